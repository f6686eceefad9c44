"""Whether the words in marks that a cue was found for are reported, rather than a term, a name or a title."""

from __future__ import annotations

from recoupe.extract.quotations import shared, terms
from recoupe.extract.quotations.clause import Clause
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.link import Link
from recoupe.extract.quotations.terms import Shape

_SIGNS = frozenset({",", "—", "–", "-", "...", "…", "(", ")"})
_NEAR = 7
_NEXT = 4


def accepted(period: Period, link: Link, shape: Shape, cues: Cues) -> bool:
    """Whether the words in the marks are reported, rather than a term inside what is reported."""
    k = link.node
    if link.rule in {"colon", "speaker"}:
        return True
    if link.rule in {"incise", "resumed"} and all(link_word(period, i, cues) for i in range(k)):
        return True
    if link.cue is not None and link.cue.lemma in cues.outcries and link.cue.form == "noun":
        return True
    unsaid = link.source is None and not shared.narrative(period, link.cue, cues)
    if link.cue is not None and not shape.telling and (unsaid or link.cue.document):
        return False
    if _judged(period, link, shape, cues):
        return True
    if _far_name(period, link, shape, cues) or _titled(period, link, cues):
        return False
    if _predicate(period, link, shape, cues):
        return True
    if terms.term(shape, period, k, cues):
        return shape.times == 2 and not shape.name and period.word(k - 1) in cues.indefinite
    if shape.telling:
        return True
    return not _in_time(period, k, cues) and not _group_name(period, link, shape, cues)


def _predicate(period: Period, link: Link, shape: Shape, cues: Cues) -> bool:
    """Whether the words are what somebody says to be: "se dit «ému»", "a été «ému», selon X".

    A set term has an article; these have none, so that they are reported however often they stand in marks.
    """
    if link.source is None or link.cue is None or shape.name or link.node == 0:
        return False
    before = period.nodes[link.node - 1]
    if link.rule == "governed":
        return link.cue.last == link.node - 1 and link.cue.form == "finite" and not link.cue.document
    return before.text in cues.be and link.rule in {"later", "attribution", "incise"}


def _judged(period: Period, link: Link, shape: Shape, cues: Cues) -> bool:
    """Whether a word or two say what somebody takes the object to be: "juge l'affaire «grave»"."""
    cue = link.cue
    if cue is None or link.source is None or link.rule != "governed" or cue.lemma not in cues.judging:
        return False
    small = not period.nodes[link.node].capital and shape.words <= 2 and not shape.name
    return small and period.nodes[link.node - 1].pos in {"NOUN", "PROPN"} and link.node - cue.last <= _NEAR


def _titled(period: Period, link: Link, cues: Cues) -> bool:
    """Whether the words are the title of what the noun before names: "a écrit un livre («X»)"."""
    k, cue = link.node, link.cue
    if not period.nodes[k].capital or (cue is not None and cue.form == "noun"):
        return False
    if link.rule != "governed" and period.word(k - 1) in cues.publishing:
        return True  # "a publié «La Digue», a dit X"
    if link.rule not in {"governed", "later", "attribution"}:
        return False
    beside = cue is not None and cue.last == k - 1
    return terms.named(period, k, cues) and not beside


def _far_name(period: Period, link: Link, shape: Shape, cues: Cues) -> bool:
    """Whether a word or two with the definite article stand far from the verb: "la révolte des «X»"."""
    far = link.cue is not None and link.rule == "governed" and link.node - link.cue.last > _NEAR
    return far and shape.words <= 2 and period.word(link.node - 1) in cues.definite


def _group_name(period: Period, link: Link, shape: Shape, cues: Cues) -> bool:
    """Whether a word or two after a plural article name a group: "entre les habitants et les «casseurs»"."""
    k, cue = link.node, link.cue
    if cue is None or period.word(k - 1) not in cues.plural:
        return False
    if link.rule == "incise":
        return shape.words <= 2 and not shape.verbal and period.word(k - 2) in cues.agents
    object_of = k > 1 and period.word(k - 1) in cues.contracted and period.nodes[k - 2].pos == "VERB"
    adjacent = (
        object_of or 0 <= k - cue.last <= 2 or (link.rule == "attribution" and 0 < cue.first - k <= _NEXT)
    )
    return (shape.words == 1 or (shape.words == 2 and link.rule == "later")) and not adjacent


def _in_time(period: Period, k: int, cues: Cues) -> bool:
    """Whether a short stretch names an occasion: "au début du «X»", "lors de la «Y»"."""
    i = k - 1
    while i >= 0 and (
        period.nodes[i].pos in {"DET", "ADP"} or period.word(i) in cues.occasions | cues.occasion_prepositions
    ):
        if period.word(i) in cues.occasions | cues.occasion_prepositions:
            return True
        i -= 1
    return False


def borrowed(period: Period, k: int, clause: Clause, shape: Shape, cues: Cues) -> bool:
    """Whether words in marks inside a reported clause are its speaker's, though no cue is beside them.

    "Il redit qu'il renoncera s'il ne trouve pas les «bonnes solutions»"; not set terms, nor the group of
    which something is told: "que la crise des «blouses blanches» durera". What was merely learnt from
    somebody ("a-t-on appris auprès de") is in the journalist's words.
    """
    cue = clause.cue
    if cue.source is None or cue.document or cue.kind in {"learnt", "anonymous"}:
        return False
    small = shape.words <= 2 and not shape.verbal and period.word(k - 1) in cues.plural
    of_noun = period.word(k - 1) in cues.contracted and period.nodes[k - 2].pos in {"NOUN", "PROPN"}
    if small and (of_noun or period.word(k - 2) in cues.agents):
        return False
    name = period.nodes[k].capital and not shape.verb  # a fragment begins in lower case
    return not name and not terms.term(shape, period, k, cues)


def link_word(period: Period, i: int, cues: Cues) -> bool:
    """Whether the node only joins words in marks to each other or to their cue."""
    return period.word(i) in cues.statement_links | _SIGNS or period.nodes[i].quoted
