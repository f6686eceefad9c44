"""What sentences of independent sources tell of one matter; invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.sentences.facts import find
from recoupe.languages import Language
from recoupe.model import Finding, Published, Story, Time
from tests.builders import anchor, article, articles, figure, said


def told(french: Language, *texts: str) -> tuple[Finding, ...]:
    return find(Story("t", articles(*texts)), french)


TWO_WAYS = [
    (
        "Le toit de la piscine de Vaubois s'est effondré dimanche sous le poids de la neige.",
        "Sous le poids de la neige, le toit de la piscine municipale de Vaubois s'est écroulé.",
    ),
    (
        "Un adolescent a grimpé sur la grue du port pour sauver un cormoran blessé.",
        "Pour secourir un cormoran blessé, un adolescent est monté sur la grue du vieux port.",
    ),
    (
        "Le syndicat des éclusiers dépose un préavis de grève illimitée à partir de jeudi.",
        "Les éclusiers cesseront le travail: leur syndicat a déposé un préavis de grève illimitée.",
    ),
    (
        "Le procureur a requis douze ans de réclusion contre l'ancien notaire.",
        "Douze ans de réclusion ont été requis par le procureur à l'encontre de l'ancien notaire.",
    ),
]


@pytest.mark.parametrize("texts", TWO_WAYS)
def test_one_matter_in_other_words_is_found(french: Language, texts: tuple[str, str]) -> None:
    (found,) = told(french, *texts)
    assert found.kind == "corroborates"
    assert found.independent_sources == 2
    assert {a.article for a in found.evidence} == {"0", "1"}


OTHER_MATTERS = [
    # the same thing denied
    (
        "Le toit de la piscine de Vaubois s'est effondré sous le poids de la neige.",
        "Le toit de la piscine de Vaubois ne s'est pas effondré sous le poids de la neige.",
    ),
    # words that every report has
    ("Une enquête a été ouverte par le parquet.", "Le parquet a ouvert hier une autre procédure."),
    ("La circulation reste difficile.", "La circulation reprend."),
    # one text printed twice
    (
        "Un adolescent a grimpé sur la grue du port pour sauver un cormoran blessé.",
        "Samedi, un adolescent a grimpé sur la grue du port pour sauver un cormoran blessé.",
    ),
    # both on the word of one agency
    (
        "Un manifestant a été touché à la cheville par un palet, a constaté un journaliste de l'AFP.",
        "Un journaliste de l'AFP a vu un manifestant atteint à la cheville par un palet.",
    ),
]


@pytest.mark.parametrize("texts", OTHER_MATTERS)
def test_what_looks_alike_is_not_confirmed(french: Language, texts: tuple[str, str]) -> None:
    assert told(french, *texts) == ()


def test_copies_of_one_text_confirm_nothing(french: Language) -> None:
    one, two = (article(n, TWO_WAYS[0][k], n.upper()) for k, n in enumerate("ab"))
    family = tuple(replace(a, family="family-1") for a in (one, two))
    assert find(Story("t", family), french) == ()
    assert len(find(Story("t", (one, two)), french)) == 1


def test_other_numbers_of_one_thing_confirm_nothing(french: Language) -> None:
    texts = (
        "Le naufrage du chalutier a fait sept blessés au large du phare de Vaubois.",
        "Au large du phare de Vaubois, le naufrage du chalutier a fait douze blessés.",
    )
    papers = tuple(article(f"{n}", text, f"J{n}", "2024-05-04") for n, text in enumerate(texts))
    numbers = (figure(papers[0], "sept blessés", 7, 7), figure(papers[1], "douze blessés", 12, 12))
    assert [f.kind for f in find(Story("t", papers), french)] == ["corroborates"]
    (dispute,) = find(Story("t", papers, figures=numbers), french)
    assert (dispute.kind, dispute.claims) == ("contradicts", tuple(f.id for f in numbers))
    assert "« sept blessés » (J0) ; « douze blessés » (J1)" in dispute.explanation
    later = (papers[0], replace(papers[1], published=Published("2024-05-06", "metadata")))
    assert [f.kind for f in find(Story("t", later, figures=numbers), french)] == ["updates"]


def test_two_days_are_two_matters(french: Language) -> None:
    texts = (
        "Mardi, le marché couvert de Vaubois a brûlé.",
        "Vendredi, un incendie a ravagé le marché couvert de Vaubois.",
    )
    papers = tuple(article(f"{n}", text, f"J{n}") for n, text in enumerate(texts))
    days = tuple(
        Time(anchor(paper, word), edtf)
        for paper, word, edtf in zip(papers, ("Mardi", "Vendredi"), ("2024-05-07", "2024-05-10"), strict=True)
    )
    assert len(find(Story("t", papers), french)) == 1
    assert find(Story("t", papers, times=days), french) == ()


def test_words_of_a_speaker_are_no_fact(french: Language) -> None:
    speech = "La centrale de Vaubois fermera avant la fin de la décennie"
    papers = tuple(article(n, f"{a} : «{speech}».", n) for n, a in (("a", "Il a dit"), ("b", "Elle redit")))
    quotations = tuple(said(p, speech) for p in papers)
    assert find(Story("t", papers, quotations=quotations), french) == ()


def test_same_input_same_findings(french: Language) -> None:
    assert told(french, *TWO_WAYS[1]) == told(french, *TWO_WAYS[1])
