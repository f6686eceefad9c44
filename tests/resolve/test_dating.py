"""When each quotation was spoken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.model import Actor, Anchor, Article, Name, Quotation, Time
from recoupe.resolve.dating import date_quotations
from tests.builders import article
from tests.markup import marked


def _read(text: str, date: str | None = "2019-03-13") -> tuple[Article, list[Quotation], list[Time]]:
    """An article with {q|contents}, {c|cues} (one for each content, in order) and {t=EDTF|times}."""
    plain, spans = marked(text)
    page = article("a", plain, date=date)
    contents = [Anchor.of(page.id, page.text, s.start, s.end) for s in spans if s.label == "q"]
    cues = [Anchor.of(page.id, page.text, s.start, s.end) for s in spans if s.label == "c"]
    quotations = [Quotation(q, "direct", cue=c) for q, c in zip(contents, cues, strict=True)]
    times = [Time(Anchor.of(page.id, page.text, s.start, s.end), s.value) for s in spans if s.label == "t"]
    return page, quotations, times


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("«{q|Nous partons}», {c|a déclaré} {t=2019-03-11|lundi} la doyenne.", ["2019-03-11"]),
        ("{t=2019-03-11|Lundi}, la doyenne {c|a déclaré} : «{q|Nous partons}».", ["2019-03-11"]),
        # The time in what is said is not the time of saying it.
        ("«{q|Nous partons {t=2019-03-18|lundi}}», {c|a déclaré} la doyenne.", ["2019-03-13"]),
        (
            "«{q|Tout a brûlé {t=2019-03-10|dimanche}}», {c|a dit} {t=2019-03-12|mardi} la doyenne.",
            ["2019-03-12"],
        ),
        # A full stop inside the content ends no sentence.
        ("«{q|C'est fini. Nous partons.}» {c|a dit} {t=2019-03-12|mardi} la doyenne.", ["2019-03-12"]),
        # Without a day of its own, that of the last one told of.
        (
            "{t=2019-03-11|Lundi}, le maire {c|a dit} «{q|oui}». «{q|Non}», {c|a répondu} la doyenne.",
            ["2019-03-11", "2019-03-11"],
        ),
        # … unless that was long ago, or is still to come.
        ("La crue date du {t=2018-05-03|3 mai}. «{q|Oui}», {c|dit} la doyenne.", ["2019-03-13"]),
        ("La foire ouvrira {t=2019-03-15|vendredi}. «{q|Oui}», {c|dit} la doyenne.", ["2019-03-13"]),
        ("Élu en {t=2014|2014}, il {c|a dit} «{q|oui}».", ["2019-03-13"]),
        # What was told of a day before the paper, others may have said since …
        ("Le pont a fermé {t=2019-03-11|lundi}.\n«{q|Non}», {c|a répondu} la doyenne.", ["2019-03-13"]),
        ("Le pont a fermé {t=2019-03-11|lundi}. «{q|Non}», {c|a répondu} la doyenne.", ["2019-03-13"]),
        ("Le pont a fermé {t=2019-03-11|lundi}. {q|Il rouvrira}, {c|selon} la mairie.", ["2019-03-13"]),
        ("Le pont a fermé {t=2019-03-11|lundi}.\n«{q|Non}», {c|déplore} la doyenne.", ["2019-03-13"]),
        # … but in the sentence itself, or where a paper of the morning tells of yesterday.
        (
            "Le pont a fermé {t=2019-03-11|lundi} et «{q|il restera fermé}» ; {c|dixit} la mairie.",
            ["2019-03-11"],
        ),
        ("Le pont a fermé {t=2019-03-12|hier}. «{q|Non}», {c|a répondu} la doyenne.", ["2019-03-12"]),
        ("Le pont a fermé {t=2019-03-12|hier}. «{q|Non}», {c|répond} la doyenne.", ["2019-03-13"]),
        # What is told of the day of the paper was said on it.
        ("Le pont a fermé {t=2019-03-13|mercredi}. «{q|Non}», {c|déplore} la doyenne.", ["2019-03-13"]),
        # A day of a noun is not that of which is told.
        (
            "{t=2019-03-11|Lundi}, le maire {c|a dit} «{q|oui}» à la marche de {t=2019-03-09|samedi}. "
            "«{q|Non}», {c|a répondu} la doyenne.",
            ["2019-03-11", "2019-03-11"],
        ),
        (
            "Le maire {c|a dit} «{q|oui}» dans la soirée de {t=2019-03-11|lundi}. «{q|Non}», {c|a répondu} "
            "la doyenne.",
            ["2019-03-11", "2019-03-11"],
        ),
        (
            "{c|Selon} un sondage, {q|60 % sont pour} ; ils étaient 50 % en {t=2019-02|février}.",
            ["2019-03-13"],
        ),
        # What is compared with is of its own day.
        (
            "Ils étaient moins que les 800 marcheurs de {t=2019-03-10|dimanche}, {c|a assuré} la doyenne, "
            "{q|et ce sera le dernier cortège}.",
            ["2019-03-13"],
        ),
    ],
)
def test_date_of_speaking(text: str, dates: list[str]) -> None:
    page, quotations, times = _read(text)
    assert [q.date for q in date_quotations(quotations, times, [page])] == dates


def test_a_quotation_that_goes_on_keeps_the_day() -> None:
    page, quotations, times = _read(
        "«{q|Oui}», {c|a dit} {t=2019-03-11|lundi} la doyenne. Le maire, {t=2019-03-12|mardi}, se tait. "
        "«{q|Non}», {c|dit-elle}."
    )
    goes_on = replace(quotations[1], cue=None, continues=quotations[0].id)
    assert [q.date for q in date_quotations([quotations[0], goes_on], times, [page])] == ["2019-03-11"] * 2


def test_a_date_that_is_known_is_kept_and_nothing_is_invented() -> None:
    page, quotations, _ = _read("«{q|Oui}», {c|a dit} la doyenne.", date=None)
    assert date_quotations(quotations, [], [page])[0].date is None
    known = replace(quotations[0], date="2019-01")
    assert date_quotations([known], [], [page]) == (known,)


def test_the_order_of_quotations_is_kept() -> None:
    page, quotations, times = _read(
        "«{q|Oui}», {c|a dit} {t=2019-03-11|lundi} l'un. «{q|Non}», {c|a dit} {t=2019-03-12|mardi} l'autre."
    )
    turned = list(reversed(quotations))
    dated = date_quotations(turned, times, [page])
    assert [q.id for q in dated] == [q.id for q in turned]
    assert [q.date for q in dated] == ["2019-03-12", "2019-03-11"]


def test_a_day_of_a_part_of_the_sentence_is_not_that_of_speaking() -> None:
    page, quotations, times = _read(
        "{t=2019-03-12|Hier}, la juge a entendu le maire, arrêté {t=2019-03-10|dimanche}. «{q|Non}», {c|a-t-il dit}."
    )
    part = page.text.index("arrêté"), page.text.index(". ")
    placed = [times[0], replace(times[1], scope=part)]
    assert [q.date for q in date_quotations(quotations, placed, [page])] == ["2019-03-12"]
    told = [times[0], replace(times[1], since=True)]
    assert [q.date for q in date_quotations(quotations, told, [page])] == ["2019-03-12"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        # Who acted on a day before the paper, and goes on in the past, spoke on it …
        ("Le maire a ouvert la foire {t=2019-03-11|lundi}. «{q|Oui}», {c|a-t-il dit}.", ["2019-03-11"]),
        ("Le maire a ouvert la foire {t=2019-03-11|lundi}.\n«{q|Oui}», {c|a-t-il dit}.", ["2019-03-11"]),
        # … and what he says now is of the paper.
        ("Le maire a ouvert la foire {t=2019-03-11|lundi}. «{q|Oui}», {c|dit-il}.", ["2019-03-13"]),
        # Who spoke before in the paragraph spoke on the same day, whatever day is told of between.
        (
            "Le maire {c|a dit} {t=2019-03-11|lundi} «{q|oui}». «{q|La foire ouvrira}», {c|ajoute-t-il}.",
            ["2019-03-11", "2019-03-11"],
        ),
        (
            "Le maire {c|a dit} {t=2019-03-11|lundi} «{q|oui}».\n«{q|La foire ouvrira}», {c|ajoute-t-il}.",
            ["2019-03-11", "2019-03-13"],
        ),
        # … but not long ago.
        (
            "En {t=2019-01-08|janvier}, il {c|disait} «{q|oui}». «{q|Non}», {c|dit-il}.",
            ["2019-01-08", "2019-03-13"],
        ),
    ],
)
def test_the_day_of_him_who_speaks(text: str, dates: list[str]) -> None:
    page, quotations, times = _read(text)
    mentions = (Anchor.of(page.id, page.text, 0, len("Le maire")),)
    mayor = Actor("actor-maire", "Le maire", "person", (Name("Le maire", 1),), mentions)
    spoken = [replace(q, speaker=mayor.id) for q in quotations]
    assert [q.date for q in date_quotations(spoken, times, [page], actors=[mayor])] == dates


def test_a_day_among_those_on_which_the_paper_may_have_appeared_is_told_of_as_its_own() -> None:
    page, quotations, times = _read(
        "Le pont a fermé {t=2019-03-12|mardi}. «{q|Non}», {c|a répondu} la doyenne.", "2019-03-12/2019-03-14"
    )
    assert [q.date for q in date_quotations(quotations, times, [page])] == ["2019-03-12"]
