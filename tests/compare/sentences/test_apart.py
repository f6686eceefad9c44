"""One happening, on two days or in two places; what is denied and what others say; invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.sentences import ages, facts
from recoupe.languages import Language
from recoupe.model import Actor, Article, Event, Finding, Name, Story, Time
from tests.builders import anchor, article, said


def paper(number: int, text: str, date: str = "2024-05-24") -> Article:
    return article(f"a{number}", text, f"Journal {number}", date)


def conflicts(story: Story, french: Language) -> list[Finding]:
    return [f for f in facts.find(story, french) if f.kind == "contradicts"]


def at_days(french: Language, *told: tuple[str, str, str]) -> list[Finding]:
    papers = [paper(n, text) for n, (text, _, _) in enumerate(told)]
    times = [Time(anchor(p, words), day) for p, (_, words, day) in zip(papers, told, strict=True)]
    return conflicts(Story("t", tuple(papers), times=tuple(times)), french)


TEXT = "Le tunnel des Éclusiers a été inauguré par la ministre {}."


def test_two_days_for_one_happening(french: Language) -> None:
    (conflict,) = at_days(
        french,
        (TEXT.format("le 18 mai"), "le 18 mai", "2024-05-18"),
        ("Inauguré par la ministre le 20 mai, le tunnel des Éclusiers est fermé.", "le 20 mai", "2024-05-20"),
    )
    assert "le 18 mai 2024" in conflict.explanation
    assert "le 20 mai 2024" in conflict.explanation
    assert "Two days" in (conflict.explanation_en or "")


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        # the same day
        (TEXT.format("samedi"), "samedi", "2024-05-18"),
        # months later, another tunnel's day
        (TEXT.format("le 2 janvier"), "le 2 janvier", "2024-01-02"),
        # another matter
        ("La ministre a quitté la réunion le 20 mai.", "le 20 mai", "2024-05-20"),
        # denied
        (
            "Le tunnel des Éclusiers n'a pas été inauguré par la ministre le 20 mai.",
            "le 20 mai",
            "2024-05-20",
        ),
    ],
)
def test_what_are_no_two_days_of_one_happening(french: Language, text: str, words: str, day: str) -> None:
    first = (TEXT.format("le 18 mai"), "le 18 mai", "2024-05-18")
    assert at_days(french, first, (text, words, day)) == []


def at_places(french: Language, *told: tuple[str, str]) -> list[Finding]:
    papers = [paper(n, text) for n, (text, _) in enumerate(told)]
    places = tuple(
        Actor(
            place,
            place,
            "place",
            (Name(place, 1),),
            tuple(anchor(p, place) for p in papers if place in p.text),
        )
        for _, place in told
    )
    return conflicts(Story("t", tuple(papers), actors=places), french)


def test_two_places_for_one_happening(french: Language) -> None:
    (conflict,) = at_places(
        french,
        ("Un dresseur d'ours en fuite a été rattrapé à Vaubois par les gendarmes.", "Vaubois"),
        ("Les gendarmes ont rattrapé à Morvelle le dresseur d'ours en fuite.", "Morvelle"),
    )
    assert {a.article for a in conflict.evidence} == {"a0", "a1"}
    assert "lieux" in conflict.explanation


@pytest.mark.parametrize(
    "text",
    [
        # who knows both places knows of two happenings, or that one lies in the other
        "Les gendarmes ont rattrapé à Morvelle le dresseur d'ours en fuite, un cousin l'est à Vaubois.",
        # from where to where
        "Les gendarmes ont rattrapé dans Morvelle le dresseur d'ours en fuite.",
        # another matter
        "Les gendarmes ont fermé à Morvelle un cirque.",
    ],
)
def test_what_are_no_two_places_of_one_happening(french: Language, text: str) -> None:
    first = ("Un dresseur d'ours en fuite a été rattrapé à Vaubois par les gendarmes.", "Vaubois")
    assert at_places(french, first, (text, "Morvelle")) == []


SAID = "La mairie de Vaubois avait été alertée en mars de l'état de la digue, selon les riverains."


@pytest.mark.parametrize(
    "denial",
    [
        "La mairie de Vaubois nie avoir été alertée de l'état de la digue.",
        "Le maire dément formellement que la commune ait été alertée de l'état de la digue, comme on l'a dit.",
    ],
)
def test_what_is_denied_and_what_others_say(french: Language, denial: str) -> None:
    (conflict,) = conflicts(Story("t", (paper(1, SAID), paper(2, denial))), french)
    assert {a.article for a in conflict.evidence} == {"a1", "a2"}
    assert "dément" in conflict.explanation


DENIED = "Le préfet dément que la commune ait été alertée de l'état de la digue{}."


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        # denies something else
        (SAID, "La mairie de Vaubois nie avoir vendu la digue à un promoteur."),
        # contests a rule, not a fact
        (SAID, "La mairie de Vaubois conteste la loi sur l'état de la digue."),
        # says the same
        ("La mairie de Vaubois n'avait pas été alertée de l'état de la digue.", DENIED.format("")),
        # who says it is not what is denied
        (
            "Anne Roy, du comité des riverains, a été reçue à la mairie.",
            DENIED.format(" comme Anne Roy, du comité des riverains, le dit"),
        ),
    ],
)
def test_what_is_no_denial_of_what_others_say(french: Language, claim: str, denial: str) -> None:
    assert conflicts(Story("t", (paper(1, claim), paper(2, denial))), french) == []


def off(french: Language, plan: str, words: str, day: str, end: str) -> list[Finding]:
    first, later = paper(1, plan), paper(2, end, "2024-05-28")
    story = Story("t", (first, later), times=(Time(anchor(first, words), day),))
    return [f for f in facts.find(story, french) if "annulé" in f.explanation]


FAIR = "La foire aux éclusiers de Vaubois se tiendra le 3 juin sur le quai."


@pytest.mark.parametrize(
    "end",
    [
        "La foire aux éclusiers de Vaubois est annulée, faute de quai.",
        "La mairie de Vaubois renonce à la foire aux éclusiers.",
        "La foire aux éclusiers de Vaubois n'aura finalement pas lieu.",
    ],
)
def test_what_was_to_come_and_is_called_off(french: Language, end: str) -> None:
    (update,) = off(french, FAIR, "le 3 juin", "2024-06-03", end)
    assert update.kind == "updates"
    assert {a.article for a in update.evidence} == {"a1", "a2"}


@pytest.mark.parametrize(
    "end",
    [
        "Pas question d'annuler la foire aux éclusiers de Vaubois, dit la mairie.",
        "La mairie de Vaubois a annulé le bal des éclusiers.",
        "La foire aux éclusiers de Vaubois est maintenue.",
        # it was put off to that day before
        "La foire aux éclusiers de Vaubois a été reportée.",
    ],
)
def test_what_is_not_called_off(french: Language, end: str) -> None:
    assert off(french, FAIR, "le 3 juin", "2024-06-03", end) == []


def of_ages(french: Language, name: str, *texts: tuple[str, str]) -> list[Finding]:
    papers = tuple(paper(n, text, day) for n, (text, day) in enumerate(texts))
    mentions = tuple(anchor(p, name) for p in papers)
    told = Event("ACCIDENT", tuple(anchor(p, "accident") for p in papers))
    someone = Actor("p", name, "person", (Name(name, len(papers)),), mentions)
    return list(ages.find(Story("t", papers, actors=(someone,), events=(told,)), french))


def test_two_ages_of_one_person(french: Language) -> None:
    first = ("Anne Roy, 34 ans, est sortie indemne de l'accident.", "2024-05-24")
    (conflict,) = of_ages(
        french, "Anne Roy", first, ("Après l'accident, Anne Roy (43 ans) dort.", "2024-05-25")
    )
    assert conflict.explanation.startswith("Anne Roy, deux âges : « Anne Roy, 34 ans »")
    # a birthday, years that have passed, another number of years
    # A birthday may lie between: seen, and not in front.
    (doubtful,) = of_ages(french, "Anne Roy", first, ("L'accident d'Anne Roy, 35 ans.", "2024-05-25"))
    assert doubtful.confidence < 0.35
    assert of_ages(french, "Anne Roy", first, ("L'accident d'Anne Roy, 35 ans.", "2024-09-25")) == []
    before = ("Une blessée de 43 ans, Anne Roy, a quitté les lieux de l'accident.", "2024-05-25")
    assert of_ages(french, "Anne Roy", first, before)
    assert of_ages(french, "Anne Roy", first, ("L'accident d'Anne Roy, âgée de 37 ans.", "2027-05-25")) == []
    assert of_ages(french, "Anne Roy", first, ("L'accident: Anne Roy, 5 ans de prison.", "2024-05-25")) == []


def test_the_age_of_who_speaks(french: Language) -> None:
    papers = (
        paper(0, "«Rien ne presse», a répondu le tourneur de 34 ans à ses amis.", "2024-05-24"),
        paper(1, "Anne Roy, 43 ans, attend la suite.", "2024-05-25"),
    )
    someone = Actor("p", "Anne Roy", "person", (Name("Anne Roy", 1),), (anchor(papers[1], "Anne Roy"),))
    speech = said(papers[0], "Rien ne presse", "p", "Anne Roy")
    for source, confidence in (
        ("le tourneur de 34 ans", 0.8),
        ("le tourneur", 0.8),
        ("le tourneur de 34 ans", 0.3),
    ):
        spoken = replace(speech, source=anchor(papers[0], source), confidence=confidence)
        found = list(ages.find(Story("t", papers, actors=(someone,), quotations=(spoken,)), french))
        assert bool(found) == (source.endswith("ans") and confidence > 0.5)


def test_two_ages_of_one_who_is_described(french: Language) -> None:
    first = ("Le caissier du cirque, âgé de 58 ans, a vu l'accident.", "2024-05-24")
    (conflict,) = of_ages(
        french, "caissier", first, ("Selon le caissier, 62 ans, l'accident fut bref.", "2024-05-24")
    )
    assert conflict.independent_sources == 2
    # one of several
    other = ("Un caissier, 62 ans, parle d'un accident.", "2024-05-24")
    assert of_ages(french, "caissier", first, other) == []


def test_two_ages_of_one_who_is_described_in_two_ways(french: Language) -> None:
    clauses = ("Le tireur, identifié comme Anne R., 29 ans, a fui", "L'assaillant, âgé de 24 ans, a fui")
    papers = tuple(paper(n, f"{clause}.") for n, clause in enumerate(clauses))
    anchors = tuple(anchor(p, clause) for p, clause in zip(papers, clauses, strict=True))
    fled = Event("RETREAT", tuple(anchor(p, "a fui") for p in papers), clauses=anchors)
    (conflict,) = ages.find(Story("t", papers, events=(fled,)), french)
    assert conflict.independent_sources == 2
    assert list(ages.find(Story("t", papers), french)) == []


def of_people(french: Language, *told: tuple[str, str]) -> list[Finding]:
    papers = tuple(paper(n, text) for n, (text, _) in enumerate(told))
    people = tuple(
        Actor(
            name, name, "person", (Name(name, 1),), tuple(anchor(p, name) for p in papers if name in p.text)
        )
        for name in dict.fromkeys(name for _, name in told)
    )
    return conflicts(Story("t", papers, actors=people), french)


@pytest.mark.parametrize(
    "other",
    [
        "La maire de Vaubois, Anne Roy, a ordonné la fermeture du pont des éclusiers.",
        "La fermeture du pont des éclusiers a été ordonnée par la maire Anne Roy.",
        "Anne Roy, maire de Vaubois, avait ordonné la fermeture du pont des éclusiers.",
    ],
)
def test_one_deed_of_two_people(french: Language, other: str) -> None:
    first = ("Le préfet Luc Bel a ordonné jeudi la fermeture du pont des éclusiers.", "Luc Bel")
    (conflict,) = of_people(french, first, (other, "Anne Roy"))
    assert conflict.about in {"Luc Bel / Anne Roy", "Anne Roy / Luc Bel"}


@pytest.mark.parametrize(
    "other",
    [
        # another deed, two together, what many do, who is only spoken of
        "La maire Anne Roy a ordonné la démolition du phare.",
        "La maire Anne Roy et Luc Bel ont ordonné la fermeture du pont des éclusiers.",
        "La maire Anne Roy a salué la fermeture du pont des éclusiers.",
        "Anne Roy regrette qu'on ait ordonné la fermeture du pont des éclusiers.",
    ],
)
def test_what_is_no_deed_of_two_people(french: Language, other: str) -> None:
    first = ("Le préfet Luc Bel a ordonné jeudi la fermeture du pont des éclusiers.", "Luc Bel")
    assert of_people(french, first, (other, "Anne Roy")) == []


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        # what lasts, and what comes again
        ("Les éclusiers de Vaubois bloquent encore le tunnel mardi.", "mardi", "2024-05-21"),
        # the day of another act
        ("Les éclusiers qui bloquent le tunnel de Vaubois ont chanté mardi.", "mardi", "2024-05-21"),
    ],
)
def test_two_days_of_two_acts(french: Language, text: str, words: str, day: str) -> None:
    first = ("Les éclusiers de Vaubois bloquent le tunnel lundi.", "lundi", "2024-05-20")
    assert at_days(french, first, (text, words, day)) == []
    again = text.replace("encore ", "").replace("ont chanté mardi", "mardi")
    assert len(at_days(french, first, (again, words, day))) == 1
