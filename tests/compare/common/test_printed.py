from __future__ import annotations

from recoupe.compare.common.printed import Printed
from recoupe.languages import Language
from recoupe.model import Story
from tests.builders import anchor, article


def independent(french: Language, *texts: str) -> int:
    papers = tuple(article(f"{n}", text, f"J{n}") for n, text in enumerate(texts))
    evidence = [anchor(paper, "quatre blessés") for paper in papers]
    return Printed(Story("t", papers), french).independent(evidence)


def test_one_sentence_printed_twice_is_one_text(french: Language) -> None:
    tail = "ont été évacués par la vedette du port, quatre blessés légers en tout."
    assert independent(french, f"Hier. Dix marins {tail}", f"Dix pêcheurs {tail}") == 1


def test_two_ways_to_say_it_are_two_texts(french: Language) -> None:
    assert (
        independent(french, "On compte quatre blessés à bord.", "Il y a quatre blessés, dit la préfète.") == 2
    )


def test_a_long_title_in_both_makes_no_copy(french: Language) -> None:
    title = "le ministère des Relations avec le Parlement et de la Vie publique"
    assert (
        independent(
            french, f"Les quatre blessés sortaient : {title}.", f"Devant {title} gisaient quatre blessés."
        )
        == 2
    )


def test_a_third_sentence_in_two_papers_joins_nothing_else(french: Language) -> None:
    shared = "La vedette du port a remorqué le chalutier jusque dans la rade."
    assert independent(french, f"{shared} Il y a quatre blessés.", f"{shared} Bilan : quatre blessés.") == 2


def test_words_between_marks_are_no_text_of_a_paper(french: Language) -> None:
    words = "violences aggravées en réunion contre des arbitres chargés de la sécurité du match"
    one = article("a", f"Il est jugé pour « {words} ».", "Le Matin")
    other = article("b", f'Le joueur répond de "{words}" depuis lundi.', "Le Soir")
    printed = Printed(Story("t", (one, other)), french)
    assert printed.independent([anchor(one, "jugé"), anchor(other, "répond")]) == 2


def test_a_formula_of_the_courts_is_no_text_of_a_paper(french: Language) -> None:
    asked = "un mois de prison avec sursis et 500 euros d'amende"
    one = article("a", f"Le parquet a requis {asked}.", "Le Matin")
    other = article("b", f"Contre le gérant, {asked} étaient demandés vendredi.", "Le Soir")
    printed = Printed(Story("t", (one, other)), french)
    assert printed.independent([anchor(one, asked), anchor(other, asked)]) == 2


def test_a_sentence_that_was_touched_up_is_one_text(french: Language) -> None:
    one = "La mairie de Vaubois évoque quatre blessés dans l'effondrement du gradin."
    assert independent(french, one, one.replace("évoque", "a ainsi évoqué")) == 1
    other = "Selon la mairie, quatre blessés sont à l'hôpital de Vaubois après l'effondrement."
    assert independent(french, one, other) == 2


def test_evidence_has_one_print_of_each_text(french: Language) -> None:
    tail = "ont été évacués par la vedette du port, quatre blessés légers en tout."
    texts = (f"Hier. Dix marins {tail}", f"Dix pêcheurs {tail}", "À bord, quatre blessés ont crié.")
    papers = tuple(article(f"{n}", text, f"J{n}") for n, text in enumerate(texts))
    evidence = [anchor(paper, "quatre blessés") for paper in papers]
    texts, kept = Printed(Story("t", papers), french).once(evidence)
    assert texts == 2
    assert [words.article for words in kept] == ["0", "2"]


def test_sentences_that_begin_with_the_same_words_are_one_text(french: Language) -> None:
    begun = "À Vaubois, quatre blessés graves sont encore"
    assert independent(french, f"{begun} hospitalisés, dit l'AFP.", f"{begun} soignés sur la place.") == 1
    assert independent(french, "Il y a quatre blessés ce soir.", "Il y a quatre blessés à bord.") == 2
