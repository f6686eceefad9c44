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


LONG = "a-z" + "".join(chr(code) for code in range(0xC0, 0x170))
LONG_PATTERNS = [
    rf"(?iu)(?:^anti[-‑][{LONG}]+$)|(?:^[{LONG}][{LONG}]?[-‑](?:l['’])?[{LONG}]{{2,3}}$)|(?P<ex>ex)[{LONG}]",
    rf"[{LONG}]|[{LONG}]|x",  # branches that are sets become one set
    rf"\[[{LONG}]\]\[[{LONG}][^{LONG}]",  # what is escaped opens no set
    rf"\ue000[{LONG}][{LONG}]",  # a letter that may not stand for a set
    rf"(?=[{LONG}])(?<![{LONG}])(?:[{LONG}])*?\d{{1,57344}}",
]


@pytest.mark.parametrize("pattern", LONG_PATTERNS)
def test_a_set_that_is_read_once_makes_the_same_steps(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from re import _compiler  # type: ignore[attr-defined]

    steps = []
    make = _compiler._code

    def noted(*given: object) -> list[int]:
        made: list[int] = make(*given)
        steps.append(made)
        return made

    monkeypatch.setattr(_compiler, "_code", noted)
    re.purge()
    plain = re.compile(pattern)
    re.purge()
    with worked_out_once():
        same = re.compile(pattern)
    assert steps[0] == steps[1]
    assert (same, same.groups, same.groupindex) == (plain, plain.groups, plain.groupindex)


def test_a_long_set_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from re import _parser  # type: ignore[attr-defined]

    asked: list[str] = []
    read = _parser.parse

    def counted(text: str, *rest: object) -> object:
        asked.append(text)
        return read(text, *rest)

    monkeypatch.setattr(_parser, "parse", counted)
    re.purge()
    with worked_out_once():
        re.compile(f"[{LONG}]-[{LONG}]-[{LONG}]")
    assert asked == [f"[{LONG}]", "\ue000-\ue000-\ue000"]


def test_what_is_wrong_in_a_pattern_is_told_as_ever() -> None:
    pattern = f"[{LONG}][{LONG}]("
    with pytest.raises(re.error) as plain:
        re.compile(pattern)
    with worked_out_once(), pytest.raises(re.error) as told:
        re.compile(pattern)
    assert str(told.value) == str(plain.value)
