"""Stage 5, put together: claims held against each other."""

from __future__ import annotations

from dataclasses import replace

from recoupe.compare import findings
from recoupe.compare.series import gather
from recoupe.languages import Language
from recoupe.model import Story


def compare(story: Story, language: Language) -> Story:
    """``story`` with its series and its findings, those that a fact-checker wants first in front."""
    figures, series = gather(story.figures, language)
    gathered = replace(story, figures=figures, series=series)
    return replace(gathered, findings=findings.find(gathered, language))
