"""Linguistic data, a folder a language, and the one way to load it.

A lexicon is a YAML file in ``languages/<code>/`` and a frozen dataclass that says what the file may hold:

    @dataclass(frozen=True)
    class Punctuation:
        FILE: ClassVar[str] = "punctuation.yaml"
        abbreviations: tuple[str, ...]

    load("fr").lexicon(Punctuation).abbreviations

Loading validates: an unknown key, a missing one or a wrong type names the file and the place in it. Each
lexicon is loaded once a process. No logic lives here.
"""

from recoupe.languages.loader import Language, LanguageError, available, load

__all__ = ["Language", "LanguageError", "available", "load"]
