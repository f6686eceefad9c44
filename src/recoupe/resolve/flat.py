"""A text as its words are compared: in one case, without marks."""

from __future__ import annotations


class _Others(dict[str, bool]):
    """Whether a character is of no word, as regular expressions see it."""

    def __missing__(self, character: str) -> bool:
        found = self[character] = not (character.isalnum() or character == "_")
        return found


_is_other = _Others()


def flat(text: str) -> str:
    """``text`` in one case, with a space for each character that is of no word.

    Split at spaces it gives the words. It is as long as ``text`` unless folding writes a letter as two ("ß");
    then it is longer.
    """
    return unmarked(text).casefold()


def unmarked(text: str) -> str:
    """``text``, as long as it is, with a space for each character that is of no word."""
    # Half of what a regular expression takes: a text has some sixty characters, and few are of no word.
    for character in set(text):
        if _is_other[character]:
            text = text.replace(character, " ")
    return text
