"""Nothing in a text breaks the reading of quotations, and nothing makes it slow."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.extract.quotations import extract
from recoupe.languages import Language
from recoupe.model import ParsedText, Quotation, Sentence, Token
from tests.timing import cpu

_WORDS = [
    "le",
    "la",
    "maire",
    "préfecture",
    "Anne",
    "Durand",
    "a",
    "dit",
    "déclaré",
    "que",
    "qu'",
    "selon",
    "d'après",
    "il",
    "-t-il",
    "elle",
    "qui",
    "et",
    ",",
    ".",
    ":",
    ";",
    "«",
    "»",
    "“",
    "”",
    '"',
    "'",
    "’",
    "(",
    ")",
    "!",
    "?",
    "…",
    "ajoutant",
    "affirme",
    "avoir",
    "vu",
    "est",
    "sont",
    "mardi",
    "AFP",
    "Twitter",
    "on",
    "ne",
    "pas",
    "de",
    "du",
    "des",
    "loi",
    "honte",
    "\n",
]
_TEXT = st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join)


@given(_TEXT)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_anchor_is_exact(parse: Callable[[str], ParsedText], french: Language, text: str) -> None:
    parsed = parse(text)
    ids = set()
    found = extract(parsed, french)
    _do_not_cross(found)
    for quotation in found:
        for anchor in (quotation.content, quotation.cue, quotation.source):
            assert anchor is None or parsed.text[anchor.start : anchor.end] == anchor.exact
        assert 0 < quotation.confidence <= 1
        assert quotation.id not in ids
        ids.add(quotation.id)
        assert quotation.continues is None or quotation.continues in ids


def _do_not_cross(found: Sequence[Quotation]) -> None:
    """No quotation begins inside another and ends outside it, and nobody's words hold their own cue."""
    for i, first in enumerate(found):
        for second in found[i + 1 :]:
            a, b = first.content, second.content
            assert not a.start < b.start < a.end < b.end
        for anchor in (first.cue, first.source):
            if anchor is not None and first.mode == "direct":
                assert anchor.end <= first.content.start or first.content.end <= anchor.start


def _chain(text: str, pos: str = "NOUN") -> ParsedText:
    """A text whose words are all one sentence, without a parser."""
    tokens, start = [], 0
    for i, word in enumerate(text.split(" ")):
        tokens.append(Token(i, start, start + len(word), word, word, pos, "dep", 0))
        start += len(word) + 1
    return ParsedText("a", text, "fr", (Sentence(0, len(text), tuple(tokens)),))


@pytest.mark.parametrize(
    "piece", ["« a ", '" a ', "a , dit Paul , ", "selon le maire , ", "que ", "« a » , a dit le maire , "]
)
def test_long_lines_take_no_time(french: Language, piece: str) -> None:
    parsed = _chain((piece * (60_000 // len(piece))).strip())
    began = time.process_time()
    extract(parsed, french)
    assert time.process_time() - began < 4.0


@pytest.mark.parametrize(
    "piece", ["« a » ", "« ", "» ", '" a ', "« 1 » ", "1 ", "12 345 , ", "1 : 2 ( ", "( a ) "]
)
def test_a_line_of_marks_or_digits_takes_no_time(french: Language, piece: str) -> None:
    parsed = _chain((piece * (100_000 // len(piece))).strip())
    extract(_chain("a"), french)  # the lexicon is made once
    assert cpu(lambda: extract(parsed, french)) < 1.0


@pytest.mark.parametrize("pos", ["NOUN", "DET", "VERB"])
@pytest.mark.parametrize(
    "piece", ["a dit que ", "selon ", "après avoir dit , ", "Le pont , a dit X , ", "l' un d' eux "]
)
def test_dense_cues_take_time_in_step_with_their_number(french: Language, piece: str, pos: str) -> None:
    short, long = (_chain((piece * (n // len(piece))).strip(), pos) for n in (10_000, 40_000))
    extract(short, french)
    assert cpu(lambda: extract(long, french)) < 4 * 3 * cpu(lambda: extract(short, french)) + 0.2


@pytest.mark.shared
def test_real_articles(shared: object, parse: Callable[[str], ParsedText], french: Language) -> None:
    import json
    from pathlib import Path

    lines = (Path(str(shared)) / "corpus" / "press-fr.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[:12]:
        parsed = parse(json.loads(line)["text"])
        found = extract(parsed, french)
        _do_not_cross(found)
        for quotation in found:
            assert parsed.text[quotation.content.start : quotation.content.end] == quotation.content.exact
