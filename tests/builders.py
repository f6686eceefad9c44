"""Short ways to make the things of the model in tests."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model import Anchor, Article, Figure, Published, Quotation
from recoupe.model.claims import Approximation


def article(id: str, text: str, outlet: str | None = None, date: str | None = None) -> Article:
    published = Published(date, "metadata" if date else None)
    return Article(id=id, file=id, text=text, language="fr", outlet=outlet, published=published)


def articles(*texts: str, days: Sequence[str | None] = ()) -> tuple[Article, ...]:
    """An article of an outlet of its own for each text: "0", "1"…; all of one day where ``days`` names none."""
    dates = days or ["2024-05-04"] * len(texts)
    return tuple(
        article(f"{n}", text, f"Journal {n}", day)
        for n, (text, day) in enumerate(zip(texts, dates, strict=True))
    )


def anchor(of: Article, words: str) -> Anchor:
    """The anchor of the first place of ``words`` in the article."""
    start = of.text.index(words)
    return Anchor.of(of.id, of.text, start, start + len(words))


def said(of: Article, words: str, speaker: str = "actor-1", name: str = "Jeanne Petit") -> Quotation:
    return Quotation(content=anchor(of, words), mode="direct", speaker=speaker, speaker_name=name)


def figure(
    of: Article,
    words: str,
    low: float | None,
    high: float | None,
    as_of: str | None = None,
    approximation: Approximation = "exact",
) -> Figure:
    return Figure(
        anchor(of, words), low, high, approximation, counted="blessés", measure="injured", as_of=as_of
    )
