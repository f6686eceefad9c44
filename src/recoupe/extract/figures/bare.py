"""Numbers without a noun, read: what they count was told before, or is told by a word for a total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.counted import Group
from recoupe.extract.figures.elliptic import Found, elliptic
from recoupe.extract.figures.judge import judge
from recoupe.extract.figures.measures import measures
from recoupe.extract.figures.measuring import Measuring
from recoupe.extract.figures.money import Money
from recoupe.extract.figures.named import named
from recoupe.extract.figures.numbers import numerals
from recoupe.extract.figures.parts import further_part, part_among
from recoupe.extract.figures.scene import BARE, LATELY, Scene, Writer
from recoupe.extract.figures.tolls import tolls
from recoupe.languages import Language

# What "ils étaient 300" measures where nothing says more …
_PEOPLE = "people"
# … and, if they are so many, after a march that was told of so many sentences before at most.
_CROWD, _LARGE, _SENTENCES = "participants", 100, 2


class Bare:
    """Reads them in one language."""

    def __init__(self, language: Language, writer: Writer, measuring: Measuring) -> None:
        self._writer = writer
        self._measuring = measuring
        self._money = Money(language, writer, measuring)
        self._numerals = numerals(language)
        self._judge = judge(language)
        self._elliptic = elliptic(language)
        self._measures = measures(language)
        self._tolls = tolls(language)
        self._named = named(language)

    def read(self, scene: Scene, amount: Amount, later: Group | None, last: Amount) -> Iterator[Found]:
        """A number without a noun: of what was counted before, or of "le nombre de …" near ``last``."""
        amount = self._money.like_before(scene, amount)
        if later is None and (money := self._money.read(scene, amount)):
            yield money
            return
        if later is None and (toll := self._toll_again(scene, amount)):
            yield toll
            return
        given = self._elliptic.is_given(scene.text, amount.end)
        # "25.000 selon le site qui héberge la pétition": nobody is lodged there.
        measure = None if given else self._measures.of_clause(scene.text, scene.sentence, amount.end)
        if verb := self._elliptic.verb_of(scene.sentence, amount):
            measure = self._measures.by_word(verb) or measure
        people = self._elliptic.copula(scene.sentence, amount) is not None
        before = self._elliptic.antecedent(
            scene.text, scene.found, scene.number, scene.sentence, amount, measure, people
        )
        total = later or self._total(scene, amount, last, people and before is None)
        if later is None and not self._stands(scene, amount, total is not None, measure):
            return
        total = total or self._named_before(scene, amount, people, before)
        if total is not None:
            yield self._of_total(scene, amount, total, measure)
        elif unit := self._measuring.shared(scene, amount):
            yield unit
        elif before is not None:
            yield self.again(scene, amount, before, measure)
        elif people and self._elliptic.is_said_of(scene.sentence, amount):
            words = self._crowd(scene, amount) if measure is None else None
            made = measure or (_CROWD if words else _PEOPLE)
            words = words or self._measures.label(_PEOPLE)
            yield self._writer.made(scene, amount, amount.end, words, made, None, BARE)
        elif self._elliptic.is_said(scene.text, amount.end) and (words := self._crowd(scene, amount)):
            # "Combien étaient-ils? 2.000 selon la police"
            yield self._writer.made(scene, amount, amount.end, words, _CROWD, None, BARE)

    def _crowd(self, scene: Scene, amount: Amount) -> str | None:
        """ "Ils étaient 10.000 sur la place": the words for a crowd, where it has just been told of."""
        near = scene.parsed.sentences[max(0, scene.number - _SENTENCES) : scene.number + 1]
        large = amount.number.value >= _LARGE
        return (
            self._measures.label(_CROWD) if large and self._measures.tells(_CROWD, scene.text, near) else None
        )

    def _toll_again(self, scene: Scene, amount: Amount) -> Found | None:
        """ "Le bilan est passé à sept"."""
        sentences = scene.parsed.sentences[max(0, scene.number - 1) : scene.number + 1]
        before = self._tolls.again(sentences, amount, scene.found[-LATELY:])
        return self.again(scene, amount, before, None) if before is not None else None

    def _total(self, scene: Scene, amount: Amount, last: Amount, people: bool) -> Group | None:
        """The group that words for a total, or a pronoun for ``people``, count."""
        verb = self._elliptic.copula(scene.sentence, amount) if people else None
        total = self._named.persons(scene.parsed.sentences, scene.number, verb) if verb else None
        if total is None and (scene.earlier is None or scene.earlier.figure.unit is not None):
            total = self._named.total(scene.sentence, last.start)
            return total or self._named.heading(scene.sentence, amount)
        return total or self._named.owner(scene.sentence, amount.start)

    def _named_before(self, scene: Scene, amount: Amount, people: bool, before: Found | None) -> Group | None:
        """The plural noun before, where the number points back or nothing else can be counted."""
        bracketed = self._named.before_brackets(scene.sentence, amount)
        end = scene.earlier.figure.anchor.end if scene.earlier else 0
        if bracketed is not None and bracketed.start > end:
            return bracketed
        if scene.earlier is None:
            if self._elliptic.is_among(scene.text, amount.end):
                return self._named.among(scene.parsed.sentences, scene.number, amount, before is not None)
            if framed := self._named.framed(scene.sentence, amount):
                return framed
            if self._elliptic.points_back(scene.text, scene.sentence, amount):
                return self._named.before(scene.sentence, amount)
        if before is None and (people or amount.number.grouped):
            return self._named.before(scene.sentence, amount)
        return None

    def again(self, scene: Scene, amount: Amount, before: Found, measure: str | None) -> Found:
        """What an earlier figure counts, counted again, at its place unless another is given."""
        figure = before.figure
        measure = measure or figure.measure
        # "Douze maisons détruites, trois inondées": what was said of those is not said of these.
        same = measure == figure.measure and not self._elliptic.acts(scene.sentence, amount)
        words = figure.counted if same else before.plain or figure.counted
        made = self._writer.made(scene, amount, amount.end, words, measure, before.noun, BARE)
        made = replace(made, plain=before.plain)
        if made.figure.place is None and before.sentence < scene.number:
            made = replace(made, figure=replace(made.figure, place=figure.place))
        if self._elliptic.is_among(scene.text, amount.end):
            return part_among(made, before)
        return further_part(scene, made, before)

    def _of_total(self, scene: Scene, amount: Amount, total: Group, measure: str | None) -> Found:
        tokens = scene.sentence.tokens
        if total.head.i < len(tokens) and tokens[total.head.i] is total.head:
            found = self._writer.measure(scene, amount, total)
            among = measure is not None and self._elliptic.is_among(scene.text, amount.end)
            measure = measure or found if among or self._measures.is_general(found) else found
        if measure is None:
            measure = self._measures.by_word(total.head) or self._measures.of_noun(
                total.head, amount.low or 0
            )
        words = scene.words(total.start, total.end)
        made = self._writer.made(scene, amount, amount.end, words, measure, total.head, BARE)
        place = made.figure.place
        after = scene.text[amount.end : scene.sentence.end]
        if place and self._named.is_total_next(scene.sentence, amount) and place.lower() not in after:
            # "… un corps à Lens, ce qui porte à six le nombre de morts": six in all
            made = replace(made, figure=replace(made.figure, place=None))
        return made

    def _stands(self, scene: Scene, amount: Amount, total: bool, measure: str | None) -> bool:
        earlier = scene.earlier
        year = self._judge.is_year(amount) and not amount.change and not total
        if year and (earlier is None or self._judge.is_span_of_years(scene.text, amount)):
            return False
        if self._judge.is_new(scene.sentence, amount) or self._judge.is_known(scene.sentence, amount):
            return False
        if not self._numerals.stands_alone(scene.text, amount.number):
            return False
        if self._elliptic.stands(scene.text, scene.sentence, amount, earlier, total):
            return True
        # "sept ont été sauvés et huit restent introuvables"
        return (
            earlier is not None
            and self._tolls.is_of(measure)
            and self._measures.is_verb_next(scene.sentence, amount.end)
        )
