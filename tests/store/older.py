"""Stores as earlier versions laid them, without the program that did."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from recoupe.model import Story
from recoupe.store import codec, migrate


def lay(engine: Engine, revision: str, told: Story) -> None:
    """The tables as they stood at a revision before 0004, with a story under the key "k"."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    row = text("INSERT INTO claims VALUES (:kind, :position, NULL, :content)")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for kind, contents in codec.contents(told):
            for position, content in enumerate(contents):
                given = {"kind": kind, "position": position, "content": content.decode()}
                connection.execute(row, given)
        connection.execute(text("INSERT INTO meta VALUES ('title', 'T'), ('story', 'k')"))
