"""Search as PostgreSQL does it: text search over the same stems as elsewhere.

The stems are ours (``store.words``), so that a story is found by the same words whatever keeps it; the
configuration is therefore "simple", and neither the French dictionary nor unaccent of the server is needed.
https://www.postgresql.org/docs/current/textsearch.html
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from sqlalchemy import Connection, delete, insert, text

from recoupe.model import Story
from recoupe.store.lines import lines
from recoupe.store.protocol import Hits, Query
from recoupe.store.schema import found, found_in
from recoupe.store.search import Dialect, Term, find_in, row_of
from recoupe.store.words import stems

_AT_ONCE = 1_000
# A tsvector has at most 1 MB; of a longer text the beginning is searched.
_LONGEST = 500_000
# How much more a word of a title or a name weighs: {D, C, B, A}.
_RANK = "ts_rank('{0.1, 0.2, 0.2, 1.0}', found_words.words, to_tsquery('simple', :match))"


def put(connection: Connection, story: Story) -> None:
    """Make the index of ``story`` in place of the one before."""
    for table in (found, found_in):
        connection.execute(delete(table))
    connection.execute(text("DELETE FROM found_words"))
    rest = enumerate(lines(story), 1)
    while chunk := list(islice(rest, _AT_ONCE)):
        connection.execute(insert(found), [row_of(n, line) for n, line in chunk])
        outlets = [{"n": n, "outlet": outlet} for n, line in chunk for outlet in line.outlets]
        if outlets:
            connection.execute(insert(found_in), outlets)
        connection.execute(
            text(
                "INSERT INTO found_words(n, words) VALUES(:n, setweight(to_tsvector('simple', :head), 'A')"
                " || setweight(to_tsvector('simple', :body), 'D'))"
            ),
            [
                {
                    "n": n,
                    "head": stems(line.head, line.language)[:_LONGEST],
                    "body": stems(line.body, line.language)[:_LONGEST],
                }
                for n, line in chunk
            ],
        )


def find(connection: Connection, query: Query) -> Hits:
    """What has all the words of the query; where nothing has, what has some of them."""
    return find_in(connection, query, _TSQUERY)


def _written(term: Term) -> str:
    """A term as to_tsquery writes it: alternatives of words in a row, the last of which may go on."""
    return f"({' | '.join(_row(words, goes_on) for words, goes_on in term)})"


def _row(words: Sequence[str], goes_on: bool) -> str:
    quoted = ["'" + word.replace("\\", "\\\\").replace("'", "''") + "'" for word in words]
    return " <-> ".join(quoted) + (":*" if goes_on else "")


_TSQUERY = Dialect(
    row="found_words.n",
    matches="found_words.words @@ to_tsquery('simple', :match)",
    rank=lambda match: text(f"{_RANK} DESC").bindparams(match=match),
    written=_written,
    all=" & ",
    some=" | ",
)
