from __future__ import annotations

from dataclasses import replace

from recoupe.compare.agreement import find
from recoupe.model import Article, Figure, Finding, Series, Story
from tests.builders import article, figure

NOON = article("a", "On compte au moins sept blessés.", "Le Matin", "2024-05-04")
EVENING = article("b", "Il y a quelque 8 blessés ce soir.", "Le Soir", "2024-05-04")
RIVAL = article("c", "Il y a douze blessés ce soir.", "Midi", "2024-05-04")
LATER = article("d", "Il y a trente blessés à présent.", "Hebdo", "2024-05-07")

SEVEN = figure(NOON, "au moins sept blessés", 7, None, "2024-05-04", "at_least")
EIGHT = figure(EVENING, "quelque 8 blessés", 8, 8, "2024-05-04", "about")
TWELVE = figure(RIVAL, "douze blessés", 12, 12, "2024-05-04")
THIRTY = figure(LATER, "trente blessés", 30, 30, "2024-05-07")


def findings(
    *figures: Figure, articles: tuple[Article, ...] = (NOON, EVENING, RIVAL, LATER)
) -> list[Finding]:
    series = Series("s", "blessés", "injured", "blessés", None, tuple(f.id for f in figures))
    return list(find(Story("t", articles, figures=figures, series=(series,))))


def kinds(*figures: Figure) -> list[str]:
    return [f.kind for f in findings(*figures)]


def test_ranges_that_meet_on_one_day_agree() -> None:
    assert kinds(SEVEN, EIGHT) == ["corroborates"]


def test_ranges_apart_on_one_day_contradict() -> None:
    (conflict,) = findings(EIGHT, TWELVE)
    assert conflict.kind == "contradicts"
    assert {a.article for a in conflict.evidence} == {"b", "c"}
    assert "Le Soir" in conflict.explanation
    assert "Midi" in conflict.explanation


def test_numbers_far_apart_count_different_things() -> None:
    crowd = figure(RIVAL, "douze blessés", 900, 900, "2024-05-04")
    assert kinds(EIGHT, crowd) == []
    assert kinds(EIGHT, replace(crowd, as_of="2024-05-07")) == []


def test_des_milliers_neither_confirms_nor_denies() -> None:
    vague = replace(TWELVE, low=10, high=100, approximation="order_of_magnitude")
    assert kinds(EIGHT, vague) == []


def test_a_later_day_updates() -> None:
    assert kinds(EIGHT, THIRTY) == ["updates"]


def test_a_plan_is_no_count_and_a_part_no_rival() -> None:
    assert kinds(EIGHT, replace(TWELVE, status="planned")) == []
    assert kinds(EIGHT, replace(TWELVE, part_of=EIGHT.id)) == []


def test_copies_stand_in_the_evidence_and_count_once() -> None:
    copied = (*(replace(a, family="family-1") for a in (NOON, EVENING)), RIVAL)
    eight = figure(RIVAL, "douze blessés", 8, 8, "2024-05-04")
    (agreed,) = findings(SEVEN, EIGHT, eight, articles=copied)
    assert {a.article for a in agreed.evidence} == {"a", "b", "c"}
    assert agreed.independent_sources == 2


def test_copies_are_one_source() -> None:
    copied = tuple(replace(a, family="family-1") for a in (NOON, EVENING))
    assert findings(SEVEN, EIGHT, articles=copied) == []
