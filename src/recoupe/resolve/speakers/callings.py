"""How likely somebody is called by a word: a mayor by his age, hardly by a trade that is not his."""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import partial

from recoupe.model import Mention
from recoupe.resolve.speakers.ages import fits
from recoupe.resolve.speakers.holders import ArticleHolders
from recoupe.resolve.speakers.referents import WORDS, Referent, Stage
from recoupe.resolve.speakers.titles import Title

# How likely the holder of an office is called by a trade or a condition.
IN_OFFICE, _TELLS_OF_OTHERS = 0.4, 0.2
# ... by an age or an origin, which anybody has; and one without any title by a leaning.
_OFFICE_AND_STATION, _UNTOLD_LEANING = 0.7, 0.7
# How likely he is called by a trade that is quite another.
_OFFICE_OR_TRADE, _OF_ANOTHER_TRADE = 0.25, 0.5
# How likely one whose words were left without a name is the one whom a station takes up.
_LEFT = 0.5


class Callings:
    """Judges the candidates for a description in one article.

    ``holders`` are the titles that it gives, ``in_office`` those whom it has called by an office so far; both
    grow as the article is read.
    """

    def __init__(self, stage: Stage, holders: ArticleHolders, in_office: Set[str]) -> None:
        self.known = stage.known
        self._article = stage.article
        self._holders = holders
        self._in_office = in_office

    def may(
        self, mention: Mention, said: Title | None, groups: frozenset[str]
    ) -> Callable[[Referent], float]:
        """How likely each candidate is meant by what is said of him."""
        if "demonstrative" in groups:
            # "ce Nantais" points at the one just spoken of, whatever his office
            return self._is_any_person
        if "vague" in groups:
            return self._is_portrayed if " " in mention.name else self._is_vague
        if said is not None and said.former:
            # "l'ancien sprinteur" may be anything by now
            return self._is_any_person
        if said is not None and said.head in self.known.politicians:
            return self._is_in_politics
        decade = self.known.decades.get(said.head) if said is not None else None
        if decade is not None:
            return lambda referent: self._is_of_age(referent, decade)
        if said is None or said.head in self.known.stations or "native" in groups:
            return self._is_of_a_station
        return self.is_told_by_trade if "office" in groups else partial(self._is_of_trade, said)

    def _is_vague(self, referent: Referent) -> float:
        """ "l'homme" was not worth a title: he may be somebody without a name."""
        if referent.actor is None:
            return 1.0
        return float(self._is_person(referent.actor) and referent.actor not in self.known.in_office)

    def _is_portrayed(self, referent: Referent) -> float:
        """ "la jeune femme brune" may have an office: she is seen, not told apart."""
        return 1.0 if referent.actor is None else self.is_told_by_trade(referent)

    def _is_of_age(self, referent: Referent, decade: int) -> float:
        """ "le sexagénaire" is not "l'homme de 54 ans"."""
        actor, known = referent.actor, self.known
        age = known.ages.told(referent.name or "") if actor is None else known.age(actor, self._article)
        return self._is_of_a_station(referent) if age is None else float(fits(age, decade))

    def _is_of_a_station(self, referent: Referent) -> float:
        """ "le sexagénaire" may have no name at all: "son père"."""
        if referent.actor is None and referent.is_person:
            return 1.0 if referent.sure >= WORDS else _LEFT
        likely = self.is_told_by_trade(referent)
        return _OFFICE_AND_STATION if likely == IN_OFFICE else likely

    def is_told_by_trade(self, referent: Referent) -> float:
        """ "la retraitée" is hardly the prefect."""
        actor = referent.actor
        if actor is None or not self._is_person(actor):
            return 0.0
        if any(title.head in self.known.telling_of_others for title in self.known.holders.titles_of(actor)):
            return _TELLS_OF_OTHERS
        return IN_OFFICE if actor in self.known.in_office | self._in_office else 1.0

    def _has_no_other_trade(self, referent: Referent) -> float:
        """ "le légiste" is hardly the one who was called a judge."""
        likely = self.is_told_by_trade(referent)
        if likely == IN_OFFICE:
            return _OFFICE_OR_TRADE
        has_trade = referent.actor is not None and referent.actor in self.known.told_what
        return _OF_ANOTHER_TRADE if likely == 1.0 and has_trade else likely

    def _is_of_trade(self, said: Title, referent: Referent) -> float:
        """ "l'urgentiste" is the doctor: a narrower word for what he was called."""
        if referent.actor is not None and self._is_person(referent.actor):
            titles = (*self._holders.titles_of(referent.actor), *self.known.holders.titles_of(referent.actor))
            if any(title.head in said.kinds for title in titles):
                return 1.0
        return self._has_no_other_trade(referent)

    def _is_in_politics(self, referent: Referent) -> float:
        """ "l'élu conservateur" is rather a minister than one of whom nothing or a trade was told."""
        if not self._is_person(referent.actor):
            return 0.0
        if referent.actor in self.known.in_office | self._in_office:
            return 1.0
        return IN_OFFICE if referent.actor in self.known.told_what else _UNTOLD_LEANING

    def _is_any_person(self, referent: Referent) -> float:
        return float(self._is_person(referent.actor))

    def _is_person(self, actor: str | None) -> bool:
        return actor is not None and self.known.actors[actor].kind == "person"
