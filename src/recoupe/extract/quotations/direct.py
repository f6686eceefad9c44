"""Attach each stretch between marks to the cue that reports it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.extract.quotations import beside, shared, terms
from recoupe.extract.quotations.adverbials import adverbial, skip
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.phrases import left_edge, nominal, phrase
from recoupe.extract.quotations.sources import main_verb
from recoupe.extract.quotations.subjects import main_subject, speaks
from recoupe.extract.quotations.terms import Shape

Rule = Literal["incise", "colon", "resumed", "governed", "later", "attribution", "speaker", "none"]
_SIGNS = frozenset({",", "—", "–", "-", "...", "…", "(", ")"})
# How many nodes may stand between a cue and the words that it governs.
_REACH = 30
_FAR = 60
_NEAR = 7
_NEXT = 4


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch (at the node ``node``) with the cue that reports it, and how that was found."""

    stretch: int
    node: int
    rule: Rule
    cue: Cue | None = None
    source: tuple[int, int] | None = None


def links(period: Period, found: Sequence[Cue], shapes: Sequence[Shape], cues: Cues) -> list[Link]:
    """What each stretch of the period is; a stretch that is a mere term has no link."""
    made: list[Link] = []
    for k in period.quotes:
        shape = shapes[period.nodes[k].stretch]
        link = _link(period, k, found, shape, cues)
        if link.rule == "none" or _accepted(period, link, shape, cues):
            made.append(link)
    return made


def _link(period: Period, k: int, found: Sequence[Cue], shape: Shape, cues: Cues) -> Link:
    number = period.nodes[k].stretch
    after = _incise(period, k, found, cues)
    inner = shared.governed_before(period, k, found, cues) if after is not None else None
    if inner is not None:
        return Link(number, k, "governed", inner, inner.source)
    introduced = _after_colon(period, k, found, cues) if period.word(k - 1) == ":" else None
    if after is not None:
        named = introduced.source if introduced and _is_pronoun(period, after) else None
        return Link(number, k, "incise", after, named or after.source)
    if introduced is not None:
        return introduced
    named = beside.after_colon(period, k, cues) or beside.signed(period, k, shape, cues)
    if named is not None:
        return Link(number, k, "speaker", None, named)
    governing = _governing(period, k, found, cues)
    if governing is not None:
        rule: Rule = "resumed" if governing.inverted else "governed"
        source = shared.gapped(period, k, governing, cues) or governing.source
        if source is None and governing.form == "noun":
            whole = _later(period, k, found) if governing.lemma not in cues.outcries else None
            if whole is not None and whole.form == "attribution":
                return Link(number, k, "attribution", whole, whole.source)
            source = main_subject(period, cues) or shared.outcry(period, governing, cues)
        return Link(number, k, rule, governing, source)
    later = _later(period, k, found)
    if later is not None:
        return Link(number, k, "attribution" if later.form == "attribution" else "later", later, later.source)
    bare = shared.written(period, k, found)
    if bare is not None:
        return Link(number, k, "governed", bare)
    attributed = any(cue.form == "attribution" for cue in found)
    subject = None if attributed else _of_predicate(period, k, shape, cues)
    return Link(number, k, "speaker", None, subject) if subject is not None else Link(number, k, "none")


def _is_pronoun(period: Period, cue: Cue) -> bool:
    """Whether a pronoun is the source: who is named before the colon is surer than "a-t-il dit" after it."""
    return cue.source is not None and period.nodes[cue.source[0]].pos == "PRON"


def _of_predicate(period: Period, k: int, shape: Shape, cues: Cues) -> tuple[int, int] | None:
    """Who says of himself what the marks tell of him: "La ministre «regrette profondément» ce choix"."""
    if not shape.predicate or k == 0:
        return None
    if period.word(k - 1) in cues.persons:
        return k - 1, k
    if not nominal(period.nodes[k - 1]):
        return None
    start = left_edge(period, k - 1, cues)
    while start > 1 and period.word(start - 1) in cues.links and nominal(period.nodes[start - 2]):
        start = left_edge(period, start - 2, cues)
    return (start, k) if speaks(period, (start, k), cues) and phrase(period, start, cues) >= k else None


def _incise(period: Period, k: int, found: Sequence[Cue], cues: Cues) -> Cue | None:
    """The cue right after the stretch: «…», a dit X; «…», selon X."""
    j = k + 1
    while period.word(j) in {",", ")", ".", "!", "?", "…", "...", "]", ":"} and j <= k + 3:
        j += 1
    cleft = next((i + 1 for i in range(j, j + 5) if period.word(i) in cues.that), -1)
    places = {j, skip(period, j, cues), k + 1, skip(period, k + 1, cues)}
    if period.word(j) in cues.as_said:
        places.add(j + 1)
    if period.word(cleft - 2) in cues.cleft:
        places.add(cleft)
    for cue in found:
        if cue.first in places and (cue.inverted or cue.form == "attribution") and cue.kind != "fronted":
            return cue
        if cue.first > max(places):
            break
    return None


def _after_colon(period: Period, k: int, found: Sequence[Cue], cues: Cues) -> Link:
    """X a dit: «…», or X: «…»."""
    number = period.nodes[k].stretch
    earlier = [c for c in found if c.last < k - 1]
    for cue in reversed(earlier):
        if cue.closed and cue.source is None and "words" in cue.takes:
            return Link(number, k, "colon", cue, None)
        if cue.source is not None:
            return Link(number, k, "colon", cue, cue.source)
    if earlier:
        source = main_subject(period, cues) or beside.person_before(period, k - 1, cues)
        source = source or shared.outcry(period, earlier[-1], cues)
        return Link(number, k, "colon", earlier[-1], source)
    return Link(number, k, "speaker", None, beside.before_colon(period, k - 1, cues))


def _resumes(period: Period, gap: range, cues: Cues) -> bool:
    """Whether only adverbials and links stand between an incise and the marks: «A», dit X à Lyon, «B»."""
    i = gap.start
    while i < gap.stop:
        if _link_word(period, i, cues) or (i + 1 == gap.stop and period.word(i) in cues.of):
            i += 1
            continue
        beyond = adverbial(period, i, cues)
        if beyond == i:
            return False
        i = beyond
    return i == gap.stop


def _governing(period: Period, k: int, found: Sequence[Cue], cues: Cues) -> Cue | None:
    """The nearest cue before the stretch whose clause still goes on there; what nobody says comes last."""
    denied: Cue | None = None
    bare: Cue | None = None  # a noun that nobody owns: "a donné au texte «…»"
    for cue in reversed(found):
        if cue.first >= k or k - cue.last > _FAR:
            continue
        gap = range(max(cue.last + 1, cue.end if cue.inverted else 0), k)
        if cue.inverted:
            if _resumes(period, gap, cues):
                return cue
            continue
        if _barred(period, cue, k, cues):
            continue
        if len(gap) <= _REACH and not _broken(period, gap, cues) and _fits(period, cue, gap, cues):
            if cue.negated or (cue.closed and cue.source is None):
                denied = denied or cue
            elif cue.form == "noun" and cue.source is None and cue.lemma not in cues.outcries:
                bare = bare or cue
            else:
                return cue
    return bare or denied


def _barred(period: Period, cue: Cue, k: int, cues: Cues) -> bool:
    """Whether the cue cannot govern words at ``k``: these name its source, or are no object of it."""
    if cue.form == "noun":
        barred = not _of_noun(period, cue, k, cues)
    elif cue.form == "past":
        barred = _cut_off(period, cue, k)
    else:
        barred = cue.form == "passive" and not cue.source
    if cue.source is not None and cue.source[0] <= k < cue.source[1]:
        return True
    if cue.lemma in cues.by_somebody and not _by_somebody(period, cue, cues):
        return True
    if cue.lemma in cues.as_only and not any(period.word(i) in cues.likening for i in range(cue.last + 1, k)):
        return True
    return barred or (cue.lemma in cues.objects_only and period.word(cue.last + 1) in cues.links)


def _by_somebody(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether a person or a body does it: "le préfet oppose « … »", not "le match oppose les « … »"."""
    if cue.source is None:
        return False
    informs = any(n.text in cues.informants for n in period.nodes[slice(*cue.source)])
    return informs or speaks(period, cue.source, cues)


def _cut_off(period: Period, cue: Cue, k: int) -> bool:
    """Whether a comma after the agent of a participle leads on to something else than the words."""
    start = cue.source[1] if cue.source else cue.last + 1
    return any(period.word(i) == "," for i in range(start, k - 1))


def _fits(period: Period, cue: Cue, gap: range, cues: Cues) -> bool:
    """Whether the frame of the cue has room for the words: a fragment, a clause, or the whole utterance."""
    if cue.form == "attribution" or "fragment" in cue.takes:
        return True
    return "words" in cue.takes and _resumes(period, gap, cues)


def _of_noun(period: Period, cue: Cue, k: int, cues: Cues) -> bool:
    """A noun governs words right after it: "le slogan «…»", "la promesse de «…»", "l'idée que «…»"."""
    return all(
        period.word(i) in cues.examples or period.nodes[i].pos in {"ADJ", "DET"} or period.nodes[i].quoted
        for i in range(cue.last + 1, k)
    )


def _broken(period: Period, gap: range, cues: Cues) -> bool:
    """Whether the clause of the cue ends within the gap."""
    open_clause = False
    for i in gap:
        word = period.word(i)
        if not open_clause and any(period.matches(i, w) for w in cues.meanwhile.get(word, ())):
            return True
        open_clause = open_clause or word in cues.that or word in cues.likening
        if word in {";", "!", "?"}:
            return True
        if word != ",":
            continue
        if not open_clause and main_verb(period, i + 1, gap.stop, cues):
            return True
        after = cues.contrast.get(period.word(i + 1), ())
        if any(period.matches(i + 1, w) for w in after) and not _that_after(period, i + 1, gap.stop, cues):
            return True
    return False


def _that_after(period: Period, start: int, stop: int, cues: Cues) -> bool:
    """Whether the reported clause only begins further on: "a ajouté, sans plus de détails, que"."""
    return any(period.word(i) == "," and period.word(i + 1) in cues.that for i in range(start, stop))


def _later(period: Period, k: int, found: Sequence[Cue]) -> Cue | None:
    """An incise further on in the period, or an attribution anywhere in it, reports the whole."""
    for cue in found:
        if cue.first > k and cue.inverted and cue.first - k <= _FAR:
            return cue
    for cue in found:
        if cue.form != "attribution" or abs(cue.first - k) > _FAR or cue.first <= k < cue.end:
            continue
        if cue.kind != "wording" or not any(n.quoted for n in period.nodes[k + 1 : cue.first]):
            return cue
    return None


def _link_word(period: Period, i: int, cues: Cues) -> bool:
    """Whether the node only joins words in marks to each other or to their cue."""
    return period.word(i) in cues.statement_links | _SIGNS or period.nodes[i].quoted


def _accepted(period: Period, link: Link, shape: Shape, cues: Cues) -> bool:
    """Whether the words in the marks are reported, rather than a term inside what is reported."""
    k = link.node
    if link.rule in {"colon", "speaker"}:
        return True
    if link.rule in {"incise", "resumed"} and all(_link_word(period, i, cues) for i in range(k)):
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
    if link.rule not in {"governed", "later"} or (link.cue is not None and link.cue.form == "noun"):
        return False
    if period.nodes[link.node].capital and terms.named(period, link.node, cues):
        return link.cue is None or link.cue.last < link.node - 1
    return False


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
    adjacent = 0 <= k - cue.last <= 2 or (link.rule == "attribution" and 0 < cue.first - k <= _NEXT)
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
