"""Who says words whose verb is shared with others, passes on what somebody else said, or has no subject."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.quotations.adverbials import skip
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.phrases import left_edge, phrase
from recoupe.extract.quotations.subjects import governor, root_subject, speaks

Span = tuple[int, int]
# How long the second subject may be where a verb stands once for two.
_GAPPED = 10


def governed_before(period: Period, k: int, found: Sequence[Cue], cues: Cues) -> Cue | None:
    """Whose words somebody else passes on: "X a dit que «…», a rapporté Y" are those of X."""
    if period.word(k - 1) not in cues.that:
        return _attributed_before(period, k, found)
    for cue in reversed(found):
        if cue.last < k:
            governs = cue.form == "finite" and "clause" in cue.takes and not (cue.inverted or cue.negated)
            return cue if governs and cue.source and skip(period, cue.last + 1, cues) == k - 1 else None
    return None


def _attributed_before(period: Period, k: int, found: Sequence[Cue]) -> Cue | None:
    """The attribution right before the marks, unless it is of words before it: "selon X, «…», dit Y"."""
    stop = k - (period.word(k - 1) == ",")
    cue = next((c for c in found if c.form == "attribution" and c.end == stop), None)
    if cue is None or cue.source is None or cue.kind in {"wording", "dixit"}:
        return None
    return None if any(n.quoted for n in period.nodes[max(0, cue.first - 2) : cue.first]) else cue


def gapped(period: Period, k: int, cue: Cue, cues: Cues) -> Span | None:
    """Who says the second of two where the verb stands once: "X dit que «…», Y que «…»"."""
    that = k - 1
    if period.word(that) not in cues.that or "clause" not in cue.takes or cue.inverted:
        return None
    for comma in range(that - 2, max(cue.last, that - _GAPPED), -1):
        if period.word(comma) not in cues.joins | {",", ";"}:
            continue
        end = phrase(period, comma + 1, cues, appositions=False)
        another = end == that and any(n.quoted for n in period.nodes[cue.last : comma])
        one_of_two = period.word(that - 1) in cues.others
        speaker = another and (one_of_two or speaks(period, (comma + 1, end), cues))
        return (comma + 1, end) if speaker else None
    return None


def written(period: Period, k: int, found: Sequence[Cue]) -> Cue | None:
    """The passive right before words that nobody is told to have written: "sur le mur est écrit «…»"."""
    passive = (c for c in found if c.form == "passive" and c.source is None and "clause" in c.takes)
    return next((c for c in passive if c.last == k - 1), None)


def judged_after(period: Period, k: int, found: Sequence[Cue]) -> Cue | None:
    """The participle that tells whose judgement words are: "les « gestes forts », vantés par X".

    What is proposed or announced may be called so by everybody.
    """
    after = k + 2 if period.word(k + 1) == "," else k + 1
    passive = (c for c in found if c.form == "past" and c.source is not None and "clause" not in c.takes)
    return next((c for c in passive if c.first == after and "fragment" in c.takes), None)


def borne(period: Period, cue: Cue, cues: Cues) -> Span | None:
    """What bears words: "sur les murs, des tags : «…»"."""
    return (left_edge(period, cue.first, cues), cue.last + 1) if cue.lemma in cues.written else None


def shouted(period: Period, cue: Cue, cues: Cues) -> Span | None:
    """Who shouts words: "la place où des mineurs défilent aux cris de «…»"."""
    if cue.lemma not in cues.outcries or period.word(cue.first - 1) not in cues.to:
        return None
    return governor(period, cue.first, cue.last, cues)[1] or root_subject(period, cues)


def narrative(period: Period, cue: Cue | None, cues: Cues) -> bool:
    """Whether an infinitive goes on telling what the last speaker said: "Et d'appeler à «…»"."""
    if cue is None or cue.form != "infinitive":
        return False
    return period.word(0) in cues.coordinators and period.word(cue.first - 1) in cues.of and cue.first <= 2
