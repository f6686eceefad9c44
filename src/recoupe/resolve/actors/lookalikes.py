"""Names written with letters of another alphabet that look like Latin ones.

Such a name is a slip or a disguise: it stays an actor of its own, and says whose name it looks like.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from recoupe.resolve.actors.names_read import Key, NameRead


def look_alikes(names: Sequence[NameRead], letters: Mapping[str, str]) -> Iterator[tuple[NameRead, NameRead]]:
    """Each name that mixes alphabets, with the name of the story that it looks like.

    ``letters`` are Latin letters by those that look like them, in lower case.
    """
    odd = [name for name in names if not name.text.isascii() and mixed(name.text)]
    if not odd:
        return
    table = str.maketrans(dict(letters))
    by_key = {name.key: name for name in names}
    for name in odd:
        plain: Key = tuple(part.translate(table) for part in name.key)
        if plain != name.key and plain in by_key:
            yield name, by_key[plain]


def mixed(text: str) -> bool:
    """Whether the letters of ``text`` are of the Latin and of another alphabet."""
    scripts = {unicodedata.name(c, "").split(" ")[0] for c in text if c.isalpha()}
    return "LATIN" in scripts and len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1
