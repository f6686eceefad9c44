from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.compare.events import gathering as events
from recoupe.compare.events.retelling import retellings
from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import Actor, Event, Figure, Name, ParsedText, Story, Time
from tests.builders import anchor, article

Parse = Callable[[str], ParsedText]


def gathered(parse: Parse, french: Language, *texts: str, days: dict[str, str]) -> list[Event]:
    """The events of a story of one article a day from 1 May 2024; ``days`` are the words for times in it."""
    papers = tuple(article(f"a{n}", t, f"Journal {n}", f"2024-05-0{n + 1}") for n, t in enumerate(texts))
    found = [e for paper in papers for e in extract(replace(parse(paper.text), article=paper.id), french)]
    times = [Time(anchor(p, word), day) for p in papers for word, day in days.items() if word in p.text]
    figures = [
        Figure(anchor(p, word), low, low, counted="personnes", measure="deaths")
        for p in papers
        for word, low in (("Trois personnes", 3), ("Cinq personnes", 5))
        if word in p.text
    ]
    story = Story("t", papers, times=tuple(times), figures=tuple(figures), events=tuple(found))
    told = retellings(story, events.mentions(story, french), french)
    return list(events.gather(told, story, french))


def papers(event: Event) -> list[str]:
    """The articles that tell ``event``."""
    return sorted({mention.article for mention in event.mentions})


DAYS = {"mardi": "2024-04-30", "mercredi": "2024-05-01", "2016": "2016"}
QUAKE = "Un séisme a frappé la côte mardi."

SAME = [
    "Le séisme inquiète encore.",
    "Le ministre a commenté mercredi le tremblement de terre.",
    "Séisme : des renforts attendus.",
    "Le séisme avait commencé en mer.",
]


@pytest.mark.parametrize("later", SAME)
def test_a_known_noun_is_the_happening_of_the_story(later: str, parse: Parse, french: Language) -> None:
    found = [e for e in gathered(parse, french, QUAKE, later, days=DAYS) if e.type == "DISASTER"]
    assert [(e.date, papers(e)) for e in found] == [("2024-04-30", ["a0", "a1"])]


OTHER = ["Le séisme de 2016 avait été plus faible.", "Un séisme a secoué mercredi une île."]


@pytest.mark.parametrize("later", OTHER)
def test_a_noun_with_a_day_of_its_own_is_another(later: str, parse: Parse, french: Language) -> None:
    found = [e for e in gathered(parse, french, QUAKE, later, days=DAYS) if e.type == "DISASTER"]
    assert sorted(map(papers, found)) == [["a0"], ["a1"]]


def test_a_noun_and_the_verb_of_which_it_is_the_subject_are_one(parse: Parse, french: Language) -> None:
    (one,) = gathered(parse, french, "L'incendie a ravagé la halle.", days=DAYS)
    assert [mention.exact for mention in one.mentions] == ["incendie", "a ravagé"]


def test_a_toll_without_a_day_is_that_of_the_story(parse: Parse, french: Language) -> None:
    texts = ("Trois personnes sont mortes mardi.", "Cinq personnes sont mortes.")
    found = gathered(parse, french, *texts, days=DAYS)
    assert [(e.type, e.date, len(e.mentions)) for e in found] == [("DEATH", "2024-04-30", 2)]


def test_another_noun_long_after_is_another_happening(parse: Parse, french: Language) -> None:
    texts = ("Deux touristes ont été enlevés le 3 mars.", "L'assaut a échoué.")
    found = gathered(parse, french, *texts, days={"le 3 mars": "2024-03-03"})
    assert [len(e.mentions) for e in found if e.type == "ASSAULT"] == [1, 1]


STRUCK = "Un homme a frappé deux agents mardi devant la gare."

BESIDE = [
    "L'homme est jugé pour avoir frappé deux agents.",
    "Un des agents frappés a témoigné.",
    "Il avait frappé deux agents.",
    "Un retraité, soupçonné d'avoir frappé deux agents, nie.",
]


@pytest.mark.parametrize("later", BESIDE)
def test_what_a_verb_tells_besides_is_the_happening_of_the_story(
    later: str, parse: Parse, french: Language
) -> None:
    found = [e for e in gathered(parse, french, STRUCK, later, days=DAYS) if e.type == "ASSAULT"]
    assert [(e.date, len(e.mentions)) for e in found] == [("2024-04-30", 2)]


NEW = ["Un homme a frappé deux élèves.", "Un des élèves frappés a témoigné.", "Il avait frappé deux élèves."]


@pytest.mark.parametrize("later", NEW)
def test_another_victim_is_another_happening(later: str, parse: Parse, french: Language) -> None:
    found = [e for e in gathered(parse, french, STRUCK, later, days=DAYS) if e.type == "ASSAULT"]
    assert [len(e.mentions) for e in found] == [1, 1]


def test_days_that_the_words_give_are_never_joined_through_others(parse: Parse, french: Language) -> None:
    texts = (
        "Jean Morel a été interpellé mardi à Brest.",
        "Jean Morel a été interpellé à Brest en 2024.",
        "Le 3 mars, Jean Morel a été interpellé à Brest.",
    )
    days = DAYS | {"Le 3 mars": "2024-03-03", "en 2024": "2024"}
    found = gathered(parse, french, *texts, days=days)
    assert sorted(e.date or "" for e in found if papers(e) != ["a1"]) == ["2024-03-03", "2024-04-30"]


def test_what_was_already_so_has_no_day_of_the_text_and_is_another(parse: Parse, french: Language) -> None:
    texts = ("Jean Morel a été interpellé mardi. Il avait déjà été interpellé.",)
    found = gathered(parse, french, *texts, days=DAYS)
    assert [(e.date, len(e.mentions)) for e in found] == [("2024-04-30", 1), (None, 1)]


def test_what_is_named_in_general_is_no_happening_of_the_day(parse: Parse, french: Language) -> None:
    texts = ("Ils ont défilé mardi.", "Ils sont jugés pour organisation d'une manifestation interdite mardi.")
    found = gathered(parse, french, *texts, days=DAYS)
    assert [len(e.mentions) for e in found if e.type == "PROTEST"] == [1, 1]


def test_places_apart_are_happenings_apart(parse: Parse, french: Language) -> None:
    told_of = "Les ouvriers d'une usine de la région de {} ont défilé."
    text = " ".join(told_of.format(name) for name in ("Lille", "Brest"))
    paper = article("a", text, "Journal", "2024-05-01")
    places = tuple(
        Actor(name, name, "place", (Name(name, 1),), (anchor(paper, name),)) for name in ("Lille", "Brest")
    )
    story = Story("t", (paper,), events=tuple(extract(parse(text), french)), actors=places)
    told = retellings(story, events.mentions(story, french), french)
    assert [len(e.mentions) for e in events.gather(told, story, french)] == [1, 1]
