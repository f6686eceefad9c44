"""Clean a document: its bytes become the frozen text that every anchor counts into."""

from recoupe.text.clean.article import clean
from recoupe.text.clean.errors import CleaningError, ForeignLanguageError, NoTextError, OversizedPageError

__all__ = ["CleaningError", "ForeignLanguageError", "NoTextError", "OversizedPageError", "clean"]
