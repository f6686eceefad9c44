"""Whose lawyer or spokesman somebody is: "son avocat", "sa porte-parole"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.speech import check_speakers

TEXTS = [
    # of two, the one of the body just spoken of
    "{titled=roy person m porte-parole de la Ligue|Luc Roy} se tait. {titled=blum person m porte-parole de la Brafeco|Marc Blum} "
    "aussi. La {name=brafeco organization|Brafeco} dément. Rien n'a changé, selon {by=blum|son porte-parole} : "
    "« {said|Tout va bien} ».",
    # … and nobody where only that of another is named
    "{titled=roy person m porte-parole de la Ligue|Luc Roy} se tait. La {name=brafeco organization|Brafeco} dément. "
    "Rien n'a changé, selon {by=None|son porte-parole} : « {said|Tout va bien} ».",
    # a lawyer is named without saying whose
    "{name=cole person f|Zoé Cole} est jugée. Me {titled=blum person m avocat|Marc Blum} a plaidé. {name=cole person f|Zoé Cole} "
    "pleure. « {said|Elle est innocente} », dit {by=blum|son avocat}.",
    # by what the owner is
    "Le {titled=roy person m maire|Luc Roy} est jugé. {titled=blum person m avocat du maire|Marc Blum} attend. "
    "{titled=cole person m avocat de la ville|Paul Cole} aussi. {name=roy person m|Luc Roy} se tait. "
    "« {said|Il fera appel} », dit {by=blum|son avocat}.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_whose_he_is(text: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    check_speakers(text, parse, french)
