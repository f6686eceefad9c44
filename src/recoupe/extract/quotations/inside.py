"""What happens between the marks: an incise that the marks do not interrupt, and quotations inside one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extract.quotations import cues as cue_module
from recoupe.extract.quotations import lines
from recoupe.extract.quotations.adverbials import skip
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Layout, Period
from recoupe.extract.quotations.marks import Stretch
from recoupe.model import ParsedText

_ENDS = {",", ".", "", ";", "…", "...", "?", "!", ":", '"', "”"}
# Shorter stretches hold no incise and no report worth a second look.
_SHORTEST = 25
# How many words a relative clause about who speaks takes.
_RELATIVE = 14


@dataclass(frozen=True, slots=True)
class Incise:
    """An incise inside marks, and the offsets that it takes out of the words."""

    period: Period
    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inside:
    """The periods inside a stretch with their cues."""

    periods: tuple[tuple[Period, list[Cue]], ...]


def read(parsed: ParsedText, layout: Layout, number: int, cues: Cues) -> Inside:
    """The periods of the stretch ``number``, whose own inner stretches are single nodes, and their cues."""
    stretch = layout.stretches[number]
    if stretch.inner_end - stretch.inner_start < _SHORTEST:
        return Inside(())
    inner = lines.periods(parsed, layout, number)
    return Inside(tuple((p, cue_module.find(p, cues)) for p in inner))


def incises(inside: Inside, cues: Cues) -> list[Incise]:
    """The incises of the journalist: «A, dit-il, B»; «A, précise Anne Durand. B»."""
    found: list[Incise] = []
    for period, in_period in inside.periods:
        for cue in in_period:
            if _journalist(period, cue, cues):
                start = (
                    period.nodes[cue.first - 1].start
                    if _comma(period, cue.first - 1)
                    else period.nodes[cue.first].start
                )
                end = _closing(period, cue, cues)
                after = period.nodes[end - 1].end
                if period.word(end) in {",", "."}:
                    after = period.nodes[end].end
                found.append(Incise(period, cue, start, after))
    return found


def _closing(period: Period, cue: Cue, cues: Cues) -> int:
    """Where the incise ends: after its source, or after what goes on with it.

    That is an addressee, a place, or a relative clause: "lâche un gradé qui préfère rester anonyme".
    """
    if period.word(cue.end) in cues.relatives:
        reach = range(cue.end + 1, min(cue.end + _RELATIVE, len(period.nodes)))
        return next((i for i in reach if period.word(i) in _ENDS), cue.end)
    return cue.end if period.word(cue.end) in _ENDS else skip(period, cue.end, cues)


def _comma(period: Period, i: int) -> bool:
    return period.word(i) == ","


def _journalist(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether the verb after the comma has its subject after it and ends there.

    The subject is a pronoun, a name, or a description with its article: "admet la directrice".
    """
    if not cue.inverted or cue.source is None or not cue.takes & {"words", "incise"} or cue.first < 2:
        return False
    end = _closing(period, cue, cues)
    if period.word(cue.first - 1) not in {",", "?", "!", "…", "..."} or period.word(end) not in _ENDS:
        return False
    first = period.nodes[cue.source[0]]
    if first.text.startswith("-"):
        return True
    subject = period.nodes[slice(*cue.source)]
    if any(n.text in cues.pronominal_heads for n in subject[:2]) and len(subject) > 2:
        return True  # "hurle l'un d'entre eux"
    described = first.pos == "DET" and len(subject) > 1 and subject[1].pos in {"NOUN", "ADJ"}
    return described or any(n.token is not None and n.token.entity == "PER" for n in subject)


def pieces(stretch: Stretch, found: Sequence[Incise]) -> list[tuple[int, int]]:
    """The offsets of the words of a stretch without its incises; unclosed, it ends at the first."""
    spans: list[tuple[int, int]] = []
    at = stretch.inner_start
    for incise in found:
        if incise.start > at:
            spans.append((at, incise.start))
        at = incise.end
        if stretch.closure == "unclosed":
            return spans
    if at < stretch.inner_end:
        spans.append((at, stretch.inner_end))
    return spans
