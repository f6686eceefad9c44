"""What persons decided about actors: it wins over the machine.

A judgement names actors by their ids and by words of the articles on which it was taken. Ids change when
articles are read differently, so the words decide. Where a text was cut anew, the same words are looked for
at the place nearest to the old one; a judgement of which words are gone is for review.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from recoupe.extract.mentions.entries import Entry
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.languages.names import Reasons
from recoupe.model import Anchor, Mention, Reading
from recoupe.model.claims import Kind
from recoupe.model.judgement import Judgement
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.names_read import MARK, NameRead, key_of
from recoupe.resolve.actors.persons import Node

_PAIRS = frozenset({"same_actor", "not_same_actor"})
_ABOUT_ACTORS = _PAIRS | {"name", "kind"}


@dataclass(slots=True)
class Draft:
    """An actor before it is built: its mentions, what is known of it, why it is one.

    ``name`` and ``kind`` are set where they were judged; ``candidates`` are the nodes of those whom a name
    that several bear may name.
    """

    mentions: list[Mention]
    entry: Entry | None = None
    reasons: list[str] = field(default_factory=list)
    person: bool = False
    name: str | None = None
    kind: Kind | None = None
    candidates: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement in force, with the mention where each piece of its evidence stands, or None."""

    judgement: Judgement
    found: tuple[Mention | None, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions found."""
        return tuple(m for m in self.found if m is not None)

    @property
    def lost(self) -> bool:
        """Whether a person should look again: words are gone, or there never were enough."""
        needed = 2 if self.judgement.decision in _PAIRS else 1
        return None in self.found or len(self.found) < needed


def decide(readings: Iterable[Reading], judgements: Iterable[Judgement]) -> list[Decision]:
    """The judgements about actors that were not taken back, the latest first."""
    standing = [j for j in in_force(judgements) if j.decision in _ABOUT_ACTORS]
    concerned = {anchor.article for j in standing for anchor in j.evidence}
    mentions = {
        r.article: [m for m in r.mentions if m.form != "pronoun"] for r in readings if r.article in concerned
    }
    return [
        Decision(j, tuple(_locate(anchor, mentions.get(anchor.article, ())) for anchor in j.evidence))
        for j in standing
    ]


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that no later one takes back, the latest first."""
    withdrawn: set[str] = set()
    found = []
    for judgement in sorted(judgements, key=lambda j: (j.when, j.id), reverse=True):
        if judgement.id in withdrawn:
            continue
        if judgement.decision == "withdraw":
            withdrawn.update(judgement.about)
        found.append(judgement)
    return found


def _locate(anchor: Anchor, mentions: Sequence[Mention]) -> Mention | None:
    """The mention at ``anchor``, or the nearest of the same words."""
    at = [m for m in mentions if m.anchor.overlaps(anchor) and _shares(m.anchor.exact, anchor.exact)]
    same = at or [m for m in mentions if m.anchor.exact == anchor.exact]
    return min(same, key=lambda m: (m.form != "name", abs(m.anchor.start - anchor.start)), default=None)


def _shares(left: str, right: str) -> bool:
    return left in right or right in left


def marks(decisions: Iterable[Decision], readings: Iterable[Reading], known: Knowledge) -> dict[Anchor, str]:
    """What sets apart mentions of one name that were judged to be two actors: in an article, or alone."""
    found: dict[Anchor, str] = {}
    by_article = {r.article: r.mentions for r in readings}
    for decision in decisions:
        if decision.judgement.decision != "not_same_actor" or len(decision.mentions) < 2:
            continue
        kept, *others = decision.mentions
        for other in others:
            key = key_of(other.name, known)
            if key != key_of(kept.name, known):
                continue
            place = other.anchor
            if place.article == kept.anchor.article:
                found[place] = f"{MARK}{place.article}:{place.start}"
                continue
            mine = (m for m in by_article[place.article] if key_of(m.name, known) == key)
            found.update((m.anchor, f"{MARK}{place.article}") for m in mine)
    return found


def judge_kinds(
    names: Sequence[NameRead], decisions: Sequence[Decision], sound: Callable[[str], str]
) -> None:
    """Have the names be of the kind that was judged, and with them their other spellings, which ``sound``
    the same: a spelling of another kind would be another actor.
    """
    kinds = _values(decisions, "kind")
    judged: dict[tuple[str, ...], Kind] = {}
    others = []
    for name in names if kinds else ():
        kind = next((kinds[m.anchor] for m in name.mentions if m.anchor in kinds), None)
        if kind in get_args(Kind):
            judged[tuple(map(sound, name.key))] = kind  # type: ignore[assignment]
            name.judge(kind)  # type: ignore[arg-type]
        else:
            others.append(name)
    for name in others if judged else ():
        if (same := judged.get(tuple(map(sound, name.key)))) is not None:
            name.judge(same)


def _values(decisions: Iterable[Decision], of: str) -> dict[Anchor, str]:
    """What was judged of the actor at each place; of two judgements the later one."""
    found: dict[Anchor, str] = {}
    for decision in decisions:
        if decision.judgement.decision == of and decision.judgement.value:
            for mention in decision.mentions:
                found.setdefault(mention.anchor, decision.judgement.value)
    return found


def judge_pairs(
    decisions: Iterable[Decision], nodes: Mapping[Anchor, Node], groups: Groups[Node], reasons: Reasons
) -> set[Node]:
    """Join and part what was judged, before the machine joins anything; the nodes that were joined.

    The latest judgement comes first: an earlier one that contradicts it finds the sets parted, or one.
    """
    fixed: set[Node] = set()
    for decision in decisions:
        judgement = decision.judgement
        if judgement.decision not in _PAIRS:
            continue
        because = reasons.judged.format(who=judgement.who, when=judgement.when[:10])
        for left, right in _pairs(decision, nodes):
            if judgement.decision == "not_same_actor":
                groups.part(left, right)
            elif groups.join(left, right, because):
                fixed.update((left, right))
    return fixed


def _pairs(decision: Decision, nodes: Mapping[Anchor, Node]) -> Iterator[tuple[Node, Node]]:
    found = [nodes[m.anchor] for m in decision.mentions if m.anchor in nodes]
    return ((found[0], other) for other in found[1:])


def judge_drafts(drafts: Sequence[Draft], decisions: Sequence[Decision]) -> None:
    """Give the actors the names and kinds that were judged; of two judgements the later one."""
    if not any(d.judgement.decision in {"name", "kind"} for d in decisions):
        return
    draft_at = {m.anchor: draft for draft in drafts for m in draft.mentions}
    for decision in reversed(decisions):
        value = decision.judgement.value
        for mention in decision.mentions if value else ():
            draft = draft_at.get(mention.anchor)
            if draft is None:
                continue
            if decision.judgement.decision == "name":
                draft.name = value
            elif decision.judgement.decision == "kind" and value in get_args(Kind):
                _of_kind(draft, value)  # type: ignore[arg-type]


def _of_kind(draft: Draft, kind: Kind) -> None:
    draft.kind = kind
    if draft.entry and draft.entry.kind != kind:
        draft.entry = replace(draft.entry, wikidata=None, kind=kind)
