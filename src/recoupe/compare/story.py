"""Stage 5, put together: claims held against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from recoupe.compare import findings
from recoupe.compare.common.cutting import MOST, sentences
from recoupe.compare.common.sides import Sides
from recoupe.compare.common.stems import WORD, words
from recoupe.compare.events import gathering as events
from recoupe.compare.events.retelling import retellings
from recoupe.compare.figures.series import gather
from recoupe.compare.judged import judge_findings, judge_positions
from recoupe.compare.positions import gathering as positions
from recoupe.languages import Language
from recoupe.model import Article, Story
from recoupe.model.judgement import Judgement
from recoupe.resolve.beside import Beside, in_turn
from recoupe.resolve.memory import Memory


def prepare(articles: Iterable[Article], language: Language) -> None:
    """Cut the sentences of ``articles`` and look their words up, which every comparison asks for again.

    What is looked up before copies of the process are made is not looked up in each of them.
    """
    for article in articles:
        _take_in(article.text, language)


@lru_cache(maxsize=MOST)
def _take_in(text: str, language: Language) -> None:
    """Cut and look up ``text``, once."""
    known = words(language.code)
    sentences(text, language)
    for word in set(WORD.findall(text)):
        known.look_up(word)


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
