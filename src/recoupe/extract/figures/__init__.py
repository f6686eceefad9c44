"""Read the figures of one article: numbers with what they count or measure."""

from recoupe.extract.figures.reader import extract

__all__ = ["extract"]
