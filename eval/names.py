"""How well two names of persons are matched, beside nomenklatura's ``name-based`` matcher in the same run.

    python eval/names.py [--misses]

The pairs are those of ``tests/resolve/name_pairs.yaml``. Ours are one from 0.7 on, the threshold that
resolving actors uses. Of nomenklatura's scores the same threshold is printed (its default), and the one that
is best for it on these pairs. nomenklatura is optional: ``pip install -e .[names]``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from recoupe.languages import load
from recoupe.resolve.names import NameBook

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "resolve" / "name_pairs.yaml"
LIKELY = 0.7
Pair = tuple[str, str]
Score = Callable[[str, str], float]


def f1(scored: Sequence[tuple[float, bool]], threshold: float) -> float:
    """F1 of the pairs that score ``threshold`` and more, of which each is one person or not."""
    right = sum(same for score, same in scored if score >= threshold)
    said, true = sum(score >= threshold for score, _ in scored), sum(same for _, same in scored)
    return 2 * right / (said + true) if said + true else 0.0


def ours() -> Score:
    """Recoupe's score of two full names."""
    book = NameBook(load("fr"))
    return lambda left, right: book.same(book.name(left), book.name(right))


def theirs() -> Score | None:
    """nomenklatura's; None where it is not installed."""
    try:
        from followthemoney import model
        from nomenklatura.matching import ScoringAlgorithm, get_algorithm
        from nomenklatura.matching.types import ScoringConfig
    except ImportError:
        return None
    found = get_algorithm("name-based")
    assert found is not None and issubclass(found, ScoringAlgorithm)
    matcher, config = found, ScoringConfig.defaults()

    def entity(name: str):  # type: ignore[no-untyped-def]
        person = model.make_entity("Person")
        person.id = name
        person.add("name", name)
        return person

    return lambda left, right: float(matcher.compare(entity(left), entity(right), config).score)


def report(name: str, score: Score, same: Sequence[Pair], different: Sequence[Pair], misses: bool) -> float:
    """Print the F1 of a matcher at 0.7 and at its best threshold; return the first."""
    scored = [(score(*pair), True) for pair in same] + [(score(*pair), False) for pair in different]
    best = max((n / 100 for n in range(50, 100)), key=lambda threshold: f1(scored, threshold))
    at = f1(scored, LIKELY)
    print(f"{name:24} F1 {at:.3f} at {LIKELY:.2f}, {f1(scored, best):.3f} at its best threshold ({best:.2f})")
    if misses:
        for pair, (value, one) in zip((*same, *different), scored, strict=True):
            if (value >= LIKELY) != one:
                print(f"    {'missed' if one else 'wrong '} {value:.2f}  {pair[0]} | {pair[1]}")
    return at


def main() -> int:
    """Print both; 1 where ours is below 0.95 or below the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--misses", action="store_true", help="print our wrong pairs")
    misses = parser.parse_args().misses
    pairs = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    same, different = ([tuple(pair) for pair in pairs[key]] for key in ("same", "different"))
    print(f"{len(same)} pairs of one person, {len(different)} of two")
    mine = report("recoupe", ours(), same, different, misses)
    other = theirs()
    if other is None:
        print("nomenklatura is not installed: pip install nomenklatura")
        return int(mine < 0.95)
    return int(mine < max(0.95, report("nomenklatura name-based", other, same, different, False)))


if __name__ == "__main__":
    sys.exit(main())
