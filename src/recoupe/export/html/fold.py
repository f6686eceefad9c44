"""What is folded away in a large dossier, kept as text until it is unfolded.

The content of ``noscript`` is text to a browser that runs script, which makes nothing of it, and mark-up to
one that does not: so most elements of a large page cost next to nothing to load, and nothing is missing
without script. The page's script puts it in place when it is unfolded, linked to or looked through.
"""

from __future__ import annotations

from markupsafe import Markup


class Folds:
    """Stands in a template around what is folded away, in the order of the page."""

    def __init__(self, as_text: bool) -> None:
        self._as_text = as_text
        self._depth = 0

    def open(self) -> Markup:
        """The beginning. Inside another fold there is none: a ``noscript`` ends with the first end tag."""
        self._depth += 1
        return Markup("<noscript>" if self._as_text and self._depth == 1 else "")

    def close(self) -> Markup:
        """The end."""
        self._depth -= 1
        return Markup("</noscript>" if self._as_text and self._depth == 0 else "")
