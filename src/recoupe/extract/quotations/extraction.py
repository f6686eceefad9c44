"""Put the quotations of an article together: stretches, cues, sources, what goes on from before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extract.quotations import confidence, cues, direct, indirect, lexicon, lines, marks, terms
from recoupe.extract.quotations.cues import Cue
from recoupe.extract.quotations.direct import Link
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.marks import Stretch
from recoupe.extract.quotations.terms import Shape
from recoupe.languages import Language
from recoupe.model import Anchor, ParsedText, Quotation


@dataclass(frozen=True)
class _Context:
    parsed: ParsedText
    lexicon: lexicon.Cues
    stretches: tuple[Stretch, ...]
    shapes: list[Shape]

    def nodes(self, period: Period, span: tuple[int, int] | None) -> Anchor | None:
        """The anchor of half-open node positions; an inverted pronoun without its hyphens."""
        if span is None or span[0] >= span[1]:
            return None
        start, end = period.nodes[span[0]].start, period.nodes[span[1] - 1].end
        text = self.parsed.text[start:end]
        if text.startswith("-") and text[-1].isalpha():
            start = end - len(text.rpartition("-")[2])
        return self.parsed.anchor(start, end)


def extract(parsed: ParsedText, language: Language) -> tuple[Quotation, ...]:
    """The quotations of an article, direct and indirect, in the order of the text."""
    stretches = marks.scan(parsed.text)
    known = lexicon.cues(language)
    context = _Context(parsed, known, stretches, terms.shapes(parsed, stretches))
    found: list[Quotation] = []
    previous: _Previous | None = None
    for period in lines.periods(parsed, stretches):
        in_period = cues.find(period, known)
        made, previous = _direct(context, period, in_period, previous)
        found += made
        found += _indirect(context, period, in_period)
    unique = {(q.mode, q.content): q for q in found}
    return tuple(sorted(unique.values(), key=lambda q: (q.content.start, -q.content.end, q.mode)))


@dataclass(frozen=True)
class _Previous:
    """What the periods before leave behind for words in marks that have no cue of their own."""

    period: Period
    cue: Cue | None
    quotation: Quotation | None
    colon: bool


def _direct(
    context: _Context, period: Period, found: list[Cue], previous: _Previous | None
) -> tuple[list[Quotation], _Previous]:
    made: list[Quotation] = []
    last = previous.quotation if previous and period.paragraph - previous.period.paragraph <= 3 else None
    for link in direct.links(period, found, context.shapes, context.lexicon):
        shape = context.shapes[link.stretch]
        quotation = (
            _uncued(context, period, link, shape, previous, last)
            if link.rule == "none"
            else _cued(context, period, link, shape)
        )
        if quotation is not None:
            made.append(quotation)
            last = quotation
    speaking = next((c for c in reversed(found) if c.source is not None and c.form != "noun"), None)
    colon = period.nodes[-1].text == ":"
    keep = last if made or (previous and period.paragraph == previous.period.paragraph) else None
    return made, _Previous(period, speaking, keep, colon)


def _content(context: _Context, number: int) -> Anchor:
    stretch = context.stretches[number]
    return context.parsed.anchor(stretch.inner_start, stretch.inner_end)


def _cued(context: _Context, period: Period, link: Link, shape: Shape) -> Quotation:
    cue = context.nodes(period, (link.cue.first, link.cue.last + 1)) if link.cue else None
    return Quotation(
        _content(context, link.stretch),
        "direct",
        cue,
        context.nodes(period, link.source),
        confidence=confidence.direct(link, shape, context.stretches[link.stretch]),
    )


def _uncued(
    context: _Context,
    period: Period,
    link: Link,
    shape: Shape,
    previous: _Previous | None,
    last: Quotation | None,
) -> Quotation | None:
    """Words in marks without a cue in their period: a statement that goes on, or no quotation."""
    alone = all(n.quoted or n.pos == "PUNCT" for n in period.nodes)
    content = _content(context, link.stretch)
    if previous is not None and previous.colon and link.node == 0 and previous.cue is not None:
        cue = previous.cue
        return Quotation(
            content, "direct", context.nodes(previous.period, (cue.first, cue.last + 1)),
            context.nodes(previous.period, cue.source), confidence=0.8,
        )  # fmt: skip
    if alone and shape.words >= 3 and (shape.verb or shape.sentence or shape.words >= 6):
        if last is not None:
            return Quotation(content, "direct", continues=last.id, confidence=0.75)
        if (
            previous is not None
            and previous.cue is not None
            and previous.period.paragraph == period.paragraph
        ):
            source = context.nodes(previous.period, previous.cue.source)
            return Quotation(content, "direct", None, source, confidence=0.6)
        return Quotation(content, "direct", confidence=0.3)
    if terms.term(shape, period, link.node, context.lexicon):
        return None
    if (
        last is not None
        and (shape.telling or shape.words >= 3)
        and previous
        and period.paragraph == previous.period.paragraph
    ):
        return Quotation(content, "direct", continues=last.id, confidence=0.45)
    if shape.verb and shape.words >= 4:
        return Quotation(content, "direct", confidence=0.25)
    return None


def _indirect(context: _Context, period: Period, found: list[Cue]) -> Iterator[Quotation]:
    for clause in indirect.clauses(period, found, context.shapes, context.lexicon):
        cue = context.nodes(period, (clause.cue.first, clause.cue.last + 1))
        yield Quotation(
            context.parsed.anchor(clause.start, clause.end),
            "indirect",
            cue,
            context.nodes(period, clause.cue.source),
            hearsay=clause.hearsay,
            confidence=confidence.indirect(clause),
        )
