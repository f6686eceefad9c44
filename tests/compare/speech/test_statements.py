from __future__ import annotations

from dataclasses import replace

from recoupe.compare.figures import alone
from recoupe.compare.speech import statements
from recoupe.languages import Language
from recoupe.model import Story
from tests.builders import anchor, article, figure, said

YES = article("a", "«La direction fermera l'atelier de Bray», a dit Anne Roy.", "Le Matin", "2024-05-04")
NO = article("b", "«La direction ne fermera pas l'atelier de Bray», a dit Anne Roy.", "Le Soir", "2024-05-09")
ODD = article("c", "«La direction ne vend pas le terrain de Lens», a dit Anne Roy.", "Midi", "2024-05-09")
SAYS = replace(said(YES, "La direction fermera l'atelier de Bray"), date="2024-05-04")
DENIES = replace(said(NO, "La direction ne fermera pas l'atelier de Bray"), date="2024-05-09")
OTHER = replace(said(ODD, "La direction ne vend pas le terrain de Lens"), date="2024-05-09")


def test_one_speaker_turns_round(french: Language) -> None:
    (turn,) = statements.find(Story("t", (YES, NO), quotations=(DENIES, SAYS)), french)
    assert turn.kind == "updates"
    assert [a.article for a in turn.evidence] == ["a", "b"]
    assert "peut-être" in turn.explanation


def test_two_speakers_contradict_each_other(french: Language) -> None:
    denies = replace(DENIES, speaker="actor-2", speaker_name="Luc Bel")
    (conflict,) = statements.find(Story("t", (YES, NO), quotations=(SAYS, denies)), french)
    assert conflict.kind == "contradicts"
    assert conflict.confidence < 0.5


def test_another_subject_is_no_conflict(french: Language) -> None:
    assert statements.find(Story("t", (YES, ODD), quotations=(SAYS, OTHER)), french) == ()


def test_a_number_of_one_source_alone(french: Language) -> None:
    toll = article("d", "On compte neuf blessés.", "Hebdo", "2024-05-04")
    nine = figure(toll, "neuf blessés", 9, 9, "2024-05-04")
    (lone,) = alone.find(Story("t", (YES, NO, toll), figures=(nine,)), (), french)
    assert lone.evidence == (anchor(toll, "neuf blessés"),)
    assert alone.find(Story("t", (NO, toll), figures=(nine,)), (), french) == ()


def test_short_statements_of_rare_words_contradict_each_other(french: Language) -> None:
    lost = article("d", "«Des urnes ont disparu à Coudray», accuse Anne Roy.", "Hebdo", "2024-05-04")
    none = article("e", "«Aucune urne n'a disparu», répond Luc Bel.", "Midi", "2024-05-04")
    spoken = (
        said(lost, "Des urnes ont disparu à Coudray"),
        said(none, "Aucune urne n'a disparu", "x", "Luc Bel"),
    )
    (conflict,) = statements.find(Story("t", (lost, none), quotations=spoken), french)
    assert conflict.kind == "contradicts"
    calm = article(
        "f", "«Aucune urne n'est arrivée en retard ce soir», répond Luc Bel.", "Midi", "2024-05-04"
    )
    late = said(calm, "Aucune urne n'est arrivée en retard ce soir", "x", "Luc Bel")
    assert statements.find(Story("t", (lost, calm), quotations=(spoken[0], late)), french) == ()


def shooting(french: Language, denial: str) -> list[str]:
    heard = article("f", "«L'homme a crié Bonaparte Eylau en tirant», dit Anne Roy.", "Hebdo", "2024-05-04")
    silent = article("g", f"«{denial}», dit Luc Bel.", "Midi", "2024-05-05")
    spoken = (
        said(heard, "L'homme a crié Bonaparte Eylau en tirant"),
        said(silent, denial, "x", "Luc Bel"),
    )
    return [f.kind for f in statements.find(Story("t", (heard, silent), quotations=spoken), french)]


def test_three_rare_words_are_enough_of_short_statements(french: Language) -> None:
    assert shooting(french, "Le suspect n'a pas crié Bonaparte Eylau") == ["contradicts"]
    assert shooting(french, "Le suspect n'a pas crié Vive la mariée") == []


def test_a_long_statement_may_turn_something_else_round(french: Language) -> None:
    denial = "Il a crié Bonaparte Eylau devant la foule, ce qui est sans précédent dans un stade plein à craquer de monde"
    assert shooting(french, denial) == []


def test_what_stresses_a_number_denies_nothing(french: Language) -> None:
    only = article("d", "«Je l'ai croisé deux fois, pas une de plus», jure Anne Roy.", "Hebdo", "2024-05-04")
    twice = article("e", "«Je l'ai croisé deux fois», répète Anne Roy.", "Midi", "2024-05-09")
    spoken = (
        replace(said(only, "Je l'ai croisé deux fois, pas une de plus"), date="2024-05-04"),
        replace(said(twice, "Je l'ai croisé deux fois"), date="2024-05-09"),
    )
    assert statements.find(Story("t", (only, twice), quotations=spoken), french) == ()
