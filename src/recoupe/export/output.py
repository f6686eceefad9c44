"""Where an export goes: a file that appears whole or not at all, or a stream of bytes."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias

Output: TypeAlias = Path | BinaryIO


class ExportError(Exception):
    """An output that cannot be written; the message is one line for the person who asked for it."""


@contextmanager
def opened(output: Output) -> Iterator[BinaryIO]:
    """A stream to write to. A regular file is replaced only when everything has been written.

    A symbolic link stays and its target is replaced; a file keeps its permissions. What is no regular file (a
    pipe, a device) stays what it is and is written to directly. Raises ExportError when the path cannot be
    written, and leaves the file that was there before.
    """
    if not isinstance(output, Path):
        yield output
        return
    try:
        with _direct(output) if output.exists() and not output.is_file() else _replaced(output) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(output, error) from None


@contextmanager
def _direct(path: Path) -> Iterator[BinaryIO]:
    with os.fdopen(os.open(path, os.O_WRONLY), "wb") as stream:
        yield stream


@contextmanager
def _replaced(path: Path) -> Iterator[BinaryIO]:
    """A file beside ``path`` that takes its place at the end."""
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with beside.open("xb") as stream:
            yield stream
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def unwritable(path: Path, error: OSError) -> ExportError:
    """What to say of a path that the system refuses."""
    return ExportError(f"{path}: cannot be written: {error.strerror or error}")
