"""Findings of kind copy: who reprints whom, wholly or by passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from recoupe.compare.sources import Sources
from recoupe.model import Article, Finding, Passage, Story

_SHOWN = 4


def find(story: Story) -> tuple[Finding, ...]:
    """One finding a set of articles that share passages; its evidence are all the places of all of them."""
    groups: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
    for passage in story.passages:
        groups[tuple(sorted({a.article for a in passage.anchors}))].append(passage)
    sources = Sources(story)
    return tuple(_finding(sources, passages) for _, passages in sorted(groups.items()))


def _finding(sources: Sources, passages: list[Passage]) -> Finding:
    evidence = tuple(sorted({a for p in passages for a in p.anchors}))
    first = [sources.article(a) for a in evidence]
    whole = len({a.family for a in first}) == 1 and first[0].family is not None
    names = ", ".join(_names(first))
    words = max(len(p.anchors[0].exact.split()) for p in passages)
    return Finding(
        kind="copy",
        about=evidence[0].exact[:80],
        explanation=(
            f"{names} impriment le même texte : une seule source."
            if whole
            else f"{names} ont un passage de {words} mots en commun : une seule source pour ce passage."
        ),
        explanation_en=(
            f"{names} print the same text: one source."
            if whole
            else f"{names} share a passage of {words} words: one source for that passage."
        ),
        claims=(),
        evidence=evidence,
        independent_sources=1,
        confidence=0.95,
    )


def _names(articles: list[Article]) -> Iterator[str]:
    names = list(dict.fromkeys(a.outlet or a.id for a in articles))
    yield from names[:_SHOWN]
    if len(names) > _SHOWN:
        yield f"+ {len(names) - _SHOWN}"
