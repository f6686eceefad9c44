"""Where a reported clause ends."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.quotations.cues import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.phrases import phrase
from recoupe.extract.quotations.sources import main_verb


def clause_end(period: Period, start: int, cue: Cue, found: Sequence[Cue], cues: Cues) -> int:
    """The node after the last of the clause that begins at ``start``."""
    resumes = _resumes(period, cue, start)
    if cue.source is not None and not cue.inverted and start < cue.source[0] - 1:
        resumes = cue.source[0] - 1  # "Après avoir promis que P, le préfet a …"
    for i in range(start + 1, len(period.nodes)):
        word = period.word(i)
        if word == ";" or (resumes is not None and i >= resumes):
            return i
        if word == ":" and _announced(period, start, i, cues):
            return i
        if word == "," and (_stops(period, i, start, found, cues) or _new_clause(period, start, i, cues)):
            return i
        if word in cues.gerund and period.word(i + 1) in cues.gerund:
            return i
        if word in cues.coordinators and (
            _second(period, i, start, found) or _participle(period, i + 1, start, cue, cues)
        ):
            return i
    return len(period.nodes)


def _announced(period: Period, start: int, colon: int, cues: Cues) -> bool:
    """Whether a colon ends the clause: another follows, or words in marks after one with its verb."""
    if main_verb(period, colon + 1, len(period.nodes), cues):
        return True
    after = period.nodes[colon + 1] if colon + 1 < len(period.nodes) else None
    return after is not None and after.quoted and main_verb(period, start, colon, cues)


def _stops(period: Period, comma: int, start: int, found: Sequence[Cue], cues: Cues) -> bool:
    """Whether what follows the comma is no longer reported."""
    i = comma + 1
    word = period.word(i)
    if any(period.matches(i, w) for w in cues.contrast.get(word, ())):
        return True
    if any(period.matches(i, w) for w in cues.circumstances.get(word, ())):
        return _nothing_after(period, i)
    if word in cues.contrary and period.word(i + 1) not in cues.that:
        return main_verb(period, i + 1, len(period.nodes), cues)
    for cue in found:
        if cue.first == i or (cue.form == "present" and cue.first == i + 1 and word in cues.gerund):
            return cue.inverted or cue.form in {"present", "attribution"}
    return word in cues.joins and _second(period, i, start, found)


def _new_clause(period: Period, start: int, comma: int, cues: Cues) -> bool:
    """Whether a clause with its own subject follows an infinitive: "Selon X, qui dit avoir vu Y, Z a…"."""
    token = period.nodes[start].token
    if token is None or token.feature("VerbForm") != "Inf" or main_verb(period, start, comma, cues):
        return False
    end = phrase(period, comma + 1, cues, appositions=False)
    return end > comma + 1 and main_verb(period, end, end + 1, cues)


def _nothing_after(period: Period, i: int) -> bool:
    """Whether the group that begins at ``i`` goes on to the end of the period."""
    return all(period.word(j) != "," for j in range(i, len(period.nodes)))


def _second(period: Period, i: int, start: int, found: Sequence[Cue]) -> bool:
    """Whether "et" at ``i`` joins a second cue of the same subject: "a dit que P et a ajouté que Q"."""
    return any(
        c.first in {i + 1, i + 2} and c.form == "finite" and not c.inverted and c.first > start for c in found
    )


def _participle(period: Period, i: int, start: int, cue: Cue, cues: Cues) -> bool:
    """Whether the word at ``i`` goes on with the auxiliary of the cue: "a dit que P et détaillé Q"."""
    token = period.nodes[i].token if i < len(period.nodes) else None
    if token is None or token.pos != "VERB" or token.feature("VerbForm") != "Part":
        return False
    if not any(period.word(k) in cues.have for k in range(cue.first, cue.last)):
        return False
    own = [k for k in range(start, i) if period.word(k) in cues.auxiliaries]
    return not own or _disagrees(period, own[-1], i, cues)


def _disagrees(period: Period, auxiliary: int, i: int, cues: Cues) -> bool:
    """Whether a cue's participle cannot share a passive: "soit contrôlée et | demandé à X de"."""
    if period.word(auxiliary) not in cues.be or not any(
        e.form == "past" for e in cues.verbs.get(period.word(i), ())
    ):
        return False
    between = [n.token for n in period.nodes[auxiliary + 1 : i] if n.token is not None and n.pos == "VERB"]
    own = period.nodes[i].token
    return (
        bool(between)
        and own is not None
        and any(between[0].feature(f) != own.feature(f) for f in ("Gender", "Number"))
    )


def _resumes(period: Period, cue: Cue, start: int) -> int | None:
    """Where the main clause goes on after a relative one: "X, qui dit que P, a …"."""
    node = period.nodes[cue.last]
    if node.token is None or node.sentence is None or node.token.dep not in {"acl:relcl", "acl", "advcl"}:
        return None
    inside = {t.start for t in node.sentence.subtree(node.token)}
    last = max(inside)
    for i in range(start + 1, len(period.nodes)):
        if period.word(i) == "," and period.nodes[i].start > last and _finished(period, start, i):
            return i
    return None


def _finished(period: Period, start: int, comma: int) -> bool:
    """Whether the clause has had its verb, or its words in marks, and none follows the comma at once."""
    if comma + 1 < len(period.nodes) and period.nodes[comma + 1].quoted:
        return False
    return any(n.quoted or n.pos in {"VERB", "AUX"} for n in period.nodes[start:comma])
