"""Words in marks without a cue of their own: a statement that goes on, or no quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extract.quotations import nominals, phrases, subjects, terms
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.phrases import phrase
from recoupe.extract.quotations.terms import Shape
from recoupe.model import Quotation

# How many paragraphs back a statement may have begun that goes on here.
_PARAGRAPHS = 3
# A byline or the name under a statement is short.
_CAPTION = 16
# A clause in marks that may go on from the paragraph before.
_TELLING = 5
# So many words in marks beside others are reported too: a term has fewer.
_FRAGMENT = 3
# How far before words in marks the writer speaks of himself.
_OWN = 6
# "un communiqué du syndicat, daté de lundi, dans lequel": how near the document stands.
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a period: the period itself with its cues, and the last direct quotation."""

    period: Period
    found: tuple[Cue, ...]
    quotation: Quotation | None
    paragraph: int

    @property
    def announces(self) -> bool:
        """Whether the period ends with a colon."""
        return self.period.nodes[-1].text == ":"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How words without a cue are read: whose speaker they keep, or where their source is named.

    ``source`` are nodes of the period before, or of this one where ``here`` says so.
    """

    confidence: float
    continues: Quotation | None = None
    cue: Cue | None = None
    source: tuple[int, int] | None = None
    here: bool = False


def judge(
    period: Period, k: int, shape: Shape, before: Before | None, last: Quotation | None, cues: Cues
) -> Verdict | None:
    """What the stretch at the node ``k`` is; None when it is no quotation.

    ``before`` is the period before, ``last`` the direct quotation before in this period, if any.
    """
    if before is not None and before.announces and k == 0:
        cue = next((c for c in reversed(before.found) if c.source is not None), None)
        return Verdict(0.8, cue=cue, source=cue.source if cue else None)
    if period.alone and shape.words >= 3 and (shape.verb or shape.sentence or shape.words >= 6):
        return _statement(period, before, last, cues)
    if k == 0 and not shape.verb and _heads(period):
        return None
    if period.alone and not shape.verb:
        passing = shape.words >= 2 and _in_passing(period, before)
        return _statement(period, before, last, cues) if passing else None
    return _fragment(period, k, shape, before, last, cues)


def _heads(period: Period) -> bool:
    """Whether the words in marks are a heading that lost its line break: «Trop tard» Dans la vallée…"."""
    first, after = period.nodes[0], period.nodes[1] if len(period.nodes) > 1 else None
    ends = first.text[-1:] in ".!?…"
    return after is not None and first.capital and not ends and after.capital and after.pos != "PROPN"


def _in_passing(period: Period, before: Before | None) -> bool:
    """Whether a few words alone go on in the paragraph and end like a sentence, as no heading does."""
    if before is None or before.period.paragraph != period.paragraph:
        return False
    ends = period.nodes[-1].text[-1:] in ".!?…"
    return ends and (bool(before.found) or before.quotation is not None)


def _statement(period: Period, before: Before | None, last: Quotation | None, cues: Cues) -> Verdict:
    """A sentence in marks that stands by itself."""
    if before is None:
        return Verdict(0.3)
    near = period.paragraph == before.period.paragraph
    if last is None and before.quotation is not None and _directly_after(before, period):
        last = before.quotation
    if last is not None:
        return Verdict(0.75, continues=last)
    author = byline(before.period, cues)
    if author is not None:
        return Verdict(0.5, source=author)
    asked = before.period.nodes[-1].text == "?"
    tells = (near or _quoteless(before.period)) and not asked
    source = narrated(before.period, before.found, cues) if tells else None
    source = source or (subjects.somebody(before.period, cues) if near and not asked else None)
    if source is not None:
        return Verdict(0.6 if near else 0.45, source=source)
    if before.quotation is not None and period.paragraph - before.paragraph <= _PARAGRAPHS:
        return Verdict(0.4, continues=before.quotation)
    return Verdict(0.3)


def cross_reference(period: Period, cues: Cues) -> bool:
    """Whether the period points to another article: "Lire notre entretien avec X : «…»"."""
    first = 0
    while first < len(period.nodes) and period.nodes[first].pos in {"PUNCT", "SYM"} and first < 4:
        first += 1
    return any(period.matches(first, w) for w in cues.cross_references.get(period.word(first), ()))


def byline(period: Period, cues: Cues) -> tuple[int, int] | None:
    """Who signs the text that follows: "Par Anne Durand, sénatrice"."""
    if period.word(0) not in cues.bylines or len(period.nodes) > _CAPTION or _verbs(period):
        return None
    end = phrase(period, 1, cues)
    return (1, end) if end > 1 else None


def caption(period: Period, cues: Cues) -> tuple[int, int] | None:
    """Who is named under a statement set apart: a line that is a person's name and role, and no credit."""
    if len(period.nodes) > _CAPTION or _verbs(period) or any(n.text in cues.credits for n in period.nodes):
        return None
    first = period.nodes[0]
    if first.token is None or first.token.entity != "PER" or first.quoted:
        return None
    end = phrase(period, 0, cues)
    return (0, end) if end and (end == len(period.nodes) or period.nodes[end].pos == "PUNCT") else None


def cleft(period: Period, found: Sequence[Cue], cues: Cues) -> Cue | None:
    """The cue of "C'est ce qu'a affirmé X", which reports the words before."""
    for cue in found:
        if cue.first > 6:
            return None
        if cue.inverted and cue.source and period.word(cue.first - 2) in cues.cleft:
            return cue
    return None


def _verbs(period: Period) -> bool:
    return any(n.token is not None and "VerbForm=Fin" in n.token.morph for n in period.nodes)


def _directly_after(before: Before, period: Period) -> bool:
    """Whether a quotation stands in the period before, so that nothing comes between."""
    return bool(before.period.quotes) and period.paragraph - before.period.paragraph <= 2


def _quoteless(period: Period) -> bool:
    return not period.quotes


def narrated(period: Period, found: Sequence[Cue], cues: Cues) -> tuple[int, int] | None:
    """Who a narrating sentence is about: its main subject, if that can speak; else the source of its cue."""
    subject = subjects.main_subject(period, cues)
    if subject is not None:
        return subject
    told = (c for c in reversed(found) if c.form != "noun" and not c.negated)
    return next((c.source for c in told if c.source is not None), None)


def _by_the_one_told_of(period: Period, before: Before | None, cues: Cues) -> Verdict | None:
    """A longer fragment in the report of one speaker's words: whoever the sentence is about, or the last."""
    subject = subjects.main_subject(period, cues)
    if subject is not None:
        return Verdict(0.4, source=subject, here=True)
    if before is None or before.quotation is None or period.paragraph - before.paragraph > 1:
        return None
    return Verdict(0.35, continues=before.quotation)


def _fragment(
    period: Period, k: int, shape: Shape, before: Before | None, last: Quotation | None, cues: Cues
) -> Verdict | None:
    """Words in marks inside the journalist's sentence; after a definite article a few are a known name."""
    if terms.term(shape, period, k, cues) or (not shape.telling and period.word(k - 1) in cues.definite):
        return None
    if _is_other(period, k, shape, cues):
        return None
    answer = _answering(period, k, cues) or _in_document(period, k, shape, cues)
    if answer is not None:
        return Verdict(0.6, source=answer, here=True)
    if last is None and before is not None:
        near = before.paragraph == period.paragraph
        if near:
            last = before.quotation
        elif shape.verb and shape.words > _TELLING and _directly_after(before, period) and before.quotation:
            return Verdict(0.35, continues=before.quotation)
    if last is not None and (shape.telling or (shape.words >= _FRAGMENT and _free(shape, period, k))):
        return Verdict(0.45, continues=last)
    charged = period.word(k - 1) in cues.charge or (k > 0 and period.nodes[k].capital)
    if shape.words > _FRAGMENT and not shape.name and not charged:
        told = _by_the_one_told_of(period, before, cues)
        if told is not None:
            return told
    return Verdict(0.25) if shape.verb and shape.words > _FRAGMENT else None


def _is_other(period: Period, k: int, shape: Shape, cues: Cues) -> bool:
    """Whether the words are a name, a charge, or the writer's own: "je réponds souvent « … »"."""
    charge = period.word(k - 1) in cues.charge and not shape.verb
    own = any(period.word(i) in cues.first_person for i in range(max(0, k - _OWN), k))
    return charge or own or terms.named(period, k, cues)


def _answering(period: Period, k: int, cues: Cues) -> tuple[int, int] | None:
    """Who answers the reporters in its own clause: "Contactée, la mairie «n'a rien à dire»"."""
    first = period.nodes[0].text
    if k < 2 or first not in cues.approached or not nominals.nominal(period.nodes[k - 1]):
        return None
    start = phrases.left_edge(period, k - 1, cues)
    return (start, k) if period.word(start - 1) == "," else None


def _in_document(period: Period, k: int, shape: Shape, cues: Cues) -> tuple[int, int] | None:
    """Whose words a document holds whose clause begins before the marks: "une lettre où elle «s'excuse»"."""
    if not shape.verb or k < 2:
        return None
    start = k - 1 if period.word(k - 1) in cues.persons else phrases.left_edge(period, k - 1, cues)
    named = start == k - 1 or (nominals.nominal(period.nodes[k - 1]) and start < k - 1)
    relative = start - 1
    if period.word(relative) in cues.relatives and period.nodes[relative - 1].pos == "ADP":
        relative -= 1
    elif period.word(relative) not in cues.places:
        return None
    written = any(period.word(i) in cues.documents for i in range(max(0, relative - _NEAR), relative))
    return (start, k) if named and written else None


def _free(shape: Shape, period: Period, k: int) -> bool:
    """Whether the words hold a verb, or no determiner makes a term of them."""
    return shape.verbal or k == 0 or period.nodes[k - 1].pos != "DET"
