"""Articles with names and quotations marked inline, for tests of who speaks.

"{name=durand person m|Jean Durand}" is a name of the actor "durand"; "{titled=durand person m maire|…}" one
with the title "maire". "{said|…}" is the content of a direct quotation, "{told|…}" that of an indirect one;
"{by=X|il}" its source, X being what the test expects. The nth source belongs to the nth content. "{cue|…}"
goes with the source after or before it in the same way, where all quotations of the text have one.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import NamedTuple

from recoupe.extract.references import extract
from recoupe.languages import Language
from recoupe.model import Actor, Anchor, Mention, Name, ParsedText, Quotation, Reading, Role
from recoupe.resolve.speakers import resolve_speakers
from tests.markup import Span, marked


class Speech(NamedTuple):
    """A reading with its actors, and the speakers expected, in the order of the sources."""

    reading: Reading
    actors: tuple[Actor, ...]
    expected: list[str | None]


def speech(text: str, parse: Callable[[str], ParsedText], french: Language) -> Speech:
    """What the marked ``text`` says, references included."""
    plain, spans = marked(text)
    parsed = parse(plain)
    names = tuple(_mention(plain, s) for s in spans if s.label in {"name", "titled"})
    quotations = _quotations(plain, spans)
    references = extract(parsed, french, names, quotations)
    expected = [s.value for s in spans if s.label == "by"]
    return Speech(Reading("a", (*names, *references), quotations), actors(plain, spans), expected)


def spoken(text: str, parse: Callable[[str], ParsedText], french: Language) -> tuple[Quotation, ...]:
    """The quotations of the marked ``text``, with who speaks."""
    said = speech(text, parse, french)
    return resolve_speakers([said.reading], said.actors, french)


def check_speakers(text: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    """Hold who speaks in the marked ``text`` against whom it names: "None" for who is no actor."""
    said = speech(text, parse, french)
    found = resolve_speakers([said.reading], said.actors, french)
    assert [q.speaker or "None" for q in found] == said.expected


def actors(plain: str, spans: list[Span]) -> tuple[Actor, ...]:
    """An actor for each id of the names, with all its mentions."""
    found: dict[str, list[Span]] = {}
    for span in spans:
        if span.label in {"name", "titled"} and span.value:
            found.setdefault(span.value.split()[0], []).append(span)
    return tuple(
        Actor(
            id=key,
            name=max((s.exact for s in group), key=len),
            kind=(group[0].value or "").split()[1],  # type: ignore[arg-type]
            names=tuple(Name(text, 1) for text in dict.fromkeys(s.exact for s in group)),
            mentions=tuple(_anchor(plain, s) for s in group),
        )
        for key, group in found.items()
    )


def _anchor(plain: str, span: Span) -> Anchor:
    return Anchor.of("a", plain, span.start, span.end)


def _mention(plain: str, span: Span) -> Mention:
    _, kind, *rest = (span.value or "").split()
    gender = rest[0] if rest and rest[0] in {"m", "f"} else None
    title = " ".join(rest[1:]) if span.label == "titled" else ""
    return Mention(
        _anchor(plain, span),
        span.exact,
        "name",
        kind=kind,  # type: ignore[arg-type]
        gender=gender,  # type: ignore[arg-type]
        titles=(Role(title),) if title else (),
    )


def _quotations(plain: str, spans: list[Span]) -> tuple[Quotation, ...]:
    contents = [s for s in spans if s.label in {"said", "told"}]
    sources = [s for s in spans if s.label == "by"]
    cues = [s for s in spans if s.label == "cue"]
    return tuple(
        Quotation(
            _anchor(plain, content),
            "direct" if content.label == "said" else "indirect",
            cue=_anchor(plain, cue) if cue else None,
            source=_anchor(plain, source) if source else None,
        )
        for content, source, cue in zip_longest(contents, sources, cues)
        if content
    )
