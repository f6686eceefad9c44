"""No text, however odd, takes long to clean."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from recoupe.model import Document
from recoupe.text.clean import CleaningError, clean
from tests.timing import cpu


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "«",
        "5",
        "5.",
        "a",
        "aB",
        "?u",
        " ",
        "\u00a0",
        "\t",
        "\n",
        "a\n",
        "a-\n",
        "à\n",
        "&",
        "&#1;",
        "<",
        "<a ",
        "<p>",
        "<script>",
        "(",
        "$('#a').b(",
        "function(",
        "{",
        "{{",
        "[",
        "© A",
        "A/",
        "A-",
        "A B ",
        "Photo: A ",
        "Lire aussi: ",
        "Lire aussi\n",
        "12/12/2012 ",
        "Titre: a\n",
        "Facebook ",
        "AFP/",
        "(AFP) ",
        "e\u0301",
        "\u0301",
        "Ã©",
        "\ufeff",
        "5 janvier 2020 ",
        "Paris (AFP) -\n",
        "abc-",
        "#a {",
        "- Regarder sur ",
        "ce site utilise ",
        "date 2020-",
    ],
)
def test_no_line_takes_long(french: Language, piece: str) -> None:
    """Five times the text takes some five times the computing, by far not twenty-five times. A ratio of two
    runs in one process: what else the machine does makes both dearer.
    """
    few, many = (_cost(piece, french, size) for size in (20_000, 100_000))
    assert many < 12 * few + 0.3


def _cost(piece: str, language: Language, size: int) -> float:
    """The CPU seconds for a text of so many characters."""
    text = "Le " + piece * (size // len(piece)) + " Fin"
    document = Document("a", "a.txt", text.encode(), language="fr")

    def work() -> None:
        try:
            clean(document, language)
        except CleaningError as error:
            assert str(error)

    return cpu(work, rounds=2)
