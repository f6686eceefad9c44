"""How things stand, as two papers put it; invented stories."""

from __future__ import annotations

import pytest

from recoupe.compare.sentences.facts import find
from recoupe.languages import Language
from recoupe.model import Actor, Finding, Name, Story
from tests.builders import anchor, articles


def states(french: Language, one: str, other: str, *dates: str | None) -> list[Finding]:
    papers = articles(one, other, days=dates or ("2024-05-04", "2024-05-07"))
    words = ("Où l'on en est", "La situation", "Deux états")
    return [f for f in find(Story("t", papers), french) if f.explanation.startswith(words)]


CHANGED = [
    (
        "Le tunnel de Saint-Aubin reste fermé dans les deux sens.",
        "Le tunnel de Saint-Aubin a été rouvert à l'aube.",
    ),
    ("La RN12 est coupée à la sortie de Dreux.", "Vers midi, la RN12 a été rendue à la circulation."),
    (
        "Dans le massif de l'Alaric, l'incendie progresse vers les vignes.",
        "L'incendie du massif de l'Alaric est maîtrisé.",
    ),
    (
        "Une réflexion est en cours sur la gratuité des cantines scolaires.",
        "La gratuité des cantines scolaires a été définitivement adoptée.",
    ),
    (
        "Un court-circuit du transformateur est privilégié.",
        "La procureure a écarté la piste d'un court-circuit du transformateur.",
    ),
    (
        "Le parquet de Morteau a ouvert une enquête pour empoisonnement du lac.",
        "Une information judiciaire pour empoisonnement du lac a été ouverte à Morteau.",
    ),
    (
        "L'association des pêcheurs d'anguilles annonce un recours contre le barrage.",
        "L'association des pêcheurs d'anguilles a saisi le tribunal contre le barrage.",
    ),
]


@pytest.mark.parametrize(("one", "other"), CHANGED)
def test_what_has_changed(french: Language, one: str, other: str) -> None:
    (found,) = states(french, one, other)
    assert found.kind == "updates"
    assert [a.article for a in found.evidence] == ["0", "1"]


@pytest.mark.parametrize(("one", "other"), CHANGED)
def test_without_days_it_may_have_changed(french: Language, one: str, other: str) -> None:
    (found,) = states(french, other, one, None, None)
    assert found.kind == "updates"
    assert "semble" in found.explanation
    assert [a.article for a in found.evidence] == ["1", "0"]


WANTED = [
    "Le syndicat réclame la démission du proviseur.",
    "Les parents d'élèves demandent le départ du proviseur du lycée.",
]


@pytest.mark.parametrize("asked", WANTED)
@pytest.mark.parametrize(
    "came",
    ["Le proviseur a exclu de démissionner.", "Le proviseur a été relevé de ses fonctions lundi soir."],
)
def test_who_was_called_on_to_go(french: Language, asked: str, came: str) -> None:
    (found,) = states(french, asked, came)
    assert found.kind == "updates"
    assert [a.article for a in found.evidence] == ["0", "1"]


@pytest.mark.parametrize("asked", WANTED)
def test_another_went(french: Language, asked: str) -> None:
    assert not states(
        french, asked, "L'entraîneur du club de rugby a été relevé de ses fonctions lundi soir."
    )


def test_two_sources_put_it_alike(french: Language) -> None:
    (found,) = states(
        french,
        "Le tunnel de Saint-Aubin reste fermé, alors que la foire aux fromages bat son plein sous la pluie de mai.",
        "À Saint-Aubin, pendant que les dépanneurs sortaient des camions chargés de tuiles, le tunnel était fermé.",
        "2024-05-04",
        "2024-05-04",
    )
    assert found.kind == "corroborates"
    assert found.independent_sources == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another road
        ("La RN12 est coupée à la sortie de Dreux.", "La RN154 a été rendue à la circulation à Dreux."),
        # another place
        ("Le tunnel de Saint-Aubin est fermé.", "Le tunnel de Morteau a été rouvert."),
        # to come, and asked for
        ("Le tunnel de Saint-Aubin est fermé.", "Le tunnel de Saint-Aubin sera rouvert jeudi."),
        (
            "Le tunnel de Saint-Aubin est fermé.",
            "Les élus demandent que le tunnel de Saint-Aubin soit rouvert.",
        ),
        # denied: both are of one side
        ("Le tunnel de Saint-Aubin est fermé.", "Le tunnel de Saint-Aubin n'a pas été rouvert."),
    ],
)
def test_what_has_not_changed(french: Language, one: str, other: str) -> None:
    assert not [f for f in states(french, one, other) if f.kind != "corroborates"]


def test_somebody_without_a_name_is_known_by_what_is_said_of_him(french: Language) -> None:
    (found,) = states(
        french,
        "Le conducteur letton de la fourgonnette rouge est toujours recherché.",
        "Le conducteur de la fourgonnette rouge s'est rendu jeudi soir à la gendarmerie.",
    )
    assert found.kind == "updates"
    assert [a.article for a in found.evidence] == ["0", "1"]


def test_another_without_a_name(french: Language) -> None:
    assert not states(
        french,
        "Le conducteur letton de la fourgonnette rouge est toujours recherché.",
        "Le conducteur du car scolaire s'est rendu jeudi soir à la gendarmerie.",
    )


def test_words_may_stand_inside_a_state(french: Language) -> None:
    (found,) = states(
        french,
        "Le royaume de Brume a rappelé son ambassadeur auprès des îles d'Argent.",
        "Brume a renvoyé lundi son ambassadeur aux îles d'Argent.",
    )
    assert found.kind == "updates"


def visit(french: Language, expected: str, come: str, *days: str) -> list[Finding]:
    papers = articles(expected, come, days=days or ("2024-05-04", "2024-05-07"))
    mentions = tuple(anchor(paper, "Jeanne Petit") for paper in papers)
    minister = Actor("actor-1", "Jeanne Petit", "person", (Name("Jeanne Petit", 2),), mentions)
    story = Story("t", papers, actors=(minister,))
    return [f for f in find(story, french) if f.explanation.startswith("La situation")]


EXPECTED = "La ministre Jeanne Petit est attendue au chevet des blessés."


JUDGED = "Le tribunal a rendu sa décision: Jeanne Petit a été relaxée."
APPEALED = "Jeanne Petit a été condamnée à deux ans de prison avec sursis."


def test_a_higher_court_may_follow_years_later(french: Language) -> None:
    (found,) = visit(french, JUDGED, APPEALED, "2021-06-10", "2022-11-26")
    assert found.kind == "updates"
    assert [words.article for words in found.evidence] == ["0", "1"]


def test_a_visit_does_not(french: Language) -> None:
    assert not visit(french, EXPECTED, "Jeanne Petit s'est rendue à l'hôpital.", "2021-06-10", "2022-11-26")


def test_who_was_expected_has_come(french: Language) -> None:
    (found,) = visit(french, EXPECTED, "Jeanne Petit s'est rendue à l'hôpital.")
    assert found.kind == "updates"
    assert [words.article for words in found.evidence] == ["0", "1"]


def test_the_subject_may_follow_the_state(french: Language) -> None:
    assert visit(french, EXPECTED, "En visite à l'hôpital, Jeanne Petit a promis des lits.")


def test_who_came_weeks_later_came_for_something_else(french: Language) -> None:
    come = "Jeanne Petit s'est rendue à l'hôpital."
    assert not visit(french, EXPECTED, come, "2024-05-04", "2024-06-04")


def test_two_papers_that_expect_somebody_say_nothing_together(french: Language) -> None:
    both = EXPECTED, "Jeanne Petit est attendue à la foire aux vins."
    assert not [f for f in find(Story("t", articles(*both)), french) if "en est" in f.explanation]


@pytest.mark.parametrize(
    "come", ["Arrivée en milieu d'après-midi, Jeanne Petit", "Jeanne Petit, arrivée peu avant midi,"]
)
def test_the_hour_may_follow_the_arrival(french: Language, come: str) -> None:
    (found,) = visit(french, EXPECTED, f"{come} a promis des lits.")
    assert found.kind == "updates"


def test_who_is_in_a_state_may_stand_among_its_words(french: Language) -> None:
    (found,) = states(
        french,
        "Le conducteur letton, indemne, a été placé en garde à vue.",
        "La garde à vue du conducteur letton a été levée.",
    )
    assert found.kind == "updates"
