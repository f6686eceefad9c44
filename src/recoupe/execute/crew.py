"""Those who work on the items of one ``map``, and the order in which what they have done is given."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any


class Crew(ABC):
    """Hands items to whoever can take one, and gives the results in the order of the items.

    ``ahead`` items at most are drawn before the result that is awaited. ``done`` has the results that are
    there before their turn, by the number of the item.
    """

    def __init__(self, items: Iterator[Any], ahead: int) -> None:
        self._items = items
        self._ahead = ahead
        self._drawn = 0
        self.done: dict[int, Any] = {}

    def results(self) -> Iterator[Any]:
        """The results, until there are no more items."""
        awaited = 0
        while True:
            self.hand_out(awaited + self._ahead)
            while awaited in self.done:
                yield self.done.pop(awaited)
                awaited += 1
                self.hand_out(awaited + self._ahead)
            if awaited == self._drawn:
                return
            self.listen()

    def draw(self, until: int) -> tuple[int, Any] | None:
        """The next item and its number, if that is below ``until``; None where there is none."""
        if self._drawn >= until:
            return None
        for item in self._items:
            self._drawn += 1
            return self._drawn - 1, item
        return None

    @abstractmethod
    def hand_out(self, until: int) -> None:
        """Give items with numbers below ``until`` to those who can take one."""

    @abstractmethod
    def listen(self) -> None:
        """Wait until there is a result at least, or somebody is lost, and note what there is."""

    @abstractmethod
    def stop(self) -> None:
        """End those who work, whatever they do."""
