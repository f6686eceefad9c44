"""The story as it was before articles were last read: what "what has changed" is told against.

It is kept without its texts, and only for that. A judgement makes the story anew, and is no new reading.
"""

from __future__ import annotations

import zlib
from dataclasses import replace

from recoupe.model import Story
from recoupe.model.article import Alignment
from recoupe.store import Store, StoreError, codec

_BLOB, _SETTING = "earlier", "articles read"
# What is compared; confirmations and the rest of a story are not.
_KINDS = frozenset({"contradicts", "updates", "corroborates"})


def keep(store: Store, read: str) -> None:
    """Lay the story aside that is about to be replaced, where other articles were read than for it.

    ``read`` is a digest of the articles and readings of the story to come. Called before that is kept: a
    build that is killed in between finds everything as it was and does the same once more.
    """
    if store.setting(_SETTING) == read:
        return
    story = store.story()
    if story is not None:
        store.put_blob(_BLOB, zlib.compress(codec.encode(_bare(story)).encode(), 1))
    store.set_setting(_SETTING, read)


def _bare(story: Story) -> Story:
    """What changes are told by."""
    return Story(
        story.title,
        tuple(replace(article, text="", alignment=Alignment()) for article in story.articles),
        quotations=story.quotations,
        figures=story.figures,
        series=story.series,
        findings=tuple(f for f in story.findings if f.kind in _KINDS),
    )


def earlier(store: Store) -> Story | None:
    """The story before articles were last read; None where they were read once only.

    What another version of the program laid aside and this one cannot read is as if it were not there.
    """
    kept = store.blob(_BLOB)
    if kept is None:
        return None
    try:
        return codec.decode(Story, zlib.decompress(kept).decode())
    except (StoreError, zlib.error, UnicodeDecodeError):
        return None
