"""Where an export goes: a file that appears whole or not at all, or a stream of bytes."""

from __future__ import annotations

import os
import secrets
import stat
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias

Output: TypeAlias = Path | BinaryIO

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


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


def write_files(output: Output, files: Iterable[tuple[str, bytes]]) -> None:
    """Write an export of several files: into a folder, made where it is missing, or as a zip to a stream.

    The zip has the same dates whenever it is written, so that the same story gives the same bytes. Raises
    ExportError when the folder or a file cannot be written.
    """
    if not isinstance(output, Path):
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files:
                archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), content, zipfile.ZIP_DEFLATED)
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(output, error) from None
    for name, content in files:
        with opened(output / name) as stream:
            stream.write(content)


def unwritable(path: Path, error: OSError) -> ExportError:
    """What to say of a path that the system refuses."""
    return ExportError(f"{path}: cannot be written: {error.strerror or error}")
