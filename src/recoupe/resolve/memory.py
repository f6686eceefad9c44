"""What resolving works out of one article or of two, kept from build to build.

A story is resolved as a whole, but most of the work is about single articles and pairs of them and comes out
the same however many others there are. Each such part is kept under a digest of all that it is made from, so
that a result with a memory is the result without: parts are looked up or made, never patched.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

# What JSON gives back as it took it: None, numbers, strings, lists, and dicts by strings.
Part = Any


class Memory:
    """Parts of earlier builds; hand the same one, or what ``dump`` gave, to the next.

    ``version`` names the program and the data that make the parts (a digest of their source): parts of
    another version are forgotten. ``prints`` are digests of each article and of its reading, by the id of the
    article: by them it is known again. Not for several threads at once.
    """

    def __init__(self, kept: bytes = b"", version: str = "", prints: Mapping[str, str] | None = None) -> None:
        """``kept`` is what ``dump`` gave, or nothing. What cannot be read is forgotten and made again."""
        self._version = version
        self._prints = prints or {}
        self._kept = _loaded(kept, version)
        self._used: dict[str, Part] = {}

    def part(self, kind: str, key: str, make: Callable[[], Part]) -> Part:
        """The part ``kind`` of what ``key`` digests: the one that is kept, else the one that ``make`` gives.

        Do not change what it gives.
        """
        name = f"{kind} {key}"
        if name not in self._used:
            self._used[name] = self._kept[name] if name in self._kept else make()
        return self._used[name]

    def part_of(self, kind: str, article: str, depends: tuple[object, ...], make: Callable[[], Part]) -> Part:
        """The part ``kind`` of an article, made from its text, its reading and what else it ``depends`` on.

        It is made each time where the article has no print. Do not change what it gives.
        """
        own = self._prints.get(article)
        return make() if own is None else self.part(kind, digest(own, *depends), make)

    def dump(self) -> bytes:
        """The parts that were used since the memory was made; what nobody asked for again is left out."""
        parts = dict(sorted(self._used.items()))
        said = json.dumps({"version": self._version, "parts": parts}, separators=(",", ":"))
        return zlib.compress(said.encode(), level=1)


def digest(*parts: object) -> str:
    """A digest of ``parts``, the same on every machine."""
    return blake2b("\0".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _loaded(kept: bytes, version: str) -> dict[str, Part]:
    if not kept:
        return {}
    try:
        found = json.loads(zlib.decompress(kept))
    except (zlib.error, ValueError):
        return {}
    return dict(found["parts"]) if isinstance(found, dict) and found.get("version") == version else {}
