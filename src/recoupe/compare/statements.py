"""Statements that say and deny one thing: of one speaker on two days, or of two speakers.

Only wordings that are nearly the same and differ by a negation are taken: what two free sentences mean is not
known here, so every finding says "peut-être".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.compare.facts.sentences import stem
from recoupe.compare.levels import spans
from recoupe.compare.sources import Sources
from recoupe.compare.telling import said, sentence, when
from recoupe.compare.wording import Wording, fold
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.model import Finding, Quotation, Story

# A word in more statements than this tells nothing about which of them are of one thing.
_COMMON = 40
# So many telling words, and such a share of both statements, must be the same.
_WORDS, _SHARE = 4, 0.75
# Fewer do where all words of the shorter statement stand in the other, and hardly any statement has them.
_FEW_WORDS, _RARE = 2, 6


def find(story: Story, language: Language) -> tuple[Finding, ...]:
    """A finding for each pair of statements of which one denies the other, each statement at most once."""
    sources = Sources(story)
    spoken = [q for q in story.quotations if (q.speaker or q.speaker_name) and not q.hearsay]
    wordings = [_Said.of(q, language) for q in spoken]
    found: list[Finding] = []
    taken: set[int] = set()
    for i, j in _opposed(wordings):
        if not {i, j} & taken and spoken[i].content.article != spoken[j].content.article:
            first, second = sorted((spoken[i], spoken[j]), key=_order)
            # One speaker on one day is one utterance, quoted longer here than there.
            if not _one(first, second) or _later(first, second):
                taken |= {i, j}
                found.append(_finding(first, second, sources, language))
    return tuple(found)


@dataclass(frozen=True)
class _Said:
    """The stems of a statement that weigh, and whether it is negated."""

    stems: frozenset[str]
    negated: bool

    @classmethod
    def of(cls, quotation: Quotation, language: Language) -> _Said:
        wording = Wording.of(quotation.content.exact, language)
        stems = {
            stem(w, language.code) for w in wording.content if w not in language.lexicon(Comparison).negations
        }
        return cls(frozenset(stems), bool(wording.negated))


def _opposed(wordings: Sequence[_Said]) -> Iterator[tuple[int, int]]:
    """The pairs that share most of their words, and of which one is negated."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        for word in sorted(wording.stems):
            holders[word].append(number)
    pairs = {
        (i, j)
        for held in holders.values()
        if len(held) <= _COMMON
        for at, i in enumerate(held)
        for j in held[at + 1 :]
        if wordings[i].negated != wordings[j].negated
    }
    for i, j in sorted(pairs):
        one, other = wordings[i].stems, wordings[j].stems
        both = one & other
        shared = len(both)
        rare = all(len(holders[word]) <= _RARE for word in both)
        whole = rare and shared >= _FEW_WORDS and shared == min(len(one), len(other))
        close = shared >= _WORDS and shared >= _SHARE * max(len(one), len(other))
        if close or (whole and max(len(one), len(other)) <= 2 * shared):
            yield i, j


def _order(quotation: Quotation) -> tuple[str, str, int]:
    days = spans(quotation.date)
    return days[0][0].isoformat() if days else "~", quotation.content.article, quotation.content.start


def _finding(first: Quotation, second: Quotation, sources: Sources, language: Language) -> Finding:
    later = _one(first, second)
    evidence = (first.content, second.content)
    about = first.speaker_name or second.speaker_name or "?"
    name = "turned_round" if later else "one_denies"
    own, english = (
        sentence(language, name, speaker=about, told=said(evidence, sources, notes))[n]
        for n, notes in enumerate([_note(q, locale) for q in (first, second)] for locale in ("fr", "en"))
    )
    return Finding(
        kind="updates" if later else "contradicts",
        about=about,
        explanation=own,
        explanation_en=english,
        claims=(first.id, second.id),
        evidence=evidence,
        independent_sources=sources.independent(evidence),
        confidence=round(0.35 * min(first.confidence, second.confidence), 3),
    )


def _one(first: Quotation, second: Quotation) -> bool:
    """Whether both are of one speaker."""
    names = [q.speaker or fold(q.speaker_name or "") for q in (first, second)]
    return names[0] == names[1]


def _later(first: Quotation, second: Quotation) -> bool:
    before, after = spans(first.date), spans(second.date)
    return bool(before and after) and before[-1][1] < after[0][0]


def _note(quotation: Quotation, locale: str) -> str:
    return ", ".join(filter(None, (quotation.speaker_name, when(quotation.date, locale))))
