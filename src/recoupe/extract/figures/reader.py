"""Put the parts together: numbers, bounds, the thing counted, its measure, place and status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from recoupe.extract.figures.bare import Bare
from recoupe.extract.figures.bounds import Amount, bounds
from recoupe.extract.figures.counted import Group, groups
from recoupe.extract.figures.elliptic import Found, elliptic
from recoupe.extract.figures.judge import judge
from recoupe.extract.figures.masks import BLOT, masked
from recoupe.extract.figures.measures import measures
from recoupe.extract.figures.measuring import Measuring
from recoupe.extract.figures.numbers import Number, numerals
from recoupe.extract.figures.parts import as_part, compatriots
from recoupe.extract.figures.scene import BARE, LATELY, SHARE, SURE, Scene, Writer, english
from recoupe.extract.figures.tolls import tolls
from recoupe.extract.figures.units import Measured
from recoupe.extract.figures.words import at_or_after
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import Figure, ParsedText, Sentence, TimeExpression

# A number this large that comes again in an article counts the same, within so many figures.
_TELLING = 100
# "90 des 125 sièges": how many characters may stand between.
_OUT_OF = 12
# How many words after "un" what it counts may stand: "un premier jeune homme mort".
_NEAR = 6


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
        self._code = language.code
        self._writer = Writer(language)
        self._measuring = Measuring(language, self._writer)
        self._numerals = numerals(language)
        self._bounds = bounds(language)
        self._groups = groups(language)
        self._judge = judge(language)
        self._elliptic = elliptic(language)
        self._bare = Bare(language, self._writer, self._measuring)
        self._measures = measures(language)
        self._tolls = tolls(language)
        self._ratio_word = language.lexicon(Quantity).context.ratio
        self._out_of = frozenset(language.lexicon(Quantity).elliptic.out_of)

    def read(self, scene: Scene) -> None:
        """Add the figures of one sentence to those found."""
        numbers = list(self._numerals.find(scene.text, scene.sentence.start, scene.sentence.end))
        if not numbers or self._judge.is_screen(scene.sentence):
            return
        if not self._may_count(scene.sentence, numbers):
            return
        amounts = list(self._bounds.amounts(scene.text, scene.sentence, numbers))
        counts = [a for a in amounts if not self._judge.is_length(scene.sentence, a)]
        scene.starts.extend(a.start for a in counts)
        scene.ends.extend(a.end for a in counts)
        end = 0
        for at, amount in enumerate(amounts):
            if amount.start < end:
                continue
            measured = self._measuring.unit(scene, amount)
            if self._judge.is_name(scene.text, scene.sentence, amount, measured is not None):
                continue
            follower = amounts[at + 1] if at + 1 < len(amounts) else None
            new = None if measured else self._ratio(scene, amount, follower)
            for figure in (new,) if new else self._figure(scene, amount, follower, measured):
                end = figure.figure.anchor.end
                scene.found.append(figure)

    def _may_count(self, sentence: Sentence, numbers: Sequence[Number]) -> bool:
        """Whether more than articles stand in the sentence: a number, or "un" near a word of tolls."""
        for number in numbers:
            if number.kind not in ("one", "none"):
                return True
            at = at_or_after(sentence, number.end)
            if any(self._tolls.is_word(t) for t in sentence.tokens[at : at + _NEAR]):
                return True
        return False

    def _figure(
        self, scene: Scene, amount: Amount, follower: Amount | None, measured: Measured | None
    ) -> Iterator[Found]:
        """The figure of ``amount``, if it is one; ``follower`` is the next number of the sentence."""
        number = amount.number
        other = follower if amount.change == 1 else None
        if measured is not None and number.kind != "one":
            if not self._judge.is_named_length(scene.sentence, amount, measured.dimension):
                yield self._measuring.measured(scene, amount, measured)
            return
        definite = self._tolls.definite(scene.sentence, amount)
        group = self._group(scene, amount, definite)
        if labelled := self._measuring.labelled(scene, amount):
            yield labelled
        elif number.kind == "one":
            yield from self._toll(scene, amount, group)
        elif number.kind == "none":
            yield from self._none(scene, amount, group)
        elif number.kind == "fraction":
            yield from self._share(scene, amount, group)
        elif definite and (part := self._part_of_these(scene, amount, group)):
            yield self._whole_of(scene, amount, part, group)
        elif group is not None and not (
            group.guessed and self._elliptic.is_cued(scene.text, scene.sentence, amount)
        ):
            yield from self._counted(scene, amount, group)
        elif other is not None:
            yield from self._first_end(scene, amount, other)
        else:
            yield from self._bare.read(scene, amount, self._many(scene, amount, follower), amount)

    def _first_end(self, scene: Scene, amount: Amount, other: Amount) -> Iterator[Found]:
        """The first end of a change, with the unit or the noun of the other: "de 5 à 3 %"."""
        if unit := self._measuring.unit(scene, other):
            yield self._measuring.like(scene, amount, unit)
            return
        group = self._group(scene, other)
        if group is None or self._judge.counts(scene.sentence, amount, group):  # not "de six à huit ans"
            yield from self._bare.read(scene, amount, group, other)

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

    def _counted(self, scene: Scene, amount: Amount, group: Group) -> Iterator[Found]:
        part = self._part_before(scene, amount)
        if not self._judge.counts(scene.sentence, amount, group, told=part is not None):
            return
        amount = english(scene.text, amount)
        amount, end = self._writer.closed(scene, amount, group.end)
        measure = self._writer.measure(scene, amount, group)
        if self._measures.is_general(measure) and amount.number.value >= _TELLING:
            measure = self._told(scene, amount, group) or measure
        if part is not None:
            measure = self._measures.of_kind(scene.sentence, group.head)
        plain = scene.words(group.start, group.end)
        words = self._full(scene, group)
        made = replace(self._writer.made(scene, amount, end, words, measure, group.head, SURE), plain=plain)
        if part is not None and not part.figure.unit:
            scene.found[-1] = replace(part, figure=replace(part.figure, part_of=made.figure.id))
        made = compatriots(scene, made, self._code, self._measures.is_general(measure))
        yield as_part(made, scene.found) if group.partitive else made

    def _full(self, scene: Scene, group: Group) -> str:
        """The words of a group with what is said of its things, as far as no time stands in them."""
        end = self._groups.modified(scene.sentence, group)
        return scene.words(group.start, group.end if BLOT in scene.text[group.end : end] else end)

    def _part_before(self, scene: Scene, amount: Amount) -> Found | None:
        """The part that is told of right before the whole: "22 des 24 marins", "90 % des 1.200 lots"."""
        earlier = scene.earlier
        if earlier is None or (not earlier.figure.unit and (earlier.figure.low or 0) >= amount.number.value):
            return None
        adjacent = self._elliptic.is_out_of(scene.text, earlier.figure.anchor.end, amount.start)
        return earlier if adjacent else None

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
        words, head = scene.words(group.start, group.end) if group else None, group.head if group else None
        if group is None and (earlier := scene.earlier) is not None:
            words, head = (
                earlier.figure.counted,
                earlier.noun,
            )  # "trois trains sur quatre ici, un sur deux là"
        return self._writer.made(
            scene, replace(amount, low=share, high=share), follower.end, words, "percent", head, SHARE, "%"
        )

    def _share(self, scene: Scene, amount: Amount, group: Group | None) -> Iterator[Found]:
        if group is None and (shared := self._shared_out(scene, amount)):
            yield shared
        elif group is not None and self._judge.shareable(group):
            words = scene.words(group.start, group.end)
            yield self._writer.made(scene, amount, group.end, words, "percent", group.head, SHARE, "%")

    def _part_of_these(self, scene: Scene, amount: Amount, group: Group | None) -> Found | None:
        """The figure whose thing is counted again: "17 drones sur les 24 lancés", "les 289 nécessaires"."""
        earlier = scene.earlier
        if earlier is None or earlier.figure.unit or (group and group.head.pos == "NOUN"):
            return None
        larger = (earlier.figure.low or 0) < amount.number.value
        if larger and self._elliptic.is_out_of(scene.text, earlier.figure.anchor.end, amount.start):
            return earlier
        known = self._judge.is_known(scene.sentence, amount)  # "dont les deux derniers"
        return earlier if group is not None and group.guessed and not known else None

    def _whole_of(self, scene: Scene, amount: Amount, part: Found, group: Group | None) -> Found:
        """What ``part`` counts, all of it: the part is one of it, where it is one "sur les …".

        Votes that are needed are no votes: what an adjective alone tells apart has no measure.
        """
        out_of = self._elliptic.is_out_of(scene.text, part.figure.anchor.end, amount.start)
        if group is not None and group.guessed and not out_of:
            words = f"{part.figure.counted} {scene.words(group.start, group.end)}"
            return self._writer.made(scene, amount, group.end, words, None, part.noun, BARE)
        whole = self._bare.again(scene, amount, part, None)
        if out_of:
            scene.found[-1] = replace(part, figure=replace(part.figure, part_of=whole.figure.id))
        return whole

    def _none(self, scene: Scene, amount: Amount, group: Group | None) -> Iterator[Found]:
        """ "Aucun blessé": none, in a toll; "aucun blessé grave" says nothing of the others."""
        if group is None or group.last > group.head.i or not self._tolls.is_word(group.head):
            return
        follower = scene.sentence.tokens[group.last + 1 : group.last + 2]
        if any(t.pos == "ADJ" for t in follower):
            return
        measure = self._writer.measure(scene, amount, group)
        words = scene.words(group.start, group.end)
        yield self._writer.made(scene, amount, group.end, words, measure, group.head, BARE)

    def _shared_out(self, scene: Scene, amount: Amount) -> Found | None:
        """ "La moitié des vols à Orly, un tiers à Roissy"."""
        earlier = scene.earlier
        if earlier is None or earlier.figure.measure != "percent" or earlier.noun is None:
            return None
        if not self._elliptic.is_placed(scene.text, amount.end):
            return None
        words = earlier.noun.text
        return self._writer.made(scene, amount, amount.end, words, "percent", earlier.noun, SHARE, "%")

    def _toll(self, scene: Scene, amount: Amount, group: Group | None) -> Iterator[Found]:
        if one := self._one_more(scene, amount):
            measure = self._measures.of_clause(scene.text, scene.sentence, amount.end)
            yield self._bare.again(scene, amount, one, measure)
            return
        if group is None:
            return
        measure = self._writer.measure(scene, amount, group)
        words, earlier = scene.words(group.start, group.end), scene.earlier
        made = self._writer.made(scene, amount, group.end, words, measure, group.head, BARE)
        told = self._tolls.is_toll(scene.text, scene.sentence, amount, group)
        if earlier is not None and self._tolls.is_of(earlier.figure.measure):
            # "dont deux Belges et un Italien"
            one = compatriots(scene, made, self._code, self._measures.is_general(measure))
            told, made = told or one is not made, one
        if told or self._tolls.is_beside(scene.text, amount, group, measure, earlier):
            yield made

    def _one_more(self, scene: Scene, amount: Amount) -> Found | None:
        """ "Dont un grièvement", "deux à Vannes et une à Auray": one more of what was counted before."""
        earlier = scene.earlier
        if earlier is None or earlier.figure.unit or amount.start != amount.number.start:
            return None
        if self._elliptic.is_part(scene.text, scene.sentence, amount):
            said = self._elliptic.is_said(scene.text, amount.end)
            return earlier if said or self._elliptic.is_placed(scene.text, amount.end) else None
        if not self._tolls.is_of(earlier.figure.measure):
            return None
        bare = scene.text[earlier.figure.anchor.start : earlier.figure.anchor.end].count(" ") == 0
        return earlier if bare and self._elliptic.is_placed(scene.text, amount.end) else None


@cache
def _reader(language: Language) -> _Reader:
    return _Reader(language)
