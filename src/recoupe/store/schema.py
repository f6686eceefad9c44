"""The tables, as the newest migration leaves them. Portable SQL: nothing here is SQLite's alone."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

# Every revision in store/migrations/versions, oldest first. A store that stands at none of them is newer.
REVISIONS = ("0001", "0002", "0003", "0004")
HEAD = REVISIONS[-1]
FORMAT = "recoupe.store"

metadata = MetaData()

# "format" (always FORMAT), "title", "story" (the key of the story kept), "search" (what its index holds).
meta = Table(
    "meta",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

# Every version of every document as it came; ``latest`` marks the one that counts.
documents = Table(
    "documents",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("id", Text, nullable=False, index=True),
    Column("latest", Boolean, nullable=False),
    Column("file", Text, nullable=False),
    Column("line", Integer),
    Column("media_type", String(64), nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("date", Text),
    Column("title", Text),
    Column("language", Text),
    Column("content", LargeBinary, nullable=False),
)

rejections = Table(
    "rejections",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("file", Text, nullable=False, index=True),
    Column("line", Integer),
    Column("reason", Text, nullable=False),
)


def _kept(name: str) -> Table:
    """A table of what a stage made of each article: JSON, or the reason why there is none."""
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True),
        Column("key", String(64), nullable=False),
        Column("content", Text),
        Column("failure", Text),
    )


articles = _kept("articles")
readings = _kept("readings")

# What stories say, a row a claim under the digest of its content: ``kind`` is the field of Story.
claims = Table(
    "claims",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("content", Text, nullable=False),
)

# Which claims, by digests one after the other, are in which field of which story: of "story", the one that is
# shown, and of "earlier", what is compared of the one before articles were last read.
stories = Table(
    "stories",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("claims", LargeBinary, nullable=False),
)

# What people decided: rows are added, never changed, and no reading touches them.
judgements = Table(
    "judgements",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False),
    Column("who", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("decision", String(32), nullable=False),
    Column("content", Text, nullable=False),
    UniqueConstraint("id", name="judgements_once"),
)

# What later builds save work with: it may be lost without harm.
blobs = Table(
    "blobs",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# Parts of the work of relating: JSON under a digest of all that it is made from. It may be lost without harm.
remembered = Table(
    "remembered",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("content", Text, nullable=False),
)

# What can be found, a row a line of the index of words, which each kind of database keeps in its own way.
# ``digest`` is that of the whole line. ``first`` and ``last`` are days (ISO 8601); ``voice`` is the name of
# ``speaker`` without case and accents. ``place`` orders what is found equally well.
found = Table(
    "found",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("digest", LargeBinary, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("id", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("speaker", Text),
    Column("voice", Text),
    # Databases differ in how they order text, but for this one way.
    Column("place", Text().with_variant(Text(collation="C"), "postgresql"), nullable=False),
)

# The outlets that say it.
found_in = Table(
    "found_in",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("outlet", Text, primary_key=True),
)
