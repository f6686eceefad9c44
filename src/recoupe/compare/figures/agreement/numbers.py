"""What the figures of one group say together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, pairwise

from recoupe.compare.common.levels import Level, by_day, by_level, meet, reach, spans, standing
from recoupe.compare.common.sources import Sources
from recoupe.compare.common.wording import fold
from recoupe.compare.figures.agreement.generic import SMALL, is_generic, may_be_one, one_thing
from recoupe.compare.figures.agreement.givers import Givers
from recoupe.compare.figures.agreement.groups import Group
from recoupe.compare.figures.agreement.known import DIMENSIONS, Known
from recoupe.compare.figures.agreement.rivals import Move, in_order, moved, moves, opposite, precise, rivals
from recoupe.compare.figures.agreement.setting import Setting, stages
from recoupe.compare.figures.agreement.words import Words
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.model import Figure, Finding, Story
from recoupe.model.claims import FindingKind

_KEPT = {"actual", "minimum"}
_FORESEEN = {"planned", "possible"}
# Numbers that all are promised are less surely of one thing.
_PROMISED = 0.6
# A number without a place that is so much smaller than the largest one is of some place that is not named.
_LOCAL = 20
# A number told so long after its day, by one paper and after a newer number, may be of another day.
_LATE = timedelta(days=7)
# A time longer than this is that of a disaster, and not of its toll.
_YEARLY = timedelta(days=60)
# What lasts may be told again so long after.
_AGAIN = timedelta(days=2)
# So large an amount is no chance; told on different days it is a little less sure to be one.
_AMOUNT, _ANY_DAY = 10_000, 0.8
# Another count of the same follows so near, in characters.
_BESIDE = 80


class Numbers:
    """Finds what the figures of a story say together."""

    def __init__(self, story: Story, language: Language, setting: Setting) -> None:
        self._sources = Sources(story)
        self._setting = setting
        self._givers = Givers(story, language, setting)
        self._names = {actor.id: actor.name for actor in story.actors}
        # "AFP, Belga": a text credited to two.
        self._agencies = {name for a in story.articles for name in (a.agency or "").split(", ") if name}
        self._data = language.lexicon(Comparison)
        self._known = Known(story, self._sources)
        self._words = Words(self._sources, self._givers, language)

    def of(self, group: Group) -> Iterator[Finding]:
        """The findings of figures that are about one thing."""
        # Where all are promised they are held against each other: what is promised changes too.
        held = [self._told(f, group) for f in group.figures if f.status in _KEPT] or list(group.figures)
        old = [f for f in held if self._setting.is_old(f)]
        kept = [f for f in held if f not in old]
        if group.series.measure in self._data.standing:
            levels = steps = list(standing(kept))
        else:
            days = [list(by_level(span, held)) for span, held in by_day(kept, self._inferred)]
            levels = list(chain.from_iterable(days))
            steps = []
            for day in days:
                whole = [v for v in day if not _local(v, levels, group)]
                main = self._main(whole or day)
                yield from self._conflicts(group, whole, main)
                steps += self._stages(group, whole, main)
            levels = list(self._lasting(group, days))
        agreed = [level for level in levels if len(self._origins(level.figures)) > 1]
        for level in agreed:
            yield self._agreed(group, level, 0.5 if _local(level, levels, group) else 1.0)
        yield from self._same_amounts(group, held, {f.id for level in agreed for f in level.figures})
        planned = [f for f in group.figures if f.status == "planned"]
        told = [*self._before(old, steps), *sorted(steps, key=lambda v: v.span[0])]
        ends = group.series.measure in self._data.ending
        steps_on = in_order([*moves(told, ends)], [*self._plans(steps, planned)])
        if len(steps_on) > 1:
            if not self._known.before(group.series.measure, held, steps_on) and may_be_one(
                group, [step.level for step in steps_on], self._setting
            ):
                yield self._update(group, steps_on)
        elif steps_on and (before := self._foreseen(group, steps_on[0].level)):
            yield self._update(group, [before, *steps_on])

    def _told(self, figure: Figure, group: Group) -> Figure:
        """``figure`` as it holds: a toll of a whole year ("en 2018") does on the day it is told."""
        times = spans(figure.as_of) if group.series.measure in self._data.lasting else ()
        if times and times[0][1] - times[0][0] > _YEARLY:
            return replace(figure, as_of=self._sources.day(figure.anchor))
        return figure

    def _same_amounts(self, group: Group, held: Sequence[Figure], agreed: set[str]) -> Iterator[Finding]:
        """One amount that papers of several days give: what was paid or cost is so whenever it is told.

        ``agreed`` are the ids of figures that are known to agree.
        """
        amounts: dict[float, list[Figure]] = defaultdict(list)
        for figure in held:
            if figure.unit and figure.low is not None and figure.low >= _AMOUNT and spans(figure.as_of):
                amounts[figure.low].append(figure)
        for value, same in sorted(amounts.items()):
            if len(self._origins(same)) > 1 and not agreed & {f.id for f in same}:
                first = min(span for f in same for span in spans(f.as_of))
                yield self._agreed(group, Level(first, value, value, tuple(same)), _ANY_DAY)

    def decided(self, kinds: Sequence[Group]) -> Iterator[Finding]:
        """What was asked for, and what was given or imposed in the end, of one thing."""
        for group in kinds:
            dated = [f for f in group.figures if spans(f.as_of)]
            asked = [f for f in dated if f.unit and self._setting.is_demanded(f)]
            for other in kinds if asked else ():
                dated = [f for f in other.figures if spans(f.as_of)]
                given = [f for f in dated if f.status in _KEPT and self._setting.is_granted(f)]
                wanted = [s for f in asked for s in spans(f.as_of)]
                # What was decided is told no sooner than it was: "cinq ans pour l'incendie de 2018".
                done = [max(spans(f.as_of) + spans(self._sources.day(f.anchor))) for f in given]
                if given and max(wanted)[1] < min(done)[0] and _apart(asked, given):
                    yield self._decision(group, asked, given)

    def _decision(self, group: Group, asked: Sequence[Figure], given: Sequence[Figure]) -> Finding:
        sides = [self._shown(Level(spans(held[0].as_of)[0], 0, 0, tuple(held))) for held in (asked, given)]
        figures = [f for side in sides for f in side]
        told = self._words.decided(self._label(group, figures), *sides)
        sure = self._sure(group, figures) * 0.9
        levels = [Level(spans(side[0].as_of)[0], 0, 0, tuple(side)) for side in sides]
        return self._finding("updates", group, levels, figures, told, sure)

    def _stages(self, group: Group, levels: list[Level], main: Level) -> list[Level]:
        """What a day adds to the course of a number: of a toll, each of the numbers that came one by one."""
        if group.series.measure not in self._data.tolls or main not in levels:
            return [main]
        run = next(run for run in self._runs(levels) if main in run)
        risen = self._risen(run)
        risen = risen if len(risen) > 1 else [levels]
        return [self._main(stage) for same_day in risen for stage in stages(same_day, self._setting)]

    def _before(self, old: Sequence[Figure], steps: Sequence[Level]) -> Iterator[Level]:
        """The first number of all, where only those tell it who say what replaced it."""
        times = [(s, f) for f in old for s in spans(f.as_of)]
        if not times or not steps or any(meet(reach(f), (v.low, v.high)) for _, f in times for v in steps):
            return
        span, first = min(times, key=lambda row: (row[0], row[1].anchor))
        start = min(v.span for v in steps)
        if span[0] <= start[1] + _AGAIN:
            yield Level(min(span, start), *reach(first), (first,))

    def _lasting(self, group: Group, days: Sequence[Sequence[Level]]) -> Iterator[Level]:
        """The levels of ``days``; of what lasts, those that a later day tells again as one."""
        if group.series.measure not in self._data.lasting:
            yield from chain.from_iterable(days)
            return
        held: list[Level] = []
        for level in chain.from_iterable(days):
            last = held[-1] if held else None
            again = last and meet((last.low, last.high), (level.low, level.high)) and _soon(last, level)
            if last and again and len(self._origins(last.figures)) < 2:
                low, high = max(last.low, level.low), min(last.high, level.high)
                span = (last.span[0], level.span[1])
                held[-1] = Level(span, low, high, (*last.figures, *level.figures))
            else:
                held.append(level)
        yield from held

    def _inferred(self, figure: Figure) -> bool:
        return self._sources.article(figure.anchor).published.basis == "inferred"

    def _origins(self, figures: Sequence[Figure]) -> set[str]:
        """The independent sources; two that give a number on the word of one agency are one."""
        return {
            figure.said_by
            if figure.said_by and self._names.get(figure.said_by) in self._agencies
            else self._sources.origin(figure.anchor)
            for figure in figures
        }

    def _main(self, levels: Sequence[Level]) -> Level:
        """The level that the most independent sources give; the highest of several."""
        return max(levels, key=lambda v: (len(self._origins(v.figures)), v.middle))

    def _conflicts(self, group: Group, levels: Sequence[Level], main: Level) -> Iterator[Finding]:
        for level in levels:
            sides = opposite(level)
            if sides:
                yield self._conflict(group, sides, 1.0)
        for run in self._runs(levels):
            if len(run) < 2 or (group.wide and main not in run):
                continue
            scattered = 0.5 if group.scattered and run[-1].middle < SMALL else 1.0
            risen = self._risen(run) if group.series.measure in self._data.tolls else []
            toll = group.series.measure in self._data.tolls
            for same_day in risen or [run]:
                for stage in stages(same_day, self._setting) if toll else [same_day]:
                    one = len(stage) > 1 and may_be_one(group, stage, self._setting)
                    if one and not self._rewritten(stage):
                        yield self._conflict(group, stage, scattered)
            if len(risen) > 1 and main not in run:
                yield self._update(group, [Move(self._main(held)) for held in risen])

    def _rewritten(self, levels: Sequence[Level]) -> bool:
        """Whether versions of one text give a level each: an agency that brought its text up to date."""
        papers = [{f.anchor.article for f in level.figures} for level in levels]
        if set.intersection(*papers):
            return False  # one version gives them side by side
        figures = [f for level in levels for f in level.figures]
        several = len(set.union(*papers)) > 1
        return several and len({self._sources.origin(f.anchor) for f in figures}) == 1

    def _risen(self, run: Sequence[Level]) -> list[list[Level]]:
        """The levels of a toll by the days on which papers first give them; none where a day is not known.

        A paper of nobody knows when says nothing against the days of others. What one paper sets beside
        another's count has not risen.
        """
        if any(self._counted_otherwise(*pair) for pair in pairwise(run)):
            return []
        first: dict[date, list[Level]] = defaultdict(list)
        for level in run:
            days = [held for f in level.figures if (held := spans(self._sources.day(f.anchor)))]
            if not days or not all(len(held) == 1 and held[0][0] == held[0][1] for held in days):
                return []
            day = min(held[0][0] for held in days)
            first[day].append(replace(level, span=(day, day)))
        return [first[day] for day in sorted(first)]

    def _runs(self, levels: Sequence[Level]) -> list[list[Level]]:
        """The levels, those together of which each contradicts the one below it."""
        runs: list[list[Level]] = []
        for level in levels:
            if runs and self._rivals(runs[-1][-1], level):
                runs[-1].append(level)
            else:
                runs.append([level])
        return runs

    def _rivals(self, lower: Level, higher: Level) -> bool:
        """Whether both levels have a source or giver of their own: who gives both counts two things."""
        sides = self._sides(lower, higher) or self._counted_otherwise(lower, higher)
        ones, others = self._origins(lower.figures), self._origins(higher.figures)
        return rivals(lower, higher, sides) and (sides or bool(ones - others and others - ones))

    def _sides(self, one: Level, other: Level) -> bool:
        """Whether both levels are given on the word of named sides, and none of them gives both."""
        ones, others = ({self._givers.key(f) for f in level.figures} for level in (one, other))
        return None not in ones | others and not ones & others

    def _counted_otherwise(self, one: Level, other: Level) -> bool:
        """Whether a paper goes on with another's count: "30.000 signatures, 25.000 selon le site"."""
        return any(
            first.anchor.article == second.anchor.article
            and 0 < second.anchor.start - first.anchor.end <= _BESIDE
            and self._is_another(second)
            and not self._givers.is_named_behind(first)
            for a, b in ((one, other), (other, one))
            for first in a.figures
            for second in b.figures
        )

    def _is_another(self, figure: Figure) -> bool:
        """Whether somebody is named who gives just this number, as the text goes on from the one before."""
        behind = self._setting.is_set_beside(figure) and self._givers.is_named_behind(figure)
        return behind or self._givers.is_named_before(figure)

    def _shown(self, level: Level) -> list[Figure]:
        """The figures of one article for each independent source: its copies add nothing."""
        origins: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
        for figure in level.figures:
            article = self._sources.article(figure.anchor)
            origins[article.family or article.id][article.id].append(figure)
        best = (min(held.values(), key=lambda v: (-len(v), v[0].anchor)) for held in origins.values())
        return sorted(chain.from_iterable(best), key=lambda f: f.anchor)

    def _conflict(self, group: Group, levels: Sequence[Level], factor: float) -> Finding:
        shown = [f for level in levels for f in self._shown(level)]
        sure = factor * self._sure(group, shown) * self._apart(shown) * one_thing(group, levels)
        sides = all(self._sides(a, b) for a, b in pairwise(levels))
        toll = group.series.measure in self._data.tolls
        told = self._words.conflict(
            self._label(group, shown), levels[0].span, shown, sure, sides=sides, toll=toll
        )
        return self._finding("contradicts", group, levels, shown, told, sure)

    def _agreed(self, group: Group, level: Level, factor: float) -> Finding:
        shown = self._shown(level)
        sure = factor * self._sure(group, shown) * (0.7 if is_generic(group) else 1.0)
        told = self._words.agreed(self._label(group, shown), level.span, shown)
        return self._finding("corroborates", group, [level], shown, told, sure)

    def _update(self, group: Group, steps: Sequence[Move]) -> Finding:
        shown = [self._shown(step.level) for step in steps]
        figures = list(chain.from_iterable(shown))
        few = all(step.level.middle < SMALL for step in steps)
        # Of "trois élus" here and "cinq élus" there nothing says that they are the same.
        sure = self._sure(group, figures) * ((0.5 if few else 0.7) if is_generic(group) else 1.0)
        # "73 % des Français" approve of one thing and 62 % of another; decimals are of one count.
        sure *= 0.5 if group.series.measure == "percent" and not all(precise(s.level) for s in steps) else 1.0
        sure *= 0.6 if self._backward([step.level for step in steps]) else 1.0
        told = self._words.update(self._label(group, figures), list(zip(steps, shown, strict=True)))
        return self._finding("updates", group, [s.level for s in steps], figures, told, sure)

    def _backward(self, levels: Sequence[Level]) -> bool:
        """Whether a step rests on one text that appeared after the next step, and long after its own day."""
        for level, following in pairwise(levels):
            published = [day[0] for f in level.figures for day in spans(self._sources.day(f.anchor))]
            after = [day[1] for f in following.figures for day in spans(self._sources.day(f.anchor))]
            alone = len(self._origins(level.figures)) == 1 and published and after
            if alone and min(published) > min(after) and min(published) - level.span[1] > _LATE:
                return True
        return False

    def _finding(
        self,
        kind: FindingKind,
        group: Group,
        levels: Sequence[Level],
        shown: Sequence[Figure],
        told: tuple[str, str],
        sure: float,
    ) -> Finding:
        return Finding(
            kind=kind,
            about=self._label(group, shown),
            explanation=told[0],
            explanation_en=told[1],
            claims=tuple(dict.fromkeys(f.id for level in levels for f in level.figures)),
            evidence=tuple(dict.fromkeys(f.anchor for f in shown)),
            independent_sources=len(self._origins(shown)),
            confidence=round(sure, 3),
        )

    def _label(self, group: Group, figures: Sequence[Figure]) -> str:
        """What is counted, and where, if most sentences say where themselves."""
        place = group.series.place
        said = sum(self._givers.placed(f, place) for f in figures) if place else 0
        label = group.series.label
        return label if not place or 2 * said >= len(figures) else label.removesuffix(f" ({place})")

    def _sure(self, group: Group, figures: Sequence[Figure]) -> float:
        several = len(self._origins(figures)) > 1 or len({self._givers.key(f) for f in figures}) > 1
        promised = 1.0 if any(f.status in _KEPT for f in figures) else _PROMISED
        return promised * min(f.confidence for f in figures) * (0.9 if several else 0.5)

    def _apart(self, figures: Sequence[Figure]) -> float:
        """How surely figures that differ are of one day and one thing."""
        heads = {fold(f.counted or "").split(" ")[0] for f in figures}
        places = {f.place for f in figures}
        sure = 0.7 if any(map(self._inferred, figures)) else 1.0
        return sure * (0.6 if len(places) > 1 and len(heads) > 1 else 1.0)

    def _foreseen(self, group: Group, first: Level) -> Move | None:
        """What was foreseen before the ``first`` number that holds, and differs from it."""
        bare = group.series.measure in DIMENSIONS
        for figure in () if bare else sorted(group.figures, key=lambda f: f.anchor):
            published = spans(self._sources.day(figure.anchor))
            if figure.status in _FORESEEN and published and published[-1][1] < first.span[0]:
                level = Level(published[-1], *reach(figure), (figure,))
                if moved(level, first):
                    return Move(level, planned=True)
        return None

    def _plans(self, steps: Sequence[Level], planned: Sequence[Figure]) -> Iterator[Move]:
        """What is planned after the last number that holds, and differs from it."""
        for figure in sorted(planned, key=lambda f: (f.as_of or "", f.anchor)) if steps else ():
            # A plan is for the time to come, whatever day its words name beside it.
            published = spans(self._sources.day(figure.anchor))
            times = sorted((*spans(figure.as_of), *published))
            if times:
                level = Level(times[-1], *reach(figure), (figure,))
                before = [s for s in steps if s.span[0] <= level.span[1]]
                if before and moved(before[-1], level):
                    yield Move(level, planned=True)
                    return


def _soon(one: Level, other: Level) -> bool:
    return one.span[1] < other.span[0] <= one.span[1] + _AGAIN


def _apart(ones: Sequence[Figure], others: Sequence[Figure]) -> bool:
    return not any(meet(reach(a), reach(b)) for a in ones for b in others)


def _local(level: Level, levels: Sequence[Level], group: Group) -> bool:
    """Whether a number of no named place is so small beside the largest that it is of some place."""
    return group.wide and level.middle * _LOCAL < max(v.middle for v in levels)
