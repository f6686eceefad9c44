"""Totals held against their parts, where one sentence or two give both: do the parts add up?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.compare.common.levels import near
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.teller import Teller, capital
from recoupe.compare.common.telling import quoted
from recoupe.languages import Language
from recoupe.languages.relations import Relations
from recoupe.model import Figure, Finding, Story
from recoupe.resolve.grouped import grouped

# So far apart, in characters, the numbers of one count stand: "quatre morts à X et cinq à Y".
_LINK = 60
# So far before a number, and after it, words say that it is the total.
_BEFORE, _AFTER = 40, 25
# Parts further from the total than this are not all of them, or not of it.
_RATIO, _STEP = 1.25, 2
_ADD_UP, _DIFFER, _DOUBTFUL = 0.5, 0.45, 0.35


def find(story: Story, language: Language) -> tuple[Finding, ...]:
    """Parts of one count in one article that add up to its total, and those that do not.

    Parts are numbers of one measure, day and giver that follow one another, each with a place of its own.
    """
    teller = Teller(story, language)
    texts = {article.id: article.text for article in story.articles}
    held = grouped(story.figures, lambda f: (f.anchor.article, f.measure or ""))
    found: dict[tuple[str, ...], Finding] = {}
    for article, measure in sorted(held):
        if measure:
            ordered = sorted(held[article, measure], key=lambda f: f.anchor)
            for total, parts, whole in _counts(ordered, texts[article], language):
                finding = _finding(total, parts, whole, teller)
                # Copies of one text err once.
                if finding:
                    origin = teller.sources.origin(total.anchor)
                    found.setdefault((origin, *(f.anchor.exact for f in (total, *parts))), finding)
    return tuple(found.values())


def _counts(
    figures: Sequence[Figure], text: str, language: Language
) -> Iterator[tuple[Figure, list[Figure], bool]]:
    """Each total with its parts, and whether it is said to be that of all of them."""
    for run in _runs(figures, text):
        first, last = run[0], run[-1]
        if _is_total(last, run[-2], text, language) and _are_parts(run[:-1], text):
            yield last, run[:-1], True
            continue
        between = text[first.anchor.end : run[1].anchor.start]
        among = bool(_pattern("among", language).search(between))
        said = bool(_total(first, None, text, language)) and ":" in between
        if (among or said) and _are_parts(run[1:], text) and not _beyond(first, text, language):
            yield first, run[1:], said and not among


def _runs(figures: Sequence[Figure], text: str) -> Iterator[list[Figure]]:
    """Three or more exact numbers of one count that follow one another closely."""
    run: list[Figure] = []
    for figure in figures:
        if run and not _follows(run[-1], figure, text):
            if len(run) > 2:
                yield run
            run = []
        if _is_exact(figure):
            run.append(figure)
    if len(run) > 2:
        yield run


def _follows(one: Figure, other: Figure, text: str) -> bool:
    if not _is_exact(other) or one.as_of != other.as_of or one.unit != other.unit:
        return False
    gap = other.anchor.start - one.anchor.end
    one_giver = one.said_by == other.said_by or None in (one.said_by, other.said_by)
    return one_giver and 0 <= gap <= _LINK and "\n" not in text[one.anchor.end : other.anchor.start]


def _is_exact(figure: Figure) -> bool:
    whole = figure.low is not None and figure.low == figure.high and figure.low > 0
    return whole and figure.status == "actual" and figure.approximation == "exact" and figure.unit != "%"


def _are_parts(parts: Sequence[Figure], text: str) -> bool:
    """Whether each has a place of its own, named before the next one."""
    places = [f.place for f in parts]
    if len(parts) < 2 or None in places or len(set(places)) < len(parts):
        return False
    ends = [f.anchor.start for f in parts[1:]] + [parts[-1].anchor.end + _LINK]
    return all(f.place and f.place in text[f.anchor.start : end] for f, end in zip(parts, ends, strict=True))


def _is_total(figure: Figure, before: Figure, text: str, language: Language) -> bool:
    return _total(figure, before, text, language) and not _beyond(figure, text, language)


def _total(figure: Figure, before: Figure | None, text: str, language: Language) -> bool:
    """Whether words before the number, after the one ``before`` it, or after it say that it is of all."""
    start, end = figure.anchor.start, figure.anchor.end
    left = text[max(start - _BEFORE, before.anchor.end if before else 0) : start].lower()
    if _pattern("total_before", language).search(re.split(r"[.!?;:]", left)[-1]):
        return True
    return bool(_pattern("total_after", language).match(text[end : end + _AFTER].lower().lstrip(" ,")))


def _beyond(figure: Figure, text: str, language: Language) -> bool:
    """Whether the total counts more than what stands beside it: "cent au total depuis janvier"."""
    stretch = re.split(r"[.!?:;\n]", text[figure.anchor.end : figure.anchor.end + _LINK].lower())[0]
    return bool(_pattern("beyond", language).search(stretch))


def _finding(total: Figure, parts: Sequence[Figure], whole: bool, teller: Teller) -> Finding | None:
    """The finding, None where the parts need not add up: some only, or too far from the total."""
    number, made = total.low or 0.0, sum(f.low or 0.0 for f in parts)
    alike = number == made
    if not alike and (not near(number, made, _RATIO, _STEP) or (not whole and made < number)):
        return None
    label, all_ = teller.label(total.measure or ""), (total, *parts)
    sure = _ADD_UP if alike else _DIFFER if made > number else _DOUBTFUL
    return teller.finding(
        "corroborates" if alike else "contradicts",
        "parts_add_up" if alike else "parts_differ",
        sorted(f.anchor for f in all_),
        sure * min(f.confidence for f in all_),
        about=label,
        claims=[f.id for f in all_],
        shown=[total.anchor],
        label=capital(label),
        parts=", ".join(quoted(f.anchor) + f" ({f.place})" for f in parts),
        total=quoted(total.anchor),
        names=teller.sources.name(total.anchor),
        sum=f"{made:g}",
    )


def _pattern(name: str, language: Language) -> re.Pattern[str]:
    return words_pattern(Relations, name, language.code, whole=True)
