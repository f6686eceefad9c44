"""One minute of the clock in several sources; invented stories."""

from __future__ import annotations

import pytest

from recoupe.compare.common.printed import Printed
from recoupe.compare.sentences import clock
from recoupe.languages import Language
from recoupe.model import Finding, Story, Time
from tests.builders import anchor, articles

HERE = "La sirène a retenti à 6h20 dans le bourg."


def found(french: Language, *texts: str, days: tuple[str, ...] = ()) -> list[Finding]:
    papers = articles(*texts)
    times = tuple(Time(anchor(p, "mardi"), day) for p, day in zip(papers, days, strict=False))
    story = Story("t", papers, times=times)
    return list(clock.find(story, Printed(story, french), french))


def test_one_minute_of_the_clock(french: Language) -> None:
    (agreed,) = found(french, HERE, "L'alerte aurait été donnée vers 6 h 20 par un pêcheur.")
    assert agreed.kind == "corroborates"
    assert [words.article for words in agreed.evidence] == ["0", "1"]


@pytest.mark.parametrize(
    "other",
    [
        "L'alerte a été donnée à 6 h 40.",
        "Le trajet se fait en 6 h 20 par le col.",
        "La réunion s'est achevée après 6h20 de débats.",
        "Le match finit sur le score de 26 h 20.",
    ],
)
def test_no_such_minute(french: Language, other: str) -> None:
    assert not found(french, HERE, other)


def test_quarters_of_an_hour_meet_by_chance(french: Language) -> None:
    here = "La sirène a retenti à 6h30 dans le bourg."
    assert not found(french, here, "Le boulanger ouvre à 6 h 30.")
    assert found(french, here, "Une sirène avait été entendue à 6 h 30.")


def test_another_day(french: Language) -> None:
    texts = ("La sirène a retenti mardi à 6h20.", "Le feu a pris mardi à 6h20.")
    assert not found(french, *texts, days=("2024-05-07", "2024-05-14"))
    assert found(french, *texts, days=("2024-05-07", "2024-05-07"))
