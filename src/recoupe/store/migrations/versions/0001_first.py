"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Lay the tables of the first version."""
    meta = op.create_table(
        "meta",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.bulk_insert(meta, [{"name": "format", "value": "recoupe.store"}])
    _documents()
    for name in ("articles", "readings"):
        op.create_table(
            name,
            sa.Column("id", sa.Text, primary_key=True),
            sa.Column("key", sa.String(64), nullable=False),
            sa.Column("content", sa.Text),
            sa.Column("failure", sa.Text),
        )
    op.create_table(
        "claims",
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_index("ix_claims_id", "claims", ["id"])
    _judgements()


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("latest", sa.Boolean, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("line", sa.Integer),
        sa.Column("media_type", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Text) for name in ("url", "outlet", "date", "title", "language")),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_documents_id", "documents", ["id"])
    op.create_table(
        "rejections",
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("line", sa.Integer),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("ix_rejections_file", "rejections", ["file"])


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("decision", sa.String(32), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.UniqueConstraint("id", name="judgements_once"),
    )
