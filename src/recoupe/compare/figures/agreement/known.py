"""Which new numbers were told already when the old ones were: they count something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from recoupe.compare.common.levels import Level, meet, reach, spans
from recoupe.compare.common.sources import Sources
from recoupe.compare.figures.agreement.rivals import Move
from recoupe.model import Figure, Story
from recoupe.resolve.grouped import grouped

# What the unit alone measures may be of anything: a speed foreseen here is not the one reached there.
DIMENSIONS = {"speed", "length", "percent", "mass", "temperature"}


class Known:
    """Knows what the papers of a story told before a day."""

    def __init__(self, story: Story, sources: Sources) -> None:
        self._sources = sources
        bare = (f for f in story.figures if f.measure in DIMENSIONS)
        self._bare = grouped(bare, lambda f: (f.measure, f.anchor.article))

    def before(self, measure: str | None, held: Sequence[Figure], steps: Sequence[Move]) -> bool:
        """Whether a paper gives an old number of ``steps`` and, before its day, the new one as well.

        ``held`` are the figures of the thing counted. Of what the unit alone measures all of the paper are
        looked at: "de 90 à 80 km/h".
        """
        for old, new in pairwise(step.level for step in steps if not step.planned):
            early = {f.anchor.article for f in old.figures if self._appeared_before(f, new)}
            if any(meet(reach(f), (new.low, new.high)) for f in self._told(measure, held, early)):
                return True
        return False

    def _told(self, measure: str | None, held: Sequence[Figure], articles: set[str]) -> Iterable[Figure]:
        if measure in DIMENSIONS:
            return (f for article in sorted(articles) for f in self._bare[measure, article])
        return (f for f in held if f.anchor.article in articles)

    def _appeared_before(self, figure: Figure, level: Level) -> bool:
        published = spans(self._sources.day(figure.anchor))
        return bool(published) and published[-1][1] < level.span[0]
