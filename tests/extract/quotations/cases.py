"""Read quotations of a sentence that holds its own expectation.

"{source|Le maire} {cue|a dit} : « {direct|Nous partons} »." Every quotation found must be marked and every
marked one found. Where a sentence has several sources, a value joins them: "{source=a|…} {direct=a|…}". A
quotation marked without a source in its group must have none.
"""

from __future__ import annotations

from collections.abc import Callable

from recoupe.extract.quotations import extract
from recoupe.languages import Language
from recoupe.model import ParsedText, Quotation
from tests.markup import Span, marked

Parse = Callable[[str], ParsedText]


def found(parse: Parse, french: Language, text: str) -> tuple[Quotation, ...]:
    return extract(parse(text), french)


def check(parse: Parse, french: Language, text: str) -> None:
    plain, spans = marked(text)
    quotations = [q for q in extract(parse(plain), french) if q.nested_in is None]
    contents = [s for s in spans if s.label in {"direct", "indirect"}]
    assert sorted((q.mode, q.content.exact) for q in quotations) == sorted(
        (s.label, s.exact) for s in contents
    )
    sources = {s.value: s for s in spans if s.label == "source"}
    cues = {s.value: s for s in spans if s.label == "cue"}
    for quotation in quotations:
        content = next(s for s in contents if (s.label, s.exact) == (quotation.mode, quotation.content.exact))
        _same(quotation.source, sources.get(content.value), "source", quotation)
        if cues:
            _same(quotation.cue, cues.get(content.value), "cue", quotation)


def _same(anchor: object, span: Span | None, label: str, quotation: Quotation) -> None:
    got = getattr(anchor, "exact", None)
    assert got == (span.exact if span else None), f"{label} of {quotation.content.exact!r}"
