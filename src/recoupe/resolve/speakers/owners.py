"""Whose lawyer or spokesman "son avocat" and "sa porte-parole" are: by the one who has him."""

from __future__ import annotations

from dataclasses import replace

from recoupe.model import Mention
from recoupe.resolve.speakers.holders import ArticleHolders
from recoupe.resolve.speakers.referents import Referent, Stage
from recoupe.resolve.speakers.titles import Title

# How sure a title makes him that names the owner, in this article and in another; and one that names none.
_HERE, _ELSEWHERE, _BARE = 0.93, 0.85, 0.8
# The least weight of the owner.
_LEAST = 0.1


class Owners:
    """Resolves possessive descriptions of one article."""

    def __init__(self, stage: Stage, holders: ArticleHolders) -> None:
        self.stage = stage
        self.known = stage.known
        self._holders = holders

    def held(self, mention: Mention, said: Title) -> Referent | None:
        """Who "son porte-parole" is: the one who is told to be that of the owner, or else of nobody else."""
        holders = self._holders.of_head(said)
        pronoun = replace(mention, form="pronoun", number="s", gender=None, kind=None)
        # nobody is his own lawyer
        owner = self.stage.likeliest(pronoun, _LEAST, lambda found: float(found.actor not in holders))
        words = self._words(owner.actor)
        here = {actor: self._complements(actor, said, here=True) for actor in sorted(holders)}
        told = {
            actor: self._complements(actor, said)
            for actor in self.known.holders_of(replace(said, rest=frozenset()))
        }
        for found, sure in ((here, _HERE), (told, _ELSEWHERE)):
            owned = [a for a, rests in found.items() if any(rest & words for rest in rests)]
            if len(owned) == 1:
                return self._sure(owned[0], mention, sure)
        # an office is that of a body, which is told; a lawyer is named without saying whose
        bare = [a for a, rests in here.items() if not said.office or any(rest <= said.rest for rest in rests)]
        return self._sure(bare[0], mention, _BARE) if len(bare) == 1 else None

    def _sure(self, actor: str, mention: Mention, sure: float) -> Referent | None:
        gender = self.known.gender.get(actor)
        agrees = not (gender and mention.gender and gender != mention.gender)
        return self.stage.actor(actor, sure) if agrees else None

    def _complements(self, actor: str, said: Title, *, here: bool = False) -> list[frozenset[str]]:
        """What the titles of ``actor`` with the noun of ``said`` add to it."""
        titles = self._holders.titles_of(actor) if here else self.known.holders.titles_of(actor)
        return [title.rest for title in titles if title.head == said.head]

    def _words(self, owner: str | None) -> frozenset[str]:
        """By which words a title may name the owner: his name, and what he is."""
        if owner is None:
            return frozenset()
        titles = (*self._holders.titles_of(owner), *self.known.holders.titles_of(owner))
        return self.known.name_words(owner).union(*(title.words for title in titles))
