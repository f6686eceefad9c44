"""What is new in a story."""

from __future__ import annotations

from dataclasses import replace

from recoupe.dossier import Index
from recoupe.dossier.changes import changes
from recoupe.model import Anchor, Article, Figure, Finding, Series, Story
from tests.dossier.example import example


def without(story: Story, article: str) -> Story:
    """The story as it was before an article came."""
    figures = tuple(f for f in story.figures if f.anchor.article != article)
    kept = {f.id for f in figures}
    return replace(
        story,
        articles=tuple(a for a in story.articles if a.id != article),
        quotations=tuple(q for q in story.quotations if q.content.article != article),
        figures=figures,
        series=tuple(replace(s, figures=tuple(i for i in s.figures if i in kept)) for s in story.series),
        findings=tuple(f for f in story.findings if all(a.article != article for a in f.evidence)),
    )


def test_a_story_has_nothing_new_since_itself() -> None:
    assert changes(Index(example()), Index(example())).none


def test_from_nothing_everything_is_new() -> None:
    story = example()
    found = changes(Index(Story("", ())), Index(story))
    assert len(found.articles) == len(story.articles)
    assert len(found.conflicts) == sum(f.kind == "contradicts" for f in story.findings)


def test_an_article_brings_its_statements_and_moves_the_toll() -> None:
    story = example()
    found = changes(Index(without(story, "radio-falaise")), Index(story))
    assert [a.id for a in found.articles] == ["radio-falaise"]
    assert [u.lead.content.exact for u in found.statements] == ["l’usine ferme"]
    assert not found.settled


def test_a_copy_says_nothing_new() -> None:
    story = example()
    found = changes(Index(without(story, "gazette-copie")), Index(story))
    assert [a.id for a in found.articles] == ["gazette-copie"]
    assert found.statements == ()


def _toll(*values: int) -> Index:
    articles = tuple(Article(f"a{n}", f"a{n}", "dix", "fr") for n in range(len(values)))
    figures = tuple(
        Figure(
            Anchor.of(a.id, "dix", 0, 3),
            v,
            v,
            counted="morts",
            measure="deaths",
            as_of=f"2024-03-0{n + 1}",
            series="s",
        )
        for n, (a, v) in enumerate(zip(articles, values, strict=True))
    )
    series = Series("s", "Morts", "deaths", "morts", None, tuple(f.id for f in figures))
    return Index(Story("", articles, figures=figures, series=(series,)))


def test_a_toll_that_moved_and_one_that_was_given_once_before() -> None:
    for before in (_toll(3, 3), _toll(3)):
        (move,) = changes(before, _toll(3, 3, 5)).moves
        assert (move.label, move.before.low, move.after.low) == ("Morts", 3, 5)
    assert changes(_toll(3, 3), _toll(3, 3, 3)).moves == ()


def test_a_conflict_that_has_grown_is_not_new_and_one_that_is_gone_is_settled() -> None:
    story = example()
    conflict = next(f for f in story.findings if f.kind == "contradicts")
    more = Anchor.of("apo", next(a.text for a in story.articles if a.id == "apo"), 0, 3)
    grown = Finding("contradicts", conflict.about, "x", conflict.claims, (*conflict.evidence, more))
    others = tuple(f for f in story.findings if f is not conflict)
    assert changes(Index(story), Index(replace(story, findings=(grown, *others)))).none
    assert changes(Index(story), Index(replace(story, findings=others))).settled == (conflict,)
