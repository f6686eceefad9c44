"""Who holds a title that the article itself does not give: what the other articles of the story tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from recoupe.model import Mention
from recoupe.resolve.speakers.holders import ArticleHolders
from recoupe.resolve.speakers.referents import Referent, Stage
from recoupe.resolve.speakers.titles import BARE, LESS, MORE, SAME, Title, match, without_countries

# How sure another article makes a title.
_HELD_ELSEWHERE = 0.85
# "le ministre" of the one ministry that the story knows a minister of.
_BARE_ELSEWHERE = 0.8


class Elsewhere:
    """Looks the holders of titles up in the story, for one article."""

    def __init__(self, stage: Stage, holders: ArticleHolders) -> None:
        self.stage = stage
        self.known = stage.known
        self._holders = holders
        self._here = self.known.persons.get(stage.article, [])
        self._titled_here = [actor for actor in self._here if actor in self.known.titled]

    def holder(self, mention: Mention, said: Title) -> Referent | None:
        """Whom other articles give the title: one named here, or the usual holder of an office."""
        if "possessive" in mention.hints:
            # "son ministre de l'Intérieur" is that of whoever was spoken of
            return None
        known = self.known.holders_then(said, self.stage.article)
        here = (a for a in self._here if a in known)
        found = [(3.0 * known[a][0], known[a][1], a) for a in here if self.may_be(mention, a)]
        found = found or list(self._told_elsewhere(mention, said))
        if "office" in mention.hints:
            # A bare title is held by somebody of whom the article speaks, or by nobody else at all.
            usual = (a for a in known if self.may_be(mention, a))
            if self._tells_of_what(said) or (
                self._is_held_by_one(said, known) and not self._names_another(mention)
            ):
                found += [(float(known[a][0]), known[a][1], a) for a in islice(usual, 2)]
            elif not found and said not in self.known.held_by_one:
                found += [(1.0, known[a][1], a) for a in self._heads_of_state(usual)]
        chosen = best(found)
        if chosen is None:
            return None
        is_here = chosen[0] in self._here
        bare = not said.rest and chosen[1] < SAME and not is_here
        return self.sure(*chosen, _HELD_ELSEWHERE * (_BARE_ELSEWHERE if bare else 1.0))

    def _tells_of_what(self, said: Title) -> bool:
        """Whether the title tells its institution: "le chef de l'État" does not tell of which country."""
        return bool(said.rest) and said not in self.known.held_by_one

    def _heads_of_state(self, holders: Iterable[str]) -> Iterator[str]:
        """Those of ``holders`` whom everybody knows: "le président" is hardly that of a club."""
        for actor in holders:
            held = map(without_countries, self.known.holders.titles_of(actor))
            if any(title in self.known.held_by_one for title in held):
                yield actor

    def _names_another(self, mention: Mention) -> bool:
        """Whether the article names somebody who may hold the office: one whom nothing gives a title."""
        return any(
            actor not in self.known.titled
            and " " in self.known.actors[actor].name
            and self.known.gender.get(actor)
            and self.may_be(mention, actor)
            for actor in self._here
        )

    def _told_elsewhere(self, mention: Mention, said: Title) -> Iterator[tuple[float, float, str]]:
        """Those named here to whom another article gives a title that says less, or one of that sort."""
        if said.head in self.known.scene_roles and not mention.antecedents:
            return
        may = self._titled_here
        if said.head in self.known.scene_roles:
            near = {self.stage.at(before.anchor).actor for before in mention.antecedents[:4]}
            may = [actor for actor in may if actor in near]
        bare_is_enough = said.head in self.known.of_a_place or self._is_of_a_person(said)
        # A bare title given elsewhere is enough for who has just been the subject.
        nearest = self.stage.just_before(mention) if bare_is_enough else None
        for actor in may:
            fit = self.known.holders.fit(said, actor)
            if fit >= (BARE if actor == nearest else MORE) and self.may_be(mention, actor):
                yield fit, fit, actor

    def _is_of_a_person(self, said: Title) -> bool:
        """Whether the complement is a person named here: "l'entraîneur de Léa X"."""
        return bool(said.rest) and any(said.rest <= self.known.name_words(actor) for actor in self._here)

    def _is_held_by_one(self, said: Title, known: Mapping[str, tuple[int, float]]) -> bool:
        """Whether a bare title can mean one who is not named here: the story has no other who bears it."""
        return said.head not in self.known.held_by_many and len(known) == 1

    def sure(self, actor: str, fit: float, share: float, ceiling: float) -> Referent:
        """How sure a title makes an actor, by its fit and its lead over the next holder."""
        sure = ceiling * (0.55 + 0.45 * share) * (1 if fit >= 0.9 else 0.75)
        return self.stage.actor(actor, sure)

    def holder_of_a_body(self, mention: Mention, said: Title) -> Referent | None:
        """Who "le PDG de la compagnie" is: the one person here who is that of some company."""
        found = {actor for _, actor, _ in self._holders.fitting(said, LESS)}
        found = found or set(self._of_some_body(said))
        may = [actor for actor in sorted(found) if self.may_be(mention, actor)]
        return self.stage.actor(may[0], _HELD_ELSEWHERE) if len(may) == 1 else None

    def _of_some_body(self, said: Title) -> Iterator[str]:
        """Those named here who are such of a body called by its name alone, in any article."""
        bare = replace(said, rest=frozenset())
        for actor in self._here:
            if any(
                match(bare, held) >= LESS and held.rest.isdisjoint(self.known.any_body)
                for held in self.known.holders.titles_of(actor)
            ):
                yield actor

    def may_be(self, mention: Mention, actor: str) -> bool:
        """Whether the genders of both, where known, are one."""
        gender = self.known.gender.get(actor)
        return not (mention.gender and gender and mention.gender != gender)


def best(candidates: Iterable[tuple[float, float, str]]) -> tuple[str, float, float] | None:
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
