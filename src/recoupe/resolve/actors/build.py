"""From names that belong together to an actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from recoupe.extract.mentions.candidate import winner
from recoupe.extract.mentions.entries import Entry
from recoupe.extract.mentions.words import fold
from recoupe.model import Actor, Anchor, Mention, Name, Role, claim_id
from recoupe.model.claims import Kind
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.judged import Draft
from recoupe.resolve.actors.names_read import votes
from recoupe.resolve.actors.persons import Node
from recoupe.resolve.held import Held
from recoupe.resolve.names import NameBook

_WIKIDATA = "http://www.wikidata.org/entity/"


def finish(
    drafts: Mapping[Node, Draft], groups: Groups[Node], book: NameBook, held: Held
) -> tuple[Actor, ...]:
    """The actors of ``drafts``, the most mentioned first, those that may be others with the ids of these."""
    built = {
        root: held.again("actor", root, draft, partial(build, draft, book)) for root, draft in drafts.items()
    }
    order = sorted(
        built, key=lambda root: (-len(built[root].mentions), built[root].name, built[root].mentions)
    )
    ids = dict(zip(order, _distinct([built[root].id for root in order], built, order), strict=True))
    found = []
    for root in order:
        others = tuple(ids[c] for c in map(groups.find, drafts[root].candidates) if c in ids and c != root)
        # Most actors share their name with nobody.
        changed = others or ids[root] != built[root].id
        found.append(replace(built[root], id=ids[root], may_be=others) if changed else built[root])
    return tuple(found)


def _distinct(ids: Sequence[str], built: Mapping[Node, Actor], order: Sequence[Node]) -> list[str]:
    """Ids that differ: where two actors have one name, the kind and the order tell them apart."""
    seen: Counter[str] = Counter()
    found = []
    for id, root in zip(ids, order, strict=True):
        seen[id] += 1
        found.append(claim_id("actor", id, built[root].kind, seen[id]) if seen[id] > 1 else id)
    return found


def build(draft: Draft, book: NameBook) -> Actor:
    """The actor whom the mentions of ``draft`` name."""
    mentions, entry = draft.mentions, draft.entry
    kind: Kind = draft.kind or ("person" if draft.person else _kind(mentions, entry))
    counts = Counter(m.name for m in mentions)
    proper = Counter(m.name for m in mentions if m.form == "name") or counts
    name = draft.name or (entry.name if entry and kind != "person" else main_name(proper, kind, book))
    return Actor(
        id=claim_id("actor", identity(name, kind, book)),
        name=name,
        kind=kind,
        names=tuple(Name(text, n) for text, n in sorted(counts.items(), key=lambda c: (-c[1], c[0]))),
        mentions=_places(mentions),
        roles=merged_roles(r for m in mentions for r in m.titles) if kind == "person" else (),
        same_as=(_WIKIDATA + entry.wikidata,) if entry and entry.wikidata and kind != "person" else (),
        merged_because=tuple(draft.reasons),
    )


def _places(mentions: Iterable[Mention]) -> tuple[Anchor, ...]:
    """Where the mentions stand, each place once, in the order of articles and texts."""
    found = {(m.anchor.article, m.anchor.start, m.anchor.end): m.anchor for m in mentions}
    return tuple(found[place] for place in sorted(found))


def _kind(mentions: Iterable[Mention], entry: Entry | None) -> Kind:
    found = winner(votes(mentions))
    if entry and entry.kind and not entry.seat and found != "person":
        return entry.kind
    return found or "organization"


def main_name(counts: Counter[str], kind: Kind, book: NameBook) -> str:
    """The commonest of the fullest names: for a person, with given name; else the commonest of all."""
    pool = list(counts)
    if len(pool) == 1:
        return pool[0]
    if kind == "person":
        pool = [
            n for n in pool if book.name(n).full and not any(p.initial for p in book.name(n).parts)
        ] or pool
    together: Counter[str] = Counter()
    for name in pool:
        together[fold(name)] += counts[name]
    return min(
        pool,
        key=lambda n: (_assumed(n, kind, book), -together[fold(n)], n.isupper(), -_accents(n), -counts[n], n),
    )


def _assumed(name: str, kind: Kind, book: NameBook) -> bool:
    """Whether a person's name does not begin with a given name: "Lone Rider" of X."""
    return kind == "person" and book.name(name).parts[0].folded not in book.first_names


def _accents(name: str) -> int:
    return sum(not c.isascii() for c in name)


def identity(name: str, kind: Kind, book: NameBook) -> str:
    """What of a name stays the same when articles are added: its words, folded, in the common spelling."""
    if kind == "person":
        return " ".join(sorted(p.sound for p in book.name(name).parts))
    return " ".join(fold(name).split())


def merged_roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Roles with one entry for each title and time, the most attested first, each with all its evidence."""
    found: dict[tuple[str, str | None, str | None], list[Role]] = {}
    for role in roles:
        found.setdefault((fold(role.title), role.start, role.end), []).append(role)
    ordered = sorted(found.values(), key=lambda group: -len(group))
    return tuple(
        Role(_commonest(r.title for r in group), group[0].start, group[0].end, _evidence(group))
        for group in ordered
    )


def _commonest(titles: Iterable[str]) -> str:
    return Counter(titles).most_common(1)[0][0]


def _evidence(roles: Iterable[Role]) -> tuple[Anchor, ...]:
    return tuple(sorted({a for role in roles for a in role.evidence}))
