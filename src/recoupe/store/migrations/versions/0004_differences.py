"""Tables of which only what changed is written: claims by digest, lines of the index, parts of the work.

The story of before is kept. Its index is filled when it is next written, or when something is first looked
for; what was laid aside to save work, and to tell changes by, is made again by the next build.
"""

from hashlib import blake2b

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Lay the new tables, move the story into them, drop what is made again."""
    op.drop_index("ix_claims_id", "claims")
    op.rename_table("claims", "claims_before")
    claims = op.create_table(
        "claims",
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    stories = op.create_table(
        "stories",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("claims", sa.LargeBinary, nullable=False),
    )
    _move(claims, stories)
    op.drop_table("claims_before")
    op.create_table(
        "remembered",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.execute("DELETE FROM blobs WHERE name IN ('resolving', 'earlier')")
    _index()


def _move(claims: sa.Table, stories: sa.Table) -> None:
    connection = op.get_bind()
    before = sa.text("SELECT kind, content FROM claims_before ORDER BY kind, position")
    rows: dict[bytes, dict[str, object]] = {}
    orders: dict[str, bytes] = {}
    for kind, content in connection.execute(before):
        digest = blake2b(content.encode(), digest_size=16, key=kind.encode()).digest()
        rows[digest] = {"digest": digest, "kind": kind, "content": content}
        orders[kind] = orders.get(kind, b"") + digest
    if rows:
        connection.execute(sa.insert(claims), list(rows.values()))
        told = [{"name": "story", "kind": kind, "claims": order} for kind, order in orders.items()]
        connection.execute(sa.insert(stories), told)


def _index() -> None:
    op.execute("DELETE FROM meta WHERE name = 'search'")
    op.drop_table("found")
    op.execute("DELETE FROM found_in")
    postgres = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "found",
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("first", sa.String(10)),
        sa.Column("last", sa.String(10)),
        sa.Column("speaker", sa.Text),
        sa.Column("voice", sa.Text),
        sa.Column("place", sa.Text(collation="C" if postgres else None), nullable=False),
    )
    if postgres:
        op.execute("DELETE FROM found_words")
    else:
        # With a copy of the stems, without which a line cannot be taken out.
        op.execute("DROP TABLE found_words")
        op.execute(
            "CREATE VIRTUAL TABLE found_words USING fts5(head, body, "
            'tokenize="unicode61 remove_diacritics 2")'
        )
