"""Tell words that somebody said from scare quotes, titles, nicknames and set terms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.marks import Stretch
from recoupe.languages import load
from recoupe.languages.morphology import Morphology
from recoupe.model import ParsedText

_WORD = re.compile(r"\w+")
# What ends a name in a series: "chapitre VIII", "plan B", "article 49".
_NUMBER = re.compile(r"[IVXLC]+|\d{1,3}|[A-Z]")
# From here on a fragment says something by itself.
_TELLING = 5
_SHORT = 4
# How long a heading is, what may close it, and how sentences end.
_HEADING = 120
_CLOSING = ' \u00a0»”"'
_ENDS = (".", "!", "?", "…", ":", ";", ",")
# A long statement shows what it is in its first characters.
_LOOK = 600
# How many characters "ne", "se", "n'y" take before a verb.
_CLITICS = 6


@dataclass(frozen=True, slots=True)
class Shape:
    """What a stretch looks like from inside.

    ``verb`` is a finite verb, ``verbal`` any; ``predicate``: a finite verb opens it, its clitics apart;
    ``sentence`` is the punctuation of one; ``times`` how often the
    same short phrase stands in marks in the article, its headings apart.
    """

    words: int
    verb: bool
    verbal: bool
    predicate: bool
    sentence: bool
    name: bool
    times: int

    @property
    def recurrent(self) -> bool:
        """Whether a short phrase stands in marks again and again: a set term."""
        return self.times > 1

    @property
    def telling(self) -> bool:
        """Whether the words alone are more than a term."""
        return self.verb or self.words >= _TELLING


def shapes(parsed: ParsedText, stretches: Sequence[Stretch]) -> list[Shape]:
    """The shape of every stretch."""
    plurals = "".join(load(parsed.language).lexicon(Morphology).plurals)
    keys = [_key(parsed.text[s.inner_start : s.inner_end], plurals) for s in stretches]
    told = (k for k, s in zip(keys, stretches, strict=True) if not _is_in_heading(parsed.text, s))
    times = Counter(told)
    verbs = [
        (t.start, "VerbForm=Fin" in t.morph)
        for s in parsed.sentences
        for t in s.tokens
        if t.pos in {"VERB", "AUX"}
    ]
    return [_shape(parsed.text, verbs, s, times[k]) for s, k in zip(stretches, keys, strict=True)]


def _is_in_heading(text: str, stretch: Stretch) -> bool:
    """Whether the line of the stretch is short and ends as no sentence does: it says what is told below."""
    start = text.rfind("\n", max(0, stretch.start - _HEADING), stretch.start) + 1
    end = text.find("\n", stretch.end, stretch.end + _HEADING)
    if end < 0 or (start == 0 and stretch.start > _HEADING) or end - start > _HEADING:
        return False
    return not text[start:end].rstrip(_CLOSING).endswith(_ENDS)


def _key(text: str, plurals: str) -> str:
    """The words without case, elision or plural, so that "gilet" and "gilets" are one term."""
    words = [w.casefold().rstrip(plurals) for w in _WORD.findall(text[:_LOOK])]
    return " ".join(w for w in words if len(w) > 1)


def _shape(text: str, verbs: Sequence[tuple[int, bool]], stretch: Stretch, times: int) -> Shape:
    end = min(stretch.inner_end, stretch.inner_start + _LOOK)
    inner = text[stretch.inner_start : stretch.inner_end]
    words = _WORD.findall(inner[:_LOOK])
    within = verbs[bisect_left(verbs, (stretch.inner_start, False)) : bisect_left(verbs, (end, False))]
    verb = any(finite for _, finite in within)
    long = [w for w in words if len(w) > 3]
    capitals = bool(long) and len(words) <= 6 and all(w[0].isupper() or w[0].isdigit() for w in long)
    capitals = capitals and (len(words) == 1 or long != words[:1])
    named = capitals or (1 < len(words) <= 3 and bool(_NUMBER.fullmatch(words[-1])))
    return Shape(
        words=len(words),
        verb=verb,
        verbal=bool(within),
        predicate=inner[:1].islower() and any(f and s - stretch.inner_start <= _CLITICS for s, f in within),
        sentence=inner[:1].isupper() and inner[-1:] in ".!?…",
        name=named and not verb,
        times=times if len(words) <= _SHORT and not verb else 1,
    )


def named(period: Period, k: int, cues: Cues) -> bool:
    """Whether the words before the stretch at ``k`` make it a name: "l'opération «X»", "surnommé «X»"."""
    if period.word(k - 1) in cues.naming or period.word(k - 1) in cues.works or _of_work(period, k, cues):
        return True
    if period.word(k - 1) in cues.of and period.word(k - 2) in cues.names:
        return True  # "sous le nom de «X»"
    if period.word(k - 1) in cues.of and period.word(k - 2) in cues.parts_of_works:
        return period.nodes[k].capital  # "l'auteur de «X»"
    if period.word(k - 1) == "(" and any(period.word(i) in cues.works for i in range(max(0, k - 12), k)):
        return True
    around = [period.nodes[i] for i in (k - 1, k + 1) if 0 <= i < len(period.nodes)]
    return len(around) == 2 and all(n.pos == "PROPN" and n.capital for n in around)


def _of_work(period: Period, k: int, cues: Cues) -> bool:
    """Whether a name or an adjective stands between the noun and the marks: "le groupe Facebook «X»"."""
    i = k - 1
    while i > k - 4 and i > 0 and period.nodes[i].pos in {"PROPN", "ADJ"}:
        i -= 1
    return i < k - 1 and period.word(i) in cues.works


def term(shape: Shape, period: Period, k: int, cues: Cues) -> bool:
    """Whether a stretch inside a sentence is a term or a name rather than somebody's words."""
    if shape.telling and not shape.name:
        return False
    return (
        shape.recurrent or shape.name or (named(period, k, cues) and not _judgement(shape, period, k, cues))
    )


def _judgement(shape: Shape, period: Period, k: int, cues: Cues) -> bool:
    """Whether what stands after an indefinite noun says how it is: "une campagne «indigne»".

    One small word, or two that are joined: "un acte «lâche et gratuit»".
    """
    noun, article = period.word(k - 1), period.word(k - 2)
    small = not period.nodes[k].capital and article in cues.indefinite and noun in cues.works
    joined = shape.words <= _SHORT and not cues.joins.isdisjoint(period.nodes[k].text.split())
    return small and (joined or (shape.words == 1 and noun not in cues.plainly_named))
