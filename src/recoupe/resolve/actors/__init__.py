"""One actor for all its names in all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.mentions.knowledge import Entry, knowledge
from recoupe.languages import Language
from recoupe.languages.names import Names
from recoupe.model import Actor, Mention, Reading, claim_id
from recoupe.resolve.actors.bodies import join_aliases, join_known, join_spellings
from recoupe.resolve.actors.build import build
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.names_read import Key, NameRead, read_names
from recoupe.resolve.actors.persons import Bearers, Node, join_full_names, place_bare
from recoupe.resolve.names import NameBook

__all__ = ["resolve_actors"]


def resolve_actors(readings: Sequence[Reading], language: Language) -> tuple[Actor, ...]:
    """The actors whom the names in ``readings`` name, the most mentioned first.

    Every mention of the form "name" belongs to one actor. ``merged_because`` says on what each merge rests,
    and of which persons a bare surname may be where the story does not tell.
    """
    book, reasons = NameBook(language), language.lexicon(Names).reasons
    names = read_names(readings, knowledge(language), book)
    groups: Groups[Node] = Groups()
    full = [n for n in names.values() if n.kind == "person" and n.person and n.person.full]
    bare = [n for n in names.values() if n.kind in ("person", None) and not (n.person and n.person.full)]
    others = [n for n in names.values() if n.kind not in ("person", None)]
    for name in (*full, *others):
        groups.add((name.key, ""))
    join_known(others, groups, reasons)
    join_aliases({n.key: n for n in others}, groups, reasons)
    join_spellings(others, groups, book, reasons)
    join_full_names(full, groups, book, reasons)
    bearers = Bearers(full, groups, book)
    for name in bare:
        place_bare(name, bearers, groups, book, reasons)
    return _actors(names, groups, book)


def _actors(names: dict[Key, NameRead], groups: Groups[Node], book: NameBook) -> tuple[Actor, ...]:
    mentions: dict[Node, list[Mention]] = {}
    entries: dict[Node, Entry] = {}
    for name in names.values():
        for use in name.uses:
            root = groups.find(_node(name, use.article))
            mentions.setdefault(root, []).extend(use.mentions)
            if name.entry and name.entry.kind:
                entries.setdefault(root, name.entry)
    actors = [build(found, entries.get(root), groups.reasons(root), book) for root, found in mentions.items()]
    return _distinct(sorted(actors, key=lambda a: (-len(a.mentions), a.name, a.mentions[0])))


def _node(name: NameRead, article: str) -> Node:
    bare = name.kind in ("person", None) and not (name.person and name.person.full)
    return (name.key, article if bare else "")


def _distinct(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors with ids that differ: where two have one name, the kind and the order tell them apart."""
    seen: Counter[str] = Counter()
    found = []
    for actor in actors:
        seen[actor.id] += 1
        again = seen[actor.id]
        found.append(
            actor if again == 1 else replace(actor, id=claim_id("actor", actor.id, actor.kind, again))
        )
    return tuple(found)
