"""Numbers of one series that differ where nothing says which came first: a paper of unknown day has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import product

from recoupe.compare.common.levels import Span, meet, near, reach, room, spans, touch
from recoupe.compare.common.sources import Sources
from recoupe.compare.common.teller import Teller, capital
from recoupe.compare.figures.agreement.groups import Group
from recoupe.compare.figures.agreement.setting import Setting
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.model import Figure, Finding, Story

# Numbers further apart than this are hardly of one thing.
_RATIO = 2.5
# Measures that say no more than that something was counted, and the least number of them that is no chance.
_GENERIC, _LARGE = {"count", "people", "percent"}, 1000
# A number that is said to replace another, one of a toll that rises, and any other.
_REPLACES, _RISES, _DIFFERS = 0.55, 0.45, 0.34
# Papers of one matter come out so close to each other; so many numbers of a series meet.
_SPARE, _HELD = timedelta(days=10), 50
_FOUND = {"contradicts", "updates"}


class Unordered:
    """Finds what the papers of unknown day give otherwise than the rest."""

    def __init__(self, story: Story, language: Language, setting: Setting) -> None:
        self._teller = Teller(story, language)
        self._sources = Sources(story)
        self._setting = setting
        self._data = language.lexicon(Comparison)

    def of(self, group: Group, found: Sequence[Finding]) -> Iterator[Finding]:
        """The finding on the first number of ``group`` that nothing ``found`` holds against another."""
        known = {claim for finding in found if finding.kind in _FOUND for claim in finding.claims}
        # Each march has a crowd of its own.
        daily = group.series.measure in self._data.tolls and group.series.measure not in self._data.lasting
        late = [
            f
            for f in group.figures
            if self._is_unordered(f) and f.id not in known and (not daily or self._setting.is_renewed(f))
        ][:_HELD]
        others = [f for f in group.figures if late and not self._is_unordered(f)][:_HELD]
        pair = next((p for p in product(others, late) if self._differ(group, *p)), None)
        if pair is not None:
            yield self._finding(group, *pair)

    def _is_unordered(self, figure: Figure) -> bool:
        return self._sources.article(figure.anchor).published.basis in {"inferred", None}

    def _days(self, figure: Figure) -> tuple[Span, ...]:
        return spans(self._sources.day(figure.anchor))

    def _differ(self, group: Group, one: Figure, other: Figure) -> bool:
        """Whether both count one thing, and neither leaves room for the other."""
        low, high = sorted((_middle(one), _middle(other)))
        particular = group.series.measure not in _GENERIC or low >= _LARGE
        same_text = self._sources.origin(one.anchor) == self._sources.origin(other.anchor)
        return (
            particular
            and not same_text
            and touch(self._days(one), self._days(other), _SPARE)
            and "denied" not in {one.status, other.status}
            and not meet(room(one), room(other))
            and near(low, high, _RATIO)
        )

    def _finding(self, group: Group, one: Figure, other: Figure) -> Finding:
        toll = group.series.measure in self._data.lasting
        if self._setting.is_renewed(other):
            pair, sure = (one, other), _REPLACES
        else:
            ordered = sorted((one, other), key=_middle)
            pair, sure = (ordered[0], ordered[1]), _RISES if toll else _DIFFERS
        later = sure > _DIFFERS
        return self._teller.finding(
            "updates" if later else "contradicts",
            "number_later" if later else "number_disputed",
            [figure.anchor for figure in pair],
            sure * min(one.confidence, other.confidence),
            about=group.series.label,
            claims=[figure.id for figure in pair],
            matter=f"{capital(group.series.label)}.",
        )


def _middle(figure: Figure) -> float:
    low, high = reach(figure)
    return (low + high) / 2
