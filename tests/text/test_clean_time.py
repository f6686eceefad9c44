"""No text, however odd, takes long to clean."""

from __future__ import annotations

import time

import pytest

from recoupe.languages import Language, load
from recoupe.model import Document
from recoupe.text.clean import CleaningError, clean


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
    document = Document(
        "a", "a.txt", ("Le " + piece * (100_000 // len(piece)) + " Fin").encode(), language="fr"
    )
    began = time.perf_counter()
    try:
        clean(document, load("fr"))
    except CleaningError as error:
        assert str(error)
    assert time.perf_counter() - began < 5
