"""The penalty that a person risks, that is asked for, that is given: where sources agree, and where not."""

from recoupe.compare.sentences.penalties.findings import find

__all__ = ["find"]
