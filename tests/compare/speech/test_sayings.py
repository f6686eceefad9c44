"""What one speaker said, told by each paper in its own words; invented stories."""

from __future__ import annotations

from dataclasses import replace

from recoupe.compare.speech import sayings, statements
from recoupe.languages import Language
from recoupe.model import Actor, Article, Finding, Story
from tests.builders import anchor, article, said

ONE = article(
    "a",
    "Jeanne Petit a promis que la commune «reconstruira la digue avant les crues d'automne».",
    "Le Matin",
    "2024-05-04",
)
OTHER = article(
    "b",
    "Une digue neuve avant les crues de l'automne : «nous la reconstruirons», a juré Jeanne Petit.",
    "Le Soir",
    "2024-05-04",
)


def told(french: Language, story: Story, repeated: tuple[Finding, ...] = ()) -> list[Finding]:
    return list(sayings.find(story, repeated, statements.read(story, french), french))


def found(
    french: Language, *spoken: tuple[Article, str], repeated: tuple[Finding, ...] = ()
) -> list[Finding]:
    quotations = tuple(replace(said(paper, words), confidence=0.9) for paper, words in spoken)
    return told(french, Story("t", tuple(paper for paper, _ in spoken), quotations=quotations), repeated)


def test_a_promise_in_the_words_of_two_papers(french: Language) -> None:
    (one,) = found(
        french, (ONE, "reconstruira la digue avant les crues d'automne"), (OTHER, "nous la reconstruirons")
    )
    assert one.kind == "corroborates"
    assert {a.article for a in one.evidence} == {"a", "b"}
    assert one.about == "Jeanne Petit"


def test_what_is_denied_by_one_is_not_the_same(french: Language) -> None:
    no = article(
        "b",
        "Une digue neuve avant les crues de l'automne : «nous ne la reconstruirons pas», a dit Jeanne Petit.",
        "Le Soir",
        "2024-05-04",
    )
    assert not found(
        french,
        (ONE, "reconstruira la digue avant les crues d'automne"),
        (no, "nous ne la reconstruirons pas"),
    )


def test_words_of_another_day_are_another_statement(french: Language) -> None:
    one = replace(said(ONE, "reconstruira la digue avant les crues d'automne"), date="2024-05-04")
    later = replace(said(OTHER, "nous la reconstruirons"), date="2024-05-20")
    assert not told(french, Story("t", (ONE, OTHER), quotations=(one, later)))


def test_a_crowd_says_many_things(french: Language) -> None:
    crowd = Actor("actor-1", "riverains", "group", (), (anchor(ONE, "la commune"),))
    quotations = (
        said(ONE, "reconstruira la digue avant les crues d'automne"),
        said(OTHER, "nous la reconstruirons"),
    )
    quotations = tuple(replace(q, speaker="actor-1") for q in quotations)
    assert not told(french, Story("t", (ONE, OTHER), quotations=quotations, actors=(crowd,)))


def test_one_text_in_two_papers_is_one_report(french: Language) -> None:
    text = "La commune, très endettée depuis les travaux du port, «reconstruira la digue» avant l'automne, a dit Jeanne Petit."
    papers = [article(name, text, name, "2024-05-04") for name in ("a", "b")]
    assert not found(french, *((paper, "reconstruira la digue") for paper in papers))
