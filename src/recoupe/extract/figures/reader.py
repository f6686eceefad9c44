"""Put the parts together: numbers, bounds, the thing counted, its measure, place and status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from recoupe.extract.figures.bounds import Amount, bounds, opened
from recoupe.extract.figures.counted import Group, groups
from recoupe.extract.figures.elliptic import Found, elliptic
from recoupe.extract.figures.judge import judge
from recoupe.extract.figures.masks import masked
from recoupe.extract.figures.meaning import meaning
from recoupe.extract.figures.numbers import numerals
from recoupe.extract.figures.tolls import tolls
from recoupe.extract.figures.units import Measured, units
from recoupe.languages import Language
from recoupe.model import Figure, ParsedText, Sentence, TimeExpression, Token
from recoupe.model.claims import Approximation

_SURE, _BARE, _WEAK = 0.95, 0.75, 0.6


def extract(parsed: ParsedText, language: Language, times: Sequence[TimeExpression]) -> tuple[Figure, ...]:
    """The figures of an article, in the order of the text, without overlap.

    ``times`` are its calendar expressions: the numbers in them are no figures. ``low`` and ``high`` are in
    ``unit`` where there is one; ``said_by`` and ``as_of`` are left to the story.
    """
    text = masked(parsed, language, times)
    reader = _reader(language)
    found: list[Found] = []
    for number, sentence in enumerate(parsed.sentences):
        for new in reader.read(text, parsed, sentence, number, found):
            found.append(new)
    return tuple(f.figure for f in found)


class _Reader:
    def __init__(self, language: Language) -> None:
        self._numerals = numerals(language)
        self._bounds = bounds(language)
        self._units = units(language)
        self._groups = groups(language)
        self._judge = judge(language)
        self._elliptic = elliptic(language)
        self._meaning = meaning(language)
        self._tolls = tolls(language)

    def read(
        self, text: str, parsed: ParsedText, sentence: Sentence, number: int, found: Sequence[Found]
    ) -> Iterator[Found]:
        """The figures of one sentence; ``found`` are those before it."""
        numbers = list(self._numerals.find(text, sentence.start, sentence.end))
        if not numbers or self._judge.is_screen(sentence):
            return
        sofar, end = list(found), 0
        amounts = list(self._bounds.amounts(text, sentence, numbers))
        for at, amount in enumerate(amounts):
            if amount.start < end or self._judge.is_name(text, sentence, amount):
                continue
            shared = amounts[at + 1] if amount.change == 1 else None
            new = self._figure(text, parsed, sentence, number, amount, sofar, shared)
            if new is not None:
                end = new.figure.anchor.end
                sofar.append(new)
                yield new

    def _figure(
        self,
        text: str,
        parsed: ParsedText,
        sentence: Sentence,
        number: int,
        amount: Amount,
        found: Sequence[Found],
        shared: Amount | None,
    ) -> Found | None:
        measured = self._units.match(text, amount.number)
        if measured is not None:
            return self._measured(text, parsed, sentence, number, amount, measured)
        if amount.number.kind == "one":
            return self._toll(text, parsed, sentence, number, amount, numbers_near=found)
        group = self._groups.after(
            sentence, amount.number.end, amount.number.of, self._tolls.definite(text, sentence, amount)
        )
        if amount.number.kind == "fraction":
            return self._share(text, parsed, sentence, number, amount, group)
        if group is not None:
            return self._counted(text, parsed, sentence, number, amount, group, found)
        if shared is not None and (unit := self._units.match(text, shared.number)):
            return self._with_unit_of(parsed, sentence, number, amount, unit)
        if shared is not None and (
            later := self._groups.after(sentence, shared.number.end, shared.number.of)
        ):
            return self._bare(text, parsed, sentence, number, amount, found, later)
        return self._bare(text, parsed, sentence, number, amount, found, None)

    def _counted(
        self,
        text: str,
        parsed: ParsedText,
        sentence: Sentence,
        number: int,
        amount: Amount,
        group: Group,
        found: Sequence[Found],
    ) -> Found | None:
        if not self._judge.counts(text, sentence, amount, group):
            return None
        amount, end = self._closed(text, sentence, amount, group.end)
        measure = self._meaning.measure(text, sentence, group.head, group.end)
        counted = parsed.text[group.start : group.end].strip(" «»\"“”'‘’\u00a0\u202f")
        part = self._part(text, sentence, number, amount, found)
        return self._made(parsed, sentence, number, amount, end, counted, measure, group.head, part, _SURE)

    def _measured(
        self,
        text: str,
        parsed: ParsedText,
        sentence: Sentence,
        number: int,
        amount: Amount,
        measured: Measured,
    ) -> Found | None:
        group = self._groups.of_what(sentence, measured.end)
        noun = group.head if group else self._groups.over(sentence, amount.start)
        end = group.end if group else measured.end
        words = parsed.text[measured.start : measured.end]
        if group:
            words = parsed.text[measured.start : group.end]
        elif noun is not None:
            words = f"{words} ({noun.text})"
        amount = _times(amount, measured.scale)
        amount, end = self._closed(text, sentence, amount, end)
        measure = self._meaning.dimension(measured.dimension, noun)
        made = self._made(parsed, sentence, number, amount, end, words, measure, noun, None, _SURE)
        return replace(made, figure=replace(made.figure, unit=measured.unit))

    def _with_unit_of(
        self, parsed: ParsedText, sentence: Sentence, number: int, amount: Amount, unit: Measured
    ) -> Found:
        noun = self._groups.over(sentence, amount.start)
        words = parsed.text[unit.start : unit.end] + (f" ({noun.text})" if noun else "")
        measure = self._meaning.dimension(unit.dimension, noun)
        amount = _times(amount, unit.scale)
        made = self._made(parsed, sentence, number, amount, amount.end, words, measure, noun, None, _BARE)
        return replace(made, figure=replace(made.figure, unit=unit.unit))

    def _share(
        self,
        text: str,
        parsed: ParsedText,
        sentence: Sentence,
        number: int,
        amount: Amount,
        group: Group | None,
    ) -> Found | None:
        if group is None or not self._judge.shareable(group):
            return None
        counted = parsed.text[group.start : group.end]
        made = self._made(
            parsed, sentence, number, amount, group.end, counted, "percent", group.head, None, _WEAK
        )
        return replace(made, figure=replace(made.figure, unit="%"))

    def _toll(
        self,
        text: str,
        parsed: ParsedText,
        sentence: Sentence,
        number: int,
        amount: Amount,
        numbers_near: Sequence[Found],
    ) -> Found | None:
        group = self._groups.after(sentence, amount.number.end, of=False)
        if group is None or not self._tolls.is_toll(text, sentence, amount, group):
            return None
        measure = self._meaning.measure(text, sentence, group.head, group.end)
        counted = parsed.text[group.start : group.end]
        part = self._part(text, sentence, number, amount, numbers_near)
        return self._made(
            parsed, sentence, number, amount, group.end, counted, measure, group.head, part, _BARE
        )

    def _bare(
        self,
        text: str,
        parsed: ParsedText,
        sentence: Sentence,
        number: int,
        amount: Amount,
        found: Sequence[Found],
        later: Group | None,
    ) -> Found | None:
        earlier = found[-1] if found and found[-1].sentence == number else None
        if later is None and not self._stands(text, sentence, amount, earlier):
            return None
        total = later or self._elliptic.total(sentence)
        before = self._elliptic.antecedent(found, number, amount)
        measure = self._meaning.measure_of_clause(sentence, amount.start, amount.end)
        if total is not None:
            noun, counted = total.head, parsed.text[total.start : total.end]
            measure = self._meaning.measure(text, sentence, noun, total.end) or measure
        elif before is not None:
            noun, counted = before.noun, before.figure.counted
            same = [f for f in found if f.figure.measure == measure and not f.figure.unit]
            counted = same[-1].figure.counted if measure and same else counted
            measure = measure or before.figure.measure
        else:
            return None
        part = self._part(text, sentence, number, amount, found)
        made = self._made(parsed, sentence, number, amount, amount.end, counted, measure, noun, part, _BARE)
        return replace(made, elliptic=True)

    def _stands(self, text: str, sentence: Sentence, amount: Amount, earlier: Found | None) -> bool:
        if self._judge.is_year(amount) and not amount.change and earlier is None:
            return False
        if self._judge.is_new(sentence, amount):
            return False
        return self._elliptic.stands(text, sentence, amount, earlier)

    def _part(
        self, text: str, sentence: Sentence, number: int, amount: Amount, found: Sequence[Found]
    ) -> str | None:
        """The id of the figure that this one is a part of."""
        if not self._elliptic.is_part(text, sentence, amount):
            return None
        whole = next((f for f in reversed(found) if f.sentence == number and f.figure.part_of is None), None)
        return whole.figure.id if whole else None

    def _closed(self, text: str, sentence: Sentence, amount: Amount, end: int) -> tuple[Amount, int]:
        """``amount`` with the bound that may stand after the thing counted, and where it all ends."""
        bound = self._bounds.after(text, end, sentence.end)
        if bound is None or amount.start != amount.number.start:
            return amount, end
        return opened(amount, bound[0]), bound[1]

    def _made(
        self,
        parsed: ParsedText,
        sentence: Sentence,
        number: int,
        amount: Amount,
        end: int,
        counted: str | None,
        measure: str | None,
        noun: Token | None,
        part: str | None,
        confidence: float,
    ) -> Found:
        how: Approximation = amount.approximation  # type: ignore[assignment]
        here = noun if noun is not None and noun in sentence.tokens else None
        status = self._meaning.status(sentence, here, how == "at_least")
        figure = Figure(
            anchor=parsed.anchor(amount.start, max(end, amount.end)),
            low=amount.low,
            high=amount.high,
            approximation=how,
            counted=counted,
            measure=measure,
            place=self._meaning.place(sentence, amount.start, max(end, amount.end)),
            status="planned" if amount.change == 2 and status != "actual" else status,
            part_of=part,
            confidence=confidence,
        )
        return Found(figure, number, noun)


def _times(amount: Amount, scale: float) -> Amount:
    if scale == 1:
        return amount
    low = None if amount.low is None else amount.low * scale
    high = None if amount.high is None else amount.high * scale
    return replace(amount, low=low, high=high)


@cache
def _reader(language: Language) -> _Reader:
    return _Reader(language)
