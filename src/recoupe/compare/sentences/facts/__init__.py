"""What sentences of different articles tell of one matter: the same thing, or opposite things."""

from recoupe.compare.sentences.facts.findings import find

__all__ = ["find"]
