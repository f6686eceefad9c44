"""The story as it was before articles were last read: what "what has changed" is told against.

Only what is compared is kept. A judgement makes the story anew, and is no new reading.
"""

from __future__ import annotations

from recoupe.model import Story
from recoupe.store import Store, UnreadableError

_SETTING = "articles read"
# What is compared; the rest of a story is not.
_KINDS = ("title", "articles", "quotations", "figures", "series", "findings")


def keep(store: Store, read: str) -> None:
    """Lay the story aside that is about to be replaced, where other articles were read than for it.

    ``read`` is a digest of the articles and readings of the story to come. Called before that is kept: a
    build that is killed in between finds everything as it was and does the same once more.
    """
    if store.setting(_SETTING) == read:
        return
    store.lay_aside(_KINDS)
    store.set_setting(_SETTING, read)


def earlier(store: Store) -> Story | None:
    """The story before articles were last read; None where they were read once only.

    What another version of the program laid aside and this one cannot read is as if it were not there.
    """
    try:
        return store.earlier()
    except UnreadableError:
        return None
