"""Sentences that share few words and yet tell of one matter, and sentences printed with another number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.sentences.facts import find
from recoupe.languages import Language
from recoupe.model import Finding, Story
from tests.builders import article, articles, figure


def told(french: Language, one: str, other: str, kind: str) -> list[Finding]:
    return [f for f in find(Story("t", articles(one, other)), french) if f.kind == kind]


AKIN = [
    # nearly all of the shorter sentence
    (
        "Les éclusiers de la Marne ont suspendu leur grève.",
        "La grève des éclusiers a été suspendue sur la Marne.",
    ),
    # few words of long sentences, close together in both
    (
        "Dans le nord du département, où la neige tombe depuis la veille et où les chasse-neige manquent de sel, "
        "un convoi s'est renversé au col de la Croix-Blanche, sans que la gendarmerie sache quand les équipes "
        "arriveraient pour aider les familles prises dans la tourmente.",
        "La ministre, qui visitait une école de la vallée avec des élus venus de toute la région, a parlé du "
        "convoi renversé au col de la Croix-Blanche avant de repartir vers la capitale en hélicoptère.",
    ),
]


@pytest.mark.parametrize(("one", "other"), AKIN)
def test_little_is_enough_where_it_is_nearly_all(french: Language, one: str, other: str) -> None:
    (found,) = told(french, one, other, "corroborates")
    assert found.independent_sources == 2


def test_other_numbers_in_words_are_another_matter(french: Language) -> None:
    one = "Le funambule a franchi sept ravins."
    other = "Le funambule a franchi cinq ravins."
    assert not told(french, one, other, "corroborates")


def test_a_large_number_in_common_is_a_word_in_common(french: Language) -> None:
    one = article("a", "3.412 coureurs ont passé la nuit sous les tentes.", "Le Matin", "2024-05-04")
    other = article(
        "b",
        "Quelque 3.412 coureurs, que la pluie avait trempés, ont dormi cette nuit-là dans des tentes prêtées par la mairie.",
        "Le Soir",
        "2024-05-04",
    )
    figures = (figure(one, "3.412", 3412, 3412), figure(other, "3.412", 3412, 3412))
    with_them = find(Story("t", (one, other), figures=figures), french)
    assert [f.kind for f in with_them] == ["corroborates"]


VERSIONS = ("La RN7 a été fermée à Moulins {} vers 9h40.", "La RN7 a été fermée à Moulins {} vers 10h15.")


def in_versions(french: Language, one: str, other: str, *days: str) -> list[Finding]:
    papers = tuple(replace(paper, family="family-1") for paper in articles(one, other, days=days))
    return [f for f in find(Story("t", papers), french) if "même phrase" in f.explanation]


def test_a_number_corrected_in_a_later_version(french: Language) -> None:
    one, other = (text.format("samedi") for text in VERSIONS)
    (found,) = in_versions(french, one, other, "2024-05-04", "2024-05-05")
    assert found.kind == "updates"
    assert [a.article for a in found.evidence] == ["0", "1"]
    (found,) = in_versions(french, one, other, "2024-05-04", "2024-05-04")
    assert found.kind == "contradicts"


def test_a_number_written_in_another_way_is_the_same(french: Language) -> None:
    one, other = "Le stade a vendu 12 500 places samedi soir.", "Le stade a vendu 12.500 places samedi soir."
    assert not in_versions(french, one, other, "2024-05-04", "2024-05-05")
