"""Tell whether the confidence of quotations means something, for a dossier and the marks of a person.

    python eval/confidence.py DOSSIER.json GOLD.json [DOSSIER.json GOLD.json ...]

DOSSIER is what ``recoupe export --format json`` writes, GOLD a gold file as the annotation guide describes.
    python eval/confidence.py --leave-one-out DOSSIER.json GOLD.json DOSSIER.json GOLD.json [...]

Prints the share of quotations with the right speaker for the half with the highest confidence and for the
other, for steps of confidence, and by what tells who speaks. ``--direct`` leaves indirect
quotations out. With ``--leave-one-out`` each pair is measured
with confidences that were fitted to the other pairs alone (by what tells who speaks and by step), so that
no article vouches for itself. Quotations of articles that GOLD does not
know, or that lie on one of its optional ones, are left out. Both files are compared by words, so that
cleaning costs nothing.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from recoupe.dossier.scoring.places import fold, name_words
from recoupe.languages import load
from recoupe.languages.reference import Reference

# How much of the words two contents must share to be one quotation.
SAME = {"direct": 0.8, "indirect": 0.5}
# How many quotations what is seen more often weighs.
LEAN = 4
STEPS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.3, 0.0)


class Judged(NamedTuple):
    """A quotation of the dossier: how sure, by what, whether the speaker is right, direct or indirect."""

    confidence: float
    evidence: str
    right: bool
    mode: str


def judged(dossier: dict[str, Any], gold: dict[str, Any]) -> Iterator[Judged]:
    """Every quotation of ``dossier`` that ``gold`` can judge."""
    names = {actor["id"]: _names(actor) for actor in dossier["actors"]}
    pronouns = {w for p in load("fr").lexicon(Reference).pronouns for w in p.words}
    files = {a["id"]: {a["id"], Path(a.get("file") or a["id"]).name} for a in dossier["articles"]}
    known = set(gold["articles"])
    scope = gold.get("scope", {})
    for quotation in dossier["quotations"]:
        articles = files[quotation["content"]["article"]] & known
        given = names.get(quotation["speaker"], set()) | {fold(quotation["speaker_name"] or "")} - {""}
        marks = [m for m in gold["quotations"] if _same(quotation, m, articles)]
        spare = [m for m in gold.get("quotations_optional", []) if _same(quotation, m, articles)]
        in_scope = all("quotations" in scope.get(a, ()) for a in articles) if scope else True
        until = [gold["articles"][a].get("annotated_until") for a in articles]
        in_scope &= all(end is None or quotation["content"]["start"] < end for end in until)
        if articles and (marks or (in_scope and not spare)):
            right = any(_spoke(mark, given, gold) for mark in marks)
            evidence = _evidence(quotation, given, pronouns)
            yield Judged(quotation["confidence"], evidence, right, quotation["mode"])


def _names(actor: dict[str, Any]) -> set[str]:
    return {fold(actor["name"]), *(fold(name["text"]) for name in actor["names"])}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _same(quotation: dict[str, Any], mark: dict[str, Any], articles: set[str]) -> bool:
    if mark["article"] not in articles or mark.get("mode", quotation["mode"]) != quotation["mode"]:
        return False
    one, other = set(_words(quotation["content"]["exact"])), set(_words(mark["exact"]))
    return len(one & other) >= SAME[quotation["mode"]] * max(1, len(one | other))


def _spoke(mark: dict[str, Any], given: set[str], gold: dict[str, Any]) -> bool:
    """Whether one of the names given is one of the speaker whom the mark names."""
    for wanted in (mark["speaker"], *mark.get("accept_speakers", ())):
        if not wanted:
            if not given:
                return True
            continue
        forms = {fold(wanted)}
        for actor in gold.get("actors", ()):
            if fold(actor["name"]) == fold(wanted):
                forms |= {fold(mention["exact"]) for mention in actor["mentions"]}
        if any(_alike(name_words(a), name_words(b)) for a in forms for b in given):
            return True
    return False


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are the same, or one of two words or more stands in the other."""
    if not one or not other:
        return False
    return one == other or (len(one) > 1 and one <= other) or (len(other) > 1 and other <= one)


def _evidence(quotation: dict[str, Any], given: set[str], pronouns: set[str]) -> str:
    """What tells who speaks, as far as the dossier shows it."""
    if quotation["source"] is None:
        return "no source"
    source = quotation["source"]["exact"]
    if source.lower().replace("’", "'").strip("- ").removeprefix("t-") in pronouns:
        return "pronoun"
    if quotation["speaker"] is None:
        return "words kept"
    named = {word for name in given for word in _words(name) if len(word) > 2}
    return "name" if named & set(_words(source)) else "description"


def table(rows: Sequence[Judged]) -> str:
    """The shares of right speakers, one line for each group."""
    ranked = sorted(rows, key=lambda row: -row.confidence)
    half = len(ranked) // 2
    groups = [("surer half", ranked[:half]), ("other half", ranked[half:])]
    above = 1.01
    for step in STEPS:
        groups.append((f"from {step:.1f}", [r for r in ranked if step <= r.confidence < above]))
        above = step
    for evidence in sorted({row.evidence for row in rows}):
        groups.append((evidence, [r for r in ranked if r.evidence == evidence]))
    return "\n".join(_line(name, group) for name, group in groups if group)


class Shares:
    """How often each kind of evidence is right at each step of confidence, in articles that were judged."""

    def __init__(self, rows: Sequence[Judged]) -> None:
        self._counts: dict[tuple[str, ...], tuple[int, int]] = {}
        for row in rows:
            for key in ((), (row.evidence,), (row.evidence, str(_step(row.confidence)))):
                right, count = self._counts.get(key, (0, 0))
                self._counts[key] = right + row.right, count + 1

    def of(self, row: Judged) -> float:
        """The share for such a row; what is seen seldom leans on the kind of evidence, that on them all."""
        share = 0.5
        for key in ((), (row.evidence,), (row.evidence, str(_step(row.confidence)))):
            right, count = self._counts.get(key, (0, 0))
            share = (right + LEAN * share) / (count + LEAN)
        return share


def _step(confidence: float) -> float:
    return next(step for step in STEPS if confidence >= step)


def left_out(pairs: Sequence[Sequence[Judged]]) -> list[list[Judged]]:
    """Each pair with the confidences that all the others give it."""
    found = []
    for at, rows in enumerate(pairs):
        shares = Shares([row for i, others in enumerate(pairs) if i != at for row in others])
        # equal shares stay in the order of the confidences that the dossier gives
        ranked = sorted(rows, key=lambda row: -row.confidence)
        found.append([row._replace(confidence=shares.of(row)) for row in ranked])
    return found


def _line(name: str, group: Sequence[Judged]) -> str:
    right = sum(row.right for row in group)
    mean = sum(row.confidence for row in group) / len(group)
    return f"{name:12} {right / len(group):6.3f}  {right:4d}/{len(group):<4d} mean confidence {mean:.3f}"


def main(arguments: Sequence[str]) -> int:
    """Print the table for pairs of files; 2 where they do not come in pairs."""
    options = {a for a in arguments if a.startswith("--")}
    arguments = [a for a in arguments if a not in options]
    if not arguments or len(arguments) % 2:
        print("confidence.py: files come in pairs: DOSSIER.json GOLD.json", file=sys.stderr)
        return 2
    read = [json.loads(Path(a).read_text("utf-8")) for a in arguments]
    pairs = [list(judged(d, g)) for d, g in zip(read[::2], read[1::2], strict=True)]
    if "--direct" in options:
        pairs = [[row for row in pair if row.mode == "direct"] for pair in pairs]
    if "--leave-one-out" in options:
        pairs = left_out(pairs)
        print(_line("surer halves", [row for pair in pairs for row in _surer_half(pair)]))
        for at, pair in enumerate(pairs, start=1):
            print(_line(f"{at}: surer", _surer_half(pair)))
    rows = [row for pair in pairs for row in pair]
    print(table(rows) if rows else "no quotation to judge")
    return 0


def _surer_half(rows: Sequence[Judged]) -> Sequence[Judged]:
    return sorted(rows, key=lambda row: -row.confidence)[: max(1, len(rows) // 2)]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
