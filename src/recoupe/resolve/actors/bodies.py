"""Which names name the same organization, group, country or place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from recoupe.languages.names import Reasons
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.names_read import Key, NameRead
from recoupe.resolve.actors.persons import Node, everywhere, in_article
from recoupe.resolve.names import NameBook

# Shorter words are too often two words of one sound ("Metz", "Mets").
_LONG_ENOUGH = 6
# An acronym of so many letters is used by several bodies.
_SHORT = 3


def join_known(names: Sequence[NameRead], groups: Groups[Node], reasons: Reasons) -> None:
    """Join the names that world knowledge gives to one actor."""
    first: dict[str, NameRead] = {}
    for name in names:
        if name.entry and name.entry.kind:
            other = first.setdefault(name.entry.name, name)
            if other is not name:
                left, right = (n.text for n in (other, name))
                reason = reasons.known.format(left=left, right=right)
                groups.join(everywhere(other), everywhere(name), reason)


def join_aliases(
    names: Sequence[NameRead], groups: Groups[Node], reasons: Reasons, fixed: frozenset[Node]
) -> list[NameRead]:
    """Join acronyms and assumed names to what the articles say they stand for, unless they say two things.

    A short acronym may mean another body in another article ("PP"): where most articles that use it do not
    name what it stands for here, it is joined only in those that do. Those acronyms are returned. What was
    judged (``fixed``) is not taken apart.
    """
    by_key = {n.key: n for n in names}
    apart = []
    for short, expansions in _meanings(names, by_key).items():
        if len({groups.find(everywhere(by_key[key])) for key in expansions}) > 1:
            continue
        long, acronym = by_key[expansions.most_common(1)[0][0]], by_key[short]
        because = reasons.alias.format(left=long.text, right=acronym.text)
        if everywhere(acronym) in fixed or _travels(acronym, [by_key[key] for key in expansions]):
            groups.join(everywhere(long), everywhere(acronym), because)
        else:
            apart.append(acronym)
            _join_by_article(long, acronym, groups, because)
    return apart


def _meanings(names: Sequence[NameRead], by_key: dict[Key, NameRead]) -> dict[Key, Counter[Key]]:
    """For each alias the names that the articles give it for, and how often."""
    meant: dict[Key, Counter[Key]] = defaultdict(Counter)
    for name in names:
        for key in (key for use in name.uses for key in use.aliases):
            if key in by_key and key != name.key:
                meant[key][name.key] += 1
    return meant


def _travels(acronym: NameRead, expansions: Sequence[NameRead]) -> bool:
    """Whether the alias means the same in the articles that do not explain it."""
    if acronym.entry or len(acronym.text) > _SHORT:
        return True
    explained = frozenset().union(*(n.articles for n in expansions))
    return 2 * len(acronym.articles & explained) >= len(acronym.articles)


def _join_by_article(long: NameRead, acronym: NameRead, groups: Groups[Node], because: str) -> None:
    own: Node | None = None
    for use in acronym.uses:
        node = in_article(use)
        groups.add(node)
        if use.article in long.articles:
            groups.join(everywhere(long), node, because)
        else:
            own = own or node
            groups.join(own, node)


def join_spellings(names: Sequence[NameRead], groups: Groups[Node], book: NameBook, reasons: Reasons) -> None:
    """Join names that sound the same and are never used in one article ("Bagdad", "Baghdad").

    Acronyms are joined that differ by hyphens and full stops alone ("N-VA", "NVA").
    """
    by_sound: dict[tuple[str, ...], NameRead] = {}
    by_letters: dict[str, NameRead] = {}
    for name in names:
        if name.text.isupper() and (other := by_letters.setdefault("".join(name.key), name)) is not name:
            because = reasons.same_sound.format(left=other.text, right=name.text)
            groups.join(everywhere(other), everywhere(name), because)
            continue
        if sum(map(len, name.key)) < _LONG_ENOUGH:
            continue
        sound = tuple(book.sound(word) for word in name.key)
        other = by_sound.setdefault(sound, name)
        if other is not name and other.kind == name.kind and not other.articles & name.articles:
            because = reasons.same_sound.format(left=other.text, right=name.text)
            groups.join(everywhere(other), everywhere(name), because)
