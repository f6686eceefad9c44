"""One actor for all its names in all articles."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.mentions.knowledge import knowledge
from recoupe.languages import Language
from recoupe.languages.names import Names
from recoupe.model import Actor, Anchor, Reading
from recoupe.model.judgement import Judgement
from recoupe.resolve.actors.bodies import join_aliases, join_known, join_shortened, join_spellings
from recoupe.resolve.actors.build import finish
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.judged import Draft, decide, judge_drafts, judge_kinds, judge_pairs, marks
from recoupe.resolve.actors.lookalikes import look_alikes
from recoupe.resolve.actors.names_read import NameRead, read_names
from recoupe.resolve.actors.persons import (
    Bare,
    Bearers,
    Node,
    assumed_names,
    everywhere,
    in_article,
    join_full_names,
    join_reduced,
)
from recoupe.resolve.actors.standing import Standing, StandingNouns, join_standing, read_standing
from recoupe.resolve.actors.tenure import date_roles
from recoupe.resolve.held import Held
from recoupe.resolve.names import name_book

__all__ = ["date_roles", "resolve_actors", "to_review"]


def resolve_actors(
    readings: Sequence[Reading],
    language: Language,
    judgements: Sequence[Judgement] = (),
    held: Held | None = None,
) -> tuple[Actor, ...]:
    """The actors whom the names in ``readings`` name, the most mentioned first.

    Every mention of the form "name" belongs to one actor. ``merged_because`` says on what each merge rests,
    and of which persons a bare surname may be where the story does not tell. ``judgements`` about actors
    ("same_actor", "not_same_actor", "name", "kind") win over all of it, by the words of their evidence;
    where they contradict each other the latest wins. Names and actors that are ``held`` are not made again.
    """
    book, reasons = name_book(language), language.lexicon(Names).reasons
    known = knowledge(language)
    decisions = decide(readings, judgements) if judgements else []
    nouns = StandingNouns.of(language)
    # What is judged changes names.
    held = Held() if held is None or decisions else held
    read = read_names(readings, known, book, marks(decisions, readings, known), held)
    names = [name for key, name in read.items() if key not in nouns.all]
    judge_kinds(names, decisions, book.sound)
    groups: Groups[Node] = Groups()
    full = [n for n in names if n.kind == "person" and is_full(n)]
    bearers = Bearers(full, groups, book)
    full += [n for n in names if n.kind != "person" and _likely_person(n, bearers)]
    bare = [n for n in names if is_bare(n, bearers)]
    apart = {id(n) for n in bare}
    taken = apart | {id(n) for n in full}
    others = [n for n in names if id(n) not in taken and n.kind != "person"]
    for name in (*full, *others):
        groups.add(everywhere(name))
    standing = read_standing(readings, nouns, known, held)
    nodes = _nodes(names, apart, standing) if decisions else {}
    fixed = frozenset(judge_pairs(decisions, nodes, groups, reasons))
    join_known(others, groups, reasons)
    join_spellings(others, groups, book, reasons)
    join_shortened(others, groups, known, reasons)
    join_full_names(full, groups, book, reasons)
    join_reduced(full, groups, book, reasons)
    acronyms = [n for n in names if id(n) not in apart]
    apart.update(map(id, join_aliases(acronyms, groups, reasons, fixed)))
    placing = Bare(bearers, groups, book, reasons, assumed_names((*full, *bare), full), fixed)
    for name in bare:
        placing.place(name)
    join_standing(standing, others, groups, known, reasons)
    drafts = _drafts(names, apart, standing, placing, groups)
    for odd, plain in look_alikes(names, language.lexicon(Names).look_alikes):
        left, right = groups.find(_first_node(odd, apart)), groups.find(_first_node(plain, apart))
        _point_out(drafts, left, right, reasons.look_alike.format(left=odd.text, right=plain.text))
    judge_drafts(list(drafts.values()), decisions)
    return finish(drafts, groups, book, held)


def _first_node(name: NameRead, apart: set[int]) -> Node:
    return in_article(name.uses[0]) if id(name) in apart else everywhere(name)


def _point_out(drafts: dict[Node, Draft], odd: Node, plain: Node, because: str) -> None:
    """Have the actor whose name mixes alphabets say whose it looks like."""
    if odd != plain:
        drafts[odd].candidates = (*drafts[odd].candidates, plain)
        drafts[odd].reasons.append(because)


def to_review(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> tuple[str, ...]:
    """The ids of the judgements about actors, oldest first, whose words ``readings`` no longer have."""
    return tuple(d.judgement.id for d in reversed(decide(readings, judgements)) if d.lost)


def _nodes(names: Sequence[NameRead], apart: set[int], standing: Sequence[Standing]) -> dict[Anchor, Node]:
    """The node of every mention."""
    nodes = {
        m.anchor: in_article(use) if id(name) in apart else everywhere(name)
        for name in names
        for use in name.uses
        for m in use.mentions
    }
    return nodes | {m.anchor: body.node for body in standing for m in body.mentions}


def is_full(name: NameRead) -> bool:
    """Whether the name is more than a surname, or an initial with one."""
    return name.person.full and not all(p.initial for p in name.person.parts[:-1])


def _likely_person(name: NameRead, bearers: Bearers) -> bool:
    """Whether a name that the tagger takes for something else is a spelling of a person of the story."""
    return name.weak and not name.placed and is_full(name) and bearers.spelt(name)


def is_bare(name: NameRead, bearers: Bearers) -> bool:
    """Whether the name is that of a person and not full, or may be.

    The story has a person of that surname.
    """
    if name.kind == "person":
        return not is_full(name)
    if name.kind is None:
        return True
    if not name.weak or name.placed or is_full(name):
        return False
    return bool(bearers.of(name.person, None)) or bearers.given(name)


def _drafts(
    names: Sequence[NameRead],
    apart: set[int],
    standing: Sequence[Standing],
    placing: Bare,
    groups: Groups[Node],
) -> dict[Node, Draft]:
    """The actors to build, each by the node that stands for it."""
    drafts: dict[Node, Draft] = {}
    for name in names:
        one = None if id(name) in apart else groups.find(everywhere(name))
        for use in name.uses:
            root = one or groups.find(in_article(use))
            draft = drafts.setdefault(root, Draft([]))
            draft.mentions.extend(use.mentions)
            if name.entry and name.entry.kind and one:
                draft.entry = draft.entry or name.entry
    for body in standing:
        drafts.setdefault(groups.find(body.node), Draft([])).mentions.extend(body.mentions)
    for node, candidates in placing.candidates.items():
        draft = drafts[groups.find(node)]
        roots = dict.fromkeys(groups.find(c) for c in (*draft.candidates, *candidates))
        draft.candidates, draft.person = tuple(roots), True
    for root, draft in drafts.items():
        draft.reasons = list(groups.reasons(root))
    return drafts
