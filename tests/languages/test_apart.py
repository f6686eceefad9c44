"""The words of a language stand in its lexicons, not in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import recoupe

_ROOT = Path(recoupe.__file__).parent
# Small words of French that are no words of English, of a format or of the parser ("aux", "en", "plus").
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "le la les des du au dont que qui quoi dans avec sans sous vers pour sur chez entre sont était avoir être"
        " ont il elle ils elles leur leurs ses où ne pas très cette ces cet mais donc depuis",
    )
)
# Where one stands for good: part of the definition of a score; the examples of a schema and of a layout of dates.
_ALLOWED = frozenset({"dossier/scoring/places.py", "export/schema.py", "export/dates.py"})
_NO_WORDS = re.compile(r"\[[^]]*]|\\.|\(\?(?:P?<\w+>|[:=!<]+)")
_WORD = re.compile(r"(?<![\w:-])[^\W\d_]+(?![\w:-])")
_ACCENTED = re.compile(r"[éèêàâùîôç]")


def french(source: str) -> Iterator[str]:
    """The strings of a module with French words in them, its docstrings left out."""
    tree = ast.parse(source)
    told = {
        id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            words = _WORD.findall(_NO_WORDS.sub(" ", node.value))
            # A row of letters with all their accents is no word.
            if any(w in _SMALL or (len(w) > 1 and len(_ACCENTED.findall(w)) in {1, 2}) for w in words):
                yield node.value


def test_no_french_words_stand_in_code() -> None:
    modules = (path for path in _ROOT.rglob("*.py") if "languages" not in path.relative_to(_ROOT).parts)
    found = {
        name: strings
        for path in modules
        if (name := path.relative_to(_ROOT).as_posix()) not in _ALLOWED
        and (strings := list(french(path.read_text("utf-8"))))
    }
    assert not found, "words of a language belong into its lexicons in languages/"


def test_words_are_found_in_lists_patterns_and_filled_in_strings() -> None:
    code = (
        'A = ("le", "dog")\nB = f"(?:{x}|ème) [à-ÿ]"\nC = r"\\b(?:dans|x)\\b"\ndef f():\n    """Not le."""\n'
    )
    assert set(french(code)) == {"le", "|ème) [à-ÿ]", r"\b(?:dans|x)\b"}


def test_tags_of_the_parser_and_sets_of_letters_are_no_words() -> None:
    assert list(french('A = ("aux:pass", "[a-zà-ÿ]+", "utf-32-le", "àâäçéèêëîïôöùûüÿ", "é")')) == []
