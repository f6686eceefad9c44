"""What the parts of reading share: the sentence, and how a figure is written down with place and status."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from recoupe.extract.figures.bounds import Amount, bounds, opened
from recoupe.extract.figures.context import context
from recoupe.extract.figures.counted import Group
from recoupe.extract.figures.elliptic import Found, elliptic
from recoupe.extract.figures.measures import measures
from recoupe.extract.figures.tolls import tolls
from recoupe.extract.figures.words import at_or_after
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import Figure, ParsedText, Sentence, Token
from recoupe.model.claims import Approximation, FigureStatus
from recoupe.text.patterns import either, leading

# How sure a figure is: with its noun or unit; without; a share ("la moitié des").
SURE, BARE, SHARE = 0.95, 0.75, 0.6
# How many figures back a number may have been told of before.
LATELY = 20
# How many counts in a row may share a place, and how many characters may link them.
_CHAINED, _LINK = 3, 12
_ENGLISH = re.compile(r"[1-9]\d{0,2},\d{3}")
_MARKS = " «»\"“”'‘’\u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with its article: ``text`` is masked, ``found`` grows as figures are read."""

    text: str
    parsed: ParsedText
    sentence: Sentence
    number: int
    found: list[Found]
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def next_start(self, end: int) -> int:
        """Where the number after ``end`` begins, else the end of the sentence."""
        at = bisect_left(self.starts, end)
        return self.starts[at] if at < len(self.starts) else self.sentence.end

    def following(self, end: int) -> tuple[int, int] | None:
        """Where the number after ``end`` begins and ends, when only a link stands before it: "et deux"."""
        at = bisect_left(self.starts, end)
        return (self.starts[at], self.ends[at]) if at < len(self.starts) else None

    def words(self, start: int, end: int) -> str:
        """The words of the article at ``start:end``, without the marks around them."""
        return self.parsed.text[start:end].strip(_MARKS)

    @property
    def earlier(self) -> Found | None:
        """The last figure before, in the same sentence."""
        return self.found[-1] if self.found and self.found[-1].sentence == self.number else None


class Writer:
    """Makes figures of amounts, in one language."""

    def __init__(self, language: Language) -> None:
        self._bounds = bounds(language)
        self._elliptic = elliptic(language)
        self._measures = measures(language)
        self._context = context(language)
        self._tolls = tolls(language)
        words = language.lexicon(Quantity).context
        self._chain = re.compile(rf"\s*(?:,\s*)?(?:{either(words.chains)}\s+)?{leading(words.of)}?")

    def closed(self, scene: Scene, amount: Amount, end: int) -> tuple[Amount, int]:
        """``amount`` with the bound that may stand after the thing counted, and where it all ends."""
        bound = self._bounds.after(scene.text, end, scene.sentence.end)
        if bound is None or amount.start != amount.number.start:
            return amount, end
        return opened(amount, bound[0]), bound[1]

    def made(
        self,
        scene: Scene,
        amount: Amount,
        end: int,
        counted: str | None,
        measure: str | None,
        noun: Token | None,
        confidence: float,
        unit: str | None = None,
    ) -> Found:
        """The figure of ``amount`` in words that end at ``end``, with what it counts, place and status."""
        end = max(end, amount.end)
        whole = self._elliptic.whole(scene.text, scene.sentence, amount, scene.found, scene.number)
        if whole is not None and unit is None and self._measures.is_general(measure):
            measure = whole.measure
        status = self._status(scene, amount, noun)
        if whole is not None and status == "actual" and whole.status == "planned":
            status = whole.status  # "supprimera 90 emplois, dont 30 en Savoie"
        figure = Figure(
            anchor=scene.parsed.anchor(amount.start, end),
            low=amount.low,
            high=amount.high,
            approximation=_approximation(amount),
            counted=counted,
            measure=measure,
            unit=unit,
            place=self._place(scene, amount.start, end),
            said_by=self._context.source(scene.parsed.text, scene.sentence, amount.number.start),
            status=status,
            part_of=whole.id if whole else None,
            confidence=confidence,
        )
        return Found(figure, scene.number, noun)

    def measure(self, scene: Scene, amount: Amount, group: Group) -> str | None:
        """What ``amount`` of ``group`` measures, by the noun, its verb and the words around."""
        size = amount.low if amount.low is not None else amount.high or 0.0
        if self._elliptic.is_frame(scene.text, scene.sentence, amount):
            return self._measures.of_kind(scene.sentence, group.head)
        return self._measures.of(
            scene.text, scene.sentence, group.head, group.end, size, self._limit(scene, group)
        )

    def _limit(self, scene: Scene, group: Group) -> int:
        """How far words may tell of ``group``: to the next number, where a verb of its own stands before."""
        limit, tokens = scene.next_start(group.end), scene.sentence.tokens
        at = at_or_after(scene.sentence, limit)
        article = at < len(tokens) and tokens[at].pos == "DET"  # "la nuit dans un gymnase"
        verb = any(t.pos == "VERB" for t in tokens[group.last + 1 : at])
        return limit if verb and not article else scene.sentence.end

    def _place(self, scene: Scene, start: int, end: int) -> str | None:
        """The place in the sentence, else the one with which the sentence before begins."""
        found = self._context.place(scene.sentence, start, end, scene.next_start(end))
        found = self._shared_place(scene, end) if found is None else found
        sentences, at = scene.parsed.sentences, scene.number
        if found is None and at and not self._context.has_frame(scene.sentence):
            same = "\n" not in scene.parsed.text[sentences[at - 1].end : sentences[at].start]
            found = self._context.topic(sentences[at - 1]) if same else None
        return found or None

    def _shared_place(self, scene: Scene, end: int) -> str | None:
        """The place after the counts that follow: "douze morts et quatre disparus dans le Gard"."""
        for _ in range(_CHAINED):
            following = scene.following(end)
            if following is None or following[0] - end > _LINK:
                return None
            if not self._chain.fullmatch(scene.text, end, following[0]):
                return None
            part = self._elliptic.is_part_at(scene.text, end, following[0])
            limit = scene.next_start(following[1])
            end = self._context.group_end(scene.sentence, following[1], limit)
            if end == following[1]:
                return None  # "80.000 policiers, 5.000 à Paris": the place is the second number's own
            if part and scene.text[end : end + 1] != ",":
                return None  # "90 postes, dont 30 en Savoie": only the thirty are there
            found = self._context.place_after(scene.sentence, end + part, limit)
            if found is not None:
                return found
        return None

    def _status(self, scene: Scene, amount: Amount, noun: Token | None) -> FigureStatus:
        usual: FigureStatus = "minimum" if amount.approximation == "at_least" else "actual"
        tokens = scene.sentence.tokens
        at = at_or_after(scene.sentence, amount.number.start)
        here = noun is not None and noun.i < len(tokens) and tokens[noun.i] is noun and noun.i >= at
        word = noun if here else tokens[min(at, len(tokens) - 1)]
        found = self._context.status(scene.sentence, word, usual)
        if found == "planned" and self._tolls.definite(scene.sentence, amount):
            # "garder les 5.000 lits": the plan is about what is there.
            return usual
        # What is planned is where a change leads, not where it begins.
        return usual if amount.change == 1 else found


def _approximation(amount: Amount) -> Approximation:
    return amount.approximation  # type: ignore[return-value]


def english(text: str, amount: Amount) -> Amount:
    """Thousands behind an English comma: there are no 5.2 soldiers in "5,200 soldats", and no 5.2 dollars."""
    return (
        scaled(amount, 1000) if _ENGLISH.fullmatch(text, amount.number.start, amount.number.end) else amount
    )


def scaled(amount: Amount, scale: float) -> Amount:
    """``amount`` times ``scale``, without the dust of floating point."""
    if scale == 1:
        return amount
    low = None if amount.low is None else round(amount.low * scale, 6)
    high = None if amount.high is None else round(amount.high * scale, 6)
    return replace(amount, low=low, high=high)
