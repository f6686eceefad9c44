"""A stream cut into stories: like articles come together, unlike ones stay apart, in bounded work."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

import pytest

from recoupe.languages import load
from recoupe.model import Article, Published
from recoupe.resolve.stories import Cutter, Sketch, sketch, stream

FRENCH = load("fr")

FLOOD = (
    "La Varsoule est sortie de son lit à Montbrac. La préfète Odile Marchand a ordonné l'évacuation du quartier.",
    "À Montbrac, la crue de la Varsoule a noyé le quartier des tanneurs. Odile Marchand parle de 340 évacués.",
    "La décrue s'amorce : la Varsoule baisse à Montbrac, dit la préfète Odile Marchand, qui compte les évacués.",
)
TRIAL = (
    "Le procès du notaire Firmin Castel s'est ouvert à Brunoy. Il est jugé pour avoir détourné des héritages.",
    "Firmin Castel nie avoir détourné des héritages. Le tribunal de Brunoy entend le notaire jusqu'à vendredi.",
    "Trois ans de prison requis contre le notaire Firmin Castel par le procureur de Brunoy, pour des héritages.",
)


def article(id_: str, text: str, day: str | None = None) -> Article:
    return Article(id_, "f", text, "fr", published=Published(day, "metadata" if day else None))


def cut(*articles: Article) -> list[set[str]]:
    found = Cutter().cut([sketch(a, FRENCH) for a in articles])
    return sorted((set(story.articles) for story in found), key=min)


def stories_of_two() -> list[Article]:
    floods = [article(f"flood{n}", text, f"2031-03-{4 + n:02}") for n, text in enumerate(FLOOD)]
    trials = [article(f"trial{n}", text, f"2031-03-{4 + n:02}") for n, text in enumerate(TRIAL)]
    return [a for pair in zip(floods, trials, strict=True) for a in pair]


def test_two_stories_of_the_same_days_come_apart() -> None:
    assert cut(*stories_of_two()) == [{"flood0", "flood1", "flood2"}, {"trial0", "trial1", "trial2"}]


def test_an_article_without_a_day_finds_its_story() -> None:
    undated = article("unknown", FLOOD[1].replace("340", "350"))
    assert {"flood0", "flood1", "flood2", "unknown"} in cut(*stories_of_two(), undated)


def test_the_same_words_a_year_later_are_another_story() -> None:
    later = article("later", FLOOD[0], "2032-05-20")
    assert {"later"} in cut(*stories_of_two(), later)


def test_the_same_stream_gives_the_same_stories() -> None:
    given = [sketch(a, FRENCH) for a in stories_of_two()]
    assert list(Cutter().cut(given)) == list(Cutter().cut(given))


def test_what_a_sketch_holds() -> None:
    made = sketch(
        article("a", "Le 3 août, la Varsoule a débordé. L'eau monte, dit Odile Marchand.", "2031-08-04"),
        FRENCH,
    )
    assert made.day == date(2031, 8, 4)
    assert {"@varsoule", "@odile", "@marchand", "#3-8", "#4-8", "deborde"} <= made.terms.keys()
    assert not made.terms.keys() & {"@le", "le", "dit"}


@pytest.mark.parametrize("edtf", [None, "2031", "2031-08", "2031-08-04~", "XXXX-08-04", "/"])
def test_an_odd_date_is_no_error(edtf: str | None) -> None:
    made = sketch(article("a", "Rien.", edtf), FRENCH)
    assert made.day in (None, date(2031, 8, 4))


def test_what_a_story_is_about() -> None:
    (found, _) = sorted(Cutter().cut(sketch(a, FRENCH) for a in stories_of_two()), key=lambda s: s.number)
    assert {"montbrac", "varsoule"} <= set(found.about(4))
    assert found.first == date(2031, 3, 4) and found.last == date(2031, 3, 6)


def _stream(many: int) -> list[Sketch]:
    """Articles of stories of five, one after the other, of words of their own and common ones."""
    chance = random.Random(5)
    common = [f"w{n}" for n in range(1_000)]
    day = date(2031, 1, 1)
    return [
        Sketch(
            f"{n}",
            day + timedelta(n // 50),
            dict.fromkeys([*chance.sample(common, 30), *(f"s{n // 5}-{k}" for k in range(6))], 1.0),
        )
        for n in range(many)
    ]


def test_work_grows_as_the_stream_does() -> None:
    took = []
    for many in (1_000, 4_000):
        given = _stream(many)
        start = time.process_time()
        found = list(Cutter().cut(given))
        took.append(time.process_time() - start)
        assert len(found) == many // 5
    assert took[1] < 8 * took[0]


def test_stories_that_are_not_held_any_more_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_OPEN", 10)
    found = list(Cutter().cut(_stream(200)))
    assert sum(len(story.articles) for story in found) == 200
    assert [story.number for story in found[:5]] == [1, 2, 3, 4, 5]
