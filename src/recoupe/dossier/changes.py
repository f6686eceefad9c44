"""What is new in a story since it was made before: what a newsroom asks of a story that it follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.dossier import edtf
from recoupe.dossier.figures import Sheet, ledger
from recoupe.dossier.index import Index
from recoupe.dossier.utterances import Utterance, fold, utterances
from recoupe.model import Article, Figure, Finding
from recoupe.model.claims import FindingKind

# So many words in common make two findings one that has grown.
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Move:
    """A number that was one thing and is another: what it counts, and the last figure before and after."""

    label: str
    before: Figure
    after: Figure


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new: articles, statements, numbers that moved, conflicts that arose and that are settled.

    ``others`` are new findings that something was updated or confirmed.
    """

    articles: tuple[Article, ...]
    statements: tuple[Utterance, ...]
    moves: tuple[Move, ...]
    conflicts: tuple[Finding, ...]
    settled: tuple[Finding, ...]
    others: tuple[Finding, ...]

    @property
    def none(self) -> bool:
        """Whether nothing is new."""
        lists = (self.articles, self.statements, self.moves, self.conflicts, self.settled, self.others)
        return not any(lists)


def changes(before: Index, after: Index) -> Changes:
    """What ``after`` has and ``before``, the same story earlier, had not; all in the order of ``after``."""
    return Changes(
        articles=tuple(a for a in after.story.articles if a.id not in before.articles),
        statements=_statements(before, after),
        moves=tuple(_moves(before, after)),
        conflicts=_new(before, after, ("contradicts",)),
        settled=_new(after, before, ("contradicts",)),
        others=_new(before, after, ("updates", "corroborates")),
    )


def _statements(before: Index, after: Index) -> tuple[Utterance, ...]:
    """The utterances of which no wording was there; other speakers of the same words say nothing new."""
    known = {fold(q.content.exact) for q in before.story.quotations}
    return tuple(
        u for u in after.once(utterances) if known.isdisjoint(fold(q.content.exact) for q in u.quotations)
    )


def _moves(before: Index, after: Index) -> Iterable[Move]:
    """The series of which the latest figure has other bounds than it had."""
    earlier = {(s.series.measure, fold(s.series.label)): s for s in ledger(before).sheets}
    alone = {(f.measure, fold(f.counted or "")): f for f in before.story.figures if f.status == "actual"}
    for sheet in ledger(after).sheets:
        held = earlier.get((sheet.series.measure, fold(sheet.series.label)))
        old = _latest(held) if held else alone.get((sheet.series.measure, fold(sheet.series.counted or "")))
        new = _latest(sheet)
        if old and new and (old.low, old.high) != (new.low, new.high):
            yield Move(sheet.series.label, old, new)


def _latest(sheet: Sheet) -> Figure | None:
    known = [e for e in sheet.entries if e.figure.status in ("actual", "minimum")]
    return max(known, key=lambda e: (edtf.latest(e.date), e.figure.low or 0)).figure if known else None


def _new(before: Index, after: Index, kinds: tuple[FindingKind, ...]) -> tuple[Finding, ...]:
    """The findings of ``after`` that are not one of ``before`` grown by a source."""
    held: dict[tuple[FindingKind, str, str], set[int]] = defaultdict(set)
    for number, finding in enumerate(before.story.findings):
        for anchor in finding.evidence:
            held[finding.kind, anchor.article, anchor.exact].add(number)
    return tuple(f for f in after.story.findings if f.kind in kinds and not _known(f, held))


def _known(finding: Finding, held: dict[tuple[FindingKind, str, str], set[int]]) -> bool:
    shared: dict[int, int] = defaultdict(int)
    for anchor in set(finding.evidence):
        for number in held.get((finding.kind, anchor.article, anchor.exact), ()):
            shared[number] += 1
    return max(shared.values(), default=0) >= min(_SHARED, len(set(finding.evidence)))
