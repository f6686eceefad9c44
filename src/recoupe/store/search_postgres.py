"""Search as PostgreSQL does it: text search over the same stems as elsewhere.

The stems are ours (``store.words``), so that a story is found by the same words whatever keeps it; the
configuration is therefore "simple", and neither the French dictionary nor unaccent of the server is needed.
https://www.postgresql.org/docs/current/textsearch.html
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from sqlalchemy import ColumnElement, Connection, delete, func, insert, literal_column, select, text

from recoupe.model import Story
from recoupe.store.lines import lines
from recoupe.store.protocol import Hit, Hits, Query
from recoupe.store.schema import found, found_in
from recoupe.store.search import Term, filtered, row_of, terms_of
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
    languages = list(connection.execute(select(found.c.language).distinct()).scalars())
    terms = [_written(term) for term in terms_of(query.words, languages)] if languages else []
    if not terms:
        return _hits(connection, query, None) if not query.words.strip() else Hits((), 0)
    hits = _hits(connection, query, " & ".join(terms))
    if hits.total or len(terms) == 1:
        return hits
    some = _hits(connection, query, " | ".join(terms))
    return Hits(some.hits, some.total, whole=False)


def _hits(connection: Connection, query: Query, match: str | None) -> Hits:
    wanted = filtered(query)
    if match is not None:
        rows: ColumnElement[int] = literal_column("found_words.n")
        wanted = wanted.select_from(found).join(text("found_words"), rows == found.c.n)
        wanted = wanted.where(
            text("found_words.words @@ to_tsquery('simple', :match)").bindparams(match=match)
        )
    kinds = wanted.with_only_columns(found.c.kind, func.count()).group_by(found.c.kind)
    counts = {row[0]: int(row[1]) for row in connection.execute(kinds)}
    if query.kinds:
        wanted = wanted.where(found.c.kind.in_(query.kinds))
    if match is not None:
        wanted = wanted.order_by(text(f"{_RANK} DESC").bindparams(match=match))
    else:
        wanted = wanted.order_by(found.c.first.desc().nulls_last(), found.c.last.desc().nulls_last())
    page = wanted.order_by(found.c.n).limit(query.limit).offset(query.offset)
    hits = tuple(Hit(row.kind, row.id) for row in connection.execute(page))
    total = sum(n for kind, n in counts.items() if not query.kinds or kind in query.kinds)
    return Hits(hits, total, kinds=counts)


def _written(term: Term) -> str:
    """A term as to_tsquery writes it: alternatives of words in a row, the last of which may go on."""
    return f"({' | '.join(_row(words, goes_on) for words, goes_on in term)})"


def _row(words: Sequence[str], goes_on: bool) -> str:
    quoted = ["'" + word.replace("\\", "\\\\").replace("'", "''") + "'" for word in words]
    return " <-> ".join(quoted) + (":*" if goes_on else "")
