"""Findings of kind copy: who reprints whom, wholly or by passages."""

from __future__ import annotations

from collections import defaultdict

from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import listed, short
from recoupe.languages import Language
from recoupe.model import Finding, Passage, Story

_SURE = 0.95


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
    teller = Teller(story, language)
    return tuple(_finding(passages, teller) for _, passages in sorted(groups.items()))


def _finding(passages: list[Passage], teller: Teller) -> Finding:
    evidence = tuple(sorted({a for p in passages for a in p.anchors}))
    held = [teller.sources.article(a) for a in evidence]
    whole = len({a.family for a in held}) == 1 and held[0].family is not None
    return teller.finding(
        "copy",
        "same_text" if whole else "same_passage",
        evidence,
        _SURE,
        about=short(evidence[0].exact),
        # All of them are one source.
        shown=evidence[:1],
        names=listed(list(dict.fromkeys(a.outlet or a.id for a in held)), ", "),
        words=max(len(p.anchors[0].exact.split()) for p in passages),
        count=len({a.id for a in held}),
    )
