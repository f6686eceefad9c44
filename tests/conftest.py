"""What every test may use: the French pack, one parser for the whole run, and texts of others if there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.languages import Language, load
from recoupe.model import ParsedText

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def french() -> Language:
    return load("fr")


@pytest.fixture(scope="session")
def parse(french: Language) -> Callable[[str], ParsedText]:
    """Parses a text as the article "a"."""
    from recoupe.text.parse import Parser

    parser = Parser(french)
    return lambda text: parser.parse("a", text)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts that are not ours; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no texts of others beside the project")
    return SHARED
