"""The names that the articles use, each with everything that is said of it, in each article and over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import chain

from recoupe.extract.mentions.candidate import tally, winner
from recoupe.extract.mentions.entries import Entry
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.words import Cutter, fold
from recoupe.model import Anchor, Mention, Reading
from recoupe.model.claims import Kind
from recoupe.resolve.held import Held
from recoupe.resolve.names import NameBook, PersonName

# A name as the articles write it, folded: the key under which its mentions are counted.
Key = tuple[str, ...]
# Marks the key of a person whose name is elsewhere that of a place or a body ("Washington").
_PERSON = "\0person"
# Begins what marks the key of a name that a person judged to be another's here.
MARK = "\0judged:"
# What says that a town stands for those who govern there.
_GOVERNS = frozenset({"for_government", "for_union"})
# What says by itself that this very mention names a person.
_PERSONAL = frozenset({"civility", "title", "surname", "age"})
# Less than this for a kind is the tagger's word alone.
_WEAK = 3.0
# More than any number of mentions can say for another kind.
_CERTAIN = 1e9


@dataclass(slots=True)
class Used:
    """A name in one article, with the gender that its mentions tell there: those mentions, in order.

    ``aliases`` are the keys of other names that they give for it.
    """

    key: Key
    article: str
    gender: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    aliases: list[Key] = field(default_factory=list)


@dataclass
class NameRead:
    """A name over all articles. What is asked of its uses is worked out once: they do not change."""

    key: Key
    text: str
    book: NameBook
    entry: Entry | None
    uses: list[Used] = field(default_factory=list)
    totals: dict[Kind, float] = field(default_factory=dict)

    @cached_property
    def person(self) -> PersonName:
        """Its parts, as those of a person's name."""
        return self.book.name(self.text)

    def judge(self, kind: Kind) -> None:
        """Have the name be of a kind, whatever speaks for another."""
        self.totals = {**self.totals, kind: _CERTAIN}
        self.entry = self.entry if self.entry and self.entry.kind == kind else None
        self.__dict__.pop("kind", None)

    @cached_property
    def kind(self) -> Kind | None:
        """The kind for which most speaks, over the story."""
        return winner(self.totals) if self.totals else None

    @property
    def weak(self) -> bool:
        """Whether little speaks for any kind."""
        return self.entry is None and max(self.totals.values(), default=0.0) < _WEAK * len(self.uses)

    @cached_property
    def placed(self) -> bool:
        """Whether a preposition of place stands before the name somewhere."""
        return any("locative" in m.hints for m in self.mentions)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that use the name."""
        return frozenset(use.article for use in self.uses)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every mention, article by article."""
        return [m for use in self.uses for m in use.mentions]

    @cached_property
    def gender(self) -> str | None:
        """The gender that the mentions tell, when they tell one."""
        told = Counter(m.gender for m in self.mentions if m.gender).most_common(2)
        return told[0][0] if told and (len(told) == 1 or told[0][1] > 2 * told[1][1]) else None


def read_names(
    readings: Sequence[Reading],
    known: Knowledge,
    book: NameBook,
    marks: Mapping[Anchor, str],
    held: Held,
) -> dict[Key, NameRead]:
    """Every name of the story by its key, in the order of first use. ``marks`` set mentions apart.

    A name whose uses are those of which one is ``held`` is that one.
    """
    pages = [
        held.again("page", reading.article, (reading,), partial(_Page, reading, known))
        for reading in readings
    ]
    kinds = _Kinds(pages)
    uses: dict[Key, list[Used]] = {}
    for page in pages:
        told = [kinds[key] for key in page.personal]
        own = {m.anchor: marks[m.anchor] for m, _ in page.named if m.anchor in marks} if marks else {}
        of = page, told, own
        for use in held.again("uses", page.article, of, partial(page.uses, kinds, own, known)):
            uses.setdefault(use.key, []).append(use)
    return {
        key: held.again("name", key, found, partial(_read, key, found, known, book))
        for key, found in uses.items()
    }


class _Page:
    """The names in one article, each mention with its key, and what does not depend on other articles.

    ``personal`` are the keys of names that are persons' here, whatever they are elsewhere.
    """

    def __init__(self, reading: Reading, known: Knowledge) -> None:
        self.article = reading.article
        self.named = [(m, key_of(m.name, known)) for m in reading.mentions if m.form == "name"]
        self.mentions: dict[Key, list[Mention]] = {}
        for mention, key in self.named:
            self.mentions.setdefault(key, []).append(mention)
        self.personal = sorted({key for mention, key in self.named if _is_personal(mention)})

    def uses(
        self, kinds: Mapping[Key, Kind | None], marks: Mapping[Anchor, str], known: Knowledge
    ) -> list[Used]:
        """The names as this article uses them, in the order of first use."""
        found: dict[tuple[Key, str | None], Used] = {}
        for mention, plain in self.named:
            if key := _key_in_story(mention, plain, kinds, known):
                bare = len(key) == 1 or key[-1] == _PERSON or "civility" in mention.hints
                key = (*key, marks[mention.anchor]) if mention.anchor in marks else key
                at = key, mention.gender if bare else None
                use = found.get(at) or found.setdefault(at, Used(key, self.article, at[1]))
                use.mentions.append(mention)
                use.aliases.extend(key_of(alias, known) for alias in mention.aliases)
        return list(found.values())


class _Kinds(dict[Key, Kind | None]):
    """The kind of each name over the story; few are asked for."""

    def __init__(self, pages: Iterable[_Page]) -> None:
        self._mentions: dict[Key, list[list[Mention]]] = {}
        for page in pages:
            for key, mentions in page.mentions.items():
                self._mentions.setdefault(key, []).append(mentions)

    def __missing__(self, key: Key) -> Kind | None:
        kind = self[key] = winner(votes(chain.from_iterable(self._mentions[key])))
        return kind


def votes(mentions: Iterable[Mention]) -> dict[Kind, float]:
    """What the hints of ``mentions`` say for each kind, added up in their order."""
    totals = dict(tally(()))
    for mention in mentions:
        for kind, weight in _said(mention.hints):
            totals[kind] += weight
    return totals


@lru_cache(maxsize=20_000)
def _said(hints: tuple[str, ...]) -> tuple[tuple[Kind, float], ...]:
    """The kinds for or against which the hints speak, and how much."""
    return tuple((kind, weight) for kind, weight in tally(hints).items() if weight)


def _key_in_story(mention: Mention, key: Key, kinds: Mapping[Key, Kind | None], known: Knowledge) -> Key:
    hints = mention.hints
    if not _GOVERNS.isdisjoint(hints) and (power := _power(mention, " ".join(key), known)):
        return key_of(power, known)
    return (*key, _PERSON) if _is_personal(mention) and kinds[key] != "person" else key


def _is_personal(mention: Mention) -> bool:
    """Whether the words beside a name say that this mention names a person."""
    return not _PERSONAL.isdisjoint(mention.hints) and "locative" not in mention.hints


def _power(mention: Mention, town: str, known: Knowledge) -> str | None:
    """The country, or the union of states, for which a town stands there: "Berlin refuse"."""
    if "for_government" in mention.hints:
        return known.capitals.get(town)
    return known.union_towns.get(town) if "for_union" in mention.hints else None


def key_of(name: str, known: Knowledge) -> Key:
    """The folded words of a name, without an article before them, hyphens as spaces."""
    return _key(name, known.articles, known.cut)


@lru_cache(maxsize=100_000)
def _key(name: str, articles: frozenset[str], cut: Cutter) -> Key:
    words = cut.folded(name)
    if "-" in name or "'" in name or "’" in name or "‑" in name:
        words = tuple(_pieces(words))
    return words[1:] if len(words) > 1 and words[0] in articles else words


def _pieces(words: Iterable[str]) -> Iterator[str]:
    """The words between hyphens; "Côte-d'Azur" is "Côte d'Azur"."""
    for part in (part for word in words for part in word.split("-") if part):
        yield from ("d'", part[2:]) if part[:2] == "d'" and part[2:] else (part,)


def _read(key: Key, uses: list[Used], known: Knowledge, book: NameBook) -> NameRead:
    mentions = [m for use in uses for m in use.mentions]
    own = [m.name for m in mentions if _GOVERNS.isdisjoint(m.hints)]
    text = (
        Counter(own).most_common(1)[0][0] if own else _power(mentions[0], fold(mentions[0].name), known) or ""
    )
    totals = votes(mentions)
    entry = None if _PERSON in key else known.known.get(text)
    if _PERSON in key:
        totals["person"] += sum(totals.values())
    return NameRead(key, text, book, entry, uses, totals)
