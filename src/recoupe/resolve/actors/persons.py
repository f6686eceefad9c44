"""Which names name the same person.

First the full names, over all articles; then the bare surnames, each in its article, where the full name was
given; only those that no full name of their article explains look at the story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from recoupe.languages.names import Reasons
from recoupe.model import Mention
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.names_read import Key, NameRead, Used
from recoupe.resolve.names import NameBook, Part, PersonName

# Above: one name in two spellings. Between: one only where nothing speaks against it.
_SURE, _LIKELY = 0.9, 0.55
# A node of the story: a name in all articles (article ""), or in one.
Node = tuple[Key, str]


def join_full_names(
    names: Sequence[NameRead], groups: Groups[Node], book: NameBook, reasons: Reasons
) -> None:
    """Join the full names that are spellings of one."""
    for left, right in _pairs(names, book):
        assert left.person and right.person
        score = book.same(left.person, right.person)
        if score >= _SURE or (score >= _LIKELY and not left.articles & right.articles):
            groups.join((left.key, ""), (right.key, ""), _because(reasons.spelling, left, right, score))


def _because(template: str, left: NameRead, right: NameRead, score: float) -> str:
    first, second = (n.texts.most_common(1)[0][0] for n in (left, right))
    return template.format(left=first, right=second, score=f"{score:.2f}")


def _pairs(names: Sequence[NameRead], book: NameBook) -> Iterable[tuple[NameRead, NameRead]]:
    """The pairs worth a comparison.

    The surnames have the same consonants, and the given names begin alike.
    """
    blocks: dict[tuple[str, str], list[NameRead]] = defaultdict(list)
    for name in names:
        assert name.person
        for initial in _initials(name.person.parts[0], book):
            blocks[(name.person.surname.skeleton, initial)].append(name)
    seen: set[tuple[Key, Key]] = set()
    for block in blocks.values():
        for left, right in combinations(block, 2):
            if (left.key, right.key) not in seen:
                seen.add((left.key, right.key))
                yield left, right


def _initials(part: Part, book: NameBook) -> list[str]:
    """The first consonants of a given name and of its short forms."""
    forms = [part.skeleton[:1], *(book.name(f).parts[0].skeleton[:1] for f in book.short_forms(part.folded))]
    return sorted(set(forms))


class Bearers:
    """The persons of the story by surname: for the bare names."""

    def __init__(self, full: Sequence[NameRead], groups: Groups[Node], book: NameBook) -> None:
        self._book = book
        self._groups = groups
        self._by_sound: dict[str, list[NameRead]] = defaultdict(list)
        self._by_skeleton: dict[str, list[NameRead]] = defaultdict(list)
        self._by_given: dict[str, list[NameRead]] = defaultdict(list)
        for name in full:
            assert name.person
            for n in range(1, len(name.person.parts)):
                tail = name.person.parts[n:]
                self._by_sound[_sound(tail)].append(name)
            self._by_sound[_sound(name.person.parts[:-1])].append(name) if len(
                name.person.parts
            ) > 2 else None
            self._by_skeleton[name.person.surname.skeleton].append(name)
            self._by_given[name.person.parts[0].folded].append(name)

    def of(self, bare: PersonName, article: str | None) -> list[NameRead]:
        """The full names whose surname ``bare`` is; only those used in ``article``, when one is given."""
        found = self._by_sound.get(_sound(bare.parts), [])
        if not found and len(bare.parts) == 1:
            found = [
                name
                for name in self._by_skeleton.get(bare.surname.skeleton, ())
                if name.person and self._book.alike(bare.surname, name.person.surname) >= 0.6
            ]
        return [n for n in found if article is None or article in n.articles]

    def called(self, given: str, article: str) -> list[NameRead]:
        """The full names used in ``article`` that begin with this given name."""
        return [n for n in self._by_given.get(given, ()) if article in n.articles]

    def distinct(self, names: Iterable[NameRead]) -> list[Node]:
        """The persons behind ``names``."""
        return list(dict.fromkeys(self._groups.find((n.key, "")) for n in names))


def _sound(parts: Sequence[Part]) -> str:
    return " ".join(p.sound for p in parts)


def place_bare(
    name: NameRead, bearers: Bearers, groups: Groups[Node], book: NameBook, reasons: Reasons
) -> list[Node]:
    """Give a bare surname, in each article, to the person who bears it. The nodes that remain its own."""
    assert name.person
    own: list[Node] = []
    for use in name.uses:
        node = (name.key, use.article)
        groups.add(node)
        bearer, reason = _bearer(name, use, bearers, book, reasons)
        if bearer is not None:
            groups.join(bearer, node, reason)
        else:
            own.append(node)
            if own[0] != node:
                groups.join(own[0], node)
            if reason:
                groups.join(node, node, reason)
    return own


def _bearer(
    name: NameRead, use: Used, bearers: Bearers, book: NameBook, reasons: Reasons
) -> tuple[Node | None, str | None]:
    assert name.person
    text = use.mentions[0].name
    local = bearers.of(name.person, use.article)
    if found := _only(_fitting(local, use), bearers):
        return found, reasons.surname_in_article.format(name=text)
    if local:
        return None, reasons.ambiguous.format(name=text, candidates=_list(_fitting(local, use)))
    given = name.person.surname.folded
    if given in book.first_names and (found := _only(bearers.called(given, use.article), bearers)):
        return found, reasons.given_in_article.format(name=text)
    everywhere = _fitting(bearers.of(name.person, None), use)
    if found := _only(everywhere, bearers):
        return found, reasons.surname_in_story.format(name=text)
    if everywhere:
        return None, reasons.ambiguous.format(name=text, candidates=_list(everywhere))
    return None, None


def _only(names: Sequence[NameRead], bearers: Bearers) -> Node | None:
    found = bearers.distinct(names)
    return found[0] if len(found) == 1 else None


def _fitting(names: Sequence[NameRead], use: Used) -> list[NameRead]:
    """Those of ``names`` whose gender is not another than that of the bare name."""
    gender = _gender(use.mentions)
    return [n for n in names if not gender or _gender_of(n) in (None, gender)]


def _gender(mentions: Iterable[Mention]) -> str | None:
    told = {m.gender for m in mentions if m.gender}
    return told.pop() if len(told) == 1 else None


def _gender_of(name: NameRead) -> str | None:
    return _gender(m for use in name.uses for m in use.mentions)


def _list(names: Sequence[NameRead]) -> str:
    return ", ".join(sorted({n.texts.most_common(1)[0][0] for n in names}))
