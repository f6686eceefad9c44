"""Stage 5, put together: claims held against each other."""

from __future__ import annotations

from dataclasses import replace

from recoupe.compare import events, findings
from recoupe.compare.retelling import retellings
from recoupe.compare.series import gather
from recoupe.languages import Language
from recoupe.model import Story


def compare(story: Story, language: Language) -> Story:
    """``story`` with its series, its happenings and its findings, the weightiest in front."""
    figures, series = gather(story.figures, language)
    told = retellings(story, events.mentions(story, language), language)
    happenings = events.gather(told, story)
    gathered = replace(story, figures=figures, series=series, events=happenings)
    return replace(gathered, findings=findings.find(gathered, told, language))
