"""Denials, days to come, hours, trends, accusations, attributions: invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.sentences import facts
from recoupe.compare.speech import attributions, occasions, replies
from recoupe.languages import Language
from recoupe.model import Actor, Article, Finding, Name, Quotation, Story, Time
from recoupe.model.claims import FindingKind
from tests.builders import anchor, article, figure, said


def paper(number: int, text: str, date: str = "2024-05-04") -> Article:
    return article(f"a{number}", text, f"Journal {number}", date)


def found(story: Story, french: Language, *kinds: FindingKind) -> list[Finding]:
    return [f for f in facts.find(story, french) if f.kind in kinds]


UP = "Les manifestants étaient plus nombreux que la semaine dernière, selon la mairie."
DOWN = "Le nombre de manifestants est en baisse par rapport à la semaine dernière."


def test_papers_that_go_opposite_ways_on_one_day_are_a_conflict(french: Language) -> None:
    (conflict,) = found(Story("t", (paper(1, UP), paper(2, DOWN))), french, "contradicts")
    assert {a.article for a in conflict.evidence} == {"a1", "a2"}
    assert "hausse" in conflict.explanation
    assert "falling" in (conflict.explanation_en or "")


@pytest.mark.parametrize(
    "other",
    [
        "Le nombre de manifestants n'est pas en baisse par rapport à la semaine dernière.",
        "La mairie a revu à la baisse le nombre de manifestants de la semaine dernière.",
        "Les prix sont en baisse par rapport à la semaine dernière.",
    ],
)
def test_what_is_no_fall_of_that_number_is_no_conflict(french: Language, other: str) -> None:
    assert found(Story("t", (paper(1, UP), paper(2, other))), french, "contradicts") == []


def test_weeks_later_the_number_may_fall(french: Language) -> None:
    later = paper(2, DOWN, "2024-05-25")
    assert found(Story("t", (paper(1, UP), later)), french, "contradicts") == []


def test_nobody_counted_and_an_official_count(french: Language) -> None:
    none = paper(1, "Aucun chiffre officiel n'a été donné sur les blessés de Vaubois.")
    count = paper(2, "Neuf blessés selon la préfecture, dans les rues de Vaubois.")
    nine = figure(count, "Neuf blessés", 9, 9, "2024-05-04")
    (conflict,) = found(Story("t", (none, count), figures=(nine,)), french, "contradicts")
    assert conflict.claims == (nine.id,)
    unofficial = paper(2, "Neuf blessés selon les riverains, dans les rues de Vaubois.")
    story = Story("t", (none, unofficial), figures=(figure(unofficial, "Neuf blessés", 9, 9, "2024-05-04"),))
    assert found(story, french, "contradicts") == []


def test_nobody_hurt_at_first_and_somebody_later(french: Language) -> None:
    first = paper(1, "L'incendie du port n'a fait aucun blessé, disent les secours.", "2024-05-04")
    later = paper(2, "Trois blessés dans l'incendie du vieux port.", "2024-05-06")
    zero, three = figure(first, "aucun blessé", 0, 0), figure(later, "Trois blessés", 3, 3)
    (update,) = found(Story("t", (first, later), figures=(zero, three)), french, "updates")
    assert update.claims == (zero.id, three.id)
    elsewhere = paper(2, "Trois blessés dans une bousculade du métro.", "2024-05-06")
    story = Story("t", (first, elsewhere), figures=(zero, figure(elsewhere, "Trois blessés", 3, 3)))
    assert found(story, french, "updates") == []


def test_that_nobody_is_missing_any_more_denies_nothing(french: Language) -> None:
    first = paper(1, "Trois disparus dans l'incendie du vieux port.", "2024-05-04")
    later = paper(2, "L'incendie du port : plus aucun disparu, disent les secours.", "2024-05-06")
    told = figure(first, "Trois disparus", 3, 3), figure(later, "aucun disparu", 0, 0)
    assert found(Story("t", (first, later), figures=told), french, "contradicts")
    missing = tuple(replace(f, measure="missing") for f in told)
    assert found(Story("t", (first, later), figures=missing), french, "contradicts") == []


def ahead(number: int, text: str, words: str, edtf: str, published: str) -> tuple[Article, Time]:
    one = paper(number, text, published)
    return one, Time(anchor(one, words), edtf)


def test_a_day_to_come_that_is_put_off(french: Language) -> None:
    one, first = ahead(
        1, "Le procès de l'éclusier s'ouvrira le 3 juin.", "le 3 juin", "2024-06-03", "2024-05-04"
    )
    two, other = ahead(
        2, "Le procès de l'éclusier s'ouvrira le 12 juin.", "le 12 juin", "2024-06-12", "2024-05-20"
    )
    (update,) = found(Story("t", (one, two), times=(first, other)), french, "updates")
    assert "le 3 juin 2024" in update.explanation
    assert "le 12 juin 2024" in update.explanation


def test_what_is_held_every_week_is_not_put_off(french: Language) -> None:
    one, first = ahead(1, "Le marché du canal se tiendra le 3 juin.", "le 3 juin", "2024-06-03", "2024-05-04")
    two, other = ahead(
        2, "Le marché du canal se tiendra le 10 juin.", "le 10 juin", "2024-06-10", "2024-05-20"
    )
    assert found(Story("t", (one, two), times=(first, other)), french, "updates", "contradicts") == []


BANK = "Trois hommes masqués ont cambriolé {} la bijouterie du canal à Vaubois."


@pytest.mark.parametrize(
    ("hours", "kind"),
    [
        (("vers 16h10", "en milieu d'après-midi"), "corroborates"),
        (("à 8 heures", "vers 8h20"), "corroborates"),
        (("à 8 heures", "vers 11h"), "contradicts"),
    ],
)
def test_the_hour_of_one_matter(french: Language, hours: tuple[str, str], kind: FindingKind) -> None:
    papers = (
        paper(1, BANK.format(hours[0])),
        paper(2, f"À Vaubois, la bijouterie du canal a été cambriolée {hours[1]} par trois hommes masqués."),
    )
    told = [
        f
        for f in found(Story("t", papers), french, kind)
        if "heure dans" in f.explanation or "heures diff" in f.explanation
    ]
    assert [len(f.evidence) for f in told] == [2]


def test_one_here_and_several_there(french: Language) -> None:
    one = paper(1, "Une péniche a coulé dimanche sous le pont des éclusiers de Vaubois.")
    many = paper(2, "Sous le pont des éclusiers de Vaubois, des péniches ont coulé dimanche.")
    (conflict,) = found(Story("t", (one, many)), french, "contradicts")
    assert [a.exact for a in conflict.evidence] == ["Une péniche", "des péniches"]


def test_a_grave_accusation_by_one_source(french: Language) -> None:
    told = (
        paper(1, "Un éclusier accuse le syndicat d'avoir falsifié des registres."),
        paper(2, "Le canal de Vaubois rouvrira bientôt aux péniches."),
        paper(3, "La fête du port a réuni les habitants de Vaubois."),
    )
    (lone,) = found(Story("t", told), french, "single_source")
    assert lone.evidence[0].article == "a1"
    again = (*told, paper(4, "Le syndicat est accusé par un éclusier d'avoir falsifié des registres."))
    assert found(Story("t", again), french, "single_source") == []


def test_a_claim_and_its_denial(french: Language) -> None:
    text = (
        "« Trois offres ont été déposées en juin », affirme Luc Bel. "
        "« Aucune offre n'a jamais été déposée », rétorque Anne Roy."
    )
    one = paper(1, text)
    claim = replace(
        said(one, "Trois offres ont été déposées en juin", "l", "Luc Bel"), cue=anchor(one, "affirme")
    )
    denial = said(one, "Aucune offre n'a jamais été déposée", "a", "Anne Roy")
    denial = replace(denial, cue=anchor(one, "rétorque"))
    (conflict,) = replies.find(Story("t", (one,), quotations=(claim, denial)), french)
    assert conflict.kind == "contradicts"
    assert conflict.evidence == (claim.content, denial.content)
    # One speaker who goes on denies nobody.
    alone = replace(denial, speaker="l", speaker_name="Luc Bel")
    assert list(replies.find(Story("t", (one,), quotations=(claim, alone)), french)) == []


def test_an_accusation_and_the_sentence_that_denies_it(french: Language) -> None:
    one = paper(1, "Le trésorier est soupçonné d'avoir vidé la caisse. Il a 40 ans. Son club dément.")
    (conflict,) = replies.find(Story("t", (one,)), french)
    assert [a.exact for a in conflict.evidence] == [
        "Le trésorier est soupçonné d'avoir vidé la caisse.",
        "Son club dément.",
    ]
    owned = paper(1, "Le trésorier est soupçonné d'avoir vidé la caisse. Il ne nie pas.")
    assert list(replies.find(Story("t", (owned,)), french)) == []


def spoken(number: int, content: str, name: str, speaker: str) -> tuple[Article, Quotation]:
    one = paper(number, f"« {content} », a dit {name}.")
    words = said(one, content, speaker, name)
    return one, replace(words, source=anchor(one, name), cue=anchor(one, "a dit"))


def of_two(content: str) -> Story:
    (one, first), (two, other) = spoken(1, content, "Luc Bel", "l"), spoken(2, content, "Anne Roy", "a")
    actors = tuple(
        Actor(id, name, "person", (Name(name, 1),), (anchor(held, name),))
        for id, name, held in (("l", "Luc Bel", one), ("a", "Anne Roy", two))
    )
    return Story("t", (one, two), actors=actors, quotations=(first, other))


@pytest.mark.parametrize(
    "content",
    [
        "Le canal de Vaubois rouvrira avant la fête des éclusiers",
        # few words that weigh, and the same to the last
        "Ils étaient très calmes, ils savaient où chercher",
    ],
)
def test_the_same_words_of_two_people(french: Language, content: str) -> None:
    story = of_two(content)
    (conflict,) = attributions.find(story, french)
    assert conflict.kind == "contradicts"
    assert "(Journal 1, Luc Bel ; Journal 2, Anne Roy)" in conflict.explanation
    # Of a pronoun it is we who say whom it means.
    first, other = story.quotations
    pronoun = replace(other, source=anchor(story.articles[1], "a dit"))
    assert list(attributions.find(replace(story, quotations=(first, pronoun)), french)) == []


def test_what_many_say_is_no_conflict(french: Language) -> None:
    assert list(attributions.find(of_two("On ne lâchera rien"), french)) == []


@pytest.mark.parametrize(
    ("days", "kind"),
    [(("2024-05-03", "2024-05-03"), "corroborates"), (("2024-05-01", "2024-05-03"), "contradicts")],
)
def test_the_day_of_one_utterance(french: Language, days: tuple[str, str], kind: FindingKind) -> None:
    rows = []
    for number, day in enumerate(days):
        one = paper(number, "Vendredi, Luc Bel avait déclaré: « Le canal de Vaubois rouvrira bientôt ».")
        words = said(one, "Le canal de Vaubois rouvrira bientôt", "l", "Luc Bel")
        words = replace(words, source=anchor(one, "Luc Bel"), cue=anchor(one, "avait déclaré"))
        rows.append((one, words, Time(anchor(one, "Vendredi"), day)))
    papers, quotations, times = (tuple(column) for column in zip(*rows, strict=True))
    story = Story("t", papers, quotations=quotations, times=times)
    repeated = Finding(
        "same_quotation", "Luc Bel", "", tuple(q.id for q in quotations), (quotations[0].content,)
    )
    (told,) = occasions.find(story, [repeated], french)
    assert told.kind == kind
    assert anchor(papers[0], "Vendredi") in told.evidence
