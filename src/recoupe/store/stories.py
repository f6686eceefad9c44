"""Stories cut up into claims, each of which is kept once, under a digest of its content.

One article more changes few of the claims of a story: only these are written. Their order is kept apart from
them, so that a claim that comes in between moves no other; and a story as it was shares with the story as it
is all that did not change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import blake2b

from sqlalchemy import Connection, delete, insert, literal, select

from recoupe.model import Story
from recoupe.store import codec
from recoupe.store.chunks import in_chunks
from recoupe.store.schema import claims, stories

_DIGEST = 16  # bytes


def put(connection: Connection, name: str, story: Story) -> None:
    """Keep ``story`` under ``name``, in place of the one before; claims that are in no story any more go."""
    found: dict[bytes, tuple[str, bytes]] = {}
    orders: dict[str, bytes] = {}
    for kind, contents in codec.contents(story):
        digests = [_digest(kind, content) for content in contents]
        found.update((d, (kind, content)) for d, content in zip(digests, contents, strict=True))
        orders[kind] = b"".join(digests)
    # All at once: row by row takes three times as long.
    kept = set(connection.execute(select(claims.c.digest)).scalars().all())
    for chunk in in_chunks(sorted(found.keys() - kept), 2_000):
        rows = [{"digest": d, "kind": found[d][0], "content": found[d][1].decode()} for d in chunk]
        connection.execute(insert(claims), rows)
    connection.execute(delete(stories).where(stories.c.name == name))
    connection.execute(
        insert(stories), [{"name": name, "kind": k, "claims": order} for k, order in orders.items()]
    )
    for chunk in in_chunks(sorted(kept - found.keys() - set(_others(connection, name)))):
        connection.execute(delete(claims).where(claims.c.digest.in_(chunk)))


def copy(connection: Connection, name: str, to: str, kinds: Collection[str]) -> None:
    """Keep under the name ``to`` what the story ``name`` has of these ``kinds``, fields of Story."""
    connection.execute(delete(stories).where(stories.c.name == to))
    same = select(literal(to), stories.c.kind, stories.c.claims)
    same = same.where(stories.c.name == name, stories.c.kind.in_(kinds))
    connection.execute(insert(stories).from_select(["name", "kind", "claims"], same))


def load(connection: Connection, name: str) -> Story | None:
    """The story of this name, None when there is none. Raises UnreadableError for what is no story."""
    query = select(stories.c.kind, stories.c.claims).where(stories.c.name == name)
    orders = {row.kind: _cut(row.claims) for row in connection.execute(query)}
    if not orders:
        return None
    query = select(claims.c.digest, claims.c.content).where(claims.c.kind.in_(orders))
    content = {row.digest: row.content for row in connection.execute(query)}
    return codec.story({kind: [content[digest] for digest in order] for kind, order in orders.items()})


def _others(connection: Connection, name: str) -> Iterator[bytes]:
    """The digests of the claims of all stories but this one."""
    for order in connection.execute(select(stories.c.claims).where(stories.c.name != name)).scalars():
        yield from _cut(order)


def _digest(kind: str, content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST, key=kind.encode()).digest()


def _cut(order: bytes) -> list[bytes]:
    return [order[n : n + _DIGEST] for n in range(0, len(order), _DIGEST)]
