"""Clean a document: its bytes become the frozen text that every anchor counts into."""

from recoupe.text.clean.article import CleaningError, ForeignLanguageError, NoTextError, clean

__all__ = ["CleaningError", "ForeignLanguageError", "NoTextError", "clean"]
