"""One event as several sources tell it, whatever their words; invented stories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from recoupe.compare.common.printed import Printed
from recoupe.compare.events import gathering as events
from recoupe.compare.events import joined
from recoupe.compare.events.retelling import retellings
from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import Actor, Article, Event, Finding, Name, ParsedText, Story
from tests.builders import anchor, articles

Parse = Callable[[str], ParsedText]

HERE = "Jeanne Petit a dénoncé une enquête bâclée devant la presse."
THERE = "L'avocate Jeanne Petit a dénoncé jeudi une enquête menée à la hâte."


def found(parse: Parse, french: Language, *texts: str, family: str | None = None) -> list[Finding]:
    papers: tuple[Article, ...] = tuple(replace(a, family=family) for a in articles(*texts))
    told: list[Event] = []
    for paper in papers:
        told += extract(replace(parse(paper.text), article=paper.id), french)
    mentions = tuple(anchor(p, "Jeanne Petit") for p in papers)
    actor = Actor("actor-1", "Jeanne Petit", "person", (Name("Jeanne Petit", len(papers)),), mentions)
    bare = Story("t", papers, actors=(actor,), events=tuple(told))
    ready = retellings(bare, events.mentions(bare, french), french)
    story = replace(bare, events=events.gather(ready, bare, french))
    return list(joined.find(ready, story, Printed(story, french), french))


def test_one_event_in_other_words(parse: Parse, french: Language) -> None:
    (agreed,) = found(parse, french, HERE, THERE)
    assert agreed.kind == "corroborates"
    assert {words.article for words in agreed.evidence} == {"0", "1"}
    assert "Le même fait, le 4 mai 2024" in agreed.explanation


def test_copies_are_one_source(parse: Parse, french: Language) -> None:
    assert not found(parse, french, HERE, THERE, family="family-1")


def test_what_shares_no_more_than_who_acts(parse: Parse, french: Language) -> None:
    assert not found(parse, french, HERE, "Jeanne Petit a dénoncé le prix du gaz.")
