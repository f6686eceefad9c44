"""An office is that of who held it on the day of the article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.languages import Language
from recoupe.model import Actor, Anchor, Article, Mention, Name, Published, Quotation, Reading, Role
from recoupe.resolve.speakers import resolve_speakers

_TITLE = "première ministre"
# The day of the article, and who "la Première ministre" is there.
DAYS = [
    ("2019-03-02", "Ana Blum"),
    ("2021-03-02", "Lea Roy"),
]


def _actor(name: str, at: int, *roles: Role) -> tuple[Mention, Actor]:
    anchor = Anchor("b", at, at + len(name), name)
    mention = Mention(anchor, name, "name", "person", gender="f", titles=(Role(_TITLE),))
    return mention, Actor(name, name, "person", (Name(name, 1),), (anchor,), roles)


def _quotation(day: str | None, one: tuple[Role, ...], two: tuple[Role, ...], french: Language) -> Quotation:
    (ana, first), (lea, second) = _actor("Ana Blum", 0, *one), _actor("Lea Roy", 50, *two)
    words = "la première ministre"
    hints = ("definite", "office", "source", "complement")
    source = Anchor("a", 100, 100 + len(words), words)
    mention = Mention(source, words[3:], "description", "person", hints, "f", "s")
    said = Quotation(Anchor("a", 0, 5, "Merci"), "direct", source=source)
    readings = [Reading("a", (mention,), (said,)), Reading("b", (ana, lea))]
    article = Article(id="a", file="a", text="Merci", language="fr", published=Published(day))
    (quotation,) = resolve_speakers(readings, (first, second), french, [article])
    return quotation


@pytest.mark.parametrize(("day", "speaker"), DAYS)
def test_office_by_the_day(day: str | None, speaker: str | None, french: Language) -> None:
    ended = Role(_TITLE, end="2020-07-03")
    assert _quotation(day, (ended,), (Role(_TITLE, start="2020-07-03"),), french).speaker == speaker


def test_one_who_is_said_to_be_out_speaks_no_more(french: Language) -> None:
    # an article of June 2020 calls her "l'ancienne première ministre": over by then, perhaps long before
    terms = Role(_TITLE), Role(_TITLE, end="[..2020-06-01]")
    assert _quotation("2021-03-02", terms, (Role(_TITLE),), french).speaker == "Lea Roy"


@pytest.mark.parametrize("day", ["2020-07", "2020-07-03", None])
def test_where_both_may_be_meant_nobody_is_sure(day: str | None, french: Language) -> None:
    ended, began = Role(_TITLE, end="2020-07-03"), Role(_TITLE, start="2020-07-03")
    sure = _quotation("2021-03-02", (ended,), (began,), french).confidence
    assert _quotation(day, (ended,), (began,), french).confidence < sure


def test_another_office_of_theirs_tells_nothing(french: Language) -> None:
    other = replace(Role("maire de Lorient"), end="2010")
    assert (
        _quotation("2021-03-02", (Role(_TITLE), other), (Role(_TITLE, end="2020"),), french).speaker
        == "Ana Blum"
    )
