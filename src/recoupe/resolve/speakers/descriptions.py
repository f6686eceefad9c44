"""Who a description stands for: by its title, as the one whom the passage is about, or by elimination."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from itertools import islice

from recoupe.model import Mention, Reading
from recoupe.resolve.speakers.holders import ArticleHolders
from recoupe.resolve.speakers.referents import WORDS, Referent, Stage
from recoupe.resolve.speakers.story import own_words
from recoupe.resolve.speakers.titles import PART, SAME, Title

# The least fit of a title within its article, where few can be meant.
_FIT = 0.45
# How sure each way is; measured on marked-up stories.
_HELD_BEFORE, _HELD_HERE, _HELD_ELSEWHERE = 0.97, 0.93, 0.85
_BODY, _LOCAL = 0.96, 0.85
_LEFT = 0.5
_OF_SOMEBODY = 0.7
_BY_ELIMINATION = 0.55
_CLEAR, _CLEAR_REPLY = 0.7, 0.6
_SAME_NOUN = 0.6
# How sure a reference must be for its words to be remembered.
_LEARNT = 0.5


class Descriptions:
    """Resolves the descriptions of one article."""

    def __init__(self, reading: Reading, stage: Stage) -> None:
        self.reading = reading
        self.stage = stage
        self.known = stage.known
        self._holders = self.known.of_article.get(reading.article, ArticleHolders())
        self._later: dict[str, list[tuple[int, str]]] = {}

    def resolve(self, mention: Mention) -> Referent:
        """Whom ``mention`` stands for; its own words where that is nobody named."""
        groups = frozenset(mention.hints)
        if "voice" in groups and "possessive" in groups and mention.antecedents:
            return self.stage.likeliest(replace(mention, number="s", gender=None, kind=None), least=0.1)
        kept = Referent(None, self.known.kept(mention.anchor.exact), WORDS)
        if "indefinite" in groups or mention.number == "p" or {"unnamed", "none"} == groups:
            return kept
        if mention.kind == "organization":
            return self._body(mention, groups) or kept
        found = (
            self._holder(mention, PART)
            or self._epithet(mention, groups)
            or self._known_to_all(mention)
            or self._holder(mention, _FIT)
            or self._untitled(mention, groups)
        )
        if found is not None and "possessive" in groups:
            # "son avocat" may be anybody's lawyer.
            return replace(found, sure=found.sure * _OF_SOMEBODY)
        return found or replace(kept, sure=_LEFT)

    def _body(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """The body that is named so, or that a bare noun takes up."""
        if "named_body" not in groups and len(mention.antecedents) == 1:
            found = self.stage.at(mention.antecedents[0].anchor, _LOCAL)
            return None if self._is_person(found.actor) else found
        actor = self.known.local_body(mention.name, self.reading.article)
        if actor is not None:
            return self.stage.actor(actor, _LOCAL)
        actor = self.known.actor_named(mention.name) or self.known.actor_at(mention.anchor)
        if actor is not None and self.known.actors[actor].kind != "place":
            return self.stage.actor(actor, _BODY)
        if "named_body" in groups and "complement" not in groups and " " not in mention.name:
            found = self.stage.likeliest(mention, least=0.3, may=self._is_body)
            return found if found.actor else None
        return None

    def learn(self, mention: Mention, found: Referent) -> None:
        """Remember what an actor was called once: "ce pilote de 37 ans" is later "le pilote"."""
        groups = frozenset(mention.hints)
        if not self._is_person(found.actor) or found.actor is None or found.sure < _LEARNT:
            return
        if groups.isdisjoint({"definite", "demonstrative"}) or "possessive" in groups:
            return
        said = self.known.titles.read(own_words(mention))
        if said is not None:
            self._holders.add(found.actor, said, mention.anchor.start)

    # -- by title -----------------------------------------------------------------------------------------
    def _holder(self, mention: Mention, least: float) -> Referent | None:
        """The actor whose title the description is: before in this article, anywhere in it, in the story."""
        said = self.known.titles.read(own_words(mention))
        if said is None:
            return None
        salience = self.stage.salience(mention)
        here = [entry for entry in self._holders.fitting(said, least) if self._may_be(mention, entry[1])]
        before = [entry for entry in here if entry[2] <= mention.anchor.start]
        for found, ceiling in ((before, _HELD_BEFORE), (here, _HELD_HERE)):
            chosen = _best((s * (0.6 + 0.4 * salience.get(actor, 0.0)), s, actor) for s, actor, _ in found)
            if chosen is not None:
                return self._sure(*chosen, ceiling)
        return self._holder_elsewhere(mention, said) or self._same_noun(mention, said)

    def _same_noun(self, mention: Mention, said: Title) -> Referent | None:
        """The only one in the article whose title has the noun, with a quality in place of the body."""
        if "complement" in mention.hints or any(w.startswith("@") for w in said.rest):
            return None
        found = [a for a in sorted(self._holders.of_head(said)) if self._may_be(mention, a)]
        return self.stage.actor(found[0], _SAME_NOUN) if len(found) == 1 else None

    def _holder_elsewhere(self, mention: Mention, said: Title) -> Referent | None:
        """Whom other articles give the title: one named here, or the usual holder of an office."""
        known = self.known.holders.of(said)
        if not known:
            return None
        here = (a for a in self.known.persons.get(self.reading.article, ()) if a in known)
        found = [(3.0 * known[a][0], known[a][1], a) for a in here if self._may_be(mention, a)]
        if "office" in mention.hints:
            # A bare title is held by somebody of whom the article speaks, or by nobody else at all.
            least = 0.0 if said.rest else SAME
            usual = (a for a in known if self._may_be(mention, a) and known[a][1] >= least)
            found += [(float(known[a][0]), known[a][1], a) for a in islice(usual, 2)]
        chosen = _best(found)
        return self._sure(*chosen, _HELD_ELSEWHERE) if chosen else None

    def _sure(self, actor: str, fit: float, share: float, ceiling: float) -> Referent:
        """How sure a title makes an actor, by its fit and its lead over the next holder."""
        sure = ceiling * (0.55 + 0.45 * share) * (1 if fit >= 0.9 else 0.75)
        return self.stage.actor(actor, sure)

    def _may_be(self, mention: Mention, actor: str) -> bool:
        gender = self.known.gender.get(actor)
        return not (mention.gender and gender and mention.gender != gender)

    # -- by salience --------------------------------------------------------------------------------------
    def _epithet(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Who "le quadragénaire" is: the one whom the passage is about. No office is held by salience."""
        is_epithet = not groups.isdisjoint({"person", "either"}) and groups.isdisjoint(
            {"office", "possessive"}
        )
        if not is_epithet or ("complement" in groups and "demonstrative" not in groups):
            return None
        may = self._is_private if "vague" in groups else self._is_person
        found = self.stage.likeliest(mention, least=0.25, may=may, topic=0.5)
        return replace(found, sure=min(found.sure * 0.8, 0.7)) if found.actor else None

    def _is_private(self, actor: str | None) -> bool:
        return self._is_person(actor) and actor not in self.known.in_office

    def _is_body(self, actor: str | None) -> bool:
        return actor is not None and self.known.actors[actor].kind not in {"person", "place"}

    def _is_person(self, actor: str | None) -> bool:
        return actor is not None and self.known.actors[actor].kind == "person"

    def _untitled(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Who holds an office that nobody in the story is given: one named with no title at all.

        The press gives the title and then the name, or takes the office of the one who speaks for known.
        """
        if "office" not in groups or "definite" not in groups:
            return None
        at = mention.anchor.start
        found = self.stage.likeliest(mention, least=0.2, may=self._has_no_title)
        has_spoken = self._speak_first.get(found.actor or "", at) < at
        if found.sure >= (_CLEAR if has_spoken else _CLEAR_REPLY) and (has_spoken or "replies" in groups):
            return replace(found, sure=_BY_ELIMINATION)
        later = self._come_later(mention.gender)
        if bisect_right(later, (at, "")) == len(later) - 1:
            actor = later[-1][1]
            return self.stage.actor(actor, _BY_ELIMINATION)
        return None

    def _known_to_all(self, mention: Mention) -> Referent | None:
        """The holder of an office that everybody knows: whom the article names most, and gives no title."""
        if self.known.titles.read(own_words(mention)) not in self.known.held_by_one:
            return None
        article = self.reading.article
        salience = self.stage.salience(mention)
        scored = (
            (self.known.share[article, actor] + salience.get(actor, 0.0), 1.0, actor)
            for actor in self.known.persons.get(article, ())
            if self._has_no_title(actor) and self._may_be(mention, actor)
        )
        chosen = _best(scored)
        return self.stage.actor(chosen[0], _BY_ELIMINATION) if chosen else None

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
