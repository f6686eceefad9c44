"""Stage 5, put together: claims held against each other."""

from __future__ import annotations

from dataclasses import replace

from recoupe.compare import events, findings, positions
from recoupe.compare.retelling import retellings
from recoupe.compare.series import gather
from recoupe.languages import Language
from recoupe.model import Story


def compare(story: Story, language: Language) -> Story:
    """``story`` with its series, happenings, positions and findings, the weightiest in front."""
    figures, series = gather(story.figures, language)
    told = retellings(story, events.mentions(story, language), language)
    gathered = replace(
        story,
        figures=figures,
        series=series,
        events=events.gather(told, story, language),
        positions=positions.gather(story, language),
    )
    return replace(gathered, findings=findings.find(gathered, told, language))
