"""What stands before the first sentence of a paragraph and belongs to nobody's words."""

from __future__ import annotations

from recoupe.extract.quotations.lines import Period

# A dateline, and the place before it, are among the first words.
_DATELINE = 8
_SIGNS = {"-", "–", "—"}


def past(period: Period, start: int, end: int) -> int:
    """Past a dateline and a heading in capitals, before the clause ``start:end``."""
    if start == 0:
        start = _past_dateline(period, end)
    return _past_capitals(period, start, end)


def _past_dateline(period: Period, end: int) -> int:
    """Past the place where an article was written: "BREST | Le maire", "Brest (Reuters) - Le maire"."""
    for i in range(1, min(_DATELINE, end - 1)):
        node = period.nodes[i]
        if node.text == "|" or (node.text in _SIGNS and _apart(period, i) and period.nodes[i + 1].capital):
            return i + 1
        if not (node.capital or node.text in {"(", ")", ",", "/"} or node.pos == "NUM"):
            break
    return 0


def _apart(period: Period, i: int) -> bool:
    """Whether spaces stand on both sides of a dash, as they do not inside a name."""
    return period.nodes[i - 1].end < period.nodes[i].start and period.nodes[i].end < period.nodes[i + 1].start


def _past_capitals(period: Period, start: int, end: int) -> int:
    """Past a heading, or a place, in capitals that lost its line break: "SUJET TABOU Elle ignorait"."""
    i = start
    while (
        i < end
        and (token := period.nodes[i].token) is not None
        and token.text.isupper()
        and len(token.text) > 2
    ):
        i += 1
    if i >= end or i == start:
        return start
    single = start == 0 and period.nodes[i].capital and period.nodes[i].pos == "DET"
    return i if i - start >= 2 or single else start
