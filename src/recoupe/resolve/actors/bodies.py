"""Which names name the same organization, group, country or place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from recoupe.languages.names import Reasons
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.names_read import Key, NameRead, key_of
from recoupe.resolve.actors.persons import Node, everywhere
from recoupe.resolve.names import NameBook

# Shorter words are too often two words of one sound ("Metz", "Mets").
_LONG_ENOUGH = 6


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


def join_aliases(names: Sequence[NameRead], groups: Groups[Node], reasons: Reasons) -> None:
    """Join acronyms and assumed names to what the articles say they stand for, unless they say two things."""
    by_key = {n.key: n for n in names}
    meant: dict[Key, Counter[Key]] = defaultdict(Counter)
    for name in names:
        for mention in name.mentions:
            for alias in mention.aliases:
                key = key_of(alias)
                if key in by_key and key != name.key:
                    meant[key][name.key] += 1
    for short, expansions in meant.items():
        if len({groups.find(everywhere(by_key[key])) for key in expansions}) == 1:
            long = by_key[expansions.most_common(1)[0][0]]
            because = reasons.alias.format(left=long.text, right=by_key[short].text)
            groups.join(everywhere(long), everywhere(by_key[short]), because)


def join_spellings(names: Sequence[NameRead], groups: Groups[Node], book: NameBook, reasons: Reasons) -> None:
    """Join names that sound the same and are never used in one article ("Bagdad", "Baghdad")."""
    by_sound: dict[tuple[str, ...], NameRead] = {}
    for name in names:
        if sum(map(len, name.key)) < _LONG_ENOUGH:
            continue
        sound = tuple(book.sound(word) for word in name.key)
        other = by_sound.setdefault(sound, name)
        if other is not name and other.kind == name.kind and not other.articles & name.articles:
            because = reasons.same_sound.format(left=other.text, right=name.text)
            groups.join(everywhere(other), everywhere(name), because)
