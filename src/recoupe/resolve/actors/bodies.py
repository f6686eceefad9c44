"""Which names name the same organization, group, country or place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from recoupe.languages.names import Reasons
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.names_read import Key, NameRead, key_of
from recoupe.resolve.actors.persons import Node
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
                left, right = (n.texts.most_common(1)[0][0] for n in (other, name))
                reason = reasons.known.format(left=left, right=right)
                groups.join((other.key, ""), (name.key, ""), reason)


def join_aliases(names: dict[Key, NameRead], groups: Groups[Node], reasons: Reasons) -> None:
    """Join acronyms to what the articles say they stand for, unless they say two things."""
    meant: dict[Key, Counter[Key]] = defaultdict(Counter)
    for name in names.values():
        for use in name.uses:
            for mention in use.mentions:
                for alias in mention.aliases:
                    if key_of(alias) in names and key_of(alias) != name.key:
                        meant[key_of(alias)][name.key] += 1
    for short, expansions in meant.items():
        roots = {groups.find((key, "")) for key in expansions}
        if len(roots) == 1:
            long = expansions.most_common(1)[0][0]
            left, right = (names[k].texts.most_common(1)[0][0] for k in (long, short))
            groups.join((long, ""), (short, ""), reasons.alias.format(left=left, right=right))


def join_spellings(names: Sequence[NameRead], groups: Groups[Node], book: NameBook, reasons: Reasons) -> None:
    """Join names that sound the same and are never used in one article ("Bagdad", "Baghdad")."""
    by_sound: dict[tuple[str, ...], NameRead] = {}
    for name in names:
        if sum(map(len, name.key)) < _LONG_ENOUGH:
            continue
        sound = tuple(book.sound(word) for word in name.key)
        other = by_sound.setdefault(sound, name)
        if other is not name and other.kind == name.kind and not other.articles & name.articles:
            left, right = (n.texts.most_common(1)[0][0] for n in (other, name))
            groups.join((other.key, ""), (name.key, ""), reasons.same_sound.format(left=left, right=right))
