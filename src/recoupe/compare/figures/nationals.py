"""Whose soldiers, whose dead: figures of one thing by the nationality of those counted.

"5.200 soldats américains" and "800 soldats danois" are two counts, and "3.500 soldats étrangers, dont 2.500
Américains" gives a count of all and one of the Americans, who are soldiers too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.compare.common.levels import reach
from recoupe.compare.figures.blocks import Block
from recoupe.languages import Language
from recoupe.model import Figure, Story
from recoupe.text.nations import nation, nation_told


class Nationals:
    """Reads whose they are whom the figures of a story count."""

    def __init__(self, story: Story, language: Language) -> None:
        self._code = language.code
        self._figures = {figure.id: figure for figure in story.figures if figure.part_of is None}

    def of(self, figure: Figure) -> str:
        """The nationality that the words for the thing counted tell; "" for none, and with a unit."""
        return "" if figure.unit else nation_told(figure.counted or "", self._code) or ""

    def alone(self, figure: Figure) -> bool:
        """Whether the nationality is all that is told: "dont 2.500 Américains"."""
        return not figure.unit and nation(figure.counted or "", self._code) is not None

    def thing(self, figure: Figure) -> Figure:
        """The figure whose words say what ``figure`` counts: the whole, if a nationality is all it tells."""
        whole = self._figures.get(figure.part_of or "") if self.alone(figure) else None
        return whole or figure

    def joined(self, blocks: Mapping[Block, Sequence[Figure]]) -> dict[Block, list[Figure]]:
        """``blocks`` with those of no nationality put to the one whose they are, as far as that is plain.

        They are of the one nationality whose own count is as large as theirs: a part is no larger than the
        whole. Wholes of which some nationality is a part are of none. The only one left needs no name.
        """
        families: dict[Block, dict[str, list[Figure]]] = defaultdict(dict)
        for block, figures in blocks.items():
            families[replace(block, nation="")][block.nation] = list(figures)
        return {
            replace(base, nation=name): figures
            for base, family in families.items()
            for name, figures in self._family(family).items()
        }

    def _family(self, family: dict[str, list[Figure]]) -> dict[str, list[Figure]]:
        """Figures of one thing by nationality, "" for none told."""
        own = {name: [f for f in held if not self.alone(f)] for name, held in family.items() if name}
        if not any(own.values()):
            return family
        rest, wider = self._nobodys(family)
        most = max((reach(f)[0] for f in rest), default=0.0)
        fit = [name for name, held in own.items() if held and max(reach(f)[1] for f in held) >= most]
        if len(fit) == 1 and rest:
            family = {**family, "": wider, fit[0]: family[fit[0]] + rest}
        family = {name: held for name, held in family.items() if held}
        return {"": family[fit[0]]} if len(family) == 1 and fit else family

    def _nobodys(self, family: Mapping[str, Sequence[Figure]]) -> tuple[list[Figure], list[Figure]]:
        """The figures of no nationality: those that may be of one, and those that are of several."""
        wholes = {f.part_of for name, held in family.items() if name for f in held}
        numbers = {(f.low, f.high) for f in family.get("", ()) if f.id in wholes}
        rest = [f for f in family.get("", ()) if (f.low, f.high) not in numbers]
        return rest, [f for f in family.get("", ()) if (f.low, f.high) in numbers]
