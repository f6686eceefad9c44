"""Answers of an interview without marks: a question line, then a paragraph that begins with a name.

"Que faut-il faire ?" / "Anne Durand Il faut attendre." / "Anne Durand, maire : Nous attendons." / "A.D. Non."
Nothing is read unless two questions at least are answered so by somebody who is named in full.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.languages import Language
from recoupe.languages.quotation import QuotationLexicon
from recoupe.model import ParsedText, Quotation
from recoupe.text.patterns import either

_LINE = re.compile(r"[^\n]+")
_FIRST = r"[A-ZÀ-Ý][\w’'-]*\.?"
_INITIALS = re.compile(r"\s*((?:[A-ZÀ-Ý]\.[ \u00a0-]?){2,4})[ \u00a0]*[:—–-]?[ \u00a0]*(?=[«\"“A-ZÀ-Ý])")
_MARKS = '«"“'
# How an answer ends; a line that ends otherwise is the name with what its bearer does next.
_ENDS = '.!?…»”")]'
_LONGEST_QUESTION = 500
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    asks: bool


@dataclass(frozen=True, slots=True)
class _Label:
    """The name before an answer: its offsets, and where the answer begins."""

    name: str
    start: int
    end: int
    answer: int


def answers(parsed: ParsedText, language: Language) -> list[Quotation]:
    """The answers of an interview without marks, one a paragraph, each with the name of who answers."""
    if parsed.text.count("?") < _FEWEST:
        return []
    lines = _paragraphs(parsed.text)
    asked = [i + 1 for i, p in enumerate(lines[:-1]) if p.asks and not lines[i + 1].asks]
    if len(asked) < _FEWEST:
        return []
    labels = _labels(parsed.text, lines, asked, _named(language))
    return list(_read(parsed, lines, labels)) if len(labels) >= _FEWEST else []


def _paragraphs(text: str) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if line:
            asks = line[-1] == "?" and len(line) <= _LONGEST_QUESTION and line[0] not in _MARKS
            found.append(_Paragraph(match.start(), match.end(), asks))
    return found


@cache
def _named(language: Language) -> re.Pattern[str]:
    """ "Anne Durand", "Anne de La Tour", with what closes it or the capital that the answer begins with."""
    particles = either(language.lexicon(QuotationLexicon).answering_particles, curly=True)
    following = rf"[ \u00a0](?:{particles}[ \u00a0]?){{0,2}}[A-ZÀ-Ý][\w’'-]+"
    return re.compile(
        rf"\s*({_FIRST}(?:{following}){{1,3}}?)"
        r"(?:, [^:.!?\n]{3,90})?"
        r"(?:[ \u00a0]?[:—–][ \u00a0]*|\.[ \u00a0]?[—–-][ \u00a0]*|[ \u00a0]+(?=[«\"“A-ZÀ-Ý]))"
    )


def _labels(
    text: str, lines: Sequence[_Paragraph], asked: Sequence[int], named: re.Pattern[str]
) -> dict[int, _Label]:
    """The label of each paragraph that has one, by its number: a name that two bear, or its initials."""
    shown = {
        i: label for i, p in enumerate(lines) if not p.asks and (label := _label(text, p, named)) is not None
    }
    told = [i for i in asked if i in shown]
    times = Counter(label.name for label in shown.values())
    known = {label.name: label for label in reversed(shown.values())}
    initials = {_initials(name): label for name, label in known.items()}
    found = {i: label for i, label in shown.items() if times[label.name] >= _FEWEST}
    for i, paragraph in enumerate(lines):
        match = _INITIALS.match(text, paragraph.start, paragraph.end)
        full = initials.get(re.sub(r"[^A-ZÀ-Ý]", "", match[1])) if match and not paragraph.asks else None
        if match is not None and full is not None:
            found[i] = _Label(full.name, full.start, full.end, match.end())
            found.update((k, v) for k, v in shown.items() if v.name == full.name)
    answered = [i for i in asked if i in found]
    return found if len(answered) >= _FEWEST and (told or len(answered) == len(asked)) else {}


def _label(text: str, paragraph: _Paragraph, named: re.Pattern[str]) -> _Label | None:
    match = named.match(text, paragraph.start, paragraph.end)
    return _Label(match[1], *match.span(1), match.end()) if match else None


def _initials(name: str) -> str:
    return "".join(part[0] for part in re.split(r"[ \u00a0-]", name) if part[:1].isupper())


def _read(parsed: ParsedText, lines: Sequence[_Paragraph], labels: dict[int, _Label]) -> Iterator[Quotation]:
    """The labelled paragraphs, and those that go on from one; right before another label one is a prompt."""
    last_question = max((i for i, p in enumerate(lines) if p.asks), default=0)
    before: Quotation | None = None
    for i, paragraph in enumerate(lines):
        label = labels.get(i)
        prompt = label is None and (i > last_question or i + 1 in labels)
        start = label.answer if label is not None else paragraph.start
        end = paragraph.start + len(parsed.text[paragraph.start : paragraph.end].rstrip())
        if paragraph.asks or prompt:
            before = None
        if start >= end or parsed.text[end - 1] not in _ENDS or (label is None and before is None):
            continue
        content = parsed.anchor(start, end)
        if label is not None:
            source = parsed.anchor(label.start, label.end)
            before = Quotation(content, "direct", None, source, confidence=0.7)
        elif before is not None:
            before = Quotation(content, "direct", None, None, continues=before.id, confidence=0.6)
        if before is not None:
            yield before
