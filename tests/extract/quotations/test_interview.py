"""Answers without marks are read only where the lay-out leaves no doubt."""

from __future__ import annotations

from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, found

NAMED = (
    "Comment va le fleuve ?\nAnne Durand Il monte depuis lundi. Les digues tiennent.\nNous restons prudents.\n"
    "Que faut-il craindre ?\nAnne Durand La pluie de jeudi.\nEt après ?\nAnne Durand Personne ne le sait."
)


def answers(parse: Parse, french: Language, text: str) -> list[tuple[str, str | None, bool]]:
    return [
        (q.content.exact, q.source.exact if q.source else None, q.continues is not None)
        for q in found(parse, french, text)
        if q.mode == "direct"
    ]


def test_a_name_before_each_answer(parse: Parse, french: Language) -> None:
    assert answers(parse, french, NAMED) == [
        ("Il monte depuis lundi. Les digues tiennent.", "Anne Durand", False),
        ("Nous restons prudents.", None, True),
        ("La pluie de jeudi.", "Anne Durand", False),
        ("Personne ne le sait.", "Anne Durand", False),
    ]


def test_a_name_with_a_colon_and_then_initials(parse: Parse, french: Language) -> None:
    text = (
        "Comment va le fleuve ?\nAnne Durand, hydrologue : Il monte depuis lundi.\nQue faut-il craindre ?\n"
        "A.D. La pluie de jeudi."
    )
    assert answers(parse, french, text) == [
        ("Il monte depuis lundi.", "Anne Durand", False),
        ("La pluie de jeudi.", "Anne Durand", False),
    ]


def test_questions_of_the_journalist_make_no_interview(parse: Parse, french: Language) -> None:
    for text in (
        "Le fleuve va-t-il déborder ?\nLa préfecture ne le sait pas.\nQui paiera ?\nLa commune a ouvert une caisse.",
        "Qui paiera ?\nAnne Durand refuse de payer.\nLe fleuve monte.",
        "Comment va le fleuve ?\n« Il monte », dit Anne Durand.\nEt après ?\n« Personne ne le sait », dit-elle.",
    ):
        assert all("\n" not in q.content.exact and q.confidence != 0.7 for q in found(parse, french, text))


def test_the_line_under_the_last_answer_is_nobody_s(parse: Parse, french: Language) -> None:
    assert len(answers(parse, french, NAMED + "\nLa série continue samedi.")) == 4
