"""The names that the articles use, each with everything that is said of it, in each article and over all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recoupe.extract.mentions.candidate import tally, winner
from recoupe.extract.mentions.knowledge import Entry, Knowledge
from recoupe.extract.mentions.words import folded_words
from recoupe.model import Mention, Reading
from recoupe.model.claims import Kind
from recoupe.resolve.names import NameBook, PersonName

# A name as the articles write it, folded: the key under which its mentions are counted.
Key = tuple[str, ...]


@dataclass(slots=True)
class Used:
    """A name in one article: its mentions in order, and the numbers of the mentions in the article."""

    key: Key
    article: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def genders(self) -> Counter[str]:
        """The genders that the mentions tell."""
        return Counter(m.gender for m in self.mentions if m.gender)


@dataclass(slots=True)
class NameRead:
    """A name over all articles."""

    key: Key
    uses: list[Used] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)
    totals: dict[Kind, float] = field(default_factory=dict)
    entry: Entry | None = None
    person: PersonName | None = None

    @property
    def kind(self) -> Kind | None:
        """The kind for which most speaks, over the story."""
        return winner(self.totals) if self.totals else None

    @property
    def count(self) -> int:
        """How many mentions."""
        return sum(self.texts.values())

    @property
    def articles(self) -> frozenset[str]:
        """The articles that use the name."""
        return frozenset(use.article for use in self.uses)


def read_names(readings: Sequence[Reading], known: Knowledge, book: NameBook) -> dict[Key, NameRead]:
    """Every name of the story by its key, in the order of first use."""
    names: dict[Key, NameRead] = {}
    for reading in readings:
        local: dict[Key, Used] = {}
        for mention in reading.mentions:
            if mention.form != "name":
                continue
            key = key_of(mention.name)
            if not key:
                continue
            local.setdefault(key, Used(key, reading.article)).mentions.append(mention)
        for key, use in local.items():
            names.setdefault(key, NameRead(key)).uses.append(use)
    for name in names.values():
        _complete(name, known, book)
    return names


_ARTICLES = frozenset({"le", "la", "les", "l'"})


def key_of(name: str) -> Key:
    """The folded words of a name, without an article before them, hyphens as spaces."""
    words = tuple(part for word in folded_words(name) for part in word.split("-") if part)
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _complete(name: NameRead, known: Knowledge, book: NameBook) -> None:
    totals: defaultdict[Kind, float] = defaultdict(float)
    for use in name.uses:
        name.texts.update(m.name for m in use.mentions)
        for mention in use.mentions:
            for kind, weight in tally(mention.hints).items():
                totals[kind] += weight
    name.totals = dict(totals)
    text = name.texts.most_common(1)[0][0]
    name.entry = known.known.get(text) if known.known.get(text) else None
    name.person = book.name(text)


def of_kind(names: Iterable[NameRead], *kinds: Kind) -> list[NameRead]:
    """The names of these kinds."""
    return [name for name in names if name.kind in kinds]
