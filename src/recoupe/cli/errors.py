"""What to say of an error, in one line."""

from __future__ import annotations


class UserError(Exception):
    """What the user can put right. The message is one line: what is wrong, what to do."""


def told(error: Exception) -> str:
    """The line for ``error``: that of our own errors is for the user, any other is a fault to be reported."""
    if type(error).__module__.startswith("recoupe."):
        return str(error)
    if isinstance(error, MemoryError):
        return "not enough memory; give fewer --processes or fewer articles at a time"
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}"
    said = f"{type(error).__name__}: {error}"
    return f"a fault of Recoupe, please report it with what RECOUPE_DEBUG=1 prints: {said}"
