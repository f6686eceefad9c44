"""Who is reported to have said what: content, cue and source, direct and indirect."""

from recoupe.extract.quotations.extraction import extract

__all__ = ["extract"]
