"""On what day one utterance was made, where the papers say so themselves: they agree, or they do not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from recoupe.compare.common.cutting import sentences
from recoupe.compare.common.levels import Span, spans
from recoupe.compare.common.sources import Sources
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import on_day
from recoupe.languages import Language
from recoupe.model import Anchor, Finding, Quotation, Story, Time
from recoupe.resolve.grouped import grouped

# Two days for one utterance: those of a night and the next morning are one.
_NIGHT = 1
# Of a day further off one paper speaks of another occasion.
_FAR = 10
_AGREED, _DIFFER = 0.6, 0.4


def find(story: Story, repeated: Iterable[Finding], language: Language) -> Iterator[Finding]:
    """The findings on the days of utterances that ``repeated`` has found in several papers."""
    quotations = {q.id: q for q in story.quotations}
    teller, days = Teller(story, language), _Days(story, language)
    for finding in repeated:
        held = [(q, told) for c in finding.claims if (q := quotations.get(c)) and (told := days.of(q))]
        first = _one_each(held, teller.sources)
        if len(first) < 2:
            continue
        apart = [abs((a[1][1][0] - b[1][1][0]).days) for a in first for b in first]
        if max(apart) == 0:
            yield _finding(first, finding.about, True, teller)
        elif _NIGHT < max(apart) <= _FAR:
            yield _finding(first, finding.about, False, teller)


_Told = tuple[Quotation, tuple[Anchor, Span]]


class _Days:
    """The days that the sentences of quotations name outside their marks."""

    def __init__(self, story: Story, language: Language) -> None:
        self._language = language
        self._texts = {article.id: article.text for article in story.articles}
        times = grouped(story.times, lambda t: t.anchor.article)
        self._times = {a: sorted(held, key=attrgetter("anchor")) for a, held in times.items()}

    def of(self, quotation: Quotation) -> tuple[Anchor, Span] | None:
        """The one day named beside the cue of ``quotation``, in its sentence, and its words."""
        cue, content = quotation.cue, quotation.content
        if cue is None or quotation.source is None:
            return None
        cuts = sentences(self._texts[cue.article], self._language)
        at = bisect_right(cuts, (cue.start, len(self._texts[cue.article]))) - 1
        if at < 0:
            return None
        start, end = cuts[at]
        times = self._times.get(cue.article, [])
        inside = times[_at(times, start) : _at(times, end)]
        found = {
            span: time.anchor
            for time in inside
            if not content.overlaps(time.anchor)
            for span in spans(time.edtf)
            if span[0] == span[1] and not time.since
        }
        return next(((anchor, span) for span, anchor in found.items()), None) if len(found) == 1 else None


def _at(times: Sequence[Time], offset: int) -> int:
    return bisect_left(times, offset, key=lambda t: t.anchor.start)


def _one_each(held: Sequence[_Told], sources: Sources) -> list[_Told]:
    """The first of each independent source."""
    found: dict[str, _Told] = {}
    for told in sorted(held, key=lambda x: x[0].content):
        found.setdefault(sources.origin(told[0].content), told)
    return list(found.values())


def _finding(held: Sequence[_Told], speaker: str, agree: bool, teller: Teller) -> Finding:
    return teller.finding(
        "corroborates" if agree else "contradicts",
        "same_day_said" if agree else "said_on_two_days",
        [a for q, (time, _) in held for a in (time, q.cue or q.content)],
        (_AGREED if agree else _DIFFER) * min(q.confidence for q, _ in held),
        about=speaker,
        claims=[q.id for q, _ in held],
        shown=[q.content for q, _ in held],
        notes=lambda locale: [on_day(*span, locale) for _, (_, span) in held],
    )
