"""What persons decided, by what it is about now: a re-reading gives things other ids, not other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from recoupe.dossier.index import Index
from recoupe.model import Anchor
from recoupe.model.judgement import Judgement


def judged(index: Index) -> Mapping[str, tuple[Judgement, ...]]:
    """The judgements in force, the latest first, by the id of each thing that they are about.

    A judgement is about the claims, findings, actors and articles of its ids. Where the story has none of
    these any more, it is about those of the same kind that rest on all the words it was taken on.
    """
    found: dict[str, list[Judgement]] = defaultdict(list)
    made = index.story.judgements
    known = {id_ for id_, _ in _things(index)} | index.articles.keys() if made else set()
    for judgement in made:
        here = known.intersection(judgement.about) or set(_resting_on(judgement, index))
        for id_ in sorted(here):
            found[id_].append(judgement)
    return {id_: tuple(said) for id_, said in found.items()}


def _things(index: Index) -> Iterator[tuple[str, Iterable[Anchor]]]:
    """Everything that can be judged, with the words it rests on."""
    story = index.story
    yield from ((q.id, (q.content,)) for q in story.quotations)
    yield from ((f.id, (f.anchor,)) for f in story.figures)
    yield from ((e.id, e.mentions) for e in story.events)
    yield from ((p.id, p.evidence) for p in story.positions)
    yield from ((f.id, f.evidence) for f in story.findings)
    yield from ((a.id, a.mentions) for a in story.actors)


def _resting_on(judgement: Judgement, index: Index) -> Iterator[str]:
    kind = f"{judgement.about[0].partition('-')[0]}-"
    words = {(a.article, a.exact) for a in judgement.evidence}
    for id_, anchors in _things(index) if words else ():
        if id_.startswith(kind) and words.issubset((a.article, a.exact) for a in anchors):
            yield id_
