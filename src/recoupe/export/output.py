"""Where an export goes: a file that appears whole or not at all, or a stream of bytes."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias

Output: TypeAlias = Path | BinaryIO


class ExportError(Exception):
    """An output that cannot be written; the message is one line for the person who asked for it."""


@contextmanager
def opened(output: Output) -> Iterator[BinaryIO]:
    """A stream to write to. A path is replaced only when everything has been written.

    Raises ExportError when the path cannot be written, and leaves what was there before.
    """
    if not isinstance(output, Path):
        yield output
        return
    beside = output.with_name(f".{output.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as stream:
            yield stream
        beside.replace(output)
    except OSError as error:
        raise unwritable(output, error) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def unwritable(path: Path, error: OSError) -> ExportError:
    """What to say of a path that the system refuses."""
    return ExportError(f"{path}: cannot be written: {error.strerror or error}")
