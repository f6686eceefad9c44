"""Patterns compiled with sets that are worked out once: the same as without."""

from __future__ import annotations

import re

import pytest

from recoupe.text.letter_sets import worked_out_once

LETTERS = "a-zà-öø-ÿ"
PATTERN = rf"^(?:anti[-‑][{LETTERS}]+|[^{LETTERS}]{{2}}|ex[-‑][{LETTERS}]+)$"
WORDS = ["anti-héros", "ANTI-HÉROS", "ex-maire", "Ex‑Maire", "12", "éà", "anti-1", "ex-", "ſs"]


@pytest.mark.parametrize("flags", [re.IGNORECASE, re.NOFLAG, re.IGNORECASE | re.ASCII])
def test_a_pattern_matches_what_it_matches(flags: re.RegexFlag) -> None:
    re.purge()
    plain = [bool(re.compile(PATTERN, flags).match(word)) for word in WORDS]
    re.purge()
    with worked_out_once():
        pattern = re.compile(PATTERN, flags)
        again = re.compile(f"{PATTERN}|12+", flags)
    assert [bool(pattern.match(word)) for word in WORDS] == plain
    assert [bool(again.match(word)) for word in WORDS] == plain


def test_an_equal_set_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from re import _compiler  # type: ignore[attr-defined]

    asked = []
    work_out = _compiler._optimize_charset

    def counted(*given: object) -> object:
        asked.append(str(given))
        return work_out(*given)

    monkeypatch.setattr(_compiler, "_optimize_charset", counted)
    re.purge()
    with worked_out_once():
        re.compile("[à-ö]a[à-ö]b[à-ö]", re.IGNORECASE)
    assert asked
    assert len(asked) == len(set(asked))


def test_the_compiler_is_left_as_it_was() -> None:
    from re import _compiler  # type: ignore[attr-defined]

    before = _compiler._optimize_charset
    with pytest.raises(re.error), worked_out_once():
        re.compile("[à-ö](")
    assert _compiler._optimize_charset is before


def test_without_that_step_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    from re import _compiler  # type: ignore[attr-defined]

    monkeypatch.delattr(_compiler, "_optimize_charset")
    with worked_out_once():
        assert not hasattr(_compiler, "_optimize_charset")
