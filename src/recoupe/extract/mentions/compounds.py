"""Names that are written as one word.

Joined by hyphens ("RTL-Le Figaro-LCI", "Lyon-Paris"), glued ("FigaroAnna"), behind a sign ("#Nantes").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from recoupe.extract.mentions.entries import Entry
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.words import SPACES, Shape, Word, fold

# A small letter before a capital, after three letters and no hyphen: not "MacArthur", "DiCaprio", "LeBron".
_JOINT = re.compile(r"(?<=^[^\W\d_]{3})[^\W\d_-]*[a-zà-öø-ÿœ](?=[A-ZÀ-ÖØ-ÞŒ][a-zà-öø-ÿœ])")
_SHORTEST = 6
_LANDS = frozenset({"place", "country"})
# So many words at most hold the hyphens of one compound.
_LONGEST = 3


def parted(words: list[Word], known: Knowledge) -> list[Word]:
    """``words``, with those cut at their hyphens that join nothing but known names, two at least."""
    if not any(
        word.shape is Shape.HANDLE or (word.capital and not word.text[1:].islower()) for word in words
    ):
        return words
    found: list[Word] = []
    at = 0
    while at < len(words):
        if (cut := _glued(words, at, known)) is not None:
            found.extend(cut)
            at += 1
            continue
        length = _compound(words, at, known) if "-" in words[at].text and words[at].capital else 0
        found.extend(_pieces(words[at : at + length]) if length else words[at : at + 1])
        at += length or 1
    return found


def without_signs(words: list[Word], known: Knowledge) -> list[Word]:
    """``words``, with the known names behind the sign of a hashtag without it: "Nantes" of "#Nantes"."""
    return [_behind_sign(word, known) if word.shape is Shape.HANDLE else word for word in words]


def _behind_sign(word: Word, known: Knowledge) -> Word:
    text = word.text[1:].rstrip(".")
    if not word.text.startswith("#") or not text[:1].isupper() or known.known.get(text) is None:
        return word
    return _piece(word, word.start + 1, text, f"{word.gap}#")


def _glued(words: Sequence[Word], at: int, known: Knowledge) -> tuple[Word, Word] | None:
    """The two words where a space was lost between a word and a person's name: "au FigaroAnna Petit"."""
    word = words[at]
    joint = _JOINT.search(word.text) if word.capital and len(word.text) > _SHORTEST else None
    if joint is None or at + 1 >= len(words) or not words[at + 1].capital or words[at + 1].gap != " ":
        return None
    left, right = word.text[: joint.end()], word.text[joint.end() :]
    if fold(right) not in known.first_names or fold(left) in known.particles | known.filiation:
        return None
    return (
        word._replace(end=word.start + len(left), text=left, folded=fold(left)),
        word._replace(start=word.start + len(left), text=right, folded=fold(right), gap=""),
    )


def _compound(words: Sequence[Word], at: int, known: Knowledge) -> int:
    """How many words, from ``at`` on, are bodies or places joined by hyphens; 0 where they are one name."""
    first = known.known.get(words[at].text.partition("-")[0])
    if not first or known.known.match(words, at) or known.no_actors.match(words, at):
        return 0
    if first.kind in _LANDS and at and words[at].gap in SPACES and _names_body(words[at - 1], known):
        return 0
    kinds = _LANDS if first.kind in _LANDS else {"organization"}
    lengths = range(1, min(_LONGEST, len(words) - at) + 1)
    return max((n for n in lengths if _named(_pieces(words[at : at + n]), kinds, known)), default=0)


def _names_body(before: Word, known: Knowledge) -> bool:
    """Whether a body is named by the compound after it: "Fédération Artois-Picardie"."""
    return before.capital or before.folded in known.named_after


def _named(pieces: Sequence[Word], kinds: Collection[str], known: Knowledge) -> bool:
    """Whether ``pieces`` are known names of ``kinds`` and nothing else."""
    found: list[Entry] = []
    at = 0
    while at < len(pieces):
        match = known.known.match(pieces, at)
        if not match or match[1].kind not in kinds or pieces[at].folded in known.compass:
            return False
        found.append(match[1])
        at += match[0]
    return len({entry.name for entry in found}) > 1


def _pieces(words: Sequence[Word]) -> list[Word]:
    """The pieces between the hyphens of ``words``, as words."""
    found = []
    for word in words:
        start, gap = word.start, word.gap
        for text in word.text.split("-"):
            found.append(_piece(word, start, text, gap))
            start, gap = start + len(text) + 1, "-"
    return found


def _piece(word: Word, start: int, text: str, gap: str) -> Word:
    shape = Shape.UPPER if len(text) > 1 and text.isupper() else Shape.CAPITAL
    return Word(start, start + len(text), text, fold(text), shape, word.token, gap, text[:1].isupper())
