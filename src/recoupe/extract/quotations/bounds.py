"""Where a reported clause ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from recoupe.extract.quotations.adverbials import adverbial
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.phrases import left_edge, phrase
from recoupe.extract.quotations.sources import HIGHEST, SUBJECTS, main_verb

# How far up the parser's tree the verb is looked for that a group hangs on.
_DEPTH = 6
_DASHES = frozenset({"—", "–", "-"})
# Between "provoquant" and the noun for what it provokes: an article, an adjective.
_NEAR = 4


def clause_end(period: Period, start: int, cue: Cue, found: Sequence[Cue], cues: Cues) -> int:
    """The node after the last of the clause that begins at ``start``."""
    resumes = _resumes(period, cue, start)
    if cue.source is not None and not cue.inverted and start < cue.source[0] - 1:
        resumes = cue.source[0] - 1  # "Après avoir promis que P, le préfet a …"
    if resumes is None:
        resumes = _main_clause(period, cue, start, cues)
    closing = _closing(period, cue, start)
    if closing is not None and (resumes is None or closing < resumes):
        resumes = closing
    for i in range(start + 1, len(period.nodes)):
        word = period.word(i)
        if word == ";" or (resumes is not None and i >= resumes):
            return i
        if word == ":" and _announced(period, start, i, cues):
            return i
        if word == "," and (
            _stops(period, i, start, cue, found, cues) or _new_clause(period, start, i, cue, cues)
        ):
            return i
        if word in cues.gerund and period.word(i + 1) in cues.gerund:
            return i
        if word in cues.coordinators and (
            _second(period, i, start, found)
            or _participle(period, i + 1, start, cue, cues)
            or (cue.form == "present" and _present(period, i + 1))
        ):
            return i
    return len(period.nodes)


def _closing(period: Period, cue: Cue, start: int) -> int | None:
    """Where the dash or bracket closes inside which the cue stands: "(le maire dit que P) a …"."""
    if cue.first >= start:
        return None
    before = period.words[: cue.first]
    dashes = 0 if _DASHES.isdisjoint(before) else sum(word in _DASHES for word in before)
    inside = before.count("(") > before.count(")")
    if not inside and dashes % 2 == 0:
        return None
    for i in range(start + 1, len(period.nodes)):
        if (inside and period.word(i) == ")" and "(" not in period.words[start:i]) or (
            dashes % 2 and period.word(i) in _DASHES
        ):
            return i
    return None


def _announced(period: Period, start: int, colon: int, cues: Cues) -> bool:
    """Whether a colon ends the clause: another follows, or words in marks after one with its verb."""
    if main_verb(period, colon + 1, len(period.nodes), cues):
        return True
    after = period.nodes[colon + 1] if colon + 1 < len(period.nodes) else None
    return after is not None and after.quoted and main_verb(period, start, colon, cues)


def _stops(period: Period, comma: int, start: int, cue: Cue, found: Sequence[Cue], cues: Cues) -> bool:
    """Whether what follows the comma is no longer reported."""
    i = comma + 1
    word = period.word(i)
    if any(period.matches(i, w) for w in cues.contrast.get(word, ())) or _taken_up(period, i, cues):
        return True
    attendant = next((w for w in cues.attendant.get(word, ()) if period.matches(i, w)), None)
    if attendant is not None:
        return _beside(period, i, len(attendant), cue, start, cues)
    if any(period.matches(i, w) for w in cues.circumstances.get(word, ())):
        return _nothing_after(period, i, cues)
    if word in cues.provoking:
        return any(period.word(k) in cues.outcome for k in range(i + 1, i + 1 + _NEAR))
    if word in cues.contrary and period.word(i + 1) not in cues.that:
        return main_verb(period, i + 1, len(period.nodes), cues)
    for other in found:
        if other.first == i or (other.form == "present" and other.first == i + 1 and word in cues.gerund):
            return other.inverted or other.form in {"present", "attribution"}
    return word in cues.joins and _second(period, i, start, found)


def _taken_up(period: Period, i: int, cues: Cues) -> bool:
    """Whether what was said is taken up, to say something of it: ", une version que X dément"."""
    if period.word(i) in cues.cleft and period.word(i + 1) in cues.that | cues.relatives:
        return any(period.word(k) in cues.taking_up_verbs for k in range(i + 2, i + 6))
    noun = i + 1
    if period.word(i) not in cues.taking_up_articles or noun >= len(period.nodes):
        return False
    if period.nodes[noun].pos == "ADJ":
        noun += 1
    after = noun + 1
    if period.word(noun) not in cues.taking_up or after >= len(period.nodes):
        return False
    if period.word(after) in cues.that | cues.relatives | cues.oblique:
        return True
    after += period.nodes[after].pos == "ADV"
    return after < len(period.nodes) and period.nodes[after].pos in {"VERB", "ADJ"}


def _beside(period: Period, i: int, length: int, cue: Cue, start: int, cues: Cues) -> bool:
    """Whether "sans", "avant de", "après avoir" at ``i`` tell how it was said: no part of what was said."""
    if any(_reports(period, k, cues) for k in range(i + length, min(i + length + 4, len(period.nodes)))):
        return True
    if cue.form == "attribution" and cue.first < start:
        return False
    own, node = period.nodes[cue.last].token, period.nodes[i]
    if node.token is None or node.sentence is None or own is None or cue.first > i:
        return False
    for above in islice(node.sentence.ancestors(node.token), _DEPTH):
        if above.i == own.i:
            return True
        if above.start < node.start:
            return False
    return False


def _reports(period: Period, k: int, cues: Cues) -> bool:
    """Whether a cue verb, with its further words, stands at ``k``."""
    entries = cues.verbs.get(period.word(k), ()) if period.nodes[k].pos == "VERB" else ()
    return any(period.matches(k + 1, e.tail) for e in entries if e.takes)


def _main_clause(period: Period, cue: Cue, start: int, cues: Cues) -> int | None:
    """Where the main clause begins before which the clause stands: "Après avoir dit que P | , X a …"."""
    verb = period.nodes[cue.last]
    if cue.inverted or cue.form == "attribution" or verb.token is None or verb.sentence is None:
        return None
    above = list(islice(verb.sentence.ancestors(verb.token), HIGHEST))
    root = above[-1] if above else None
    if root is None or root.head != root.i or root.start < period.nodes[start].start:
        return None
    subject = next((t for t in verb.sentence.children(root, *SUBJECTS)), None)
    i = period.at.get(subject.start) if subject is not None and subject.start < root.start else None
    if i is None or i <= start or period.word(i) in cues.relatives:
        return None
    comma = left_edge(period, i, cues) - 1
    for _ in range(_DEPTH):
        before = next((k for k in range(comma - 1, start, -1) if period.word(k) == ","), start)
        if before == start or adverbial(period, before + 1, cues) != comma:
            break
        comma = before
    return comma if period.word(comma) == "," and main_verb(period, start, comma, cues) else None


def _main_still_to_come(period: Period, start: int, comma: int, cue: Cue, cues: Cues) -> bool:
    """Whether the main clause, not met before the participle, begins: "Alors qu'il dort, disant P, | X a"."""
    if main_verb(period, 0, cue.first, cues) or not main_verb(period, start, comma, cues):
        return False
    i = comma + 1
    while (beyond := adverbial(period, i, cues)) > i and period.word(beyond) == ",":
        i = beyond + 1
    end = phrase(period, i, cues)
    end = i + 1 if end == i and period.word(i) in cues.subject_pronouns else end
    return end > i and _verb_at(period, end + (period.word(end) == ","), cues)


def _new_clause(period: Period, start: int, comma: int, cue: Cue, cues: Cues) -> bool:
    """Whether a clause with its own subject follows an infinitive: "Selon X, qui dit avoir vu Y, Z a…"."""
    if cue.form == "present" and _main_still_to_come(period, start, comma, cue, cues):
        return True
    if _subordinate(period, cue, cues) and _main_still_to_come(period, start, comma, cue, cues):
        return True
    if _beside_source(period, cue) and _verb_at(period, comma + 1, cues):
        return main_verb(period, start, comma, cues)
    token = period.nodes[start].token
    if token is None or token.feature("VerbForm") != "Inf" or main_verb(period, start, comma, cues):
        return False
    if _verb_at(period, comma + 1, cues):
        return True  # "X, qui dit craindre le gel, | a fui"
    end = phrase(period, comma + 1, cues, appositions=False)
    return end > comma + 1 and main_verb(period, end, end + 1, cues)


def _subordinate(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether a conjunction opens the clause of the cue: "Si elle estime que P, le maire …"."""
    if cue.source is None or cue.inverted or cue.form != "finite" or cue.source[0] == 0:
        return False
    before = cue.source[0] - 1
    if period.word(before) not in cues.subordinators | cues.that:
        return False
    return before < _DEPTH or any(period.word(k) == "," for k in range(before - 3, before))


def _beside_source(period: Period, cue: Cue) -> bool:
    """Whether commas part the cue from its source, as in "Le maire, convaincu que P, a …"."""
    beside = cue.source is not None and cue.source[1] == cue.first - 1
    return beside and cue.form == "present" and period.word(cue.first - 1) == ","


def _verb_at(period: Period, i: int, cues: Cues) -> bool:
    """Whether a finite verb stands at ``i``, behind pronouns and a negation."""
    while period.word(i) in cues.clitics or period.word(i) in cues.negations:
        i += 1
    return main_verb(period, i, i + 1, cues)


def _nothing_after(period: Period, i: int, cues: Cues) -> bool:
    """Whether only circumstances follow from ``i`` to the end of the period, each after its comma."""
    after = (j + 1 for j in range(i, len(period.nodes)) if period.word(j) == ",")
    return all(_circumstance(period, j, cues) for j in after)


def _circumstance(period: Period, i: int, cues: Cues) -> bool:
    """Whether the occasion of speaking is named at ``i``: "lors de", "après avoir"."""
    word = period.word(i)
    known = (*cues.circumstances.get(word, ()), *cues.attendant.get(word, ()))
    return any(period.matches(i, words) for words in known)


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
    if token.feature("Gender") == "Fem" or token.feature("Number") == "Plur":
        return False  # "la loi, voulue par X et entrée en vigueur, …"
    # An auxiliary before words in marks has had its participle: "n'était «pas grave» et | qualifié".
    own = [
        k for k in range(start, i) if period.word(k) in cues.auxiliaries and not period.nodes[k + 1].quoted
    ]
    return not own or _disagrees(period, own[-1], i, cues)


def _present(period: Period, i: int) -> bool:
    """Whether a present participle stands at ``i``: "assurant que P et | promettant Q"."""
    token = period.nodes[i].token if i < len(period.nodes) else None
    return token is not None and token.feature("VerbForm") == "Part" and token.feature("Tense") == "Pres"


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
