"""Stage 5, put together: claims held against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from recoupe.compare import findings
from recoupe.compare.common.sides import Sides
from recoupe.compare.events import gathering as events
from recoupe.compare.events.retelling import retellings
from recoupe.compare.figures.series import gather
from recoupe.compare.judged import judge_findings, judge_positions
from recoupe.compare.positions import gathering as positions
from recoupe.languages import Language
from recoupe.model import Story
from recoupe.model.judgement import Judgement
from recoupe.resolve.beside import Beside, in_turn
from recoupe.resolve.memory import Memory


def compare(
    story: Story,
    language: Language,
    judgements: Iterable[Judgement] = (),
    memory: Memory | None = None,
    beside: Beside = in_turn,
) -> Story:
    """``story`` with its series, happenings, positions and findings, the weightiest in front.

    ``judgements`` are what persons decided: positions are judged before findings rest on them. With the
    ``memory`` of an earlier build of most of these articles the story is the same, sooner; so it is where
    other cores do most of it (``beside``).
    """
    judgements = list(judgements)
    memory = Memory() if memory is None else memory
    figures, series = gather(story, language)
    counted = replace(story, figures=figures, series=series)
    sides = Sides(story, language)
    begun = findings.begin(counted, language, memory, beside, sides)
    told = retellings(story, events.mentions(story, language, memory), language)
    gathered = replace(
        counted,
        events=events.gather(told, story, language),
        positions=positions.gather(story, language, memory, sides),
    )
    judged = judge_positions(gathered, judgements)
    found = replace(judged, findings=findings.find(judged, told, language, memory, begun))
    return judge_findings(found, judgements)
