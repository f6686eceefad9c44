"""How findings about figures are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from recoupe.compare.common.levels import Span
from recoupe.compare.common.sources import Sources
from recoupe.compare.common.telling import SHOWN, listed, locales, on_day, quoted, said, sentence
from recoupe.compare.figures.agreement.givers import Givers
from recoupe.compare.figures.agreement.rivals import Move
from recoupe.languages import Language
from recoupe.model import Figure

# Below this a conflict may as well be a misreading of time or place, and says so.
_SURE = 0.6


class Words:
    """Puts findings into the sentences of the lexicon, in the language of the story and in English."""

    def __init__(self, sources: Sources, givers: Givers, language: Language) -> None:
        self._sources = sources
        self._givers = givers
        self._language = language

    def agreed(self, label: str, span: Span, figures: Sequence[Figure]) -> tuple[str, str]:
        """That sources agree, and whether all of them quote one."""
        names = {self._givers.name(f) for f in figures}
        name = next(iter(names)) if len(names) == 1 else ""
        return self._told("one_giver" if name else "same_number", label, span, figures, giver=name)

    def conflict(
        self, label: str, span: Span, figures: Sequence[Figure], sure: float, *, sides: bool, toll: bool
    ) -> tuple[str, str]:
        """That numbers of one time differ: by giver, by hour, or for certain or perhaps."""
        name = "sides_differ" if sides else "tolls_differ" if toll else "numbers_differ"
        if name == "numbers_differ" and sure <= _SURE:
            name = "numbers_may_differ"
        return self._told(name, label, span, figures)

    def decided(self, label: str, asked: Sequence[Figure], given: Sequence[Figure]) -> tuple[str, str]:
        """What was asked for, and what came of it."""
        told = (said([f.anchor for f in side], self._sources) for side in (asked, given))
        return sentence(
            self._language,
            "demanded_granted",
            label=label,
            **dict(zip(("asked", "given"), told, strict=True)),
        )

    def update(self, label: str, steps: Sequence[tuple[Move, Sequence[Figure]]]) -> tuple[str, str]:
        """How a number moved: "« 12 morts » le 3 mai 2020 (Le Matin) → …"; of many steps, the ends."""
        kept = steps if len(steps) <= SHOWN else [steps[0], *steps[1 - SHOWN :]]
        told = [self._step(move, figures) for move, figures in kept]
        own, english = (" → ".join(step[n] for step in told) for n in range(2))
        return (
            sentence(self._language, "number_moves", label=label, steps=own)[0],
            sentence(self._language, "number_moves", label=label, steps=english)[1],
        )

    def _step(self, move: Move, figures: Sequence[Figure]) -> tuple[str, str]:
        names = listed(list(dict.fromkeys(self._sources.name(f.anchor) for f in figures)), ", ")
        filled = {"words": quoted(self._plainest(figures).anchor), "names": names}
        name = "planned_step" if move.planned else "step"
        own, english = (on_day(*move.level.span, locale) for locale in locales(self._language))
        return (
            sentence(self._language, name, day=own, **filled)[0],
            sentence(self._language, name, day=english, **filled)[1],
        )

    def _plainest(self, figures: Sequence[Figure]) -> Figure:
        """The one to quote of figures that agree: that of most sources, the least rounded, with its noun.

        "5.200" rather than "5.000" or "plus de 5.000" that it confirms.
        """
        sources: dict[tuple[float | None, float | None], set[str]] = defaultdict(set)
        for figure in figures:
            sources[figure.low, figure.high].add(self._sources.origin(figure.anchor))

        def worth(figure: Figure) -> tuple[int, bool, int, bool]:
            number = (figure.low, figure.high)
            digits = len(f"{figure.low or 0:.0f}".rstrip("0"))
            noun = any(letter.isalpha() for letter in figure.anchor.exact)
            return len(sources[number]), figure.approximation == "exact", digits, noun

        return max(figures, key=worth)

    def _told(
        self, name: str, label: str, span: Span, figures: Sequence[Figure], **filled: str
    ) -> tuple[str, str]:
        anchors = [f.anchor for f in figures]
        given = [self._by(f) for f in figures]
        own, english = (
            {
                "label": label,
                "day": on_day(*span, locale),
                "told": said(anchors, self._sources, [by[n] for by in given]),
            }
            for n, locale in enumerate(locales(self._language))
        )
        return (
            sentence(self._language, name, **own, **filled)[0],
            sentence(self._language, name, **english, **filled)[1],
        )

    def _by(self, figure: Figure) -> tuple[str, str]:
        name = self._givers.name(figure)
        return sentence(self._language, "given_by", name=name) if name else ("", "")
