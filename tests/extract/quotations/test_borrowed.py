"""Words in marks that no cue of their own reports: inside a reported clause, as a verb, as a retort."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check, found

BORROWED = [
    ("Il a redit qu'il renoncerait s'il ne trouvait pas les «bonnes pierres».", ["bonnes pierres"]),
    (
        "La préfète a affirmé que l'État serait «ferme» face aux «pilleurs» et aux «rôdeurs».",
        ["ferme", "pilleurs", "rôdeurs"],
    ),
    ("Le capitaine a expliqué que les équipes voulaient éviter les «bouchons».", ["bouchons"]),
]
NOT_BORROWED = [
    "Le maire a assuré que la grève des «blouses» durerait jusqu'à lundi.",
    "La troupe «Le Grand Soir» jouera mardi, a-t-on appris auprès du théâtre.",
]
SAID = [
    "{source|Le préfet Paul Roche} {cue|a} « {direct|déploré} » l'état de la digue.",
    "{source|Le Kremlin} « {direct|prend acte} » de ce départ.",
    "{source|Place Beauvau}, on {cue|reconnaît} « {direct|une erreur de lecture} ».",
    "{cue|Pour} {source|l'avocate du maçon}, ces aveux « {direct|changent tout} ».",
    "Faux, {cue|a rétorqué} {source|la procureure, Anne Durand} : « {direct|Le registre est entier} ».",
]


@pytest.mark.parametrize(("text", "words"), BORROWED)
def test_words_in_marks_of_a_reported_clause_are_its_speaker_s(
    parse: Parse, french: Language, text: str, words: list[str]
) -> None:
    quotations = found(parse, french, text)
    sources = {q.source.exact for q in quotations if q.source}
    assert [q.content.exact for q in quotations if q.mode == "direct"] == words
    assert len(sources) == 1


@pytest.mark.parametrize("text", NOT_BORROWED)
def test_a_group_and_a_name_in_a_reported_clause_are_not(parse: Parse, french: Language, text: str) -> None:
    assert not [q for q in found(parse, french, text) if q.mode == "direct"]


@pytest.mark.parametrize("text", SAID)
def test_marks_around_a_verb_and_after_a_seat_or_a_retort(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)
