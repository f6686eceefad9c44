"""One actor for all its names in all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.mentions.knowledge import Entry, knowledge
from recoupe.languages import Language
from recoupe.languages.names import Names
from recoupe.model import Actor, Mention, Reading, claim_id
from recoupe.model.judgement import Judgement
from recoupe.resolve.actors.bodies import join_aliases, join_known, join_spellings
from recoupe.resolve.actors.build import build
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.judged import Draft, judge
from recoupe.resolve.actors.names_read import NameRead, read_names
from recoupe.resolve.actors.persons import (
    Bare,
    Bearers,
    Node,
    assumed_names,
    everywhere,
    in_article,
    join_full_names,
)
from recoupe.resolve.actors.standing import Standing, join_standing, read_standing
from recoupe.resolve.names import NameBook

__all__ = ["resolve_actors"]


def resolve_actors(
    readings: Sequence[Reading], language: Language, judgements: Sequence[Judgement] = ()
) -> tuple[Actor, ...]:
    """The actors whom the names in ``readings`` name, the most mentioned first.

    Every mention of the form "name" belongs to one actor. ``merged_because`` says on what each merge rests,
    and of which persons a bare surname may be where the story does not tell. ``judgements`` about actors
    ("same_actor", "not_same_actor", "name") win over all of it, by the words of their evidence.
    """
    book, reasons = NameBook(language), language.lexicon(Names).reasons
    known = knowledge(language)
    names = list(read_names(readings, known, book).values())
    groups: Groups[Node] = Groups()
    full = [n for n in names if n.kind == "person" and is_full(n)]
    bearers = Bearers(full, groups, book)
    full += [n for n in names if n.kind != "person" and is_full(n) and _likely_person(n, bearers)]
    bare = [n for n in names if is_bare(n, bearers)]
    apart = {id(n) for n in bare}
    persons = {id(n) for n in full}
    others = [n for n in names if id(n) not in apart | persons and n.kind != "person"]
    for name in (*full, *others):
        groups.add(everywhere(name))
    join_known(others, groups, reasons)
    join_spellings(others, groups, book, reasons)
    join_full_names(full, groups, book, reasons)
    apart.update(map(id, join_aliases([n for n in names if id(n) not in apart], groups, reasons)))
    placing = Bare(bearers, groups, book, reasons, assumed_names((*full, *bare), full))
    for name in bare:
        placing.place(name)
    standing = read_standing(readings, language, known)
    join_standing(standing, others, groups, known, reasons)
    ambiguous = {groups.find(node) for node in placing.ambiguous}
    drafts = judge(_drafts(names, apart, standing, ambiguous, groups), judgements, reasons)
    actors = [build(d, book) for d in drafts]
    return _distinct(sorted(actors, key=lambda a: (-len(a.mentions), a.name, a.mentions[0])))


def is_full(name: NameRead) -> bool:
    """Whether the name is more than a surname, or an initial with one."""
    return name.person.full and not all(p.initial for p in name.person.parts[:-1])


def _likely_person(name: NameRead, bearers: Bearers) -> bool:
    """Whether a name that the tagger takes for something else is a spelling of a person of the story."""
    return name.weak and not name.placed and bearers.spelt(name)


def is_bare(name: NameRead, bearers: Bearers) -> bool:
    """Whether the name is that of a person and not full, or may be.

    The story has a person of that surname.
    """
    if name.kind == "person":
        return not is_full(name)
    if name.kind is None:
        return True
    if is_full(name):
        return False
    return name.weak and not name.placed and bool(bearers.of(name.person, None))


def _drafts(
    names: Sequence[NameRead],
    apart: set[int],
    standing: Sequence[Standing],
    ambiguous: set[Node],
    groups: Groups[Node],
) -> list[Draft]:
    mentions: dict[Node, list[Mention]] = {}
    entries: dict[Node, Entry] = {}
    for name in names:
        for use in name.uses:
            root = groups.find(in_article(use) if id(name) in apart else everywhere(name))
            mentions.setdefault(root, []).extend(use.mentions)
            if name.entry and name.entry.kind and id(name) not in apart:
                entries.setdefault(root, name.entry)
    for body in standing:
        mentions.setdefault(groups.find(body.node), []).extend(body.mentions)
    return [
        Draft(found, entries.get(root), list(groups.reasons(root)), root in ambiguous)
        for root, found in mentions.items()
    ]


def _distinct(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors with ids that differ: where two have one name, the kind and the order tell them apart."""
    seen: Counter[str] = Counter()
    found = []
    for actor in actors:
        seen[actor.id] += 1
        again = seen[actor.id]
        if again > 1:
            actor = replace(actor, id=claim_id("actor", actor.id, actor.kind, again))
        found.append(actor)
    return tuple(found)
