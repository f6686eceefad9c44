"""Repairs of single characters: entities, wrong decodings, invisible and lost characters.

Typographic spaces (no-break, thin) and the shapes of quotation marks and apostrophes stay as printed: the
parser reads them one for one as plain ones, and an anchor shows what the reader of the article saw.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from re import Match

from simplemma import is_known

from recoupe.languages import Language
from recoupe.languages.repairs import LostCharacters, Repairs
from recoupe.text.clean.draft import Draft, Edit

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# "&amp;#8217;" was escaped twice, by two programs; a third time has not been seen.
_TIMES_ESCAPED = 2
# Control characters, soft hyphens, zero-width spaces and joiners, marks of writing direction.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
    # Joiners belong inside an emoji, not inside a word.
    "|(?<=\\w)[\u200c\u200d]|[\u200c\u200d](?=\\w)"
)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]{1,8}")
_LOST = re.compile(r"[?\ufffd](?=[^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
_LONGEST_WORD = 25
# UTF-8 that was read as Windows-1252: "Ã©", "â€™", "Å“". Its second byte is never a letter of a French word.
_MISREAD = re.compile("(?:[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Å[“’¸¡]|â€[\x80-\xbf™˜œ¦“”¢¹º])")
# What each of these begins with.
_SIGNS_MISREAD = ("Â", "Ã", "Å", "â€")


def repair_characters(draft: Draft, language: Language) -> Draft:
    """The draft with every character as its author wrote it, as far as that is certain."""
    for _ in range(_TIMES_ESCAPED):
        draft = draft.replaced(_ENTITY, lambda m: html.unescape(m[0]), "entity")
    draft = draft.replaced(_BREAKS, lambda m: "\n", "line break")
    if any(sign in draft.text for sign in _SIGNS_MISREAD):
        draft = draft.replaced(_MISREAD, _reread, "wrong decoding")
    draft = draft.replaced(_INVISIBLE, lambda m: "", "invisible character")
    if _COMBINING.search(draft.text):
        draft = draft.replaced(_COMBINED, lambda m: unicodedata.normalize("NFC", m[0]), "combining accent")
    return draft.edited(_lost(draft.text, language))


def _reread(match: Match[str]) -> str:
    """The character behind a wrong decoding; the words as they are where there is none."""
    try:
        return bytes(_byte(c) for c in match[0]).decode("utf-8")
    except ValueError:
        return match[0]


def _byte(character: str) -> int:
    """The byte that Windows-1252 reads as ``character``; five bytes are read as themselves."""
    return ord(character) if ord(character) < 0x100 else character.encode("cp1252")[0]


def _lost(text: str, language: Language) -> Iterator[Edit]:
    """A "?" where a letter or an apostrophe was that old encodings lack, and nothing else can stand."""
    lexicon = language.lexicon(Repairs).lost
    for match in _LOST.finditer(text):
        at = match.start()
        before = _LETTERS_BEFORE.search(text, max(0, at - _LONGEST_WORD), at)
        after = _LETTERS.match(text, at + 1, at + 1 + _LONGEST_WORD)
        if not after or (not before and _may_begin(text[at - 1 : at], after[0], language)):
            continue
        if new := _restored(before[0] if before else "", after[0], lexicon):
            yield Edit(at, at + 1, new, "lost character")


def _may_begin(previous: str, after: str, language: Language) -> bool:
    """Whether the letters after a question mark may begin a sentence that is glued to it ("vrai ?il est")."""
    return previous not in {"'", "’"} and (after[0].isupper() or is_known(after, lang=language.code))


def _restored(before: str, after: str, lexicon: LostCharacters) -> str | None:
    """The character between the letters ``before`` and ``after``, None where it may be a question mark."""
    for letter, beginnings in lexicon.ligatures.items():
        if f"{before}{letter}{after}".lower().startswith(beginnings):
            return letter.upper() if after.isupper() else letter
    if before.lower() in lexicon.elisions and after[0].lower() in lexicon.before_elided:
        return lexicon.apostrophe
    return None
