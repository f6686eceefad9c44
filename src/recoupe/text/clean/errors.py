"""Why a document gives no article."""

from __future__ import annotations


class CleaningError(Exception):
    """A document that gives no article; the message is one line for the person who gave it."""


class NoTextError(CleaningError):
    """A document in which no text is left."""


class ForeignLanguageError(CleaningError):
    """A document in a language other than the one it was to be read in."""


class OversizedPageError(CleaningError):
    """A page with more elements than any article's, which would take minutes to read."""
