"""What resolving works out of one article or of two, kept from build to build.

A story is resolved as a whole, but most of the work is about single articles and pairs of them and comes out
the same however many others there are. Each such part is kept under a digest of all that it is made from, so
that a result with a memory is the result without: parts are looked up or made, never patched.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, TypeAlias

from recoupe.resolve.held import Held

# What JSON gives back as it took it: None, numbers, strings, lists, and dicts by strings.
Part = Any
# What a branch made, as ``Memory.new`` gives it, and the names of all that it was asked for.
Learnt: TypeAlias = tuple[dict[str, str], frozenset[str]]


class Memory:
    """Parts of earlier builds; hand what is kept of it on to the next.

    ``version`` names the program and the data that make the parts (a digest of their source): parts of
    another version are not known again. ``prints`` are digests of each article and of its reading, by the id
    of the article: by them it is known again. ``before`` is the memory with which this process related most
    of these articles already, in the same language: what it ``held`` and learnt is known. Not for several
    threads at once.
    """

    def __init__(
        self,
        kept: Mapping[str, str] | None = None,
        version: str = "",
        prints: Mapping[str, str] | None = None,
        before: Memory | None = None,
    ) -> None:
        """``kept`` is JSON by name, as ``new`` gave it. What cannot be read is made again."""
        self.held = Held()
        self._version = version
        self._prints = prints or {}
        self._kept = kept or {}
        self._used: dict[str, Part] = {}
        self._made: set[str] = set()
        self._joined: dict[str, str] = {}
        self._asked: set[str] = set()
        if before is not None:
            self.held = before.held
            # A part that made what is held is not asked for again, and is needed by the next process.
            self.join(before.learnt())

    def part(self, kind: str, key: str, make: Callable[[], Part]) -> Part:
        """The part ``kind`` of what ``key`` digests: the one that is kept, else the one that ``make`` gives.

        Do not change what it gives.
        """
        name = f"{kind} {digest(self._version, key)}"
        if name not in self._used:
            try:
                self._used[name] = json.loads(self._kept[name])
            except (KeyError, ValueError):
                self._used[name] = make()
                self._made.add(name)
        return self._used[name]

    def part_of(self, kind: str, article: str, depends: tuple[object, ...], make: Callable[[], Part]) -> Part:
        """The part ``kind`` of an article, made from its text, its reading and what else it ``depends`` on.

        It is made each time where the article has no print. Do not change what it gives.
        """
        own = self._prints.get(article)
        return make() if own is None else self.part(kind, digest(own, *depends), make)

    def branch(self) -> Memory:
        """A memory of the same earlier builds, for work done elsewhere: ``join`` takes what it ``learnt``."""
        branch = Memory(self._kept, self._version, self._prints)
        branch.held = self.held
        return branch

    def learnt(self) -> Learnt:
        """What this branch is to hand back."""
        return self.new(), frozenset(self._used)

    def join(self, learnt: Learnt) -> None:
        """Keep what a branch ``learnt`` as if it had been made here."""
        made, asked = learnt
        self._joined.update(made)
        self._asked.update(asked)

    def new(self) -> dict[str, str]:
        """The parts that were made since the memory was, by name, for the next one."""
        own = {name: json.dumps(self._used[name], separators=(",", ":")) for name in sorted(self._made)}
        return own | self._joined

    def unused(self) -> set[str]:
        """The names of what was kept and nobody asked for again."""
        return self._kept.keys() - self._used.keys() - self._asked


class _Forgetful(Memory):
    """Has each part made when it is asked for, and keeps none."""

    @property
    def held(self) -> Held:
        """Nothing."""
        return Held()

    @held.setter
    def held(self, _: Held) -> None:
        """Forget it."""

    def part(self, kind: str, key: str, make: Callable[[], Part]) -> Part:
        return make()

    def part_of(self, kind: str, article: str, depends: tuple[object, ...], make: Callable[[], Part]) -> Part:
        return make()

    def branch(self) -> Memory:
        return self


# For work that nobody goes on with later. One for all, since nothing is ever in it.
NO_MEMORY: Memory = _Forgetful()


def digest(*parts: object) -> str:
    """A digest of ``parts``, the same on every machine."""
    return blake2b("\0".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
