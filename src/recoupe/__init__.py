"""Recoupe: cross-check the press on a story."""

__version__ = "0.1.0"
