"""An archive cut into parts that can be read apart from each other, on another machine too."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

from recoupe.model import Document, Rejection
from recoupe.readers.apart import Apart
from recoupe.readers.jsonl import distinguished, read_lines
from recoupe.readers.paths import named_apart, read

Found = Iterator[Document | Rejection]
_CHUNK = 1_000_000
_TABLES = "recoupe.readers.parquet"


@dataclass(frozen=True, slots=True)
class Part:
    """What one worker reads at once: files and folders, or a stretch of one file.

    ``start:stop`` are bytes of a ``.jsonl``, row groups of a ``.parquet``; ``stop`` is None for whole files.
    ``first`` is the number of the first line or row.
    """

    files: tuple[str, ...]
    start: int = 0
    stop: int | None = None
    first: int = 1


def parts(paths: Iterable[Path], size: int = 1_000_000) -> Iterator[Part]:
    """``paths`` cut up, in the order of ``read``, into parts of about ``size`` bytes where that can be."""
    with closing(Apart()) as apart:
        yield from _parts((file for path in paths for file in _files(Path(path))), size, apart)


def read_part(part: Part) -> Found:
    """The documents of a part. Ids are those that the input gave: ``joined`` tells apart what needs it."""
    path = Path(part.files[0])
    if part.stop is None:
        yield from read(map(Path, part.files))
    elif path.suffix.lower() == ".parquet":
        with closing(Apart()) as apart:
            yield from apart.read(_TABLES, "read_groups", path, part.start, part.stop, part.first)
    else:
        yield from read_lines(path, part.start, part.stop, part.first)


def joined(found: Iterable[tuple[Part, Found]]) -> Found:
    """What was found in all parts, in their order, as ``read`` finds it in the paths that were cut."""
    return named_apart(_whole_files(found))


def _whole_files(found: Iterable[tuple[Part, Found]]) -> Found:
    for (cut, _), group in groupby(found, key=lambda one: (one[0].stop is not None, one[0].files)):
        items = chain.from_iterable(items for _, items in group)
        yield from distinguished(items) if cut else items


def _files(path: Path) -> Iterator[Path]:
    """The files below a folder in the order of ``read``; the folder where ``read`` has to tell of it."""
    if not path.is_dir():
        yield path
        return
    broken: list[OSError] = []
    files: list[Path] = []
    for parent, folders, names in os.walk(path, onerror=broken.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(parent, name) for name in sorted(names) if not name.startswith(".")]
    yield from [path] if broken or not files else files


def _parts(files: Iterable[Path], size: int, apart: Apart) -> Iterator[Part]:
    small: list[str] = []
    held = 0
    for file in files:
        cuts = list(_cuts(file, size, apart))
        if not cuts:
            small.append(str(file))
            held += file.stat().st_size if file.is_file() else size
        if small and (cuts or held >= size):
            yield Part(tuple(small))
            small, held = [], 0
        yield from cuts
    if small:
        yield Part(tuple(small))


def _cuts(path: Path, size: int, apart: Apart) -> Iterator[Part]:
    """The parts of a file that is large enough to be cut, and of a kind that can be."""
    kind = path.suffix.lower()
    if kind not in (".jsonl", ".parquet") or not path.is_file() or not os.access(path, os.R_OK):
        return
    if path.stat().st_size <= size:
        return
    yield from _groups(path, size, apart) if kind == ".parquet" else _lines(path, size)


def _groups(path: Path, size: int, apart: Apart) -> Iterator[Part]:
    """Row groups, so many together as unpack to ``size`` bytes; none where the file does not tell of two."""
    groups = list(apart.ask(_TABLES, "row_groups", path))
    if len(groups) < 2 or any(isinstance(group, Rejection) for group in groups):
        return
    start, first, rows, held = 0, 1, 0, 0
    for number, (many, unpacked) in enumerate(groups, 1):
        rows, held = rows + many, held + unpacked
        if held >= size or number == len(groups):
            yield Part((str(path),), start, number, first)
            start, first, rows, held = number, first + rows, 0, 0


def _lines(path: Path, size: int) -> Iterator[Part]:
    """Stretches that end with a line."""
    start, first = 0, 1
    with path.open("rb") as file:
        while block := file.read(size):
            many = block.count(b"\n")
            while not block.endswith(b"\n") and (block := file.readline(_CHUNK)):
                many += block.endswith(b"\n")
            yield Part((str(path),), start, file.tell(), first)
            start, first = file.tell(), first + many
