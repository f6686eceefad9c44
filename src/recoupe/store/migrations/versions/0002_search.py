"""The index of words. It is filled when the story is next written, or when something is first looked for."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Lay the tables of the search. The words themselves are kept as the kind of database can."""
    op.create_table(
        "found",
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("first", sa.String(10)),
        sa.Column("last", sa.String(10)),
        sa.Column("speaker", sa.Text),
        sa.Column("voice", sa.Text),
    )
    op.create_table(
        "found_in",
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("outlet", sa.Text, primary_key=True),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE found_words (n integer PRIMARY KEY, words tsvector NOT NULL)")
        op.execute("CREATE INDEX found_words_words ON found_words USING gin (words)")
    if op.get_bind().dialect.name == "sqlite":
        # Without a copy of the words: what is found is shown from the story itself.
        op.execute(
            "CREATE VIRTUAL TABLE found_words USING fts5(head, body, content='', "
            'tokenize="unicode61 remove_diacritics 2")'
        )
