"""What stands at the path of an export: replaced where it is a file, written to where it is none."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from recoupe.export.output import opened


def _write(path: Path, content: bytes) -> None:
    with opened(path) as stream:
        stream.write(content)


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_bytes)
        _write(pipe, b"new")
        assert read.result(timeout=10) == b"new"
    assert pipe.is_fifo()


def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    target, link = tmp_path / "kept" / "story.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    _write(link, b"new")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")
    assert [p.name for p in target.parent.iterdir()] == ["story.json"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    _write(path, b"new")
    assert (stat.S_IMODE(path.stat().st_mode), path.read_bytes()) == (0o640, b"new")
