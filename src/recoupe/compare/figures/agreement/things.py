"""Which figures of a group count the same: not parts, not two things joined, not some of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from recoupe.compare.common.wording import fold
from recoupe.compare.figures.agreement.setting import Setting
from recoupe.compare.figures.degrees import Degrees
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.languages.quantity import Quantity
from recoupe.model import Figure, Story
from recoupe.text.lemma import lemma

# "Entre 320.000 et 780.000" gives the numbers of both sides, and is none that they confirm.
_WIDE = 1.5
_WORD = re.compile(r"\w+")


class Things:
    """Sorts figures by the thing counted."""

    def __init__(self, story: Story, language: Language, setting: Setting) -> None:
        self._setting = setting
        self._figures = {f.id: f for f in story.figures}
        self._language = language
        self._data = language.lexicon(Comparison)
        self._degrees = Degrees(story, language)

    def alike(self, figures: Sequence[Figure]) -> list[list[Figure]]:
        """The figures by what narrows the thing counted or joins it to another, and by who has it.

        What is asked for stands apart from what is.
        """
        kinds: dict[tuple[bool, tuple[str, ...]], list[Figure]] = defaultdict(list)
        for figure in figures:
            if self._can_be_checked(figure):
                asked = bool(figure.unit) and self._setting.is_demanded(figure)
                kinds[asked, self._narrowed(figure)].append(figure)
        return [kinds[key] for key in sorted(kinds)]

    def _can_be_checked(self, figure: Figure) -> bool:
        """Whether a number can be confirmed or denied: "des milliers" cannot, and a part is no rival."""
        bounded = figure.low is not None or figure.high is not None
        wide = figure.approximation == "range" and (figure.high or 0) > _WIDE * (figure.low or 0)
        return (
            bounded
            and not wide
            and figure.approximation != "order_of_magnitude"
            and not self._is_part(figure)
        )

    def _is_part(self, figure: Figure) -> bool:
        """Whether it is a part of a total of the same place; "dont 3.500 à Paris" is the total of Paris.

        Of the gravely injured, who are counted everywhere, it is the total.
        """
        if figure.part_of is None or self._degrees.of(figure):
            return False
        whole = self._figures.get(figure.part_of)
        if whole is not None and figure.series is not None and figure.series != whole.series:
            return False
        return figure.place is None or whole is None or whole.place == figure.place

    def _narrowed(self, figure: Figure) -> tuple[str, ...]:
        words = fold(figure.counted or "").split()
        joined = any(w in self._data.joining for w in words) and not self._one_class(figure)
        degree = self._degrees.of(figure)
        narrow = {degree} if degree else {n for w in words for n in self._data.narrowing if w.startswith(n)}
        return (*sorted(narrow), *(words if joined else ()))

    def _one_class(self, figure: Figure) -> bool:
        """Whether the nouns joined are of one class: "policiers et gendarmes" are police."""
        words = [lemma(w, self._language.code) for w in _WORD.findall((figure.counted or "").lower())]
        quantity = self._language.lexicon(Quantity)
        kinds = [{name for name, held in quantity.classes.items() if w in held} for w in words]
        at = [n for n, w in enumerate(words) if w in self._data.joining]
        return all(0 < n < len(kinds) - 1 and kinds[n - 1] & kinds[n + 1] for n in at)
