"""Put the quotations of an article together: stretches, cues, sources, what goes on from before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.extract.quotations import (
    confidence,
    continuation,
    cues,
    direct,
    indirect,
    inside,
    interview,
    lexicon,
    lines,
    marks,
    terms,
)
from recoupe.extract.quotations.accepted import borrowed
from recoupe.extract.quotations.clause import Clause
from recoupe.extract.quotations.continuation import Before
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.inside import Incise, Inside
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Layout, Period
from recoupe.extract.quotations.link import Link
from recoupe.extract.quotations.marks import Stretch
from recoupe.extract.quotations.terms import Shape
from recoupe.languages import Language
from recoupe.model import Anchor, ParsedText, Quotation


@dataclass(frozen=True)
class _Context:
    parsed: ParsedText
    lexicon: lexicon.Cues
    layout: Layout
    shapes: list[Shape]

    @property
    def stretches(self) -> Sequence[Stretch]:
        """The stretches between marks, by number."""
        return self.layout.stretches

    def nodes(self, period: Period, span: tuple[int, int] | None) -> Anchor | None:
        """The anchor of half-open node positions; an inverted pronoun without its hyphens."""
        if span is None or span[0] >= span[1]:
            return None
        start, end = period.nodes[span[0]].start, period.nodes[span[1] - 1].end
        text = self.parsed.text[start:end]
        if text.startswith("-") and text[-1].isalpha():
            start = end - len(text.rpartition("-")[2])
        return self.parsed.anchor(start, end)

    def cue(self, period: Period, cue: Cue | None) -> Anchor | None:
        """The anchor of a cue."""
        return self.nodes(period, (cue.first, cue.last + 1)) if cue else None

    def content(self, number: int) -> Anchor:
        """The anchor of the words of a stretch, without its marks."""
        stretch = self.stretches[number]
        return self.parsed.anchor(stretch.inner_start, stretch.inner_end)


def extract(parsed: ParsedText, language: Language) -> tuple[Quotation, ...]:
    """The quotations of an article, direct and indirect, in the order of the text.

    Offsets count code points of ``parsed.text``. ``source`` are the words that name the speaker, to be
    resolved later; a quotation without a cue of its own may name in ``continues`` the one that it goes on
    from. ``confidence`` tells how sure the words are reported ones, and reported by that source.
    """
    stretches = marks.scan(parsed.text)
    known = lexicon.cues(language)
    context = _Context(parsed, known, Layout(stretches, known), terms.shapes(parsed, stretches))
    found: list[Quotation] = []
    before: Before | None = None
    for period in lines.periods(parsed, context.layout):
        if continuation.cross_reference(period, known):
            continue
        in_period = cues.find(period, known)
        made = _direct(context, period, in_period, before)
        found[-1:] = _captioned(context, period, in_period, found[-1:])
        clauses = indirect.clauses(period, in_period, context.shapes, context.lexicon)
        found += made
        found += _indirect(context, period, clauses)
        found += _borrowed(context, period, clauses, made)
        before = _after(period, in_period, made, before)
    found = _with_answers(found, interview.answers(parsed, language))
    unique = {(q.mode, q.content): q for q in found}
    ordered = sorted(unique.values(), key=lambda q: (q.content.start, -q.content.end, q.mode))
    return _nested(list(_going_on(_uncrossed(ordered))))


def _with_answers(found: list[Quotation], answers: Sequence[Quotation]) -> list[Quotation]:
    """The answers of an interview too, without the words in marks inside one that no cue reports there."""
    if not answers:
        return found
    starts = [a.content.start for a in answers]
    kept = list(answers)
    for quotation in found:
        at = bisect_right(starts, quotation.content.start) - 1
        inside = at >= 0 and answers[at].content.contains(quotation.content)
        if not inside or (quotation.cue is not None and answers[at].content.contains(quotation.cue)):
            kept.append(quotation)
    return kept


def _uncrossed(ordered: Iterable[Quotation]) -> list[Quotation]:
    """The quotations without those that begin inside another and end outside: the less sure gives way."""
    kept: list[Quotation] = []
    around: list[Quotation] = []
    gone: set[str] = set()
    for quotation in ordered:
        while around and around[-1].content.end <= quotation.content.start:
            around.pop()
        crossed: list[Quotation] = []
        while around and around[-1].content.end < quotation.content.end:
            crossed.append(around.pop())
        if any(_outweighs(c, quotation) for c in crossed):
            around += reversed(crossed)
            continue
        gone |= {c.id for c in crossed}
        kept.append(quotation)
        around.append(quotation)
    return [q for q in kept if q.id not in gone] if gone else kept


def _outweighs(first: Quotation, second: Quotation) -> bool:
    """Whether ``first`` stays where the two cross: the direct one does, else the surer, else the earlier."""
    if first.mode != second.mode:
        return first.mode == "direct"
    return first.confidence >= second.confidence


def _going_on(ordered: Iterable[Quotation]) -> Iterator[Quotation]:
    """The quotations, none of which goes on from one that does not stand before it."""
    before: set[str] = set()
    for quotation in ordered:
        known = quotation.continues is None or quotation.continues in before
        yield quotation if known else replace(quotation, continues=None)
        before.add(quotation.id)


def _captioned(
    context: _Context, period: Period, found: Sequence[Cue], last: list[Quotation]
) -> list[Quotation]:
    """A statement without a source, with the name after it: on the next line, "C'est ce qu'a dit X"."""
    if not last or last[0].cue or last[0].source or last[0].continues or last[0].mode != "direct":
        return last
    cleft = continuation.cleft(period, found, context.lexicon)
    if cleft is not None:
        cue, source = context.cue(period, cleft), context.nodes(period, cleft.source)
        return [replace(last[0], cue=cue, source=source, confidence=0.8)]
    if "\n" not in context.parsed.text[last[0].content.end : period.nodes[0].start]:
        return last
    source = context.nodes(period, continuation.caption(period, context.lexicon))
    return [replace(last[0], source=source, confidence=0.6)] if source else last


def _nested(found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations, each with the one inside which its own cue reports it."""
    done: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in found:
        while around and around[-1].content.end <= quotation.content.start:
            around.pop()
        outer = next((q for q in reversed(around) if _within(quotation, q)), None)
        done.append(replace(quotation, nested_in=outer.id) if outer else quotation)
        around.append(quotation)
    return tuple(done)


def _within(inner: Quotation, outer: Quotation) -> bool:
    return (
        inner.cue is not None and outer.content.contains(inner.cue) and outer.content.contains(inner.content)
    )


def _after(period: Period, found: Sequence[Cue], made: Sequence[Quotation], before: Before | None) -> Before:
    """What this period leaves behind for the next."""
    if made:
        return Before(period, tuple(found), made[-1], period.paragraph)
    if before is None:
        return Before(period, tuple(found), None, period.paragraph)
    return Before(period, tuple(found), before.quotation, before.paragraph)


def _direct(
    context: _Context, period: Period, found: Sequence[Cue], before: Before | None
) -> list[Quotation]:
    made: list[Quotation] = []
    for link in direct.links(period, found, context.shapes, context.lexicon):
        last = made[-1] if made else None
        within = inside.read(context.parsed, context.layout, link.stretch, context.lexicon)
        broken = inside.incises(within, context.lexicon) if link.rule not in {"incise", "colon"} else []
        if broken:
            made += _split(context, link, broken)
        elif link.rule == "none":
            made += _uncued(context, period, link, before, last)
        else:
            made.append(
                _carried(
                    _cued(context, period, link),
                    link,
                    last or (before.quotation if before else None),
                    context.lexicon,
                )
            )
        made += _reported_inside(context, within) if not broken else ()
    return made


def _carried(quotation: Quotation, link: Link, last: Quotation | None, cues: Cues) -> Quotation:
    """A cue without a subject goes on with the speaker before: "Et d'ajouter: «…»", "précise-t-on"."""
    cue = link.cue
    if link.source is not None or last is None or cue is None:
        return quotation
    impersonal = cue.closed and cue.lemma not in cues.reading and link.rule in {"incise", "resumed", "later"}
    bare = not cue.closed and cue.form in {"infinitive", "present"}
    return replace(quotation, continues=last.id) if impersonal or bare else quotation


def _split(context: _Context, link: Link, broken: Sequence[Incise]) -> list[Quotation]:
    """The words on both sides of an incise that the marks do not interrupt."""
    stretch, first = context.stretches[link.stretch], broken[0]
    cue, source = context.cue(first.period, first.cue), context.nodes(first.period, first.cue.source)
    sure = confidence.split(stretch)
    return [
        Quotation(context.parsed.anchor(start, end), "direct", cue, source, confidence=sure)
        for start, end in inside.pieces(stretch, broken)
        if any(c.isalnum() for c in context.parsed.text[start:end])
    ]


def _cued(context: _Context, period: Period, link: Link) -> Quotation:
    sure = confidence.direct(link, context.shapes[link.stretch], context.stretches[link.stretch])
    return Quotation(
        context.content(link.stretch),
        "direct",
        context.cue(period, link.cue),
        context.nodes(period, link.source),
        confidence=sure,
    )


def _uncued(
    context: _Context, period: Period, link: Link, before: Before | None, last: Quotation | None
) -> Iterator[Quotation]:
    verdict = continuation.judge(
        period, link.node, context.shapes[link.stretch], before, last, context.lexicon
    )
    if verdict is None:
        return
    place = before.period if before is not None and not verdict.here else period
    yield Quotation(
        context.content(link.stretch),
        "direct",
        context.cue(place, verdict.cue),
        context.nodes(place, verdict.source),
        continues=verdict.continues.id if verdict.continues else None,
        confidence=verdict.confidence,
    )


def _borrowed(
    context: _Context, period: Period, clauses: Sequence[Clause], made: Sequence[Quotation]
) -> Iterator[Quotation]:
    """The words in marks of a reported clause that no cue of their own reports: they are its speaker's."""
    taken = {q.content.start for q in made}
    for k in period.quotes:
        number = period.nodes[k].stretch
        stretch = context.stretches[number]
        around = [c for c in clauses if c.start <= stretch.start and stretch.end <= c.end]
        if stretch.inner_start in taken or not around:
            continue
        if borrowed(period, k, around[0], context.shapes[number], context.lexicon):
            yield Quotation(
                context.content(number),
                "direct",
                context.cue(period, around[0].cue),
                context.nodes(period, around[0].cue.source),
                confidence=confidence.borrowed(around[0]),
            )


def _indirect(context: _Context, period: Period, clauses: Iterable[Clause]) -> Iterator[Quotation]:
    for clause in clauses:
        yield Quotation(
            context.parsed.anchor(clause.start, clause.end),
            "indirect",
            context.cue(period, clause.cue),
            context.nodes(period, clause.cue.source),
            hearsay=clause.hearsay,
            confidence=confidence.indirect(clause),
        )


def _reported_inside(context: _Context, within: Inside) -> Iterator[Quotation]:
    """What the speaker reports of others: kept apart, nested in the speaker's own words."""
    for period, found in within.periods:
        named = [c for c in found if c.source is not None and not c.negated and c.kind != "fronted"]
        for link in direct.links(period, named, context.shapes, context.lexicon):
            if link.rule != "none" and link.source is not None:
                quotation = _cued(context, period, link)
                yield replace(quotation, confidence=confidence.nested(quotation.confidence))
        clauses = indirect.clauses(period, named, context.shapes, context.lexicon)
        for quotation in _indirect(context, period, clauses):
            yield replace(quotation, confidence=confidence.nested(quotation.confidence))
