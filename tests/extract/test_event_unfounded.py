"""What is told as rumour, or as untrue, is not asserted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText

CASES = [
    ("Des rumeurs ont circulé, faisant état, de manière infondée, du décès de cette femme.", ["denied"]),
    ("La rumeur infondée de la mort du pêcheur a circulé dimanche.", ["denied"]),
    ("La rumeur de la mort du pêcheur a circulé dimanche.", ["possible"]),
    ("Une fausse information selon laquelle le pêcheur est mort a circulé.", ["denied"]),
    ("Le maire a annoncé à tort la mort du pêcheur.", ["denied"]),
    ("Un journal a affirmé à tort que le pêcheur était mort.", ["denied"]),
    ("La mort du pêcheur est une intox.", ["denied"]),
    ("Aucun mort n'est à déplorer, contrairement à ce qui a circulé.", ["denied"]),
    ("Une prétendue agression a fait du bruit à Bray.", ["possible"]),
    # What was told was told, and what is beside it happened.
    ("L'annonce de la mort du pêcheur était un canular.", ["asserted", "denied"]),
    ("Il a été condamné à tort pour avoir frappé un voisin.", ["asserted", "asserted"]),
    ("La rumeur infondée est née après la mort du pêcheur.", ["asserted"]),
    ("Une fausse information a circulé après l'arrestation du pêcheur.", ["asserted"]),
    ("Ces accusations sont mensongères.", ["asserted"]),
    ("Le bruit des explosions a réveillé le port.", ["asserted"]),
    ("Le maire a annoncé la mort du pêcheur.", ["asserted"]),
]


@pytest.mark.parametrize(("text", "statuses"), CASES)
def test_what_is_untrue_is_not_asserted(
    text: str, statuses: list[str], parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert [e.status for e in extract(parse(text), french)] == statuses
