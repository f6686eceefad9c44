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


def test_those_who_are_called_by_what_they_wear_need_no_marks(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert groups("La colère des blouses blanches monte.", parse, french) == ["blouses blanches"]


def test_what_is_worn_or_sold_is_no_group(parse: Callable[[str], ParsedText], french: Language) -> None:
    assert groups("Ils portaient des foulards rouges.", parse, french) == []
    assert groups("Elle vend des toques blanches.", parse, french) == []


def test_without_an_article_after_the_noun_of_a_crowd(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert groups("Un rassemblement de foulards rouges a eu lieu.", parse, french) == ["foulards rouges"]
    assert groups("Environ 300 foulards rouges ont défilé.", parse, french) == ["foulards rouges"]
    assert groups("La tension monte entre police et foulards rouges.", parse, french) == ["foulards rouges"]
    assert groups("Il a vendu un lot de foulards rouges.", parse, french) == []
