"""Search as SQLite does it: FTS5 over the stems of words (https://www.sqlite.org/fts5.html)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection, Select, TextClause, and_, delete, func, insert, or_, select, text
from sqlalchemy.sql import ColumnElement, literal_column

from recoupe.model import Story
from recoupe.model.beside import Beside, in_turn
from recoupe.store.chunks import in_chunks
from recoupe.store.lines import Line, lines
from recoupe.store.protocol import Hit, Hits, Query
from recoupe.store.schema import found, found_in
from recoupe.store.words import PHRASE, plain, stem, stems, terms

# Alternatives, one for each language: words in a row, and whether the last may go on.
Term: TypeAlias = tuple[tuple[tuple[str, ...], bool], ...]

_AT_ONCE = 1_000
# What a row of ``found`` has of its line as it is.
_SAME = ("kind", "id", "language", "first", "last", "speaker", "place")
# A query has no more words than this; those after are not looked for.
_MOST_WORDS = 24
# How much more a word of a title or a name weighs.
_RANK = "bm25(found_words, 5.0, 1.0)"


class Dialect(NamedTuple):
    """How a kind of database keeps, matches and ranks words: SQL over ``found_words``.

    ``row`` is its column with the number of the line; ``insert`` adds the words of ``:n``; in ``matches``,
    ``:match`` is what is sought. ``written`` gives a term as the database writes it; ``all`` and ``some``
    stand between terms of which all, or some, are wanted.
    """

    row: str
    insert: str
    matches: str
    rank: Callable[[str], TextClause]
    written: Callable[[Term], str]
    all: str
    some: str


def begin(connection: Connection, story: Story, beside: Beside) -> Callable[[], None]:
    """Begin to make the index that of ``story``; what is given ends it, in the same transaction."""
    return begin_in(connection, story, _FTS5, beside)


def begin_in(
    connection: Connection, story: Story, dialect: Dialect, beside: Beside = in_turn
) -> Callable[[], None]:
    """The same in a database that speaks ``dialect``. Only lines that are new or gone are touched."""
    kept = {row.digest: row.n for row in connection.execute(select(found.c.digest, found.c.n))}
    # All lines of a first story are new: to hand them over would take longer than to make them here.
    changes = (beside if kept else in_turn)(lambda: _changes(story, kept.keys()))

    def ended() -> None:
        gone, new = changes()
        for chunk in in_chunks(sorted(kept[digest] for digest in gone)):
            _remove(connection, chunk, dialect)
        for some in in_chunks(enumerate(new, max(kept.values(), default=0) + 1), _AT_ONCE):
            _add(connection, [(n, digest, line) for n, (digest, line) in some], dialect)

    return ended


def _changes(story: Story, kept: Set[bytes]) -> tuple[list[bytes], list[tuple[bytes, Line]]]:
    """The digests of the lines ``kept`` that ``story`` has no more, and its lines that are not kept."""
    wanted = {line.digest(): line for line in lines(story)}
    gone = [digest for digest in kept if digest not in wanted]
    return gone, [(digest, line) for digest, line in wanted.items() if digest not in kept]


def _remove(connection: Connection, numbers: Sequence[int], dialect: Dialect) -> None:
    for table in (found, found_in):
        connection.execute(delete(table).where(table.c.n.in_(numbers)))
    removal = text(f"DELETE FROM found_words WHERE {dialect.row} = :n")
    connection.execute(removal, [{"n": n} for n in numbers])


def _add(connection: Connection, new: Sequence[tuple[int, bytes, Line]], dialect: Dialect) -> None:
    connection.execute(insert(found), [_row(*one) for one in new])
    outlets = [{"n": n, "outlet": outlet} for n, _, line in new for outlet in line.outlets]
    if outlets:
        connection.execute(insert(found_in), outlets)
    connection.execute(
        text(dialect.insert),
        [
            {"n": n, "head": stems(line.head, line.language), "body": stems(line.body, line.language)}
            for n, _, line in new
        ],
    )


def _row(n: int, digest: bytes, line: Line) -> dict[str, Any]:
    """The line without its words, as a row of ``found``."""
    voice = plain(line.voice) if line.voice else None
    return {"n": n, "digest": digest, "voice": voice, **{name: getattr(line, name) for name in _SAME}}


def find(connection: Connection, query: Query) -> Hits:
    """What has all the words of the query; where nothing has, what has some of them."""
    return find_in(connection, query, _FTS5)


def find_in(connection: Connection, query: Query, dialect: Dialect) -> Hits:
    """The same in a database that speaks ``dialect``."""
    languages = list(connection.execute(select(found.c.language).distinct()).scalars())
    terms = [dialect.written(term) for term in terms_of(query.words, languages)] if languages else []
    if not terms:
        return _hits(connection, query, dialect, None) if not query.words.strip() else Hits((), 0)
    hits = _hits(connection, query, dialect, dialect.all.join(terms))
    if hits.total or len(terms) == 1:
        return hits
    some = _hits(connection, query, dialect, dialect.some.join(terms))
    return Hits(some.hits, some.total, whole=False)


def _hits(connection: Connection, query: Query, dialect: Dialect, match: str | None) -> Hits:
    wanted = filtered(query)
    order: list[Any] = [found.c.first.desc().nulls_last(), found.c.last.desc().nulls_last()]
    if match is not None:
        rows: ColumnElement[int] = literal_column(dialect.row)
        wanted = wanted.select_from(found).join(text("found_words"), rows == found.c.n)
        wanted = wanted.where(text(dialect.matches).bindparams(match=match))
        order = [dialect.rank(match)]
    kinds = wanted.with_only_columns(found.c.kind, func.count()).group_by(found.c.kind)
    counts = {row[0]: int(row[1]) for row in connection.execute(kinds)}
    if query.kinds:
        wanted = wanted.where(found.c.kind.in_(query.kinds))
    page = wanted.order_by(*order, found.c.place, found.c.id).limit(query.limit).offset(query.offset)
    hits = tuple(Hit(row.kind, row.id) for row in connection.execute(page))
    total = sum(n for kind, n in counts.items() if not query.kinds or kind in query.kinds)
    return Hits(hits, total, kinds=counts)


def filtered(query: Query) -> Select[Any]:
    """What passes the filters, but that of kinds: a reader is told how many there are of each."""
    wanted = select(found.c.kind, found.c.id)
    if query.outlet:
        here = select(found_in.c.n).where(found_in.c.outlet == query.outlet)
        wanted = wanted.where(found.c.n.in_(here))
    if query.first:
        wanted = wanted.where(found.c.last >= query.first.isoformat())
    if query.last:
        wanted = wanted.where(found.c.first <= query.last.isoformat())
    if query.speaker:
        parts = plain(query.speaker).split()
        named = and_(*(found.c.voice.contains(part, autoescape=True) for part in parts))
        wanted = wanted.where(or_(found.c.speaker == query.speaker, named))
    return wanted


def terms_of(wanted: str, languages: Sequence[str]) -> list[Term]:
    """The words and phrases of a query, by their stems in each language. A word ending in * may go on."""
    given = [term for phrase, word in PHRASE.findall(wanted) for term in _of(phrase, word, languages)]
    return list(dict.fromkeys(islice((t for t, _ in _heavy(given)), _MOST_WORDS)))


def _heavy(given: list[tuple[Term, int]]) -> Iterator[tuple[Term, int]]:
    """Without single letters, which elisions leave ("l'usine"), unless there is nothing else."""
    longest = max((length for _, length in given), default=0)
    return (term for term in given if term[1] > 1 or longest == 1)


def _of(phrase: str, word: str, languages: Sequence[str]) -> Iterable[tuple[Term, int]]:
    if phrase:
        found_here = [bare for bare, _ in terms(phrase)]
        if found_here:
            rows = (tuple(stem(w, code) for w in found_here) for code in languages)
            yield tuple((row, False) for row in dict.fromkeys(rows)), len(phrase)
        return
    for bare, goes_on in terms(word):
        if goes_on:
            yield (((plain(bare),), True),), len(bare)
        else:
            stemmed = dict.fromkeys(stem(bare, code) for code in languages)
            yield tuple(((one,), False) for one in stemmed), len(bare)


def _written(term: Term) -> str:
    """A term as FTS5 writes it."""
    alternatives = [f'"{" ".join(words)}"' + ("*" if goes_on else "") for words, goes_on in term]
    return alternatives[0] if term[0][1] else f"({' OR '.join(alternatives)})"


_FTS5 = Dialect(
    row="found_words.rowid",
    insert="INSERT INTO found_words(rowid, head, body) VALUES(:n, :head, :body)",
    matches="found_words MATCH :match",
    rank=lambda match: text(_RANK),
    written=_written,
    all=" AND ",
    some=" OR ",
)
