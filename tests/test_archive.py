"""An archive cut into stories: what it takes is bounded by a window of days, not by the archive."""

from __future__ import annotations

import gc
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from recoupe.pipeline.stories import Archive
from recoupe.resolve.stories import Cutter, Sketch, stream


def archive(path: Path, days: int) -> Path:
    """Ten articles a day, on what has a name of its own each third day."""
    first = date(2031, 1, 1)
    with path.open("w", encoding="utf-8") as lines:
        for n in range(10 * days):
            day = first + timedelta(n // 10)
            own = f"Mar{n // 30:05}"
            text = (
                f"Ce matin, la préfète {own} a ouvert le pont de Val{own} devant {100 + n} invités. Les "
                "habitants de la vallée attendaient cette ouverture depuis longtemps, a déclaré la préfète à "
                "la fin de la cérémonie, avant de parler de la route, de la gare et de l'école du village."
            )
            row = {"id": f"a{n}", "date": day.isoformat(), "text": text}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def test_the_sketches_of_an_archive_are_not_in_memory_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, placed = [], Cutter._place

    def counted(self: Cutter, id_: str, *more: Any) -> None:
        if id_.endswith("0"):
            held.append(sum(isinstance(one, Sketch) for one in gc.get_objects()))
        placed(self, id_, *more)

    monkeypatch.setattr(Cutter, "_place", counted)
    monkeypatch.setattr(stream, "_AHEAD", 20)
    found = Archive([archive(tmp_path / "a.jsonl", 20)]).stories()
    assert sum(len(story.articles) for story in found) == 200
    assert len(held) == 20 and max(held) < 20 + 5


def test_the_order_of_the_archive_does_not_matter(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.jsonl", 12)
    right = Archive([path]).stories()
    turned = tmp_path / "turned.jsonl"
    turned.write_text("".join(reversed(path.read_text().splitlines(keepends=True))))
    assert [s.articles for s in Archive([turned]).stories()] == [s.articles for s in right]
