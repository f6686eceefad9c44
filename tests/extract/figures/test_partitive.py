from __future__ import annotations

from collections.abc import Callable

from recoupe.extract.figures import extract
from recoupe.languages import Language
from recoupe.model import ParsedText


def test_a_number_of_the_injured_is_a_part_of_them(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    text = "L'accident a fait neuf blessés à Pau. Trois des blessés sont dans un état grave."
    whole, part = extract(parse(text), french, ())
    assert (whole.low, part.low) == (9, 3)
    assert part.part_of == whole.id
    assert part.place is None
