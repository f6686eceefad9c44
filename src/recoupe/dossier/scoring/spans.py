"""Quotations, times and figures: were the words found, and rightly understood?"""

from __future__ import annotations

import re
from typing import Any

from recoupe.dossier.scoring.board import Board, matched, spared
from recoupe.dossier.scoring.places import Place, Places, agreement, fold, name_words, overlap
from recoupe.model import Figure, Quotation, Story

# How much of the words must be the same: an indirect quotation has blurred ends.
_FLOORS = {"direct": 0.8, "indirect": 0.5}
_WORD = re.compile(r"\w+")


def quotations(story: Story, gold: dict[str, Any], places: Places, board: Board) -> None:
    """Both modes: the content, and the right named speaker among all that are wanted."""
    names = {a.id: {a.name, *(n.text for n in a.names)} for a in story.actors}
    for mode, floor in _FLOORS.items():
        wanted = [q for q in gold["quotations"] if q["mode"] == mode]
        given = [q for q in story.quotations if q.mode == mode and places.of_anchor(q.content)]
        found = [places.of_anchor(q.content) for q in given]
        pairs = matched(found, [places.of_gold(q) for q in wanted], agreement, floor)
        used = {i for i, _ in pairs}
        spare = spared(places, gold, "quotations", found, used, mode)
        board.precision_recall(f"quotations.{mode}", len(pairs), len(given) - len(spare), len(wanted))
        wrong = [(i, j) for i, j in pairs if not _spoke(given[i], wanted[j], names, gold)]
        board.share(
            f"quotations.{mode}.speaker", len(pairs) - len(wrong), len(wanted), "with the right speaker"
        )
        hit = {j for _, j in pairs}
        for j, row in enumerate(wanted):
            if j not in hit:
                board.miss("quotation missed", mode, row["speaker"], row["exact"][:90])
        for i, j in wrong:
            board.miss(
                "speaker wrong", mode, wanted[j]["speaker"], given[i].speaker_name, wanted[j]["exact"][:60]
            )
        for i, quotation in enumerate(given):
            if i not in used | spare:
                board.miss(
                    "quotation not in gold", mode, quotation.speaker_name, quotation.content.exact[:90]
                )


def _spoke(
    quotation: Quotation, row: dict[str, Any], names: dict[str, set[str]], gold: dict[str, Any]
) -> bool:
    given = names.get(quotation.speaker or "", set()) | {quotation.speaker_name or ""}
    folded = {fold(n) for n in given if n}
    accepted = [row["speaker"], *row.get("accept_speakers", ())]
    return any(_same_name(name, folded, gold) if name else not folded for name in accepted)


def _same_name(wanted: str, given: set[str], gold: dict[str, Any]) -> bool:
    """Whether the name, or a form that the gold's actor of that name has, is among those given."""
    forms = {fold(wanted)}
    for actor in gold.get("actors", ()):
        if fold(actor["name"]) == fold(wanted):
            forms |= {fold(m["exact"]) for m in actor["mentions"]}
    left = {name_words(f) for f in forms} - {frozenset()}
    right = {name_words(n) for n in given} - {frozenset()}
    return any(a == b or (len(a) > 1 and a <= b) or (len(b) > 1 and b <= a) for a in left for b in right)


def _near(a: Place | None, b: Place | None) -> float:
    return 0.5 + agreement(a, b) / 2 if overlap(a, b) else 0.0


def times(story: Story, gold: dict[str, Any], places: Places, board: Board) -> None:
    """The expression, and its EDTF value among those accepted."""
    wanted = gold["times"]
    given = [t for t in story.times if places.of_anchor(t.anchor)]
    found = [places.of_anchor(t.anchor) for t in given]
    pairs = matched(found, [places.of_gold(t) for t in wanted], _near, 0.01)
    used = {i for i, _ in pairs}
    spare = spared(places, gold, "times", found, used)
    board.precision_recall("times", len(pairs), len(given) - len(spare), len(wanted))
    right = [(i, j) for i, j in pairs if given[i].edtf in {wanted[j]["value"], *wanted[j].get("accept", ())}]
    board.share("times.value", len(right), len(wanted), "with the right value")
    for i, j in pairs:
        if (i, j) not in right:
            board.miss("time value", wanted[j]["exact"], f"want {wanted[j]['value']}", f"got {given[i].edtf}")
    for j in sorted(set(range(len(wanted))) - {j for _, j in pairs}):
        board.miss("time missed", wanted[j]["exact"], wanted[j]["value"])
    for i, time in enumerate(given):
        if i not in used | spare:
            board.miss("time not in gold", time.anchor.exact, time.edtf)


def figures(story: Story, gold: dict[str, Any], places: Places, board: Board) -> None:
    """The number with at least one bound right, both bounds, and the thing counted."""
    wanted = gold["figures"]
    given = [f for f in story.figures if places.of_anchor(f.anchor)]
    found = [places.of_anchor(f.anchor) for f in given]
    near = matched(found, [places.of_gold(f) for f in wanted], _near, 0.01)
    pairs = [(i, j) for i, j in near if _bounds_met(given[i], wanted[j]) > 0]
    used = {i for i, _ in pairs}
    spare = spared(places, gold, "figures", found, used)
    board.precision_recall("figures", len(pairs), len(given) - len(spare), len(wanted))
    exact = sum(_bounds_met(given[i], wanted[j]) == 2 for i, j in pairs)
    board.share("figures.range", exact, len(wanted), "with both bounds right")
    counted = sum(bool(_stems(given[i].counted) & _stems(wanted[j]["counted"])) for i, j in pairs)
    board.share("figures.counted", counted, len(wanted), "with the thing counted")
    for j in sorted(set(range(len(wanted))) - {j for _, j in pairs}):
        board.miss("figure missed", wanted[j]["exact"], wanted[j]["low"], wanted[j]["counted"])
    for i, figure in enumerate(given):
        if i not in used | spare:
            board.miss("figure not in gold", figure.anchor.exact, figure.low, figure.counted)


def _bounds_met(figure: Figure, row: dict[str, Any]) -> int:
    """2 where both bounds are right, 1 where one is that the gold gives, else 0."""

    def rounded(value: float | None) -> float | None:
        return None if value is None else round(float(value), 3)

    low, high = rounded(figure.low) == rounded(row["low"]), rounded(figure.high) == rounded(row["high"])
    if low and high:
        return 2
    return int((low and row["low"] is not None) or (high and row["high"] is not None))


def _stems(words: str | None) -> set[str]:
    """The first letters of the words: "blessés" and "blessées" are one."""
    return {w[:5] for w in _WORD.findall(fold(words or "")) if len(w) > 2}
