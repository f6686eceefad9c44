"""Makes findings: fills in the sentence that explains one, and counts the sources behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, TypeVar

from recoupe.compare.common.sources import Sources
from recoupe.compare.common.telling import said, short
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.languages.quantity import Quantity
from recoupe.model import Anchor, Finding, Story
from recoupe.model.claims import FindingKind

T = TypeVar("T")
# What is told, or a function from a locale to it: days are told in the words of each language.
Told: TypeAlias = T | Callable[[str], T]


class Teller:
    """Tells the findings of one story, in its language and in English."""

    def __init__(self, story: Story, language: Language) -> None:
        self.sources = Sources(story)
        self.language = language

    def finding(
        self,
        kind: FindingKind,
        name: str,
        evidence: Sequence[Anchor],
        sure: float,
        /,
        *,
        about: str,
        claims: Iterable[str] = (),
        shown: Sequence[Anchor] | None = None,
        notes: Told[Sequence[str]] = (),
        **filled: Told[object],
    ) -> Finding:
        """A finding of ``kind`` that the sentence ``name`` of the lexicon explains.

        ``shown`` are the words that stand for ``{told}``, each with its source and its note, and whose
        sources are counted: all ``evidence`` unless they are given. ``{about}`` and ``filled`` stand in the
        sentence as well. Raises KeyError when the lexicon has no such sentence.
        """
        words = list(evidence if shown is None else shown)
        template = self.language.lexicon(Comparison).explanations[name]
        own, english = (
            pattern.format(
                about=about,
                told=said(words, self.sources, _in(locale, notes)),
                **{key: _in(locale, value) for key, value in filled.items()},
            )
            for pattern, locale in ((template.own, self.language.code), (template.english, "en"))
        )
        return Finding(
            kind=kind,
            about=about,
            explanation=own,
            explanation_en=english,
            claims=tuple(claims),
            evidence=tuple(dict.fromkeys(evidence)),
            independent_sources=self.sources.independent(words),
            confidence=round(sure, 3),
        )

    def label(self, measure: str) -> str:
        """The name of a measure in the language of the story."""
        return self.language.lexicon(Quantity).measures[measure].label or measure


def briefest(anchors: Iterable[Anchor]) -> str:
    """The shortest of some words, not too long."""
    return short(min((anchor.exact for anchor in anchors), key=len))


def capital(text: str) -> str:
    """``text`` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _in(locale: str, value: Told[T]) -> T:
    return value(locale) if callable(value) else value
