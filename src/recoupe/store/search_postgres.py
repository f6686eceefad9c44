"""Search as PostgreSQL does it: text search over the same stems as elsewhere.

The stems are ours (``store.words``), so that a story is found by the same words whatever keeps it; the
configuration is therefore "simple", and neither the French dictionary nor unaccent of the server is needed.
https://www.postgresql.org/docs/current/textsearch.html
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, text

from recoupe.model import Story
from recoupe.model.beside import Beside
from recoupe.store.protocol import Hits, Query
from recoupe.store.search import Dialect, Term, begin_in, find_in

# A tsvector has at most 1 MB; of a longer text the beginning is searched.
_LONGEST = 500_000
# How much more a word of a title or a name weighs: {D, C, B, A}.
_RANK = "ts_rank('{0.1, 0.2, 0.2, 1.0}', found_words.words, to_tsquery('simple', :match))"


def begin(connection: Connection, story: Story, beside: Beside) -> Callable[[], None]:
    """Begin to make the index that of ``story``; what is given ends it, in the same transaction."""
    return begin_in(connection, story, _TSQUERY, beside)


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
    insert="INSERT INTO found_words(n, words) VALUES(:n,"
    f" setweight(to_tsvector('simple', left(:head, {_LONGEST})), 'A')"
    f" || setweight(to_tsvector('simple', left(:body, {_LONGEST})), 'D'))",
    matches="found_words.words @@ to_tsquery('simple', :match)",
    rank=lambda match: text(f"{_RANK} DESC").bindparams(match=match),
    written=_written,
    all=" & ",
    some=" | ",
)
