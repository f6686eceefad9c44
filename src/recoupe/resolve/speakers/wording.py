"""How the words for an unnamed speaker are shown."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from recoupe.languages import Language
from recoupe.languages.reference import Reference
from recoupe.model import Mention

_FIRST = re.compile(r"[^\s'’]+['’]?")
# Wordings that are remembered.
_KEPT = 50_000
_MARKS = ' «»“”"‹›'


class Wording:
    """Puts a description as a reader would repeat it."""

    def __init__(self, lexicon: Reference) -> None:
        given = lexicon.determiners
        openers = (*given.definite, *given.indefinite, *given.demonstrative, *given.possessive)
        self._openers = frozenset((*openers, *lexicon.genitive)) | frozenset(
            w for p in lexicon.pronouns for w in p.words
        )
        relatives = sorted(w for p in lexicon.pronouns if p.use == "relative" for w in p.words if w.isalpha())
        self._cut = re.compile(rf"[,;:(]|\b(?:{'|'.join(relatives)})\b")
        # Remembered, since articles describe people alike.
        self.kept = lru_cache(maxsize=_KEPT)(self._kept)

    def _kept(self, words: str) -> str:
        """``words`` in one line, up to the first comma or relative clause; a determiner loses its capital.

        "Une source judiciaire, qui…" gives "une source judiciaire".
        """
        flat = " ".join(words.split()).strip(_MARKS)
        end = self._cut.search(flat)
        cut = _closed((flat[: end.start()].rstrip() if end else flat) or flat)
        first = _FIRST.match(cut)
        opener = first[0].lower().replace("’", "'") if first else ""
        return cut[:1].lower() + cut[1:] if opener in self._openers else cut


def in_full(mention: Mention) -> str:
    """A description with all that its name adds: "une source" and "dans l'entourage du maire"."""
    words = " ".join(mention.anchor.exact.split())
    if words.endswith(mention.name):
        return words
    own = (at for at in range(len(words)) if mention.name.startswith(words[at:]))
    at = next(own, 0)
    return words[:at] + mention.name if len(mention.name) > len(words) - at else words


def _closed(words: str) -> str:
    """``words`` with the mark that closes a name at their end: 'le collectif "Eau pure"'."""
    for opening, closing in (("«", " »"), ("“", "”")):
        if words.count(opening) > words.count(closing.strip()):
            return words + closing
    return words + '"' if words.count('"') % 2 else words


@cache
def wording(language: Language) -> Wording:
    """The wording of ``language``, made once."""
    return Wording(language.lexicon(Reference))
