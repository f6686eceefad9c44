"""Who each mention of one article stands for, and so who speaks in each of its quotations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from recoupe.model import Anchor, Mention, Quotation, Reading
from recoupe.resolve.speakers.story import Holder, Holders, Knowledge, is_certain, own_words

_FIT = 0.45
# How sure each way of telling a speaker is; measured on marked-up stories, see docs/quality.md.
_NAMED = 0.99
_CONTINUED = 0.97
_BODY = 0.96
_WORDS = 0.9
_LOCAL = 0.85
_UNKNOWN = 0.3
_LEFT = 0.5
_OF_SOMEBODY = 0.7
_BY_ELIMINATION = 0.55
_CLEAR, _CLEAR_REPLY = 0.7, 0.6
_INHERITED = 0.75


@dataclass(frozen=True, slots=True)
class Referent:
    """Who is meant: an actor, or just words; and how sure that is."""

    actor: str | None
    name: str | None
    sure: float

    @property
    def key(self) -> str | None:
        """What two references to the same have in common."""
        return self.actor or (self.name.casefold() if self.name else None)


NOBODY = Referent(None, None, _UNKNOWN)


class ArticleSpeakers:
    """Resolves the references of one article, in the order of its text, and then its quotations."""

    def __init__(self, reading: Reading, known: Knowledge) -> None:
        self.reading = reading
        self.known = known
        self._holders = known.of_article.get(reading.article, Holders())
        self._later: dict[str, list[tuple[int, str]]] = {}
        self._referents: dict[tuple[int, int], Referent] = {}
        self._mentions = {_span(m.anchor): m for m in reading.mentions if m.form != "name"}
        for mention in sorted(self._mentions.values(), key=lambda m: (m.anchor.start, m.anchor.end)):
            self._referents[_span(mention.anchor)] = self._refer(mention)

    # -- references ---------------------------------------------------------------------------------------
    def _refer(self, mention: Mention) -> Referent:
        if is_certain(mention):
            return self._at(mention.antecedents[0].anchor, mention.antecedents[0].weight * _NAMED)
        if mention.form == "pronoun":
            return self._pronoun(mention)
        return self._description(mention)

    def _at(self, anchor: Anchor, sure: float) -> Referent:
        """Who stands at ``anchor``: a reference resolved before, or a name."""
        found = self._referents.get(_span(anchor))
        if found is not None:
            return replace(found, sure=min(found.sure, sure))
        actor = self.known.actor_at(anchor)
        if actor is not None:
            return Referent(actor, self.known.actors[actor].name, sure)
        return Referent(None, self.known.kept(anchor.exact), sure * _WORDS)

    def _pronoun(self, mention: Mention) -> Referent:
        use = mention.hints[0]
        if use == "nobody":
            return NOBODY
        if use == "some":
            return Referent(None, self.known.kept(mention.anchor.exact), _WORDS)
        return self._likeliest(mention, least=0.15 if use == "unsaid" else 0.02)

    def _likeliest(
        self,
        mention: Mention,
        least: float,
        may: Callable[[str | None], bool] = lambda _: True,
        topic: float = 0.0,
    ) -> Referent:
        """The candidate that weighs most, of the actors that ``may`` be, each one's weights together.

        ``topic`` is what it is worth to be the person of whom the article speaks most.
        """
        found: dict[str, list[float]] = {}
        referents: dict[str, Referent] = {}
        for before in mention.antecedents:
            referent = self._at(before.anchor, _NAMED)
            if referent.key is None or not may(referent.actor):
                continue
            found.setdefault(referent.key, []).append(before.weight * self._suits(mention, referent))
            referents.setdefault(referent.key, referent)
        share = self.known.share
        weights = {
            key: _together(each) + topic * share.get((self.reading.article, key), 0.0)
            for key, each in found.items()
        }
        ranked = sorted(weights, key=lambda key: -weights[key])
        if not ranked or weights[ranked[0]] < least:
            return NOBODY
        best, second = weights[ranked[0]], weights[ranked[1]] if len(ranked) > 1 else 0.0
        chosen = referents[ranked[0]]
        part = best / (best + second)
        ceiling = 0.98 if "goes_on" in mention.hints else 0.95
        return replace(chosen, sure=chosen.sure * min(ceiling, 0.25 + 0.75 * part))

    def _suits(self, mention: Mention, referent: Referent) -> float:
        """How well an actor agrees with a reference in gender and kind."""
        if referent.actor is None:
            return 0.8
        kind = self.known.actors[referent.actor].kind
        gender = self.known.gender.get(referent.actor)
        if kind == "person":
            if mention.number == "p":
                return 0.1
            if mention.gender and gender:
                return 1.0 if mention.gender == gender else 0.0
            return 0.75
        if mention.number == "p":
            return {"group": 1.0, "organization": 0.6, "country": 0.4, "place": 0.0}[kind]
        return {"group": 0.2, "organization": 0.6, "country": 0.2, "place": 0.05}[kind]

    # -- descriptions -------------------------------------------------------------------------------------
    def _description(self, mention: Mention) -> Referent:
        groups = frozenset(mention.hints)
        if "voice" in groups and "possessive" in groups and mention.antecedents:
            owner = replace(mention, number="s", gender=None)
            return self._likeliest(owner, least=0.1)
        kept = Referent(None, self.known.kept(mention.anchor.exact), _WORDS)
        if "indefinite" in groups or mention.number == "p" or {"unnamed", "none"} == groups:
            return kept
        if mention.kind == "organization":
            return self._body(mention, groups) or kept
        found = self._holder(mention) or self._epithet(mention, groups) or self._untitled(mention, groups)
        if found is not None and "possessive" in groups:
            # "son avocat" may be anybody's lawyer
            return replace(found, sure=found.sure * _OF_SOMEBODY)
        return found or replace(kept, sure=_LEFT)

    def _body(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        if "named_body" not in groups and len(mention.antecedents) == 1:
            return self._at(mention.antecedents[0].anchor, _LOCAL)
        actor = self.known.local_body(mention.name, self.reading.article)
        if actor is not None:
            return Referent(actor, self.known.actors[actor].name, _LOCAL)
        actor = self.known.actor_named(mention.name) or self.known.actor_at(mention.anchor)
        if actor is not None and self.known.actors[actor].kind != "place":
            return Referent(actor, self.known.actors[actor].name, _BODY)
        if "named_body" in groups and " " not in mention.name:
            found = self._likeliest(mention, least=0.3)
            return found if found.actor else None
        return None

    def _holder(self, mention: Mention) -> Referent | None:
        """The actor whose title the description is: in this article before, anywhere in it, in the story."""
        said = self.known.titles.read(own_words(mention))
        if said is None:
            return None
        salience = self._salience(mention)
        here = [(s, h) for s, h in self._holders.fitting(said, _FIT) if self._may_hold(mention, h)]
        before = [(s, h) for s, h in here if h.start <= mention.anchor.start]
        for found, ceiling in ((before, 0.97), (here, 0.93)):
            chosen = _best((s * (0.6 + 0.4 * salience.get(h.actor, 0.0)), s, h.actor) for s, h in found)
            if chosen is not None:
                return self._sure(*chosen, ceiling)
        there = [
            (s, h)
            for s, h in self.known.holders.fitting(said, 0.9)
            if self._may_hold(mention, h) and ("office" in mention.hints or self._is_named(h.actor))
        ]
        counts = _best((n * (3.0 if self._is_named(a) else 1.0), s, a) for a, n, s in _counted(there))
        return self._sure(*counts, 0.85) if counts else None

    def _is_named(self, actor: str) -> bool:
        return (self.reading.article, actor) in self.known.first_named

    def _sure(self, actor: str, fit: float, share: float, ceiling: float) -> Referent:
        """How sure a title makes an actor, by its fit and its lead over the next holder."""
        sure = ceiling * (0.55 + 0.45 * share) * (1 if fit >= 0.9 else 0.75)
        return Referent(actor, self.known.actors[actor].name, sure)

    def _may_hold(self, mention: Mention, holder: Holder) -> bool:
        gender = self.known.gender.get(holder.actor)
        return not (mention.gender and gender and mention.gender != gender)

    def _salience(self, mention: Mention) -> dict[str, float]:
        found: dict[str, list[float]] = {}
        for before in mention.antecedents:
            referent = self._at(before.anchor, 1.0)
            if referent.actor:
                found.setdefault(referent.actor, []).append(before.weight)
        return {actor: _together(each) for actor, each in found.items()}

    def _epithet(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Who "le quadragénaire" is: the one whom the passage is about. No office is held by salience."""
        is_epithet = not groups.isdisjoint({"person", "either"}) and groups.isdisjoint(
            {"office", "possessive"}
        )
        if not is_epithet or ("complement" in groups and "demonstrative" not in groups):
            return None
        found = self._likeliest(mention, least=0.25, may=self._is_person, topic=0.5)
        return replace(found, sure=min(found.sure * 0.8, 0.7)) if found.actor else None

    def _is_person(self, actor: str | None) -> bool:
        return actor is not None and self.known.actors[actor].kind == "person"

    def _untitled(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Who holds an office that nobody in the story is given: one named with no title at all.

        The press gives the title and then the name, or takes the office of the one who speaks for known.
        """
        if "office" not in groups or "definite" not in groups:
            return None
        at = mention.anchor.start
        found = self._likeliest(mention, least=0.2, may=self._has_no_title)
        has_spoken = self._speak_first.get(found.actor or "", at) < at
        if found.sure >= (_CLEAR if has_spoken else _CLEAR_REPLY) and (has_spoken or "replies" in groups):
            return replace(found, sure=_BY_ELIMINATION)
        later = self._come_later(mention.gender)
        if bisect_right(later, (at, "")) == len(later) - 1:
            actor = later[-1][1]
            return Referent(actor, self.known.actors[actor].name, _BY_ELIMINATION)
        return None

    def _has_no_title(self, actor: str | None) -> bool:
        return actor is not None and actor not in self.known.titled and " " in self.known.actors[actor].name

    @cached_property
    def _speak_first(self) -> dict[str, int]:
        """Where each person first speaks under his name."""
        found: dict[str, int] = {}
        for source in (q.source for q in self.reading.quotations if q.source):
            actor = self.known.actor_at(source)
            if actor and self.known.actors[actor].kind == "person":
                found[actor] = min(source.start, found.get(actor, source.start))
        return found

    def _come_later(self, gender: str | None) -> list[tuple[int, str]]:
        """The persons of this gender without title who speak, in the order in which they are first named."""
        if gender is None:
            return []
        if gender not in self._later:
            self._later[gender] = sorted(
                (self.known.first_named[self.reading.article, actor], actor)
                for actor in self._speak_first
                if self._has_no_title(actor) and self.known.gender.get(actor) == gender
            )
        return self._later[gender]

    # -- quotations ---------------------------------------------------------------------------------------
    def quotations(self) -> Iterable[Quotation]:
        """Every quotation with its speaker, in the order of the reading."""
        done: dict[str, Referent] = {}
        in_order = sorted(self.reading.quotations, key=lambda q: (q.content.start, -q.content.end))
        for quotation in in_order:
            done[quotation.id] = self._speaker(quotation, done)
        for quotation in self.reading.quotations:
            speaker = done[quotation.id]
            yield replace(
                quotation,
                speaker=speaker.actor,
                speaker_name=speaker.name,
                confidence=round(quotation.confidence * speaker.sure, 4),
            )

    def _speaker(self, quotation: Quotation, done: dict[str, Referent]) -> Referent:
        if quotation.source is None:
            return self._without_source(quotation, done)
        mention = self._mentions.get(_span(quotation.source))
        if mention is not None and mention.hints and mention.hints[0] in {"self", "nobody"}:
            outer = done.get(quotation.nested_in or "")
            return outer if outer and mention.hints[0] == "self" else NOBODY
        return self._at(quotation.source, _NAMED)

    def _without_source(self, quotation: Quotation, done: dict[str, Referent]) -> Referent:
        """Keeps the speaker of the quotation that it continues unless somebody came onto the stage since."""
        if quotation.nested_in is not None:
            return NOBODY
        before = done.get(quotation.continues or "", NOBODY)
        mention = self._mentions.get(_span(quotation.content))
        found = self._referents[_span(quotation.content)] if mention else NOBODY
        if before.key is None or (found.key is not None and found.key != before.key):
            return replace(found, sure=found.sure * _INHERITED)
        return replace(before, sure=before.sure * _CONTINUED)


def _span(anchor: Anchor) -> tuple[int, int]:
    return anchor.start, anchor.end


def _together(weights: Sequence[float]) -> float:
    """Several mentions of one actor: the strongest counts, the others add a fifth at most."""
    strongest = max(weights)
    return strongest + 0.2 * min(strongest, sum(weights) - strongest)


def _best(candidates: Iterable[tuple[float, float, str]]) -> tuple[str, float, float] | None:
    """Of (score, fit, actor): the best actor with its fit and its share of the two best scores."""
    best: dict[str, tuple[float, float]] = {}
    for score, fit, actor in candidates:
        best[actor] = max(best.get(actor, (0.0, 0.0)), (score, fit))
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    if not ranked:
        return None
    actor, (score, fit) = ranked[0]
    second = ranked[1][1][0] if len(ranked) > 1 else 0.0
    return actor, fit, (score - second) / score if score else 0.0


def _counted(found: Iterable[tuple[float, Holder]]) -> list[tuple[str, int, float]]:
    """For each actor: in how many articles it holds the title, and the best fit."""
    articles: dict[str, set[str]] = {}
    fits: dict[str, float] = {}
    for fit, holder in found:
        articles.setdefault(holder.actor, set()).add(holder.article)
        fits[holder.actor] = max(fit, fits.get(holder.actor, 0.0))
    return [(actor, len(seen), fits[actor]) for actor, seen in articles.items()]
