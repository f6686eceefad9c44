"""What one speaker said of one matter, as several papers report it, each in its own words.

One utterance in several wordings is found by ``same_quotation``, by long runs of the same words. Here it is
enough that rare words are shared, and that those of one paper's quotation stand in the sentence of the other,
inside its marks or out of them: "« la trajectoire prévue » sera suivie" and "suivre la trajectoire prévue".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from recoupe.compare.cutting import sentences
from recoupe.compare.facts.sentences import named, read, worded
from recoupe.compare.levels import Span, spans, touch
from recoupe.compare.meeting import meeting
from recoupe.compare.printed import runs
from recoupe.compare.sides import Sides
from recoupe.compare.teller import Teller
from recoupe.compare.wording import Wording
from recoupe.languages import Language
from recoupe.model import Anchor, Finding, Quotation, Story
from recoupe.resolve.connect import connected

_WORD = re.compile(r"[^\W\d_]+")
# So many words shared, each 1 where it stands once, weigh so much and are such a part of the lighter one.
_ENOUGH = ((3, 1.8, 0.4), (2, 1.4, 0.6))
# A word that one speaker uses in more sentences than this brings none of them together.
_CROWD = 12
# In a story of fewer sentences that quote somebody words are taken to be as rare as in one of so many.
_LEAST = 40
# Of a longer sentence the words quoted are shown.
_LONGEST = 300
# Who speaks must be as sure as this.
_KNOWN = 0.4
_SURE = 0.55


@dataclass(frozen=True, eq=False)
class _Saying:
    """A sentence that reports what one side says: the stems between the marks, and those of all of it.

    Most are held against few others: what only those look at is worked out when it is first asked for.
    """

    whole: Anchor
    origin: str
    quotations: tuple[Quotation, ...]
    own: frozenset[str]
    all: frozenset[str]
    days: tuple[Span, ...]
    language: Language

    @property
    def words(self) -> Anchor:
        """What is shown of it."""
        return self.whole if len(self.whole.exact) <= _LONGEST else self.quotations[0].content

    @cached_property
    def wording(self) -> Wording:
        """The words between the marks."""
        return Wording.of(" ".join(q.content.exact for q in self.quotations), self.language)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """The words in a row outside the marks that no two reporters choose alike."""
        return frozenset(_runs(self.whole, self.quotations, self.language.code))


def find(story: Story, repeated: Iterable[Finding], language: Language) -> Iterator[Finding]:
    """The findings on what one side says, but for the utterances that ``repeated`` has found already."""
    teller = Teller(story, language)
    sides = Sides(story, language)
    names = named(story, language)
    # A crowd says many things.
    crowds = {actor.id for actor in story.actors if actor.kind == "group"}
    sayings = _sayings([q for q in story.quotations if q.speaker not in crowds], story, sides, names, teller)
    rarity = _rarity([saying for held in sayings.values() for saying in held])
    known = _known(repeated)
    for side in sorted(sayings):
        held = sayings[side]
        if len({saying.origin for saying in held}) > 1:
            links = [pair for pair in _near(held, rarity) if not _is_known(held, pair, known)]
            for group in connected(len(held), links):
                first: dict[str, _Saying] = {}
                for number in group:
                    first.setdefault(held[number].origin, held[number])
                if len(first) > 1:
                    yield _finding(list(first.values()), teller)


def _sayings(
    quotations: Sequence[Quotation],
    story: Story,
    sides: Sides,
    names: Mapping[str, frozenset[str]],
    teller: Teller,
) -> dict[str, list[_Saying]]:
    """The sentences that report with ``quotations`` what each side says, in the order of the articles."""
    texts = {article.id: article.text for article in story.articles}
    spoken: dict[str, dict[tuple[str, int], list[Quotation]]] = defaultdict(lambda: defaultdict(list))
    for quotation in quotations:
        if quotation.speaker and quotation.confidence >= _KNOWN and not quotation.hearsay:
            words = quotation.content
            cuts = sentences(texts[words.article], teller.language)
            at = bisect_right(cuts, (words.start, len(texts[words.article]))) - 1
            spoken[sides.of(quotation.speaker)][words.article, max(at, 0)].append(quotation)
    found: dict[str, list[_Saying]] = {}
    for side, places in spoken.items():
        # What one article alone reports is held against nothing.
        if len({article for article, _ in places}) > 1:
            known = frozenset[str]().union(*(names.get(q.speaker or "", ()) for q in _all(places)))
            found[side] = [
                _saying(texts[article], sentences(texts[article], teller.language)[at], held, known, teller)
                for (article, at), held in sorted(places.items())
            ]
    return found


def _all(places: Mapping[tuple[str, int], Sequence[Quotation]]) -> Iterator[Quotation]:
    return (quotation for held in places.values() for quotation in held)


def _saying(
    text: str,
    sentence: tuple[int, int],
    held: Sequence[Quotation],
    names: frozenset[str],
    teller: Teller,
) -> _Saying:
    """One sentence; ``names`` are the stems of who speaks, which say nothing."""
    code = teller.language.code
    own = frozenset[str]().union(*(_stems(q.content.exact, code) for q in held)) - names
    start = min(sentence[0], held[0].content.start)
    whole = Anchor.of(held[0].content.article, text, start, max(sentence[1], held[0].content.end))
    return _Saying(
        whole=whole,
        origin=teller.sources.origin(held[0].content),
        quotations=tuple(held),
        own=own,
        all=own | (_stems(whole.exact, code) - names),
        days=spans(held[0].date),
        language=teller.language,
    )


def _runs(whole: Anchor, held: Sequence[Quotation], code: str) -> Iterator[tuple[str, ...]]:
    """The telling runs of words of a sentence before, between and after the words ``held``."""
    at = whole.start
    for start, end in (*sorted((q.content.start, q.content.end) for q in held), (whole.end, whole.end)):
        words = list(worded(whole.exact[at - whole.start : max(start, at) - whole.start], code))
        yield from runs([word for word, _ in words], [heavy for _, heavy in words])
        at = max(at, end)


def _stems(text: str, code: str) -> frozenset[str]:
    return frozenset(root for word in _WORD.findall(text) if (root := read(word, code)[1]))


def _rarity(sayings: Sequence[_Saying]) -> dict[str, float]:
    """How rare each stem is: 1 where it stands once, 0 where it is everywhere."""
    count = Counter(word for saying in sayings for word in saying.all)
    alone = log(max(len(sayings), _LEAST))
    return {word: 1 - log(n) / alone for word, n in count.items()}


def _near(held: Sequence[_Saying], rarity: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """The pairs of different sources that report the same."""
    for i, j in meeting([saying.all for saying in held], _CROWD):
        one, other = held[i], held[j]
        if one.origin != other.origin and _is_one(one, other, rarity):
            yield i, j


def _is_one(one: _Saying, other: _Saying, rarity: Mapping[str, float]) -> bool:
    """Whether both report one thing said: enough rare words, said on one day, denied by both or neither."""
    shared = sorted((one.own & other.all) | (other.own & one.all))
    # What one says in the journalist's words alone may be the journalist's.
    if not (one.own.intersection(shared) and other.own.intersection(shared)):
        return False
    weight = sum(rarity[word] for word in shared)
    lighter = min(sum(rarity[word] for word in sorted(saying.own)) for saying in (one, other))
    if not any(
        len(shared) >= count and weight >= least and weight >= share * lighter
        for count, least, share in _ENOUGH
    ):
        return False
    if (one.days and other.days and not touch(one.days, other.days)) or one.runs & other.runs:
        return False
    return _same_sense(one.wording, other.wording)


def _same_sense(one: Wording, other: Wording) -> bool:
    """Whether both are negated or neither is, with no number or opposite word that sets them apart."""
    if bool(one.negated) != bool(other.negated):
        return False
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    return not any((pair, 1 - side) in other.sides for pair, side in one.sides - other.sides)


def _known(repeated: Iterable[Finding]) -> dict[str, set[int]]:
    """In which of the findings ``repeated`` each quotation stands, by its id."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, finding in enumerate(repeated):
        for claim in finding.claims:
            found[claim].add(number)
    return found


def _is_known(held: Sequence[_Saying], pair: tuple[int, int], known: Mapping[str, set[int]]) -> bool:
    """Whether a quotation of the one sentence and one of the other are known to be one utterance."""
    one, other = (
        frozenset(n for q in held[number].quotations for n in known.get(q.id, ())) for number in pair
    )
    return bool(one & other)


def _finding(group: Sequence[_Saying], teller: Teller) -> Finding:
    quotations = [_closest(saying, group, teller.language.code) for saying in group]
    names = dict.fromkeys(q.speaker_name for q in quotations if q.speaker_name)
    return teller.finding(
        "corroborates",
        "said_alike",
        [saying.words for saying in group],
        _SURE * min(q.confidence for q in quotations),
        about=" / ".join(names) or "?",
        claims=[q.id for saying in group for q in saying.quotations],
        shown=[q.content for q in quotations],
    )


def _closest(saying: _Saying, group: Sequence[_Saying], code: str) -> Quotation:
    """Of the quotations of a sentence the one that shares most with the other sentences."""
    others = frozenset[str]().union(*(other.all for other in group if other is not saying))
    return max(saying.quotations, key=lambda q: (len(_stems(q.content.exact, code) & others), q.confidence))
