"""Stage 1: a file, a folder, a feed or an archive becomes documents."""

from recoupe.readers.paths import ReadError, read

__all__ = ["ReadError", "read"]
