from __future__ import annotations

from collections.abc import Callable

from recoupe.extract.mentions import extract
from recoupe.languages import Language
from recoupe.model import ParsedText

TEXT = (
    "Les «mains jaunes» ont bloqué le port. Le préfet a reçu trois des «mains jaunes» lundi. "
    "Pour les mains jaunes, rien n'est réglé."
)


def groups(text: str, parse: Callable[[str], ParsedText], french: Language) -> list[str]:
    return [m.anchor.exact for m in extract(parse(text), french) if m.kind == "group"]


def test_a_coined_name_counts_with_and_without_its_marks(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert groups(TEXT, parse, french) == ["mains jaunes"] * 3


def test_words_in_marks_once_are_no_name(parse: Callable[[str], ParsedText], french: Language) -> None:
    assert groups("Il dénonce les «fausses promesses» du maire.", parse, french) == []
