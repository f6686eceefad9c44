"""Put the parts together: numbers, bounds, the thing counted, its measure, place and status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from recoupe.extract.figures.bounds import Amount, bounds
from recoupe.extract.figures.counted import Group, groups
from recoupe.extract.figures.elliptic import Found, elliptic
from recoupe.extract.figures.judge import judge
from recoupe.extract.figures.masks import BLOT, masked
from recoupe.extract.figures.measures import measures
from recoupe.extract.figures.measuring import Measuring
from recoupe.extract.figures.numbers import numerals
from recoupe.extract.figures.scene import BARE, LATELY, SHARE, SURE, Scene, Writer, english
from recoupe.extract.figures.tolls import tolls
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import Figure, ParsedText, TimeExpression

# A number this large that comes again in an article counts the same, within so many figures.
_TELLING = 100
# "90 des 125 sièges": how many characters may stand between.
_OUT_OF = 12
# How many figures back the whole of a part ("trois des blessés") may have been given.
_WHOLES = 200


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
        reader.read(Scene(text, parsed, sentence, number, found))
    return tuple(f.figure for f in found)


class _Reader:
    def __init__(self, language: Language) -> None:
        self._writer = Writer(language)
        self._measuring = Measuring(language, self._writer)
        self._numerals = numerals(language)
        self._bounds = bounds(language)
        self._groups = groups(language)
        self._judge = judge(language)
        self._elliptic = elliptic(language)
        self._measures = measures(language)
        self._tolls = tolls(language)
        self._ratio_word = language.lexicon(Quantity).context.ratio
        self._out_of = frozenset(language.lexicon(Quantity).elliptic.out_of)

    def read(self, scene: Scene) -> None:
        """Add the figures of one sentence to those found."""
        numbers = list(self._numerals.find(scene.text, scene.sentence.start, scene.sentence.end))
        if not numbers or self._judge.is_screen(scene.sentence):
            return
        amounts = list(self._bounds.amounts(scene.text, scene.sentence, numbers))
        scene.starts.extend(a.start for a in amounts if not self._judge.is_length(scene.sentence, a))
        end = 0
        for at, amount in enumerate(amounts):
            measured = self._measuring.unit(scene, amount) is not None
            if amount.start < end or self._judge.is_name(scene.text, scene.sentence, amount, measured):
                continue
            follower = amounts[at + 1] if at + 1 < len(amounts) else None
            new = None if measured else self._ratio(scene, amount, follower)
            for figure in (new,) if new else self._figure(scene, amount, follower):
                end = figure.figure.anchor.end
                scene.found.append(figure)

    def _figure(self, scene: Scene, amount: Amount, follower: Amount | None) -> Iterator[Found]:
        """The figure of ``amount``, if it is one; ``follower`` is the next number of the sentence."""
        number = amount.number
        other = follower if amount.change == 1 else None
        measured = self._measuring.unit(scene, amount)
        if measured is not None and number.kind != "one":
            if not self._judge.is_named_length(scene.sentence, amount, measured.dimension):
                yield self._measuring.measured(scene, amount, measured)
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
        elif other is not None and (unit := self._measuring.unit(scene, other)):
            yield self._measuring.like(scene, amount, unit)
        else:
            yield from self._bare(
                scene, amount, self._later(scene, other) or self._many(scene, amount, follower)
            )

    def _group(self, scene: Scene, amount: Amount, definite: bool = False) -> Group | None:
        """The noun group after a number; a day or a month is none."""
        group = self._groups.after(scene.sentence, amount.number.end, amount.number.of, definite)
        return None if group is None or scene.text[group.start] == BLOT else group

    def _many(self, scene: Scene, amount: Amount, follower: Amount | None) -> Group | None:
        """The group out of which the number is: "90 des 125 sièges"."""
        if follower is None or follower.start - amount.end > _OUT_OF:
            return None
        if scene.text[amount.end : follower.start].strip() not in self._out_of:
            return None
        group = self._group(scene, follower)
        return group if group and self._judge.counts(scene.sentence, amount, group) else None

    def _later(self, scene: Scene, other: Amount | None) -> Group | None:
        return None if other is None else self._group(scene, other)

    def _measure(self, scene: Scene, amount: Amount, group: Group) -> str | None:
        size = amount.low if amount.low is not None else amount.high or 0.0
        return self._measures.of(scene.text, scene.sentence, group.head, group.end, size)

    def _counted(self, scene: Scene, amount: Amount, group: Group) -> Iterator[Found]:
        if not self._judge.counts(scene.sentence, amount, group):
            return
        amount = english(scene.text, amount)
        amount, end = self._writer.closed(scene, amount, group.end)
        measure = self._measure(scene, amount, group)
        if self._measures.is_general(measure) and amount.number.value >= _TELLING:
            measure = self._told(scene, amount, group) or measure
        made = self._writer.made(
            scene, amount, end, scene.words(group.start, group.end), measure, group.head, SURE
        )
        yield _as_part(made, scene.found) if group.partitive else made

    def _told(self, scene: Scene, amount: Amount, group: Group) -> str | None:
        """The measure of an earlier figure of the article with the same number, when both count people."""
        if not self._groups.is_persons(group.head) or amount.number.kind == "vague":
            return None
        value = amount.number.value
        earlier = (f.figure for f in scene.found[-LATELY:] if value in (f.figure.low, f.figure.high))
        return next(
            (f.measure for f in earlier if not f.unit and not self._measures.is_general(f.measure)), None
        )

    def _ratio(self, scene: Scene, amount: Amount, follower: Amount | None) -> Found | None:
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
        return self._writer.made(
            scene, replace(amount, low=share, high=share), follower.end, words, "percent", head, SHARE, "%"
        )

    def _share(self, scene: Scene, amount: Amount, group: Group | None) -> Iterator[Found]:
        if group is not None and self._judge.shareable(group):
            words = scene.words(group.start, group.end)
            yield self._writer.made(scene, amount, group.end, words, "percent", group.head, SHARE, "%")

    def _toll(self, scene: Scene, amount: Amount, group: Group | None) -> Iterator[Found]:
        if group is None:
            return
        measure = self._measure(scene, amount, group)
        if self._tolls.is_toll(scene.text, scene.sentence, amount, group) or (
            self._tolls.is_beside(scene.text, amount, group, measure, scene.earlier)
        ):
            words = scene.words(group.start, group.end)
            yield self._writer.made(scene, amount, group.end, words, measure, group.head, BARE)

    def _bare(self, scene: Scene, amount: Amount, later: Group | None) -> Iterator[Found]:
        """A number without a noun: of what was counted before, or of "le nombre de …"."""
        if later is None and (money := self._measuring.money(scene, amount)):
            yield money
            return
        measure = self._measures.of_clause(scene.text, scene.sentence, amount.end)
        if verb := self._elliptic.verb_of(scene.sentence, amount):
            measure = self._measures.by_word(verb) or measure
        people = self._elliptic.copula(scene.sentence, amount) is not None
        before = self._elliptic.antecedent(scene.found, scene.number, amount, measure, people)
        total = later or self._total(scene, amount, people and before is None)
        if later is None and not self._stands(scene, amount, total is not None):
            return
        total = total or self._named_before(scene, amount, people, before)
        if total is not None:
            yield self._of_total(scene, amount, total, measure)
        elif unit := self._measuring.shared(scene, amount):
            yield unit
        elif before is not None:
            yield self._again(scene, amount, before, measure)

    def _total(self, scene: Scene, amount: Amount, people: bool) -> Group | None:
        """The group that words for a total, or a pronoun for ``people``, count."""
        total = self._elliptic.persons(scene.parsed.sentences, scene.number, amount) if people else None
        if total is None and (scene.earlier is None or scene.earlier.figure.unit is not None):
            return self._elliptic.total(scene.sentence, amount.start)
        return total or self._elliptic.owner(scene.sentence, amount.start)

    def _named_before(self, scene: Scene, amount: Amount, people: bool, before: Found | None) -> Group | None:
        """The plural noun before, where the number points back or nothing else can be counted."""
        points = scene.earlier is None and self._elliptic.is_cued(scene.text, scene.sentence, amount)
        if points or (before is None and (people or amount.number.grouped)):
            return self._elliptic.named_before(scene.sentence, amount)
        return None

    def _again(self, scene: Scene, amount: Amount, before: Found, measure: str | None) -> Found:
        """What an earlier figure counts, counted again, at its place unless another is given."""
        figure = before.figure
        measure = measure or figure.measure
        made = self._writer.made(scene, amount, amount.end, figure.counted, measure, before.noun, BARE)
        if made.figure.place is None and before.sentence < scene.number:
            return replace(made, figure=replace(made.figure, place=figure.place))
        return made

    def _of_total(self, scene: Scene, amount: Amount, total: Group, measure: str | None) -> Found:
        tokens = scene.sentence.tokens
        if total.head.i < len(tokens) and tokens[total.head.i] is total.head:
            measure = self._measure(scene, amount, total) or measure
        if measure is None:
            measure = self._measures.by_word(total.head) or self._measures.of_noun(
                total.head, amount.low or 0
            )
        return self._writer.made(
            scene, amount, amount.end, scene.words(total.start, total.end), measure, total.head, BARE
        )

    def _stands(self, scene: Scene, amount: Amount, total: bool) -> bool:
        earlier = scene.earlier
        if self._judge.is_year(amount) and not amount.change and earlier is None and not total:
            return False
        if self._judge.is_new(scene.sentence, amount) or self._judge.is_known(scene.sentence, amount):
            return False
        if not self._numerals.stands_alone(scene.text, amount.number):
            return False
        return self._elliptic.stands(scene.text, scene.sentence, amount, earlier, total)


def _as_part(made: Found, earlier: Sequence[Found]) -> Found:
    """ "Trois des blessés": a part of the last larger number of one measure that the text gave before.

    It is a part wherever they are: without a place of its own it stands for no total of that place.
    """
    figure = made.figure
    if figure.part_of is not None or figure.low is None:
        return made
    for whole in reversed(earlier[-_WHOLES:]):
        other = whole.figure
        larger = other.low is not None and other.low > figure.low
        if larger and other.measure == figure.measure and other.part_of is None:
            return replace(made, figure=replace(figure, part_of=other.id, place=None))
    return made


@cache
def _reader(language: Language) -> _Reader:
    return _Reader(language)
