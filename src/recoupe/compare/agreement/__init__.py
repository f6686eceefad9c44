"""Figures of one series held against each other: which agree, which disagree, which follow one another."""

from __future__ import annotations

from dataclasses import replace

from recoupe.compare.agreement.groups import groups
from recoupe.compare.agreement.numbers import Numbers
from recoupe.compare.agreement.things import Things
from recoupe.languages import Language
from recoupe.model import Finding, Story


def find(story: Story, language: Language) -> tuple[Finding, ...]:
    """The findings about figures, series by series."""
    things, numbers = Things(story, language), Numbers(story, language)
    return tuple(
        finding
        for group in groups(story)
        for alike in things.alike(group.figures)
        for finding in numbers.of(replace(group, figures=tuple(alike)))
    )
