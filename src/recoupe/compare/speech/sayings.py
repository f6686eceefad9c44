"""What one speaker said of one matter, as several papers report it, each in its own words.

One utterance in several wordings is found by ``same_quotation``, by long runs of the same words. Here it is
enough that rare words are shared, and that those of one paper's quotation stand in the sentence of the other,
inside its marks or out of them: "« la trajectoire prévue » sera suivie" and "suivre la trajectoire prévue".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from math import log

from recoupe.compare.common.cutting import bounds
from recoupe.compare.common.inside import Inside, place
from recoupe.compare.common.levels import Span, spans, touch
from recoupe.compare.common.meeting import meeting
from recoupe.compare.common.sides import Sides
from recoupe.compare.common.stems import runs, stems_in
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.wording import Wording
from recoupe.compare.sentences.facts.sentences import named
from recoupe.compare.speech.statements import Said
from recoupe.languages import Language
from recoupe.model import Anchor, Article, Finding, Quotation, Story
from recoupe.resolve.connect import connected

# So many words shared, each 1 where it stands once, weigh so much and are such a part of the lighter one.
_ENOUGH = ((3, 1.8, 0.4), (2, 1.5, 0.75))
# … or more where it is not known when.
_UNDATED = 2.2
# So much of it stands between the marks of both.
_QUOTED = 0.7
# A word that one speaker uses in more sentences than this brings none of them together.
_CROWD = 6
# In a story of fewer sentences that quote somebody words are taken to be as rare as in one of so many.
_LEAST = 40
# Papers tell of what was said a day or two before.
_SPARE = timedelta(days=2)
# Of a longer sentence the words quoted are shown.
_LONGEST = 300
# Who speaks must be as sure as this.
_KNOWN = 0.4
_SURE = 0.55


@dataclass(eq=False)
class _Saying:
    """A quotation with its stems but for those of the ``names`` of who speaks.

    ``text`` and ``published`` are those of its article.
    """

    quotation: Quotation
    origin: str
    own: frozenset[str]
    names: frozenset[str]
    text: str
    published: str | None
    language: Language

    @cached_property
    def sentence(self) -> Anchor:
        """The sentence in which the quotation begins, the whole of the quotation included."""
        words = self.quotation.content
        start, end = bounds(self.text, words.start, words.end)
        held = self.text[start:end]
        start += len(held) - len(held.lstrip())
        return Anchor.of(words.article, self.text, start, start + len(held.strip()))

    @property
    def words(self) -> Anchor:
        """What is shown: the sentence, or of a long one the quotation."""
        return self.sentence if len(self.sentence.exact) <= _LONGEST else self.quotation.content

    @cached_property
    def all(self) -> frozenset[str]:
        """The stems of the whole sentence."""
        return self.own | (stems_in(self.words.exact, self.language.code) - self.names)

    @cached_property
    def wording(self) -> Wording:
        """What is quoted."""
        return Wording.of(self.quotation.content.exact, self.language)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """The words in a row before and after the quotation that no two reporters choose alike."""
        whole, words = self.sentence, self.quotation.content
        parts = (self.text[whole.start : words.start], self.text[words.end : whole.end])
        return frozenset(run for part in parts for run in runs(part, self.language.code))

    @property
    def days(self) -> tuple[Span, ...]:
        """When it was said, or where that is not known, when the paper came out."""
        return spans(self.quotation.date) or spans(self.published)


def find(
    story: Story,
    repeated: Iterable[Finding],
    worded: Iterable[tuple[Quotation, Said]],
    language: Language,
    sides: Sides | None = None,
) -> Iterator[Finding]:
    """The findings on what one side says, but for the utterances that ``repeated`` has found already.

    ``worded`` are the statements of ``story``, as ``statements.read`` gives them, ``sides`` those of it.
    """
    teller = Teller(story, language)
    sayings = _sayings(worded, story, sides or Sides(story, language), teller)
    rarity = _rarity([saying for held in sayings.values() for saying in held])
    known = _Known(repeated)
    for side in sorted(sayings):
        held = sayings[side]
        links = [(i, j) for i, j in _near(held, rarity) if not known.is_one(held[i], held[j])]
        for group in connected(len(held), links) if links else ():
            first: dict[str, _Saying] = {}
            for number in group:
                first.setdefault(held[number].origin, held[number])
            if len(first) > 1:
                yield _finding(list(first.values()), teller)


def _sayings(
    worded: Iterable[tuple[Quotation, Said]], story: Story, sides: Sides, teller: Teller
) -> dict[str, list[_Saying]]:
    """What each side says, of sides that several sources quote, in the order of the articles."""
    articles = {article.id: article for article in story.articles}
    # A crowd says many things.
    crowds = {actor.id for actor in story.actors if actor.kind == "group"}
    names = named(story.actors, teller.language)
    spoken: dict[str, list[tuple[Quotation, Said]]] = defaultdict(list)
    for quotation, said in worded:
        speaker = quotation.speaker
        if speaker and speaker not in crowds and quotation.confidence >= _KNOWN:
            spoken[sides.of(speaker)].append((quotation, said))
    found: dict[str, list[_Saying]] = {}
    for side, statements in spoken.items():
        origins = [teller.sources.origin(quotation.content) for quotation, _ in statements]
        if len(set(origins)) > 1:
            speaking = frozenset[str]().union(*(names.get(q.speaker or "", ()) for q, _ in statements))
            found[side] = [
                _saying(q, said, origin, speaking, articles[q.content.article], teller.language)
                for (q, said), origin in sorted(
                    zip(statements, origins, strict=True), key=lambda x: place(x[0][0].content)
                )
            ]
    return found


def _saying(
    quotation: Quotation, said: Said, origin: str, names: frozenset[str], article: Article, language: Language
) -> _Saying:
    own = said.stems - names
    return _Saying(quotation, origin, own, names, article.text, article.published.edtf, language)


def _rarity(sayings: Sequence[_Saying]) -> dict[str, float]:
    """How rare each stem is: 1 where it stands once, 0 where it is everywhere."""
    count = Counter(word for saying in sayings for word in saying.own)
    alone = log(max(len(sayings), _LEAST))
    return {word: 1 - log(n) / alone for word, n in count.items()}


def _near(held: Sequence[_Saying], rarity: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """The pairs of different sources that report the same."""
    for i, j in meeting([saying.own for saying in held], _CROWD):
        one, other = held[i], held[j]
        if one.origin != other.origin and _is_one(one, other, rarity):
            yield i, j


def _is_one(one: _Saying, other: _Saying, rarity: Mapping[str, float]) -> bool:
    """Whether both report one thing said: enough rare words, said on one day, denied by both or neither."""
    if sum(rarity[word] for word in sorted(one.own & other.own)) < _QUOTED:
        return False
    shared = sorted((one.own & other.all) | (other.own & one.all))
    weight = sum(rarity[word] for word in shared)
    lighter = min(sum(rarity[word] for word in sorted(saying.own)) for saying in (one, other))
    if not any(
        len(shared) >= count and weight >= least and weight >= share * lighter
        for count, least, share in _ENOUGH
    ):
        return False
    if not (one.days and other.days) and weight < _UNDATED:
        return False
    if (one.days and other.days and not touch(one.days, other.days, _SPARE)) or one.runs & other.runs:
        return False
    return _same_sense(one.wording, other.wording)


def _same_sense(one: Wording, other: Wording) -> bool:
    """Whether both are negated or neither is, with no number or opposite word that sets them apart."""
    if bool(one.negated) != bool(other.negated):
        return False
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    return not any((pair, 1 - side) in other.sides for pair, side in one.sides - other.sides)


class _Known:
    """Where the utterances stand that were found already."""

    def __init__(self, repeated: Iterable[Finding]) -> None:
        held = ((words, number) for number, finding in enumerate(repeated) for words in finding.evidence)
        self._held = Inside(held)

    def is_one(self, one: _Saying, other: _Saying) -> bool:
        """Whether both sentences have words of one of them."""
        first, second = (set(self._held.values(saying.sentence)) for saying in (one, other))
        return bool(first & second)


def _finding(group: Sequence[_Saying], teller: Teller) -> Finding:
    quotations = [saying.quotation for saying in group]
    names = dict.fromkeys(q.speaker_name for q in quotations if q.speaker_name)
    return teller.finding(
        "corroborates",
        "said_alike",
        [saying.words for saying in group],
        _SURE * min(q.confidence for q in quotations),
        about=" / ".join(names) or "?",
        claims=[q.id for q in quotations],
        shown=[q.content for q in quotations],
    )
