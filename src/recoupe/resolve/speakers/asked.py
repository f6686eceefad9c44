"""What an article asks of its story to know who speaks, and whether the story still says the same.

An article knows itself: whom it names, by which titles. It learns of others, whom it may not name, only by
the questions here. So who speaks there is the same as long as the questions have the same answers and the
same is known of all whom it names and who were answered.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias, cast

from recoupe.model import Reading
from recoupe.resolve.speakers.titles import Title

if TYPE_CHECKING:
    from recoupe.resolve.speakers.article import Attribution
    from recoupe.resolve.speakers.story import Knowledge

# What is asked, of what, and for which article.
Question: TypeAlias = tuple[str, Title | str, str | None]
Holders: TypeAlias = Mapping[str, tuple[int, float]]


class Answers(ABC):
    """Answers the questions of articles, and remembers them with the answers until ``listen``."""

    def __init__(self) -> None:
        self._asked: dict[Question, object] = {}

    @abstractmethod
    def _answer(self, question: Question) -> object:
        """What the story says."""

    def listen(self) -> dict[Question, object]:
        """The questions that are asked from now on, with their answers; empty yet."""
        self._asked = {}
        return self._asked

    def again(self, question: Question) -> object:
        """The answer to a question that nobody asks now."""
        return self._answer(question)

    def holders_of(self, said: Title) -> Holders:
        """Who holds a title in the story, as ``StoryHolders.of``."""
        return cast(Holders, self._ask(("holders", said, None)))

    def holders_then(self, said: Title, article: str) -> Holders:
        """The same, but for those who did not on the day of the article, as far as the story tells."""
        return cast(Holders, self._ask(("holders", said, article)))

    def actor_named(self, words: str) -> str | None:
        """The actor that has exactly this name, articles and capitals apart."""
        return cast(str | None, self._ask(("called", words, None)))

    def called(self, noun: str, article: str) -> str | None:
        """The one organization named in the article that any article introduces so: "le groupe X"."""
        return cast(str | None, self._ask(("called", noun, article)))

    def age_beside(self, actor: str) -> int | None:
        """The age that stands beside a name of ``actor`` anywhere."""
        return cast(int | None, self._ask(("age", actor, None)))

    def _ask(self, question: Question) -> object:
        answer = self._asked[question] = self._answer(question)
        return answer


class Consulted:
    """Who speaks in an article, with all of the story that this rests on."""

    def __init__(
        self, reading: Reading, known: Knowledge, asked: dict[Question, object], found: list[Attribution]
    ) -> None:
        self._reading, self._view, self._asked = reading, known.view(reading.article), asked
        actors = {*known.here(reading.article), *_answered(asked)}
        self._facts = [(actor, known.fact(actor)) for actor in sorted(actors)]
        self.found = found

    def holds(self, reading: Reading, known: Knowledge) -> bool:
        """Whether another story knows the same of the article, whatever it says of days (``dated``)."""
        return (
            (reading, known.view(reading.article)) == (self._reading, self._view)
            and all(known.again(q) == answer for q, answer in self._asked.items() if not _of_a_day(q))
            and all(known.fact(actor) == fact for actor, fact in self._facts)
        )

    def dated(self, known: Knowledge) -> bool:
        """Whether, where all else is the same, the days are: then the same speak there."""
        return all(known.again(q) == answer for q, answer in self._asked.items() if _of_a_day(q))


def _of_a_day(question: Question) -> bool:
    """Whether the answer depends on when articles appeared and roles were held."""
    what, _, article = question
    return what == "holders" and article is not None


def _answered(asked: Mapping[Question, object]) -> Iterator[str]:
    """The actors in the answers."""
    for (what, about, _), answer in asked.items():
        if what == "age":
            yield str(about)
        elif isinstance(answer, Mapping):
            yield from answer
        elif answer is not None:
            yield str(answer)
