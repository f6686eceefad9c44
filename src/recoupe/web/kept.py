"""Pages that were drawn, kept while their story is shown: they depend on it and on their address alone."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import NamedTuple

# The most read pages of a story: some 100 kB each.
_MOST = 200


class Drawn(NamedTuple):
    """A page as a template drew it, and the Content-Security-Policy that goes with it."""

    html: str
    policy: str


class Kept:
    """The pages that were asked for last, by what they depend on. Any thread may ask."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._pages: OrderedDict[Hashable, Drawn] = OrderedDict()

    def get(self, key: Hashable) -> Drawn | None:
        """A page that was kept."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Hashable, page: Drawn) -> None:
        """Keep a page; of too many the one goes that was not asked for the longest."""
        with self._lock:
            self._pages[key] = page
            if len(self._pages) > self._most:
                self._pages.popitem(last=False)
