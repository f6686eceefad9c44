"""Who or what is in a state that two papers tell; invented stories."""

from __future__ import annotations

import pytest

from recoupe.compare.sentences.facts import find
from recoupe.languages import Language
from recoupe.model import Actor, Finding, Name, Story
from tests.builders import anchor, articles

STATES = ("Où l'on en est", "La situation", "Deux états")


def states(french: Language, *texts: str, people: tuple[str, ...] = ()) -> list[Finding]:
    papers = articles(*texts, days=("2024-05-04", *("2024-05-07",) * (len(texts) - 1)))
    actors = tuple(
        Actor(f"actor-{n}", name, "person", (Name(name, 2),), mentions)
        for n, name in enumerate(people)
        if (mentions := tuple(anchor(paper, name) for paper in papers if name in paper.text))
    )
    found = find(Story("t", papers, actors=actors), french)
    return [f for f in found if f.explanation.startswith(STATES)]


SOUGHT = "Le conducteur letton de la fourgonnette rouge est toujours recherché."


def test_a_pronoun_stands_for_him_of_whom_the_sentence_before_tells(french: Language) -> None:
    later = "Le conducteur de la fourgonnette rouge a reconnu les faits. Il s'est rendu jeudi soir à la gendarmerie."
    (found,) = states(french, SOUGHT, later)
    assert found.kind == "updates"
    assert found.evidence[1].exact == "Il s'est rendu jeudi soir à la gendarmerie"


def test_a_pronoun_may_stand_for_somebody_named(french: Language) -> None:
    early = "Jeanne Petit n'a pas dormi chez elle. Elle est introuvable depuis la foire aux vins."
    (found,) = states(french, early, "Jeanne Petit a été interpellée à la gare.", people=("Jeanne Petit",))
    assert found.kind == "updates"


def test_of_two_persons_a_pronoun_stands_for_neither(french: Language) -> None:
    early = "Jeanne Petit a frappé Paul Roux. Elle est introuvable depuis la foire aux vins."
    later = "Jeanne Petit a été interpellée à la gare."
    assert not states(french, early, later, people=("Jeanne Petit", "Paul Roux"))


def test_the_sentence_before_says_where(french: Language) -> None:
    papers = articles(
        "Un pompier de la caserne du Vallon a chuté à Morteau. Il est hospitalisé avec deux côtes cassées.",
        "Un pompier de la caserne du Vallon a quitté l'hôpital de Dreux.",
    )
    towns = tuple(
        Actor(f"place-{n}", name, "place", (Name(name, 1),), (anchor(papers[n], name),))
        for n, name in enumerate(("Morteau", "Dreux"))
    )
    told = [f.explanation for f in find(Story("t", papers, actors=towns), french)]
    assert not [e for e in told if e.startswith(STATES)]
    told = [f.explanation for f in find(Story("t", papers), french)]
    assert [e for e in told if e.startswith(STATES)]


@pytest.mark.parametrize(
    "early",
    [
        "On restait sans nouvelles jeudi soir de Jeanne Petit dans la vallée.",
        "Le maire Paul Roux est sans nouvelles de la comptable Jeanne Petit.",
    ],
)
def test_a_state_belongs_to_whom_its_words_name(french: Language, early: str) -> None:
    later = "Jeanne Petit a été retrouvée dans un refuge de montagne."
    (found,) = states(french, early, later, people=("Jeanne Petit", "Paul Roux"))
    assert found.kind == "updates"


def test_who_is_named_in_a_relative_clause_is_not_in_the_state(french: Language) -> None:
    early = "La fourgonnette, qui a heurté Jeanne Petit, et le conducteur letton sont introuvables."
    later = "Jeanne Petit a été retrouvée dans un refuge de montagne."
    assert not states(french, early, later, people=("Jeanne Petit",))


@pytest.mark.parametrize("road", ["La départementale 27", "La D27", "La RD 27", "La route D 27"])
def test_a_road_is_known_however_it_is_written(french: Language, road: str) -> None:
    (found,) = states(
        french,
        f"{road} est coupée par un éboulement de rochers.",
        "Dans la soirée, la départementale 27 a été rouverte.",
    )
    assert found.kind == "updates"


@pytest.mark.parametrize("road", ["La nationale 27", "La départementale 72"])
def test_another_road(french: Language, road: str) -> None:
    assert not states(
        french,
        f"{road} est coupée au lieu-dit du Vallon noir.",
        "Au lieu-dit du Vallon noir, la départementale 27 a été rouverte.",
    )


MAIN = [
    "Le camionneur letton est actuellement interrogé par la police.",
    "Le camionneur letton a été inculpé lundi soir.",
    "Des fleurs ont été posées où le camionneur letton a fauché la foule du marché.",
    "Le parquet dit que le camionneur letton roulait trop vite dans la rue basse.",
    "La ville pleure ses morts et attend que le camionneur letton parle enfin aux juges.",
]


def test_he_of_whom_most_papers_tell_is_one(french: Language) -> None:
    (found,) = states(french, *MAIN)
    assert found.kind == "updates"


def test_he_of_whom_few_tell_may_be_another(french: Language) -> None:
    others = [text.replace("camionneur letton", "maire") for text in MAIN[2:]]
    early, late = MAIN[:2]
    letton = [
        "Le club letton a perdu.",
        "Le camionneur est un métier, dit le ministre letton des transports.",
    ]
    assert not states(french, early, late.replace(" letton", ""), *others, *letton)
