"""Actors, events, findings, copies and the articles themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from recoupe.dossier.scoring.board import Board
from recoupe.dossier.scoring.places import Places, agreement, overlap
from recoupe.model import Actor, Anchor, Event, Story

# Groups are organizations and countries are places to many a reader: neither is held against anyone.
_ALIKE = ({"organization", "group"}, {"country", "place"})
_TOUCHES = 0.3


def actors(story: Story, gold: dict[str, Any], places: Places, board: Board) -> None:
    """B³ (Bagga and Baldwin 1998) over the gold's mentions, and the kinds of the actors."""
    wanted = [(n, places.of_gold(m)) for n, a in enumerate(gold["actors"]) for m in a["mentions"]]
    given = [(a, p) for a in story.actors for m in a.mentions if (p := places.of_anchor(m))]
    answers: list[Actor | None] = []
    for _, place in wanted:
        best = max(((agreement(p, place), a.id, a) for a, p in given if overlap(p, place)), default=None)
        answers.append(best[2] if best and best[0] >= _TOUCHES else None)
    labels = [a.id if a else f"none-{n}" for n, a in enumerate(answers)]
    truth = [n for n, _ in wanted]
    both, mine, true = Counter(zip(labels, truth, strict=True)), Counter(labels), Counter(truth)
    count = len(wanted) or 1
    precision = sum(n * n / mine[label] for (label, _), n in both.items()) / count
    recall = sum(n * n / true[t] for (_, t), n in both.items()) / count
    board.share(
        "actors.found", sum(a is not None for a in answers), len(wanted), "mentions belong to an actor"
    )
    board.put("actors.b3.precision", precision)
    board.put("actors.b3.recall", recall)
    board.put("actors.b3.f1", 2 * precision * recall / (precision + recall) if precision + recall else 0.0)
    _kinds(gold, truth, answers, board)
    _merged(gold, truth, answers, board)


def _kinds(gold: dict[str, Any], truth: list[int], answers: list[Actor | None], board: Board) -> None:
    right = known = 0
    for n, row in enumerate(gold["actors"]):
        mine = [a for a, t in zip(answers, truth, strict=True) if t == n and a is not None]
        if not mine:
            board.miss("actor missed", row["name"])
            continue
        if len({a.id for a in mine}) > 1:
            board.miss("actor split", row["name"], sorted({a.name for a in mine}))
        known += 1
        counts = Counter(a.id for a in mine)
        kind = next(a.kind for a in mine if counts[a.id] == max(counts.values()))
        same = kind == row["kind"] or any({kind, row["kind"]} <= pair for pair in _ALIKE)
        right += same
        if not same:
            board.miss("actor kind", row["name"], f"want {row['kind']} got {kind}")
    board.share("actors.kind", right, known)


def _merged(gold: dict[str, Any], truth: list[int], answers: list[Actor | None], board: Board) -> None:
    rows: dict[str, set[int]] = {}
    for t, a in zip(truth, answers, strict=True):
        if a is not None:
            rows.setdefault(a.name, set()).add(t)
    for name, numbers in sorted(rows.items()):
        if len(numbers) > 1:
            board.miss("actors merged", name, [gold["actors"][n]["name"] for n in sorted(numbers)])


def events(story: Story, gold: dict[str, Any], places: Places, board: Board) -> None:
    """Found, with the right type, in the right month, on the very date."""
    rows = gold.get("events", [])
    mentions = [(e, p) for e in story.events for m in e.mentions if (p := places.of_anchor(m))]
    found = typed = month = dated = 0
    for row in rows:
        place = places.of_gold(row)
        hit = [e for e, p in mentions if overlap(p, place)]
        right = [e for e in hit if e.type in {row["type"], *(row.get("accept_types") or ())}]
        dates = {str(d) for d in (row["date"], *row.get("accept", ()))}
        exact = [e for e in right if _dated(e, str(row["date"]), dates)]
        found, typed, dated = found + bool(hit), typed + bool(right), dated + bool(exact)
        month += any(str(e.date).lstrip("[")[:7] in {d.lstrip("[")[:7] for d in dates} for e in right)
        if not exact:
            given = [(e.type, e.date) for e in hit][:2]
            board.miss("event", row["exact"], row["type"], row["date"], given)
    if rows:
        board.share("events.found", found, len(rows))
        board.share("events.type", typed, len(rows))
        board.share("events.month", month, len(rows), "with type and month")
        board.share("events.date", dated, len(rows), "with type and the very date")


def _dated(event: Event, wanted: str, accepted: set[str]) -> bool:
    return str(event.date) in accepted or (len(wanted) == 7 and str(event.date).startswith(wanted))


def findings(story: Story, gold: dict[str, Any], places: Places, board: Board) -> None:
    """What the gold notes, what it warns of, and who copies whom."""
    given = [(f.kind, [p for a in f.evidence if (p := places.of_anchor(a))]) for f in story.findings]

    def covered(rows: list[dict[str, Any]], kinds: set[str]) -> bool:
        wanted = [places.of_gold(r) for r in rows]
        need = min(2, len(wanted))
        return any(
            kind in kinds and sum(any(overlap(p, w) for p in spots) for w in wanted) >= need
            for kind, spots in given
        )

    pairs, notes = gold.get("same_quotation", []), gold.get("notes", [])
    traps = gold.get("not_findings", [])
    if pairs:
        missed = [p for p in pairs if not covered(p, {"same_quotation"})]
        board.share("findings.same_quotation.recall", len(pairs) - len(missed), len(pairs))
        for pair in missed:
            board.miss("same quotation", *(side["exact"][:50] for side in pair))
    if notes:
        lost = [n for n in notes if not covered(n["evidence"], {n["kind"], *n.get("accept", ())})]
        board.share("findings.recall", len(notes) - len(lost), len(notes), "notes with the right kind")
        for note in lost:
            board.miss("note", note["kind"], note["about"])
    if traps:
        fallen = [t for t in traps if covered(t["evidence"], {t["looks_like"]})]
        board.share("findings.traps_avoided", len(traps) - len(fallen), len(traps))
        for trap in fallen:
            board.miss("finding that is none", trap["looks_like"], trap["why"])
    board.put("findings.count", len(story.findings))
    _copies(story, gold, places, board)


def _copies(story: Story, gold: dict[str, Any], places: Places, board: Board) -> None:
    wanted = {frozenset((c["a"], c["b"])) for c in gold.get("copies", ())}
    if not wanted:
        return
    families: dict[str, list[str]] = {}
    for article in story.articles:
        if article.family and article.id in places.gold_name:
            families.setdefault(article.family, []).append(article.id)
    groups: list[Iterable[str]] = [*families.values()]
    for finding in story.findings:
        if finding.kind == "copy":
            groups.append({p.article for a in finding.evidence if (p := places.of_anchor(a))})
    given = {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}
    given -= {frozenset((c["a"], c["b"])) for c in gold.get("copies_optional", ())}
    board.precision_recall("copies", len(wanted & given), len(given), len(wanted))


def texts(story: Story, gold: dict[str, Any], places: Places, board: Board) -> None:
    """Whether the articles were read, their stated dates, and anchors whose words are not there."""
    by_id = {a.id: a for a in story.articles if a.id in places.gold_name}
    read = gold["articles"].keys() & by_id.keys()
    board.share("articles.read", len(read), len(gold["articles"]))
    board.put(
        "anchors.wrong", sum(_wrong(a, by_id[a.article].text) for a in _anchors(story) if a.article in by_id)
    )
    stated = {n: row["stated"] for n, row in gold["articles"].items() if row.get("stated")}
    if stated:
        right = sum(n in by_id and by_id[n].published.edtf == day for n, day in stated.items())
        board.share("dates.stated", right, len(stated))
    for row in gold.get("boilerplate", ()):
        if row["article"] in by_id and row["exact"] in by_id[row["article"]].text:
            board.miss("boilerplate kept", row["exact"])
    for row in gold.get("repairs", ()):
        if row["article"] in by_id and row["clean"] not in by_id[row["article"]].text:
            board.miss("not repaired", row["raw"])


def _wrong(anchor: Anchor, text: str) -> bool:
    return text[anchor.start : anchor.end] != anchor.exact


def _anchors(story: Story) -> Iterable[Anchor]:
    for quotation in story.quotations:
        yield from (a for a in (quotation.content, quotation.cue, quotation.source) if a)
    yield from (t.anchor for t in story.times)
    yield from (f.anchor for f in story.figures)
    yield from (m for actor in story.actors for m in actor.mentions)
    yield from (m for event in story.events for m in event.mentions)
    yield from (a for position in story.positions for a in position.evidence)
    yield from (a for finding in story.findings for a in finding.evidence)
