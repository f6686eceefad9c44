"""Figures of one series held against each other: which agree, which disagree, which follow one another."""

from __future__ import annotations

from dataclasses import replace

from recoupe.compare.figures.agreement.groups import groups
from recoupe.compare.figures.agreement.numbers import Numbers
from recoupe.compare.figures.agreement.setting import Setting
from recoupe.compare.figures.agreement.things import Things
from recoupe.compare.figures.agreement.unordered import Unordered
from recoupe.languages import Language
from recoupe.model import Finding, Story


def find(story: Story, language: Language) -> tuple[Finding, ...]:
    """The findings about figures, series by series."""
    setting = Setting(story, language)
    things, numbers = Things(story, language, setting), Numbers(story, language, setting)
    unordered = Unordered(story, language, setting)
    found: list[Finding] = []
    for group in groups(story):
        kinds = [replace(group, figures=tuple(alike)) for alike in things.alike(group.figures)]
        for kind in kinds:
            held = list(numbers.of(kind))
            found += (*held, *unordered.of(kind, held))
        found += numbers.decided(kinds)
    return tuple(found)
