"""The same words given to two different people: one of the papers is wrong, or one person repeats another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from recoupe.compare.common.sides import Sides
from recoupe.compare.common.sources import Sources
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.common.wording import Wordings, fold
from recoupe.languages import Language
from recoupe.model import Actor, Finding, Quotation, Story

# Words that weigh, fewer than this, are said by many …
_LEAST = 5
# … but where so many words are the same to the last, so few that weigh.
_WORDS, _FEWEST = 8, 3
# How sure each paper must be of who speaks.
_KNOWN = 0.7
_SURE = 0.6


def find(
    story: Story, language: Language, wordings: Wordings | None = None, sides: Sides | None = None
) -> Iterator[Finding]:
    """A finding for each wording that sources independent of each other give to different persons.

    ``wordings`` are those of texts that others ask for as well, ``sides`` those of the story.
    """
    wordings = Wordings(language) if wordings is None else wordings
    teller, sides = Teller(story, language), sides or Sides(story, language)
    actors = {actor.id: actor for actor in story.actors}
    spoken: dict[tuple[str, ...], list[Quotation]] = defaultdict(list)
    for quotation in story.quotations:
        if _is_told(quotation, actors):
            wording = wordings[quotation.content.exact]
            if len(wording.content) >= _LEAST:
                spoken[wording.content].append(quotation)
            elif len(wording.words) >= _WORDS and len(wording.content) >= _FEWEST:
                spoken[wording.words].append(quotation)
    for held in spoken.values():
        first = _first(held, teller.sources)
        if len({sides.of(speaker) for speaker in first}) > 1 and _apart(first, teller.sources):
            yield _finding(list(first.values()), teller)


def _is_told(quotation: Quotation, actors: Mapping[str, Actor]) -> bool:
    """Whether the paper itself names the person who speaks, and is sure of it."""
    speaker = actors.get(quotation.speaker or "")
    if speaker is None or speaker.kind != "person" or speaker.may_be or quotation.source is None:
        return False
    own = quotation.nested_in is None and not quotation.hearsay and quotation.mode == "direct"
    if not own or quotation.confidence < _KNOWN:
        return False
    # Of "il" and of "le ministre" it is we who say whom they mean.
    return fold(speaker.name.split()[-1]) in fold(quotation.source.exact)


def _first(held: list[Quotation], sources: Sources) -> dict[str, Quotation]:
    """For each speaker the first quotation, of the sources that know only one."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for quotation in held:
        speakers[sources.origin(quotation.content)].add(quotation.speaker or "")
    found: dict[str, Quotation] = {}
    for quotation in sorted(held, key=lambda q: q.content):
        if len(speakers[sources.origin(quotation.content)]) == 1:
            found.setdefault(quotation.speaker or "", quotation)
    return found


def _apart(first: Mapping[str, Quotation], sources: Sources) -> bool:
    return sources.independent(q.content for q in first.values()) == len(first)


def _finding(held: list[Quotation], teller: Teller) -> Finding:
    marks = [a for q in held for a in (q.content, q.source, q.cue) if a is not None]
    return teller.finding(
        "contradicts",
        "two_speakers",
        marks,
        _SURE * min(q.confidence for q in held),
        about=short(held[0].content.exact),
        claims=[q.id for q in held],
        shown=[q.content for q in held],
        notes=[q.speaker_name or "?" for q in held],
    )
