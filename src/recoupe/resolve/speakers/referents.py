"""Who may be meant: what has been resolved in an article so far, and the weighing of candidates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.model import Anchor, Mention
from recoupe.resolve.speakers.story import Knowledge

# How sure it is that a name is the actor it was resolved to, and that words left as they are are a speaker.
NAMED = 0.99
WORDS = 0.9
_UNKNOWN = 0.3
# What an unnamed candidate is worth beside a named one.
_UNNAMED = 0.8
# "ce dernier" takes up a ministry nearly as often as a man; so does "précise-t-il" after a firm spoke.
_SPOKEN_BODY = 0.9
# What a body is worth that speaks under its name in the article; one that never does; and one named last.
_BODY, _SILENT_BODY, _SILENT_LATTER = 0.6, 0.3, 0.75
# "a-t-il rétorqué": what is left of the weight of the one who spoke last, which reading has lowered already.
_ANSWERED = 0.6

# The weight of the subject of the sentence before.
JUST_BEFORE = 0.6


@dataclass(slots=True)
class Referent:
    """Who is meant: an actor, or just words, of what gender if they tell; and how sure that is.

    Never changed, and not frozen: of a hundred thousand that a large story makes each would take three times
    as long to make.
    ``is_person`` tells that words without an actor describe one person.
    """

    actor: str | None
    name: str | None
    sure: float
    gender: str | None = None
    is_person: bool = False

    @property
    def key(self) -> str | None:
        """What two references to the same have in common."""
        return self.actor or (self.name.casefold() if self.name else None)

    def as_sure(self, sure: float) -> Referent:
        """The same, as sure as that."""
        return Referent(self.actor, self.name, sure, self.gender, self.is_person)


NOBODY = Referent(None, None, _UNKNOWN)


class Stage:
    """One article as far as it has been read: who each reference before stands for.

    ``speak`` are the actors who speak in it under their names, before or after, and where they first do.
    """

    def __init__(self, article: str, known: Knowledge, speak: Mapping[str, int]) -> None:
        self.article = article
        self.known = known
        self.speak = speak
        self._referents: dict[tuple[int, int], Referent] = {}
        self._named: dict[tuple[int, int], Referent] = {}
        # whom the one who is looked for answers, and who is therefore another
        self.answered: str | None = None

    def put(self, anchor: Anchor, referent: Referent) -> None:
        """Remember whom the words at ``anchor`` stand for."""
        self._referents[anchor.start, anchor.end] = referent

    def has(self, anchor: Anchor) -> bool:
        """Whether a reference was put at ``anchor``."""
        return (anchor.start, anchor.end) in self._referents

    def at(self, anchor: Anchor, sure: float = NAMED) -> Referent:
        """Who stands at ``anchor``, at most as sure as ``sure``: a reference put before, or a name."""
        place = anchor.start, anchor.end
        found = self._referents.get(place)
        if found is not None:
            return found if found.sure <= sure else found.as_sure(sure)
        found = self._named.get(place)
        if found is None:
            found = self._named[place] = self._by_name(anchor)
        return found if sure == NAMED else found.as_sure(sure if found.actor else sure * WORDS)

    def _by_name(self, anchor: Anchor) -> Referent:
        """Whom the story takes a name for, else its words."""
        actor = self.known.actor_at(anchor)
        if actor is not None:
            return self.actor(actor, NAMED)
        return Referent(None, self.known.kept(anchor.exact), NAMED * WORDS)

    def actor(self, actor: str, sure: float) -> Referent:
        """The actor with this id."""
        return Referent(actor, self.known.actors[actor].name, sure)

    def just_before(self, mention: Mention) -> str | None:
        """The actor who was the subject of the sentence before."""
        before = mention.antecedents[:1]
        return self.at(before[0].anchor).actor if before and before[0].weight >= JUST_BEFORE else None

    def likeliest(
        self,
        mention: Mention,
        least: float,
        may: Callable[[Referent], float] = lambda _: 1.0,
        topic: float = 0.0,
    ) -> Referent:
        """The candidate that weighs most, times what ``may`` says, each one's weights together.

        ``topic`` is what it is worth to be the person of whom the article speaks most.
        """
        found: dict[str, list[float]] = {}
        referents: dict[str, Referent] = {}
        fits: dict[str, float] = {}
        latest: dict[str, int] = {}
        for before in mention.antecedents:
            referent = self.at(before.anchor)
            key = referent.key
            fit = may(referent) if key else 0.0
            if key is None or not fit:
                continue
            found.setdefault(key, []).append(before.weight * fit * self._suits(mention, referent))
            fits[key] = fit
            latest[key] = max(before.anchor.start, latest.get(key, 0))
            referents.setdefault(key, referent)
        share = self.known.share
        weights = {key: together(each) for key, each in found.items() if max(each) > 0}
        if self.answered in weights:
            weights[self.answered] *= _ANSWERED
        for key in weights:
            weights[key] += topic * fits[key] * share.get((self.article, key), 0.0)
        # of two who weigh the same, the one spoken of last
        ranked = sorted(weights, key=lambda key: (-round(weights[key], 6), -latest[key]))
        if not ranked or weights[ranked[0]] < least:
            return NOBODY
        best, second = weights[ranked[0]], weights[ranked[1]] if len(ranked) > 1 else 0.0
        chosen = referents[ranked[0]]
        part = best / (best + second)
        ceiling = 0.98 if "goes_on" in mention.hints else 0.95
        return chosen.as_sure(chosen.sure * min(ceiling, 0.25 + 0.75 * part))

    def _suits(self, mention: Mention, referent: Referent) -> float:
        """How well an actor agrees with a reference in gender and kind."""
        if referent.actor is None:
            differs = mention.gender and referent.gender and mention.gender != referent.gender
            return 0.0 if differs else _UNNAMED
        kind = self.known.actors[referent.actor].kind
        if mention.kind == "organization":
            return {"organization": 1.0, "group": 0.7}.get(kind, 0.0)
        gender = self.known.gender.get(referent.actor)
        if kind == "person":
            if mention.number == "p":
                return 0.1
            if mention.gender and gender:
                return 1.0 if mention.gender == gender else 0.0
            return 0.75
        if mention.number == "p":
            if mention.form == "pronoun" and self._is_one_body(referent.actor):
                return 0.0
            return {"group": 1.0, "organization": 0.6, "country": 0.4, "place": 0.0}[kind]
        if kind == "organization":
            return self._suits_a_body(mention, referent)
        return 0.0 if "concerned" in mention.hints else {"group": 0.2, "country": 0.2, "place": 0.05}[kind]

    def _suits_a_body(self, mention: Mention, referent: Referent) -> float:
        """How well an organization agrees with a reference to one person or thing."""
        speaks = referent.actor in self.speak
        if "concerned" in mention.hints:
            return 1.0
        if not {"latter", "goes_on", "unsaid"}.isdisjoint(mention.hints):
            return _SPOKEN_BODY if speaks or "latter" not in mention.hints else _SILENT_LATTER
        return _BODY if speaks else _SILENT_BODY

    def _is_one_body(self, actor: str) -> bool:
        """Whether a name begins with a noun that "ils" does not take up: "ministère de la Mer"."""
        first, _, _ = self.known.actors[actor].name.casefold().partition(" ")
        return first in self.known.bodies

    def salience(self, mention: Mention) -> dict[str, float]:
        """How much each candidate for ``mention`` stands out."""
        found: dict[str, list[float]] = {}
        for before in mention.antecedents:
            referent = self.at(before.anchor)
            if referent.actor:
                found.setdefault(referent.actor, []).append(before.weight)
        return {actor: together(each) for actor, each in found.items()}


def together(weights: Sequence[float]) -> float:
    """Several mentions of one actor: the strongest counts, the others add a fifth at most."""
    strongest = max(weights)
    return strongest + 0.2 * min(strongest, sum(weights) - strongest)
