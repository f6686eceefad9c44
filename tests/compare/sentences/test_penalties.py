"""Penalties: read from a sentence, and held against those of other papers."""

from __future__ import annotations

import re

import pytest

from recoupe.compare.sentences.penalties import find
from recoupe.compare.sentences.penalties.reading import Penalty, penalties
from recoupe.languages import Language
from recoupe.model import Actor, Anchor, Name, Story
from tests.builders import article

LIFE = float("inf")


def told(*papers: tuple[str, str]) -> Story:
    """A story of papers (day, text); the persons stand between brackets: "[Paul Rey] risque un an"."""
    articles = []
    mentions: dict[str, list[Anchor]] = {}
    for number, (day, marked) in enumerate(papers):
        paper = article(f"a{number}", re.sub(r"[\[\]]", "", marked), f"Journal {number}", day)
        articles.append(paper)
        for name in re.findall(r"\[(.+?)\]", marked):
            at = paper.text.index(name)
            mentions.setdefault(name, []).append(Anchor.of(paper.id, paper.text, at, at + len(name)))
    actors = [
        Actor(id=name, name=name, kind="person", names=(Name(name, len(held)),), mentions=tuple(held))
        for name, held in mentions.items()
    ]
    return Story("t", tuple(articles), actors=tuple(actors))


def only(text: str, french: Language) -> Penalty:
    (found,) = penalties(told(("2021-03-05", text)), french)
    return found


@pytest.mark.parametrize(
    ("text", "step", "whole", "firm", "suspended", "bare"),
    [
        ("[Paul Rey] a été condamné à un an de prison ferme.", "given", None, 12, None, None),
        ("[Paul Rey] a écopé de six mois avec sursis.", "given", None, None, 6, None),
        ("[Paul Rey] encourt dix ans de réclusion.", "risked", None, None, None, 120),
        ("[Paul Rey] risque la réclusion criminelle à perpétuité.", "risked", None, None, None, LIFE),
        (
            "[Paul Rey] a été condamné à trois ans de prison dont un avec sursis.",
            "given",
            *(36, 24, 12, None),
        ),
        ("[Paul Rey] a été condamné à 30 mois, dont 18 ferme.", "given", 30, 18, 12, None),
        (
            "[Paul Rey] a été condamné à un an de prison ferme et à six mois de sursis.",
            "given",
            *(18, 12, 6, None),
        ),
        (
            "Le procureur a requis deux ans d'emprisonnement contre [Paul Rey].",
            "asked",
            *(None, None, None, 24),
        ),
        ("Deux ans de prison ont été requis contre [Paul Rey].", "asked", None, None, None, 24),
    ],
)
def test_a_penalty_and_its_parts(
    text: str,
    step: str,
    whole: float | None,
    firm: float | None,
    suspended: float | None,
    bare: float | None,
    french: Language,
) -> None:
    found = only(text, french)
    read = (found.step, found.whole, found.firm, found.suspended, found.bare)
    assert (found.person, *read) == ("Paul Rey", step, whole, firm, suspended, bare)


@pytest.mark.parametrize(
    "text",
    [
        "[Paul Rey] attend depuis deux ans.",
        "[Paul Rey] a travaillé un an à la prison de Laville.",
        "Depuis deux ans, [Paul Rey] demande plus de fermeté.",
        # who asks is not who is tried
        "Le procureur [Luc Dumas] a requis deux ans de prison.",
        # whom the sentence calls otherwise is not the one named before
        "[Luc Dumas] a témoigné. Leur père a été condamné à trois mois de prison.",
    ],
)
def test_no_penalty_of_anybody_known(text: str, french: Language) -> None:
    assert list(penalties(told(("2021-03-05", text)), french)) == []


def test_a_pronoun_is_who_was_named_just_before(french: Language) -> None:
    found = only("[Paul Rey] fait appel. Il avait été condamné à un an de prison.", french)
    assert (found.person, found.sure) == ("Paul Rey", False)


@pytest.mark.parametrize(
    ("text", "penalty"),
    [
        # the same person, of whom the sentence before asked another penalty
        (
            "Un an de prison a été requis contre [Paul Rey]. La procureure a aussi demandé dix ans d'inéligibilité.",
            ("Paul Rey", "asked", "ineligibilite", 120),
        ),
        (
            "À l'encontre de [Paul Rey], la procureure a réclamé deux ans d'interdiction de gérer.",
            ("Paul Rey", "asked", "interdiction", 24),
        ),
        # who was named last
        (
            "[Luc Dumas] nie. [Paul Rey] a payé. Celui-ci écope de trois ans d'inéligibilité.",
            ("Paul Rey", "given", "ineligibilite", 36),
        ),
    ],
)
def test_bans_and_whose_they_are(text: str, penalty: tuple[str, str, str, float], french: Language) -> None:
    *_, last = penalties(told(("2021-03-05", text)), french)
    assert (last.person, last.step, last.ban, last.whole) == penalty


def test_a_ban_is_held_against_bans_alone(french: Language) -> None:
    one = ("2021-03-04", "Deux ans de prison et dix ans d'inéligibilité ont été requis contre [Paul Rey].")
    two = ("2021-06-05", "[Paul Rey] a été condamné à cinq ans d'inéligibilité.")
    (finding,) = find(told(one, two), french)
    assert [a.exact for a in finding.evidence] == ["dix ans d'inéligibilité", "cinq ans d'inéligibilité"]
    prison = "[Paul Rey] a été condamné à six mois de prison avec interdiction de stade."
    assert [p.ban for p in penalties(told(("2021-03-05", prison)), french)] == [""]


def kinds(french: Language, *papers: tuple[str, str]) -> list[str]:
    return [finding.kind for finding in find(told(*papers), french)]


def test_one_sentence_in_two_papers(french: Language) -> None:
    one = ("2021-03-05", "[Paul Rey] a été condamné à un an de prison ferme et six mois avec sursis.")
    two = ("2021-03-06", "Condamné vendredi à un an ferme, l'homme s'est tu. [Paul Rey] écope d'un an ferme.")
    assert kinds(french, one, two) == ["corroborates"]


@pytest.mark.parametrize(("day", "kind"), [("2021-03-06", "contradicts"), ("2021-11-20", "updates")])
def test_another_sentence_is_a_conflict_or_news(day: str, kind: str, french: Language) -> None:
    one = ("2021-03-05", "[Paul Rey] a été condamné à un an de prison ferme.")
    two = (day, "[Paul Rey] a été condamné à deux ans de prison ferme.")
    assert kinds(french, one, two) == [kind]


def test_a_part_of_a_penalty_is_no_other_penalty(french: Language) -> None:
    one = ("2021-03-05", "[Paul Rey] a été condamné à trois ans de prison dont un avec sursis.")
    two = ("2021-03-05", "[Paul Rey] a été condamné à deux ans ferme.")
    assert kinds(french, one, two) == ["corroborates"]


def test_what_was_asked_for_and_then_given(french: Language) -> None:
    one = ("2021-03-04", "Trois ans de prison ont été requis contre [Paul Rey].")
    two = ("2021-03-05", "[Paul Rey] a été condamné à un an de prison.")
    (finding,) = find(told(one, two), french)
    assert (finding.kind, finding.about) == ("updates", "Paul Rey")
    assert finding.explanation == (
        "Paul Rey, ce qui a été requis puis prononcé : « Trois ans de prison » (Journal 0) ; "
        "« un an de prison » (Journal 1)."
    )


def test_one_paper_that_tells_both_is_no_finding(french: Language) -> None:
    text = "Trois ans de prison étaient requis contre [Paul Rey]. Il a été condamné à un an de prison."
    assert kinds(french, ("2021-03-05", text)) == []


def test_the_penalties_of_two_persons_are_not_compared(french: Language) -> None:
    one = ("2021-03-05", "[Paul Rey] a été condamné à un an de prison ferme.")
    two = ("2021-03-05", "[Luc Dumas] a été condamné à deux ans de prison ferme.")
    assert kinds(french, one, two) == []


def test_one_sentence_asks_for_two_penalties(french: Language) -> None:
    text = "La procureure a requis trois ans de prison contre [Paul Rey] et un an avec sursis contre [Luc Dumas]."
    found = list(penalties(told(("2021-03-05", text)), french))
    assert [(p.person, p.bare, p.suspended) for p in found] == [
        ("Paul Rey", 36, None),
        ("Luc Dumas", None, 12),
    ]


def test_a_higher_court_confirms(french: Language) -> None:
    found = only("[Paul Rey] voit sa peine confirmée: trois ans dont deux avec sursis.", french)
    assert (found.step, found.whole, found.suspended) == ("given", 36, 24)
