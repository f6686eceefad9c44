"""Findings of kind copy: who reprints whom, wholly or by passages."""

from __future__ import annotations

from collections import defaultdict

from recoupe.compare.sources import Sources
from recoupe.compare.telling import listed, sentence, short
from recoupe.languages import Language
from recoupe.model import Finding, Passage, Story


def find(story: Story, language: Language) -> tuple[Finding, ...]:
    """One finding for each set of sources that share text; its evidence are all the places of all of them.

    What an outlet prints under many of its articles makes none of them a copy.
    """
    articles = {a.id: a for a in story.articles}
    groups: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
    for passage in story.passages:
        if not passage.standing:
            holders = (articles[a.article] for a in passage.anchors)
            groups[tuple(sorted({a.family or a.id for a in holders}))].append(passage)
    sources = Sources(story)
    return tuple(_finding(sources, passages, language) for _, passages in sorted(groups.items()))


def _finding(sources: Sources, passages: list[Passage], language: Language) -> Finding:
    evidence = tuple(sorted({a for p in passages for a in p.anchors}))
    held = [sources.article(a) for a in evidence]
    whole = len({a.family for a in held}) == 1 and held[0].family is not None
    words = max(len(p.anchors[0].exact.split()) for p in passages)
    names = listed(list(dict.fromkeys(a.outlet or a.id for a in held)), ", ")
    count = len({a.id for a in held})
    name = "same_text" if whole else "same_passage"
    own, english = sentence(language, name, names=names, words=words, count=count)
    return Finding(
        kind="copy",
        about=short(evidence[0].exact),
        explanation=own,
        explanation_en=english,
        claims=(),
        evidence=evidence,
        independent_sources=1,
        confidence=0.95,
    )
