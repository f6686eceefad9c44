"""Ways to damage an input. The same number gives the same damage."""

from __future__ import annotations

import gzip
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress

from tests.torture.seeds import seeds

Chance = random.Random

_LARGEST = 2_000_000
# What parsers stumble over: marks of encodings, delimiters, numbers that do not fit, characters that are
# turned round, invisible or not allowed.
_ODD = (
    *(b"\0", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[2J", b"\r", b"\x85", b"\x0b"),
    *("\u2028".encode(), "\u202e".encode(), "\u200b".encode(), "\ufffd".encode(), b"\xed\xa0\x80"),
    *(b"<", b">", b"&", b'"', b"'", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml ?>", b"<!DOCTYPE x ["),
    *(
        b"</div>",
        b"<p",
        b"<table><tr><td>",
        b"<script>",
        b"<svg>",
        b"<template>",
        b"<plaintext>",
        b"&#x110000;",
    ),
    *(b"{", b"}", b"[", b"]", b"\\ud800", b"\\u0000", b"null", b"NaN", b"1e999", b"-1", b"9" * 400),
    *(b"(", b")", b"<<", b">>", b"endobj", b"stream\n", b"%%EOF", b"0 0 R", b"/Length 999999999", b"xref"),
    *(b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"Content-Length: -1\r\n"),
    *("«".encode(), "»".encode(), "“".encode(), "« « ".encode(), "à ".encode(), b"12 345 678,9 "),
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "cp1252", "cp437", "mac_roman", "utf-7", "cp500", "latin-1")
_TAG = re.compile(rb"<[^<>]{0,200}>")
_NUMBER = re.compile(rb"\d+")


def damaged(number: int) -> tuple[str, bytes]:
    """The name of a file and its content: a seed that was damaged once or several times."""
    chance = random.Random(number)
    found = seeds()
    name = chance.choice(list(found))
    content = found[name]
    inner = _inside(name)
    ways = [chance.choice(_WAYS) for _ in range(chance.choice((1, 1, 1, 2, 3, 5)))]
    if inner and chance.random() < 0.5:
        content = inner(content, ways, chance)
    else:
        content = _through(content, ways, chance)
    # Now and then a file is not what its name says.
    if chance.random() < 0.04:
        name = chance.choice(list(found))
    return name, content[:_LARGEST]


def _through(content: bytes, ways: list[Callable[[bytes, Chance], bytes]], chance: Chance) -> bytes:
    for way in ways:
        content = way(content, chance)[:_LARGEST]
    return content


def _inside(name: str) -> Callable[[bytes, list[Callable[[bytes, Chance], bytes]], Chance], bytes] | None:
    """How to damage what is packed in a file of this name, so that it still unpacks."""
    kinds = {".docx": _in_zip, ".gz": _in_gzip, ".pdf": _in_streams}
    return next((kinds[end] for end in kinds if name.endswith(end)), None)


def _in_zip(content: bytes, ways: list[Callable[[bytes, Chance], bytes]], chance: Chance) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        victim = "word/document.xml" if chance.random() < 0.6 else chance.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, _through(part, ways, chance) if name == victim else part)
    return out.getvalue()


def _in_gzip(content: bytes, ways: list[Callable[[bytes, Chance], bytes]], chance: Chance) -> bytes:
    return gzip.compress(_through(gzip.decompress(content), ways, chance), 1, mtime=0)


def _in_streams(content: bytes, ways: list[Callable[[bytes, Chance], bytes]], chance: Chance) -> bytes:
    """The streams of a PDF unpacked, damaged and packed again. Their lengths are then wrong, as they may be."""

    def again(match: re.Match[bytes]) -> bytes:
        stream = match[2]
        with suppress(zlib.error):
            return match[1] + zlib.compress(_through(zlib.decompress(stream), ways, chance)) + match[3]
        return match[1] + _through(stream, ways, chance) + match[3]

    return re.sub(rb"(stream\r?\n)(.*?)(\r?\nendstream)", again, content, flags=re.DOTALL)


def _place(content: bytes, chance: Chance) -> int:
    return chance.randrange(len(content) + 1)


def _span(content: bytes, chance: Chance, longest: int = 400) -> tuple[int, int]:
    start = _place(content, chance)
    return start, min(len(content), start + chance.randrange(1, longest))


def flip(content: bytes, chance: Chance) -> bytes:
    """Some bits turned."""
    out = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 64)) if out else 0):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def overwrite(content: bytes, chance: Chance) -> bytes:
    """A run of bytes replaced by random ones."""
    start, end = _span(content, chance, 60)
    return content[:start] + chance.randbytes(end - start) + content[end:]


def cut(content: bytes, chance: Chance) -> bytes:
    """The end missing, or the beginning."""
    at = _place(content, chance)
    return content[:at] if chance.random() < 0.8 else content[at:]


def drop(content: bytes, chance: Chance) -> bytes:
    """A piece missing."""
    start, end = _span(content, chance)
    return content[:start] + content[end:]


def repeat(content: bytes, chance: Chance) -> bytes:
    """A piece there many times."""
    start, end = _span(content, chance, 60)
    times = chance.choice((2, 10, 100, 1_000, 3_000))
    return content[:start] + content[start:end] * times + content[end:]


def insert(content: bytes, chance: Chance) -> bytes:
    """Something odd put in, perhaps many times."""
    for _ in range(chance.choice((1, 1, 4))):
        at = _place(content, chance)
        odd = chance.choice(_ODD) * chance.choice((1, 1, 1, 3, 50, 2_000))
        content = content[:at] + odd + content[at:]
    return content


def swap(content: bytes, chance: Chance) -> bytes:
    """Two pieces in each other's place."""
    a, b = sorted((_place(content, chance), _place(content, chance)))
    return content[b:] + content[a:b] + content[:a]


def splice(content: bytes, chance: Chance) -> bytes:
    """The beginning of one file and the end of another."""
    other = chance.choice(list(seeds().values()))
    return content[: _place(content, chance)] + other[_place(other, chance) :]


def reencode(content: bytes, chance: Chance) -> bytes:
    """Another encoding than the file says, or the right one applied twice."""
    text = content.decode(chance.choice(("utf-8", "latin-1", "cp1252")), "replace")
    return text.encode(chance.choice(_ENCODINGS), "replace")


def mark(content: bytes, chance: Chance) -> bytes:
    """A byte-order mark that is wrong, or one too many."""
    marks = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff")
    return chance.choice(marks) * chance.choice((1, 1, 2)) + content


def numbers(content: bytes, chance: Chance) -> bytes:
    """Numbers (lengths, offsets, counts) that are not true."""
    odd = (b"0", b"-1", b"1", b"65536", b"4294967295", b"2147483648", b"9" * 30, b"1e9", b"")
    share = chance.choice((0.02, 0.2))
    return _NUMBER.sub(lambda m: chance.choice(odd) if chance.random() < share else m[0], content)


def tags(content: bytes, chance: Chance) -> bytes:
    """Tags left out, twice, or without an end."""

    def some(match: re.Match[bytes]) -> bytes:
        if chance.random() > share:
            return match[0]
        return chance.choice((b"", match[0] * 2, match[0][:-1], match[0].upper(), b"</" + match[0][1:]))

    share = chance.choice((0.05, 0.5))
    return _TAG.sub(some, content)


def nest(content: bytes, chance: Chance) -> bytes:
    """A piece very deep inside elements, arrays or parentheses."""
    start, end = _span(content, chance)
    depth = chance.choice((10, 300, 5_000))
    left, right = chance.choice(
        (
            (b"<div>", b"</div>"),
            (b"<b>", b""),
            (b"<table><tr><td>", b""),
            (b"[", b"]"),
            (b"(", b")"),
            (b"<<", b">>"),
        )
    )
    return content[:start] + left * depth + content[start:end] + right * depth + content[end:]


def entities(content: bytes, chance: Chance) -> bytes:
    """Entities that unfold to what no memory holds, or that name files and addresses."""
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 12}">' for n in range(1, 12))
    outside = '<!ENTITY e11 SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;'
    declared = chance.choice((f'<!ENTITY e0 "lol">{bomb}', outside)).encode()
    body = re.sub(rb"<\?xml[^>]*\?>", b"", content)
    at = body.find(b">", _place(body, chance)) + 1
    return b"<!DOCTYPE rss [" + declared + b"]>" + body[:at] + b"&e11;" + body[at:]


def swell(content: bytes, chance: Chance) -> bytes:
    """Large: the whole again and again, or one character."""
    size = chance.choice((50_000, 200_000, 1_000_000))
    unit = chance.choice(
        (content, b" ", b"a", b'"', "« ".encode(), b"1", b"<p>", b"\n", b"A. ", b"<a href=x>")
    )
    at = _place(content, chance)
    return content[:at] + unit * (size // max(1, len(unit))) + content[at:]


_OFTEN = (flip, overwrite, cut, drop, insert, tags, numbers, reencode, repeat)
_SELDOM = (swap, splice, mark, nest, entities)
_WAYS = (*_OFTEN * 6, *_SELDOM * 3, swell)
