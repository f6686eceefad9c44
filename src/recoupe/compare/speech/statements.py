"""Statements that say and deny one thing: of one speaker on two days, or of two speakers.

Only wordings that are nearly the same and differ by a negation are taken: what two free sentences mean is not
known here, so every finding says "peut-être".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from math import ceil

from recoupe.compare.common.levels import spans
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.sources import Sources
from recoupe.compare.common.stems import words
from recoupe.compare.common.telling import locales, said, sentence, when
from recoupe.compare.common.wording import Wording, Wordings, fold
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.model import Anchor, Finding, Quotation, Story
from recoupe.resolve.grouped import grouped
from recoupe.resolve.memory import Memory

# A word in more statements than this tells nothing about which of them are of one thing.
_COMMON = 40
# So many telling words, and such a share of both statements, must be the same.
_WORDS, _SHARE = 4, 0.75
# Fewer do where all words of the shorter statement stand in the other, and hardly any statement has them.
_FEW_WORDS, _RARE = 2, 6
# So many do that hardly any statement has, where they are such a share of the shorter one and none has more
# words than this, which may turn something else round.
_SOME, _SOME_SHARE, _BRIEF = 3, 0.5, 8
# Less than this of the longer one is never enough.
_HALF = 0.5


def find(
    story: Story, language: Language, worded: Sequence[tuple[Quotation, Said]] | None = None
) -> tuple[Finding, ...]:
    """A finding for each pair of statements of which one denies the other, each statement at most once.

    ``worded`` are the statements of ``story``, as ``read`` gives them.
    """
    sources = Sources(story)
    worded = read(story, language) if worded is None else worded
    spoken, wordings = [q for q, _ in worded], [said for _, said in worded]
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


@dataclass(frozen=True, slots=True)
class Said:
    """The stems of a statement that weigh, and whether it is negated."""

    stems: frozenset[str]
    negated: bool

    def fits(self, other: Said) -> bool:
        """Whether neither has so many words that the other cannot have half of them."""
        one, two = len(self.stems), len(other.stems)
        return min(one, two) >= _HALF * max(one, two)


def read(
    story: Story, language: Language, memory: Memory | None = None, wordings: Wordings | None = None
) -> list[tuple[Quotation, Said]]:
    """What is said in each quotation of ``story`` of which somebody is known to be the speaker, in order.

    ``wordings`` are those of texts that others ask for as well.
    """
    memory = Memory() if memory is None else memory
    wordings = Wordings(language) if wordings is None else wordings
    spoken = [q for q in story.quotations if (q.speaker or q.speaker_name) and not q.hearsay]
    places = grouped(range(len(spoken)), lambda n: spoken[n].content.article)
    found: dict[int, Said] = {}
    for article, numbers in places.items():
        contents = [spoken[n].content for n in numbers]
        depends = tuple((words.start, words.end) for words in contents)
        rows = memory.part_of("stated", article, depends, partial(_said, contents, wordings, language))
        for number, (stems, negated) in zip(numbers, rows, strict=True):
            found[number] = Said(frozenset(stems.split()), negated)
    return [(quotation, found[number]) for number, quotation in enumerate(spoken)]


def _said(
    contents: Sequence[Anchor], wordings: Mapping[str, Wording], language: Language
) -> list[tuple[str, bool]]:
    """The stems of each statement that weigh, with a space between, and whether it is negated."""
    negations, stem = language.lexicon(Comparison).negations, words(language.code).stem
    affirming = words_pattern(Comparison, "affirming", language.code, whole=True, folded=True)
    found = []
    for content in contents:
        wording = wordings[content.exact]
        turning = negations if wording.negated else ()
        stems = {stem[word] for word in wording.content if word not in turning}
        negated = wording.negated
        if negated:
            # "Deux fois, pas une de plus" denies nothing.
            spoken = " ".join(wording.words)
            negated -= sum(w in negations for m in affirming.finditer(spoken) for w in m[0].split())
        found.append((" ".join(sorted(stems)), negated > 0))
    return found


def _opposed(wordings: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """The pairs that share most of their words, and of which one is negated."""
    count = Counter(chain.from_iterable(wording.stems for wording in wordings))
    for i, j in sorted(_met(wordings, count)):
        one, other = wordings[i].stems, wordings[j].stems
        both = one & other
        shared, longer = len(both), max(len(one), len(other))
        close = shared >= _WORDS and shared >= _SHARE * longer
        whole = _FEW_WORDS <= shared == min(len(one), len(other)) and longer <= shared / _HALF
        telling = close and min(count[word] for word in both) <= _COMMON
        rare = [word for word in both if count[word] <= _RARE]
        some = len(rare) >= _SOME and shared >= _SOME_SHARE * min(len(one), len(other)) and longer <= _BRIEF
        if telling or some or (whole and len(rare) == shared):
            yield i, j


def _met(wordings: Sequence[Said], count: Mapping[str, int]) -> set[tuple[int, int]]:
    """The pairs of a plain statement and a negated one that may share enough.

    Of two that share half of their words, the rarest word shared is among the rarer half of either; of two
    that share more, among the fewer that are rarer still. The other words need not be looked up.
    """
    rank = {word: n for n, word in enumerate(sorted(count, key=lambda word: (count[word], word)))}
    plain: dict[str, list[int]] = defaultdict(list)
    negated: dict[str, list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        rarest = sorted(wording.stems, key=rank.__getitem__)
        first, half = (len(rarest) - ceil(len(rarest) * share) + 1 for share in (_SHARE, _HALF))
        for at, word in enumerate(rarest[:half]):
            if count[word] <= (_COMMON if at < first else _RARE):
                (negated if wording.negated else plain)[word].append(number)
    return {
        (min(i, j), max(i, j))
        for word in negated.keys() & plain.keys()
        for i in negated[word]
        for j in plain[word]
        if wordings[i].fits(wordings[j])
    }


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
        for n, notes in enumerate([_note(q, locale) for q in (first, second)] for locale in locales(language))
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
