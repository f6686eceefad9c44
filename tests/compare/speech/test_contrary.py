"""A statement and the sentence that answers it with the contrary; invented stories."""

from __future__ import annotations

from time import process_time

from recoupe.compare.speech import contrary
from recoupe.languages import Language
from recoupe.model import Finding, Story
from tests.builders import articles, said

CLAIM = "Personne n'avait vérifié les câbles"
SAYS = f"«{CLAIM}», dit Anne Roux, la veuve du guide."


def found(french: Language, text: str, *replies: str) -> list[Finding]:
    (paper,) = articles(text)
    quotations = [said(paper, words, "actor-2", "Paul Morin") for words in replies]
    if CLAIM in text:
        quotations.append(said(paper, CLAIM, "actor-1", "Anne Roux"))
    return list(contrary.find(Story("t", (paper,), quotations=tuple(quotations)), french))


def test_who_says_the_contrary(french: Language) -> None:
    answer = "L'exploitant assure au contraire que les câbles étaient contrôlés chaque mois"
    (denied,) = found(french, f"{SAYS} {answer}.", "les câbles étaient contrôlés chaque mois")
    assert denied.kind == "contradicts"
    assert [words.exact for words in denied.evidence] == [SAYS, f"{answer}."]


def test_a_brief_denial_with_the_words_that_follow(french: Language) -> None:
    (denied,) = found(
        french, f"{SAYS} La station dément. «Tout était en ordre», jure Paul Morin.", "Tout était en ordre"
    )
    assert denied.evidence[1].exact.endswith("jure Paul Morin.")


def test_what_is_denied_is_looked_for(french: Language) -> None:
    text = f"La rupture du câble date de lundi. {SAYS} Paul Morin dément toute rupture du câble."
    (denied,) = found(french, text)
    assert "La rupture" in denied.evidence[0].exact


def test_what_is_denied_stands_nowhere_near(french: Language) -> None:
    assert not found(french, f"{SAYS} Paul Morin nie avoir vendu le chalet de son oncle.")


def test_no_denial(french: Language) -> None:
    assert not found(french, f"{SAYS} Paul Morin ne dément pas. «C'est triste», dit-il.", "C'est triste")


def test_an_answer_that_denies_nothing(french: Language) -> None:
    assert not found(french, f"{SAYS} «Je comprends sa peine», réplique Paul Morin.", "Je comprends sa peine")
    assert found(french, f"{SAYS} «Les câbles n'ont rien», réplique Paul Morin.", "Les câbles n'ont rien")


def test_words_between_marks_are_no_answer(french: Language) -> None:
    words = "La neige, au contraire, tenait"
    assert not found(french, f"Le câble a rompu. «{words}», raconte Paul Morin.", words)


def test_a_line_full_of_denials_is_quick(french: Language) -> None:
    start = process_time()
    assert not found(french, "dément au contraire " * 5_000)
    assert process_time() - start < 5


def test_one_answer_printed_twice(french: Language) -> None:
    answer = "les câbles étaient contrôlés chaque mois"
    text = f"{SAYS} L'exploitant assure au contraire que {answer}, à la barre du tribunal de Briançon."
    one, two = articles(text, text.replace("à la barre", "devant la cour"))
    spoken = [said(paper, CLAIM) for paper in (one, two)]
    answers = [said(paper, answer, "actor-2", "Paul Morin") for paper in (one, two)]
    story = Story("t", (one, two), quotations=(*spoken, *answers))
    assert len(list(contrary.find(story, french))) == 1
