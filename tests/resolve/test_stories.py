"""A stream cut into stories: like articles come together, unlike ones stay apart, in bounded work."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
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
    sketches = [sketch(a, FRENCH) for a in articles]
    found = Cutter().cut([s for s in sketches if s.day], [s for s in sketches if not s.day])
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


def test_an_article_without_a_day_finds_a_story_that_was_over_long_ago() -> None:
    undated = article("unknown", FLOOD[1].replace("340", "350"))
    later = article("later", TRIAL[0], "2035-01-01")
    assert {"flood0", "flood1", "flood2", "unknown"} in cut(*stories_of_two(), later, undated)


def test_articles_without_a_day_are_stories_by_themselves() -> None:
    undated = [article(f"undated{n}", text) for n, text in enumerate(FLOOD)]
    assert {"undated0", "undated1", "undated2"} in cut(*undated, *stories_of_two()[1::2])


def _told_by_place(day: str) -> list[Article]:
    """One day of one movement, told place by place."""
    marks = "{n} marcheurs ont défilé contre la fermeture des tribunaux ruraux, selon la garde civile de {p}."
    lines = (
        "{p} : la halle {o} a été vidée dans le calme, le marché {o} a repris.",
        "À {p}, la halle {o} est restée fermée ; le marché {o} n'a pas eu lieu.",
        "Le marché {o} de {p} a été avancé, la halle {o} gardée.",
    )
    return [
        article(f"{place}{n}", f"{line} {marks}".format(p=place, o=own, n=4_200), day)
        for place, own in (("Aubenne", "Lestrange"), ("Corbrac", "Vaudémont"), ("Dormelle", "Quinquina"))
        for n, line in enumerate(lines)
    ]


def sizes(sketches: Iterable[Sketch], **cutting: float) -> list[int]:
    """How many articles the stories of ``sketches`` have, among other stories of other days."""
    found = Cutter(**cutting).cut([*_stream(100), *sketches])
    return sorted(len(ids) for story in found if (ids := [id_ for id_ in story.articles if id_[0].isalpha()]))


def test_what_happens_in_many_places_at_once_is_one_story() -> None:
    told = [sketch(a, FRENCH) for a in _told_by_place("2031-03-04")]
    assert sizes(told, like=0.6, kin=9.0) == [3, 3, 3]
    assert sizes(told, like=0.6) == [9]


def test_what_happens_on_other_days_is_another() -> None:
    told = [sketch(a, FRENCH) for a in _told_by_place("2031-03-04")]
    again = [replace(one, id=f"{one.id}'", day=date(2031, 5, 20)) for one in told]
    assert sizes([*told, *again], like=0.6) == [9, 9]


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
    took: dict[int, list[float]] = {1_000: [], 4_000: []}
    # the best of three, in turns: what else the machine does takes time as well
    for many in 3 * tuple(took):
        given = _stream(many)
        start = time.process_time()
        found = list(Cutter().cut(given))
        took[many].append(time.process_time() - start)
        assert len(found) == many // 5
    assert min(took[4_000]) < 8 * min(took[1_000])


def test_stories_that_are_not_held_any_more_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_OPEN", 10)
    found = Cutter().cut(_stream(200))
    assert sum(len(story.articles) for story in found) == 200
    assert [story.number for story in found[:5]] == [1, 2, 3, 4, 5]


def test_what_is_held_is_bounded_by_the_window_and_not_by_the_archive(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stream, "_WINDOW", timedelta(5))
    monkeypatch.setattr(stream, "_AHEAD", 100)
    (stories, terms), (later_stories, later_terms) = _most_held(1_000), _most_held(4_000)
    assert stories == later_stories
    assert later_terms < 1.3 * terms


def _most_held(many: int) -> tuple[int, int]:
    """The most stories, and terms that lead to stories, that are held while a stream is cut."""
    cutter, held = Cutter(), []

    def watched() -> Iterator[Sketch]:
        for one in _stream(many):
            held.append((len(cutter._stories), len(cutter._postings)))
            yield one

    assert len(cutter.cut(watched())) == many // 5
    # The last ones: by then words are as rare as they are going to be.
    stories, terms = zip(*held[many // 2 :], strict=True)
    return max(stories), max(terms)
