"""Which names name the same person.

First the full names, over all articles; then the bare surnames, each in its article, where the full name was
given; only those that no full name of their article explains look at the story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from recoupe.languages.names import Reasons
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.names_read import Key, NameRead, Used
from recoupe.resolve.grouped import grouped
from recoupe.resolve.names import NameBook, Part, PersonName

# Above: one name in two spellings, even in one article (a slip of the pen). Between: one only where nothing
# speaks against it.
_SURE, _LIKELY = 0.83, 0.7
# A bare surname a letter off that of a person in the same article.
_CLOSE = 0.8
# One bearer of a surname named so many times oftener than the others is meant by the bare surname.
_DOMINANT = 4
# One bearer of a given name named so many times oftener in an article than the others is meant by it there.
_OFTENER = 2
# A name in all articles (article ""), or a bare one in one article with one gender.
Node = tuple[Key, str, str]


def everywhere(name: NameRead) -> Node:
    """The node of a name that means one actor in the whole story."""
    return (name.key, "", "")


def in_article(use: Used) -> Node:
    """The node of a name that may mean several actors: one for each article and gender."""
    return (use.key, use.article, use.gender or "")


def join_full_names(
    names: Sequence[NameRead], groups: Groups[Node], book: NameBook, reasons: Reasons
) -> None:
    """Join the full names that are spellings of one."""
    for left, right in _pairs(names, book):
        score = book.same(left.person, right.person)
        if score >= _SURE or (score >= _LIKELY and not left.articles & right.articles):
            because = reasons.spelling.format(left=left.text, right=right.text, score=f"{score:.2f}")
            groups.join(everywhere(left), everywhere(right), because)


def join_reduced(names: Sequence[NameRead], groups: Groups[Node], book: NameBook, reasons: Reasons) -> None:
    """Join each name whose surname is an initial ("Samir K.") to the one person that it may be."""
    full = (n for n in names if not n.person.surname.initial)
    by_given = grouped(full, lambda n: n.person.parts[0].folded)
    for name in names:
        given, *_, surname = name.person.parts
        if not surname.initial:
            continue
        found = [
            n
            for form in (given.folded, *sorted(book.short_forms(given.folded)))
            for n in by_given.get(form, ())
            if n.person.surname.folded[0] == surname.folded[0]
        ]
        if len({groups.find(everywhere(n)) for n in found}) == 1:
            score = f"{book.alike(surname, found[0].person.surname):.2f}"
            because = reasons.reduced.format(left=found[0].text, right=name.text, score=score)
            groups.join(everywhere(found[0]), everywhere(name), because)


def _pairs(names: Sequence[NameRead], book: NameBook) -> Iterable[tuple[NameRead, NameRead]]:
    """The pairs worth a comparison: surnames of the same consonants, given names that begin alike."""
    blocks: dict[tuple[str, str], list[NameRead]] = defaultdict(list)
    for name in names:
        blocks[(name.person.joined, "")].append(name)
        for initial in _first_letters(name.person, book):
            blocks[(name.person.surname.skeleton, initial)].append(name)
        if book.turned(name.person):
            given, *_, surname = book.straight(name.person)
            blocks[(surname.skeleton, given.skeleton[:1])].append(name)
    seen: set[tuple[Key, Key]] = set()
    for block in blocks.values():
        for left, right in combinations(block, 2):
            if (left.key, right.key) not in seen:
                seen.add((left.key, right.key))
                yield left, right


def _first_letters(person: PersonName, book: NameBook) -> list[str]:
    """Those of the given name, and of the first of two surnames, by which the person may be named alone."""
    surnames = [person.parts[-2].skeleton[:1]] if len(person.parts) > 2 else []
    return sorted({*_initials(person.parts[0], book), *surnames})


def _initials(part: Part, book: NameBook) -> list[str]:
    """The first consonants of a given name and of its short forms."""
    forms = [part.skeleton[:1], *(book.name(f).parts[0].skeleton[:1] for f in book.short_forms(part.folded))]
    return sorted(set(forms))


def assumed_names(names: Iterable[NameRead], full: Sequence[NameRead]) -> dict[tuple[Key, str], NameRead]:
    """Who goes by the aliases that the articles give, by key and article; "" stands for the whole story.

    Of "X, alias Y" the full name is the person's own, or the first where both are full.
    """
    own = {name.key: name for name in full}
    found: dict[tuple[Key, str], NameRead] = {}
    owners: dict[Key, set[Key]] = defaultdict(set)
    for name in names:
        for use in name.uses:
            for key in use.aliases:
                alias, owner = (key, name) if name.key in own or key not in own else (name.key, own[key])
                found[alias, use.article] = found[alias, ""] = owner
                owners[alias].add(owner.key)
    return {place: name for place, name in found.items() if place[1] or len(owners[place[0]]) == 1}


class Bearers:
    """The persons of the story by surname and by given name: for the bare names."""

    def __init__(self, full: Sequence[NameRead], groups: Groups[Node], book: NameBook) -> None:
        self._book = book
        self._groups = groups
        self._full = full
        self._by_sound: dict[str, list[NameRead]] = defaultdict(list)
        self._by_skeleton: dict[str, list[NameRead]] = defaultdict(list)
        self._by_first: dict[str, list[NameRead]] = defaultdict(list)
        self._surnames: dict[str, set[str]] = defaultdict(set)
        for name in full:
            parts = name.person.parts
            for sound in dict.fromkeys(_sound(parts[n:]) for n in range(1, len(parts))):
                self._by_sound[sound].append(name)
            self._by_skeleton[name.person.surname.skeleton].append(name)
            self._by_first[parts[0].folded].append(name)
            for article in name.articles:
                self._surnames[article].add(name.person.surname.sound)

    def of(self, bare: PersonName, article: str | None) -> list[NameRead]:
        """The full names whose surname ``bare`` is; only those used in ``article``, when one is given."""
        surname = bare.parts[1:] if len(bare.parts) > 1 and bare.parts[0].initial else bare.parts
        found = self._by_sound.get(_sound(surname), [])
        if not found and article is not None and len(surname) == 1:
            found = [n for n in self._by_skeleton.get(surname[0].skeleton, ()) if self._close(surname[0], n)]
        initial = bare.parts[0].folded[0] if bare.parts[0].initial else ""
        return [
            n
            for n in found
            if self._book.alike(surname[-1], n.person.surname)
            and (article is None or article in n.articles)
            and n.person.parts[0].folded.startswith(initial)
        ]

    def _close(self, surname: Part, name: NameRead) -> bool:
        """Whether the surname is a misspelling of that of ``name``, and no given name."""
        return surname.folded not in self._book.first_names and (
            self._book.alike(surname, name.person.surname) >= _CLOSE
        )

    def spelt(self, name: NameRead) -> bool:
        """Whether the full name is another spelling of one of the persons."""
        near = self._by_skeleton.get(name.person.surname.skeleton, ())
        return any(n is not name and self._book.same(n.person, name.person) >= _LIKELY for n in near)

    def first(self, word: str, article: str) -> list[NameRead]:
        """The full names used in ``article`` that begin with ``word``."""
        return [n for n in self._by_first.get(word, ()) if article in n.articles]

    def given(self, name: NameRead) -> bool:
        """Whether a person begins with the one word of ``name`` in each article that uses it."""
        word = name.person.surname.folded
        return len(name.key) == 1 and all(self.first(word, article) for article in name.articles)

    def relatives(self, word: str, article: str) -> list[NameRead]:
        """The full names that begin with ``word`` and have the surname of a person of ``article``."""
        here = self._surnames.get(article, ())
        return [n for n in self._by_first.get(word, ()) if n.person.surname.sound in here]

    def holds(self, node: Node) -> bool:
        """Whether the node is in the set of one of the persons."""
        root = self._groups.find(node)
        return any(self._groups.find(everywhere(n)) == root for n in self._full)

    def distinct(self, names: Iterable[NameRead]) -> list[Node]:
        """The persons behind ``names``."""
        return list(dict.fromkeys(self._groups.find(everywhere(n)) for n in names))


def _sound(parts: Sequence[Part]) -> str:
    return "".join(p.sound for p in parts)


@dataclass(frozen=True, slots=True)
class Bare:
    """Places bare names: surnames, given names, initials with a surname.

    ``assumed`` are names that an article gives a person besides his own ("X, alias Y"); ``fixed`` are nodes
    that a judgement has placed; ``candidates`` are, for each node that may be several persons, theirs.
    """

    bearers: Bearers
    groups: Groups[Node]
    book: NameBook
    reasons: Reasons
    assumed: Mapping[tuple[Key, str], NameRead]
    fixed: frozenset[Node] = frozenset()
    candidates: dict[Node, list[Node]] = field(default_factory=dict)

    def place(self, name: NameRead) -> None:
        """Give the name, in each article, to the person who bears it.

        What is left is one actor of its own.
        """
        own: dict[str, Node] = {}
        for use in name.uses:
            node = in_article(use)
            self.groups.add(node)
            if node in self.fixed and self.bearers.holds(node):
                continue
            bearer, reason = self._bearer(name, use)
            if bearer is not None and self.groups.join(bearer, node, reason):
                continue
            first = own.setdefault(use.gender or "", node)
            self.groups.join(first, node, reason)
        if len(own) == 2 and "" in own:
            first, second = own.values()
            self.groups.join(first, second)

    def _bearer(self, name: NameRead, use: Used) -> tuple[Node | None, str | None]:
        text, words = use.mentions[0].name, self.reasons
        if owner := self.assumed.get((name.key, use.article)) or self.assumed.get((name.key, "")):
            return everywhere(owner), words.alias.format(left=owner.text, right=text)
        if self._introduced(name, use):
            return self._by_given(name, use)
        local = self._fitting(self.bearers.of(name.person, use.article), use)
        if found := self._only(local):
            return found, words.surname_in_article.format(name=text) + self._score(name, local[0])
        if local:
            return self._dominant(local, use)
        called = self._called(name, use)
        if found := self._only(called):
            return found, words.given_in_article.format(name=text)
        if found := self._commonest(called, use.article):
            bearers = ", ".join(sorted({n.text for n in called}))
            return found, words.dominant.format(name=text, candidates=bearers)
        if self._given_alone(name, use):
            return None, None
        story = self._fitting(self.bearers.of(name.person, None), use)
        if found := self._only(story):
            return found, words.surname_in_story.format(name=text)
        return self._dominant(story, use) if story else (None, None)

    def _score(self, name: NameRead, bearer: NameRead) -> str:
        """How alike the two surnames are, in brackets, where they are not spelt the same."""
        score = self.book.alike(name.person.surname, bearer.person.surname)
        return f" ({score:.2f})" if 0 < score < 1 else ""

    def _introduced(self, name: NameRead, use: Used) -> bool:
        """Whether the text gives it as a given name: "Michel, un voisin", "Lina, 19 ans", "son fils Paul".

        Then it is nobody's surname, whoever bears that surname.
        """
        first = use.mentions[0]
        told = {"age", "presented", "kin"} & set(first.hints)
        # "frère" is both a title and a relative.
        entitled = "title" in first.hints and "kin" not in told
        if entitled or "civility" in first.hints or len(name.person.parts) > 1:
            return False
        return bool(told) and name.person.surname.folded in self.book.first_names

    def _by_given(self, name: NameRead, use: Used) -> tuple[Node | None, str | None]:
        """The person of the article whose given name it is, or of the story if presented as a relative."""
        word, text = name.person.surname.folded, use.mentions[0].name
        if found := self._only(self._fitting(self.bearers.first(word, use.article), use)):
            return found, self.reasons.given_in_article.format(name=text)
        relatives = self.bearers.relatives(word, use.article) if "kin" in use.mentions[0].hints else []
        found = self._only(self._fitting(relatives, use))
        return found, self.reasons.relative.format(name=text) if found else None

    def _called(self, name: NameRead, use: Used) -> list[NameRead]:
        """Those of the article whose given name it is.

        With a civility, whose name begins with it ("M. Xi").
        """
        word = name.person.surname.folded
        civil = any("civility" in m.hints for m in use.mentions)
        compound = len(name.key) > 1
        if name.person.full or (not compound and civil and word in self.book.first_names):
            return []
        return self.bearers.first(word, use.article)

    def _given_alone(self, name: NameRead, use: Used) -> bool:
        """Whether it is a given name with nothing that makes it a surname: anybody's in another article."""
        if len(name.key) > 1 or name.person.surname.folded not in self.book.first_names:
            return False
        return not any({"civility", "title", "apposition"} & set(m.hints) for m in use.mentions)

    def _only(self, names: Sequence[NameRead]) -> Node | None:
        found = self.bearers.distinct(names)
        return found[0] if len(found) == 1 else None

    def _dominant(self, names: Sequence[NameRead], use: Used) -> tuple[Node | None, str]:
        """The bearer named far oftener than the others, else nobody; the reason names the candidates."""
        text, ranked = use.mentions[0].name, self._ranked(names)
        candidates = ", ".join(sorted({n.text for n in names}))
        if ranked[0][1] >= _DOMINANT * ranked[1][1]:
            return ranked[0][0], self.reasons.dominant.format(name=text, candidates=candidates)
        self.candidates[in_article(use)] = [node for node, _ in ranked]
        return None, self.reasons.ambiguous.format(name=text, candidates=candidates)

    def _commonest(self, names: Sequence[NameRead], article: str) -> Node | None:
        """The person of ``article`` named there oftener, by far, than the others of ``names``."""
        ranked = self._ranked(names, article)
        return ranked[0][0] if len(ranked) > 1 and ranked[0][1] >= _OFTENER * ranked[1][1] else None

    def _ranked(self, names: Sequence[NameRead], article: str | None = None) -> list[tuple[Node, int]]:
        """The persons behind ``names`` with how often they are named, there or at all, most named first."""
        counts: dict[Node, int] = {}
        for name in names:
            root = self.groups.find(everywhere(name))
            here = (use for use in name.uses if article in (None, use.article))
            counts[root] = counts.get(root, 0) + sum(len(use.mentions) for use in here)
        return sorted(counts.items(), key=lambda pair: -pair[1])

    def _fitting(self, names: Sequence[NameRead], use: Used) -> list[NameRead]:
        """Those of ``names`` whose gender is not another than that of the bare name."""
        node = in_article(use)
        return [
            n
            for n in names
            if (not use.gender or n.gender in (None, use.gender))
            and not self.groups.parted(everywhere(n), node)
        ]
