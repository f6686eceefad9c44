"""Put the parts together: numbers, bounds, the thing counted, its measure, place and status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.extract.figures.bounds import Amount, bounds, opened
from recoupe.extract.figures.context import context
from recoupe.extract.figures.counted import Group, groups
from recoupe.extract.figures.elliptic import Found, elliptic
from recoupe.extract.figures.judge import is_signed, judge
from recoupe.extract.figures.masks import BLOT, masked
from recoupe.extract.figures.measures import measures
from recoupe.extract.figures.numbers import numerals
from recoupe.extract.figures.tolls import tolls
from recoupe.extract.figures.units import Measured, units
from recoupe.extract.figures.words import at_or_after
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import Figure, ParsedText, Sentence, TimeExpression, Token
from recoupe.model.claims import Approximation, FigureStatus

# How sure a figure is: with its noun or unit; without; a share ("la moitié des").
_SURE, _BARE, _SHARE = 0.95, 0.75, 0.6
# How many sentences back the place may have been named.
_PARAGRAPH = 3
# A number this large that comes again in an article counts the same, within so many figures.
_TELLING, _LATELY = 100, 20
_MARKS = " «»\"“”'‘’\u00a0\u202f"


def extract(parsed: ParsedText, language: Language, times: Sequence[TimeExpression]) -> tuple[Figure, ...]:
    """The figures of an article, in the order of the text, without overlap.

    ``times`` are its calendar expressions: the numbers in them are no figures. ``low`` and ``high`` are in
    ``unit`` where there is one. ``said_by`` are words ("le préfet") until the story knows the actor;
    ``as_of`` is left to the story.
    """
    text = masked(parsed, language, times)
    reader = _reader(language)
    found: list[Found] = []
    for number, sentence in enumerate(parsed.sentences):
        reader.read(_Scene(text, parsed, sentence, number, found))
    return tuple(f.figure for f in found)


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with its article: ``text`` is masked, ``found`` grows as figures are read."""

    text: str
    parsed: ParsedText
    sentence: Sentence
    number: int
    found: list[Found]

    def words(self, start: int, end: int) -> str:
        return self.parsed.text[start:end].strip(_MARKS)

    @property
    def earlier(self) -> Found | None:
        """The last figure before, in the same sentence."""
        return self.found[-1] if self.found and self.found[-1].sentence == self.number else None


class _Reader:
    def __init__(self, language: Language) -> None:
        self._numerals = numerals(language)
        self._bounds = bounds(language)
        self._units = units(language)
        self._groups = groups(language)
        self._judge = judge(language)
        self._elliptic = elliptic(language)
        self._measures = measures(language)
        self._context = context(language)
        self._tolls = tolls(language)
        self._signed = frozenset(language.lexicon(Quantity).context.signed)
        self._valued = frozenset(language.lexicon(Quantity).context.valued)
        self._ratio_word = language.lexicon(Quantity).context.ratio
        self._shares = frozenset(language.lexicon(Quantity).context.shares)

    def read(self, scene: _Scene) -> None:
        """Add the figures of one sentence to those found."""
        numbers = list(self._numerals.find(scene.text, scene.sentence.start, scene.sentence.end))
        if not numbers or self._judge.is_screen(scene.sentence):
            return
        amounts = list(self._bounds.amounts(scene.text, scene.sentence, numbers))
        end = 0
        for at, amount in enumerate(amounts):
            measured = self._unit(scene, amount) is not None
            if amount.start < end or self._judge.is_name(scene.text, scene.sentence, amount, measured):
                continue
            follower = amounts[at + 1] if at + 1 < len(amounts) else None
            new = None if measured else self._ratio(scene, amount, follower)
            for figure in (
                (new,) if new else self._figure(scene, amount, follower if amount.change == 1 else None)
            ):
                end = figure.figure.anchor.end
                scene.found.append(figure)

    def _figure(self, scene: _Scene, amount: Amount, other: Amount | None) -> Iterator[Found]:
        """The figure of ``amount``, if it is one; ``other`` is the second end of its change."""
        number = amount.number
        measured = self._unit(scene, amount)
        if measured is not None and number.kind != "one":
            if not self._judge.is_named_length(scene.sentence, amount, measured.dimension):
                yield self._measured(scene, amount, measured)
            return
        definite = self._tolls.definite(scene.sentence, amount)
        group = self._group(scene, amount, definite)
        if number.kind == "one":
            yield from self._toll(scene, amount, group)
        elif number.kind == "fraction":
            yield from self._share(scene, amount, group)
        elif group is not None and not (
            group.guessed and self._elliptic.is_cued(scene.text, scene.sentence, amount)
        ):
            yield from self._counted(scene, amount, group)
        elif other is not None and (unit := self._unit(scene, other)):
            yield self._like_unit(scene, amount, unit)
        else:
            yield from self._bare(scene, amount, self._later(scene, other))

    def _unit(self, scene: _Scene, amount: Amount) -> Measured | None:
        """The unit after a number; "m" is metres and "M" is none."""
        found = self._units.match(scene.text, amount.number)
        if found is None or found.end - found.start > 1:
            return found
        return None if scene.parsed.text[found.start].isupper() else found

    def _group(self, scene: _Scene, amount: Amount, definite: bool = False) -> Group | None:
        """The noun group after a number; a day or a month is none."""
        group = self._groups.after(scene.sentence, amount.number.end, amount.number.of, definite)
        return None if group is None or scene.text[group.start] == BLOT else group

    def _later(self, scene: _Scene, other: Amount | None) -> Group | None:
        return None if other is None else self._group(scene, other)

    def _measure(self, scene: _Scene, amount: Amount, group: Group) -> str | None:
        size = amount.low if amount.low is not None else amount.high or 0.0
        return self._measures.of(scene.text, scene.sentence, group.head, group.end, size)

    def _counted(self, scene: _Scene, amount: Amount, group: Group) -> Iterator[Found]:
        if not self._judge.counts(scene.sentence, amount, group):
            return
        amount, end = self._closed(scene, amount, group.end)
        measure = self._measure(scene, amount, group)
        if self._measures.is_general(measure) and amount.number.value >= _TELLING:
            measure = self._told(scene, amount, group) or measure
        made = self._made(scene, amount, end, scene.words(group.start, group.end), measure, group.head, _SURE)
        yield _as_part(made, scene.found) if group.partitive else made

    def _told(self, scene: _Scene, amount: Amount, group: Group) -> str | None:
        """The measure of an earlier figure of the article with the same number, when both count people."""
        if not self._groups.is_persons(group.head):
            return None
        value = amount.number.value
        earlier = (f.figure for f in scene.found[-_LATELY:] if value in (f.figure.low, f.figure.high))
        return next(
            (f.measure for f in earlier if not f.unit and not self._measures.is_general(f.measure)), None
        )

    def _measured(self, scene: _Scene, amount: Amount, measured: Measured) -> Found:
        """A figure with a unit: what is measured follows ("tonnes de X") or precedes ("une amende de")."""
        group = self._groups.of_what(scene.sentence, measured.end, measured.dimension in self._shares)
        noun = group.head if group else self._over(scene, amount, measured)
        end = group.end if group else measured.end
        words = scene.words(measured.start, end)
        if group is None and noun is not None:
            words = f"{words} ({noun.text})"
        amount, end = self._closed(scene, _times(amount, measured.scale), end)
        if measured.dimension in self._signed and is_signed(scene.text, amount.number.start):
            amount = _times(amount, -1)
        measure = self._measures.of_unit(measured.dimension, noun)
        return self._made(scene, amount, end, words, measure, noun, _SURE, measured.unit)

    def _over(self, scene: _Scene, amount: Amount, unit: Measured) -> Token | None:
        return self._groups.over(scene.sentence, amount.start, unit.dimension in self._valued)

    def _like_unit(self, scene: _Scene, amount: Amount, unit: Measured) -> Found:
        """The first end of "de 3 à 5 %": the unit stands after the second."""
        noun = self._over(scene, amount, unit)
        words = scene.words(unit.start, unit.end) + (f" ({noun.text})" if noun else "")
        measure = self._measures.of_unit(unit.dimension, noun)
        amount = _times(amount, unit.scale)
        return self._made(scene, amount, amount.end, words, measure, noun, _BARE, unit.unit)

    def _ratio(self, scene: _Scene, amount: Amount, follower: Amount | None) -> Found | None:
        """ "Six électeurs sur dix": a share, in percent."""
        if follower is None or not self._judge.is_ratio(amount, follower):
            return None
        group = self._group(scene, amount)
        between = scene.text[group.end if group else amount.end : follower.start].split()
        if between != [self._ratio_word]:
            return None
        share = round(100 * amount.number.value / follower.number.value, 2)
        words = scene.words(group.start, group.end) if group else None
        head = group.head if group else None
        return self._made(
            scene, replace(amount, low=share, high=share), follower.end, words, "percent", head, _SHARE, "%"
        )

    def _share(self, scene: _Scene, amount: Amount, group: Group | None) -> Iterator[Found]:
        if group is not None and self._judge.shareable(group):
            words = scene.words(group.start, group.end)
            yield self._made(scene, amount, group.end, words, "percent", group.head, _SHARE, "%")

    def _toll(self, scene: _Scene, amount: Amount, group: Group | None) -> Iterator[Found]:
        if group is None:
            return
        measure = self._measure(scene, amount, group)
        if self._tolls.is_toll(scene.text, scene.sentence, amount, group) or (
            self._tolls.is_beside(scene.text, amount, group, measure, scene.earlier)
        ):
            words = scene.words(group.start, group.end)
            yield self._made(scene, amount, group.end, words, measure, group.head, _BARE)

    def _bare(self, scene: _Scene, amount: Amount, later: Group | None) -> Iterator[Found]:
        """A number without a noun: of what was counted before, or of "le nombre de …"."""
        measure = self._measures.of_clause(scene.text, scene.sentence, amount.end)
        if verb := self._elliptic.verb_of(scene.sentence, amount):
            measure = self._measures.by_word(verb) or measure
        total = later
        people = self._elliptic.copula(scene.sentence, amount) is not None
        before = self._elliptic.antecedent(scene.found, scene.number, amount, measure, people)
        if total is None and before is None and people:
            total = self._elliptic.persons(scene.parsed.sentences, scene.number, amount)
        if total is None and scene.earlier is None:
            total = self._elliptic.total(scene.sentence, amount.start)
        if later is None and not self._stands(scene, amount, total is not None):
            return
        if (
            total is None
            and scene.earlier is None
            and self._elliptic.is_cued(scene.text, scene.sentence, amount)
        ):
            total = self._elliptic.named_before(scene.sentence, amount)
        if total is None and before is None and (people or amount.number.grouped):
            total = self._elliptic.named_before(scene.sentence, amount)
        if total is not None:
            yield self._of_total(scene, amount, total, measure)
        elif unit := self._shared_unit(scene, amount):
            yield unit
        elif before is not None:
            figure = before.figure
            measure = measure or figure.measure
            yield self._made(scene, amount, amount.end, figure.counted, measure, before.noun, _BARE)

    def _of_total(self, scene: _Scene, amount: Amount, total: Group, measure: str | None) -> Found:
        tokens = scene.sentence.tokens
        if total.head.i < len(tokens) and tokens[total.head.i] is total.head:
            measure = self._measure(scene, amount, total) or measure
        if measure is None:
            measure = self._measures.by_word(total.head) or self._measures.of_noun(
                total.head, amount.low or 0
            )
        return self._made(
            scene, amount, amount.end, scene.words(total.start, total.end), measure, total.head, _BARE
        )

    def _shared_unit(self, scene: _Scene, amount: Amount) -> Found | None:
        """ "56 % des voix contre 44" shares the unit; "7 % des écoles, soit 280" counts the thing."""
        earlier = scene.earlier
        if earlier is None or earlier.figure.unit is None or earlier.noun is None:
            return None
        figure = earlier.figure
        if self._elliptic.has_same_unit(scene.text, scene.sentence, amount):
            return self._made(
                scene, amount, amount.end, figure.counted, figure.measure, earlier.noun, _BARE, figure.unit
            )
        measure = self._measures.by_word(earlier.noun)
        return self._made(scene, amount, amount.end, earlier.noun.text, measure, earlier.noun, _BARE)

    def _stands(self, scene: _Scene, amount: Amount, total: bool) -> bool:
        earlier = scene.earlier
        if self._judge.is_year(amount) and not amount.change and earlier is None and not total:
            return False
        if self._judge.is_new(scene.sentence, amount):
            return False
        if not self._numerals.stands_alone(scene.text, amount.number):
            return False
        return self._elliptic.stands(scene.text, scene.sentence, amount, earlier, total)

    def _closed(self, scene: _Scene, amount: Amount, end: int) -> tuple[Amount, int]:
        """``amount`` with the bound that may stand after the thing counted, and where it all ends."""
        bound = self._bounds.after(scene.text, end, scene.sentence.end)
        if bound is None or amount.start != amount.number.start:
            return amount, end
        return opened(amount, bound[0]), bound[1]

    def _made(
        self,
        scene: _Scene,
        amount: Amount,
        end: int,
        counted: str | None,
        measure: str | None,
        noun: Token | None,
        confidence: float,
        unit: str | None = None,
    ) -> Found:
        end = max(end, amount.end)
        whole = self._elliptic.whole(scene.text, scene.sentence, amount, scene.found, scene.number)
        if whole is not None and unit is None and self._measures.is_general(measure):
            measure = whole.measure
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
            status=self._status(scene, amount, noun),
            part_of=whole.id if whole else None,
            confidence=confidence,
        )
        return Found(figure, scene.number, noun)

    def _place(self, scene: _Scene, start: int, end: int) -> str | None:
        """The place in the sentence, else the one that its paragraph is about."""
        found = self._context.place(scene.sentence, start, end)
        sentences, at = scene.parsed.sentences, scene.number
        while found is None and at and at > scene.number - _PARAGRAPH:
            if "\n" in scene.parsed.text[sentences[at - 1].end : sentences[at].start]:
                break
            at -= 1
            found = self._context.topic(sentences[at])
        return found or None

    def _status(self, scene: _Scene, amount: Amount, noun: Token | None) -> FigureStatus:
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


def _as_part(made: Found, earlier: Sequence[Found]) -> Found:
    """ "Trois des blessés": a part of the last larger number of one measure that the text gave before.

    It is a part wherever they are: without a place of its own it stands for no total of that place.
    """
    figure = made.figure
    if figure.part_of is not None or figure.low is None:
        return made
    for whole in reversed(earlier):
        other = whole.figure
        larger = other.low is not None and other.low > figure.low
        if larger and other.measure == figure.measure and other.part_of is None:
            return replace(made, figure=replace(figure, part_of=other.id, place=None))
    return made


def _approximation(amount: Amount) -> Approximation:
    return amount.approximation  # type: ignore[return-value]


def _times(amount: Amount, scale: float) -> Amount:
    if scale == 1:
        return amount
    low = None if amount.low is None else amount.low * scale
    high = None if amount.high is None else amount.high * scale
    return replace(amount, low=low, high=high)


@cache
def _reader(language: Language) -> _Reader:
    return _Reader(language)
