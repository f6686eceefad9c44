"""Who a description stands for: by its title, as the one whom the passage is about, or by elimination."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from recoupe.model import Mention, Reading
from recoupe.resolve.speakers.ages import fits
from recoupe.resolve.speakers.bodies import Bodies
from recoupe.resolve.speakers.callings import IN_OFFICE, Callings
from recoupe.resolve.speakers.elsewhere import Elsewhere, best
from recoupe.resolve.speakers.given import own_words
from recoupe.resolve.speakers.owners import Owners
from recoupe.resolve.speakers.referents import JUST_BEFORE, WORDS, Referent, Stage
from recoupe.resolve.speakers.titles import BARE, PART, Title, match, without_countries
from recoupe.resolve.speakers.untitled import Untitled
from recoupe.resolve.speakers.wording import in_full

# The least fit of a title within its article, where few can be meant.
_FIT = 0.45
# How sure each way is; measured on marked-up stories.
_HELD_BEFORE, _HELD_HERE = 0.97, 0.93
# A bare title is less surely that of a holder who was not spoken of lately: "où le directeur se désole".
_FAR, _NEARBY = 0.85, 0.35
_LEFT = 0.5
# The subject of the sentence before the words, by a trade that nobody was said to have.
_JUST_NAMED = 0.55
_OF_SOMEBODY = 0.7
# One named later may be anybody: not sure enough to remember the words for.
_COMES_LATER = 0.45
_SAME_NOUN = 0.6
# The only one of that age who is named.
_AGED = 0.8
_POINTED = 0.8
# The least weight of one who is called by an epithet, and of one at whom "cette retraitée" points.
_LEAST_EPITHET, _LEAST_POINTED = 0.25, 0.1
# The least weight of the one at whom a word for a part points: "ce professeur".
_LEAST_POINTED_AT = 0.3
# What the title alone is worth, to stand near, and to be the main person.
_TITLE, _NEAR, _MAIN = 0.55, 0.4, 0.4
# What it is worth to be the one of whom the article speaks most.
_TOPIC, _TOPIC_UNHEARD = 0.5, 0.1
# How sure a reference must be for its words to be remembered; below the second they come back as a guess.
_LEARNT, _GUESSED = 0.4, 0.85


class Descriptions:
    """Resolves the descriptions of one article."""

    def __init__(self, reading: Reading, stage: Stage) -> None:
        self.reading = reading
        self.stage = stage
        self.known = stage.known
        self._holders = self.known.holders_in(reading.article)
        self._elsewhere = Elsewhere(stage, self._holders)
        self._bodies = Bodies(stage)
        self._owners = Owners(stage, self._holders)
        self._in_office: set[str] = set()
        self._office = Untitled(reading, stage, self._holders, self._elsewhere, self._in_office)
        self._callings = Callings(stage, self._holders, self._in_office)
        self._nameless: dict[str, list[tuple[int, Title, Referent]]] = {}
        self._guessed: dict[tuple[str, str], float] = {}

    def resolve(self, mention: Mention) -> Referent:
        """Whom ``mention`` stands for; its own words where that is nobody named."""
        groups = frozenset(mention.hints)
        if "voice" in groups and "possessive" in groups and mention.antecedents:
            return self.stage.likeliest(replace(mention, number="s", gender=None, kind=None), least=0.1)
        if "indefinite" in groups or mention.number == "p" or {"unnamed", "none"} == groups:
            return self._kept(mention, WORDS)
        if mention.kind == "organization":
            return self._bodies.resolve(mention, groups) or self._kept(mention, WORDS)
        found = (
            self._by_surname(mention, groups)
            or self._unnamed(mention, groups)
            or self._pointed_at(mention, groups)
            or self._holder(mention)
            or self._epithet(mention, groups)
            or self._office.wider(mention, groups)
            or self._office.known_to_all(mention)
            or self._likely_holder(mention)
            or self._office.renamed(mention, groups)
            or self._office.untitled(mention, groups)
            or self._office.goes_on(mention, groups)
            or self._office.varied(mention, groups)
        )
        if found is not None and "possessive" in groups:
            # "son avocat" may be anybody's lawyer.
            return found.as_sure(found.sure * _OF_SOMEBODY)
        return found or self._kept(mention, WORDS if self._is_relative(mention, groups) else _LEFT)

    def _is_relative(self, mention: Mention, groups: frozenset[str]) -> bool:
        """Whether the press leaves somebody without a name for good: "son père"."""
        said = self.known.titles.read(mention.name)
        return "possessive" in groups and said is not None and said.head in self.known.kin

    def _kept(self, mention: Mention, sure: float) -> Referent:
        """The words of ``mention``, for somebody without name."""
        name = self.known.kept(in_full(mention))
        return Referent(None, name, sure, mention.gender, is_person=mention.kind == "person")

    def learn(self, mention: Mention, found: Referent) -> None:
        """Remember what somebody was called once: "ce pilote de 37 ans" is later "le pilote"."""
        groups = frozenset(mention.hints)
        if found.actor is None:
            self._learn_unnamed(mention, found, groups)
        if not self._is_person(found.actor) or found.actor is None or found.sure < _LEARNT:
            return
        if groups.isdisjoint({"definite", "demonstrative"}) or "possessive" in groups:
            return
        said = self.known.titles.read(own_words(mention))
        self.known.ages.note(found.actor, mention.anchor)
        if said is not None:
            if found.sure < _GUESSED and not self._holders.fitting(said, PART):
                self._guessed[found.actor, said.head] = found.sure
            self._holders.add(found.actor, said, mention.anchor.start)
            if "office" in groups and self.known.titles.is_office(said):
                self._in_office.add(found.actor)

    def _learn_unnamed(self, mention: Mention, found: Referent, groups: frozenset[str]) -> None:
        """Remember somebody without name; of those who are no more than "un homme", the ones who speak."""
        brought_in = not groups.isdisjoint({"indefinite", "demonstrative"})
        if mention.kind != "person" or not (brought_in or {"definite", "source"} <= groups):
            return
        if "vague" in groups and "source" not in groups:
            return
        said = self.known.titles.read(mention.name)
        if said is not None and "source" not in groups and without_countries(said) in self.known.held_by_one:
            # "une visite inédite pour un président français": whichever
            return
        if said is not None and found.name is not None:
            self._nameless.setdefault(said.head, []).append((mention.anchor.start, said, found))

    # -- by the words themselves --------------------------------------------------------------------------
    def _by_surname(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """ "M. X" where nothing but the civility tells that X is a name: the one person here called so."""
        if "none" not in groups:
            return None
        actor = self.known.surnamed(mention.anchor.exact, self.reading.article)
        return self.stage.actor(actor, _HELD_HERE) if actor else None

    def _unnamed(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Somebody without name whom the same noun brought in: "un policier", later "le policier".

        Unless the title was given to somebody named since.
        """
        said = self.known.titles.read(mention.name)
        if said is None or groups.isdisjoint({"definite", "demonstrative"}) or "possessive" in groups:
            return None
        fitting = [e for e in self._nameless.get(said.head, ()) if said.rest <= e[1].rest | {said.head}]
        if not fitting:
            return None
        start, _, found = fitting[-1]
        given = (
            at for _, actor, at in self._holders.fitting(said, PART) if self._elsewhere.may_be(mention, actor)
        )
        if any(start < at <= mention.anchor.start for at in given):
            return None
        return found.as_sure(WORDS)

    def _nearly_unnamed(self, mention: Mention, said: Title) -> Referent | None:
        """Somebody without name whom a like noun brought in: "le chef d'enquête", later "l'enquêteur"."""
        known = (entry for entries in self._nameless.values() for entry in entries)
        fitting = [(start, found) for start, held, found in known if match(said, held) >= PART]
        if not fitting:
            return None
        _, found = max(fitting, key=lambda entry: entry[0])
        agrees = not (mention.gender and found.gender and mention.gender != found.gender)
        return found.as_sure(_POINTED) if agrees else None

    # -- by title -----------------------------------------------------------------------------------------
    def _holder(self, mention: Mention) -> Referent | None:
        """The actor whose title the description is: before in this article, anywhere in it, in the story."""
        said = self.known.titles.read(own_words(mention))
        if said is None:
            return None
        if "possessive" in mention.hints:
            return self._owners.held(mention, said)
        if said.rest and said.rest <= self.known.any_body:
            return self._elsewhere.holder_of_a_body(mention, said)
        here = self._holder_here(mention, said, PART)
        return here or self._elsewhere.holder(mention, said) or self._same_noun(mention, said)

    def _likely_holder(self, mention: Mention) -> Referent | None:
        """The actor in this article whose title is less like the description."""
        said = self.known.titles.read(own_words(mention))
        if said is None or "possessive" in mention.hints or (said.rest and said.rest <= self.known.any_body):
            return None
        return self._holder_here(mention, said, _FIT)

    def _holder_here(self, mention: Mention, said: Title, least: float) -> Referent | None:
        """The actor to whom this article gives a title so like: before the description, else after it."""
        if said.head in self.known.of_a_place and len(self._holders.of_head(said)) == 1:
            least = BARE
        nearest = None
        if "complement" not in mention.hints or said.head in self.known.taken_up:
            nearest = self.stage.just_before(mention)
        here = [
            (fit, actor, at)
            for fit, actor, at in self._holders.fitting(said, min(least, BARE))
            # "le technicien" of the sentence before is "l'entraîneur de Y"
            if (fit >= least or actor == nearest) and self._elsewhere.may_be(mention, actor)
        ]
        if not here:
            return None
        salience = self.stage.salience(mention)
        before = [entry for entry in here if entry[2] <= mention.anchor.start]
        # "la socialiste" is nobody named later, by the name of his party
        comes = here if said.rest or said.head not in self.known.politicians else []
        for found, ceiling in ((before, _HELD_BEFORE), (comes, _HELD_HERE)):
            chosen = best((s * self._weight(actor, salience), s, actor) for s, actor, _ in found)
            if chosen is not None:
                held = self._guessed.get((chosen[0], said.head), ceiling)
                is_far = not said.rest and salience.get(chosen[0], 0.0) < _NEARBY
                return self._elsewhere.sure(*chosen, held * (_FAR if is_far else 1.0))
        return None

    def _weight(self, actor: str, salience: Mapping[str, float]) -> float:
        """What tells two with one title apart: who stands nearer, and of whom the article speaks more."""
        share = self.known.share.get((self.reading.article, actor), 0.0)
        return _TITLE + _NEAR * min(1.0, salience.get(actor, 0.0)) + _MAIN * share

    def _same_noun(self, mention: Mention, said: Title) -> Referent | None:
        """The only one in the article whose title has the noun, with a quality in place of the body.

        Where the description tells the body, one whose title never does: "le ministre X".
        """
        if any(w.startswith("@") for w in said.rest):
            return None
        tells_body = "complement" in mention.hints
        if tells_body and said.head not in self.known.told_bare:
            return None
        holders = self._holders.of_head(said, bare=tells_body)
        found = [a for a in sorted(holders) if self._elsewhere.may_be(mention, a)]
        nearest = self.stage.just_before(mention)
        is_another = self._tells_a_place(mention) or (nearest is not None and not said.office)
        if len(found) != 1 or (is_another and found[0] != nearest):
            return None
        return self.stage.actor(found[0], _SAME_NOUN)

    def _tells_a_place(self, mention: Mention) -> bool:
        """Whether a place stands in the words: "le coach de Y" is not that of another town."""
        named = (self.known.actor_named(word) for word in mention.name.split() if word[:1].isupper())
        return any(actor is not None and self.known.actors[actor].kind == "place" for actor in named)

    # -- by salience --------------------------------------------------------------------------------------
    def _epithet(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Who "le quadragénaire" is: the one whom the passage is about. No office is held by salience."""
        if not self._is_epithet(mention, groups):
            return None
        won = self._won(mention) or self._aged(mention)
        if won is not None:
            return won
        said = self.known.titles.read(mention.name)
        if said is not None and said.head in self.known.scene_roles:
            if "restricted" in groups:
                # "le policier qui filme la scène" need not be told of before
                return None
            return self._nearly_unnamed(mention, said) or self._in_scene(mention)
        may = self._callings.may(mention, said, groups)
        # One who does not speak may well be new: "le juge a entendu l'architecte".
        topic = _TOPIC if "source" in groups else _TOPIC_UNHEARD
        if "goes_on" in groups:
            # the last one who spoke, whomever the article is about
            topic = 0.0
        least = _LEAST_POINTED if "demonstrative" in groups else _LEAST_EPITHET
        found = self.stage.likeliest(mention, least=least, may=may, topic=topic)
        if found.name is None and {"definite", "source"} <= groups:
            return (None if "vague" in groups else self._just_named(mention)) or self._alone(mention, may)
        return found.as_sure(min(found.sure * 0.8, 0.7)) if found.name else None

    def _just_named(self, mention: Mention) -> Referent | None:
        """The subject of the sentence before, whatever his office: "la biologiste", who heads a laboratory.

        A trade is seldom that of somebody new, whom the press brings in with a name.
        """
        actor = self.stage.just_before(mention)
        if actor is None or not self._is_person(actor) or not self._office.follows_words(mention):
            return None
        agrees = self._elsewhere.may_be(mention, actor)
        return self.stage.actor(actor, _JUST_NAMED) if agrees else None

    def _alone(self, mention: Mention, may: Callable[[Referent], float]) -> Referent | None:
        """The one named before whom gender and kind allow: "la potière", where but one woman was named.

        A man in office is not meant by a trade just because no other man was named.
        """
        least = IN_OFFICE if mention.gender == "f" else 1.0
        referents = (self.stage.at(before.anchor) for before in mention.antecedents)
        found = {r.actor: r for r in referents if may(r) and self._callings.is_told_by_trade(r) >= least}
        known = [
            r
            for actor, r in found.items()
            if mention.gender and self.known.gender.get(actor or "") == mention.gender
        ]
        return known[0].as_sure(_COMES_LATER) if len(known) == len(found) == 1 else None

    def _in_scene(self, mention: Mention) -> Referent | None:
        """Who "le témoin" or "le policier" is, whose part nobody named has: one who has just acted.

        Many play such a part, and most of them without a name.
        """
        # "ce professeur" points at the one just spoken of, whose weight fades sooner
        least = _LEAST_POINTED_AT if "demonstrative" in mention.hints else JUST_BEFORE
        near = tuple(a for a in mention.antecedents if a.weight >= least)
        found = self.stage.likeliest(replace(mention, antecedents=near), least=0.25)
        return found.as_sure(min(found.sure * 0.8, 0.6)) if self._is_person(found.actor) else None

    def _is_epithet(self, mention: Mention, groups: frozenset[str]) -> bool:
        """Whether the words tell of a person and not whose or what she is: "le sénateur" tells more of one
        just named than of an office, "l'ancien gérant" and "la championne d'Europe" as well.
        """
        if "possessive" in groups:
            return False
        said = self.known.titles.read(mention.name)
        if said is not None and said.former and self.stage.just_before(mention) is not None:
            return True
        if "office" in groups and "demonstrative" not in groups:
            return said is not None and (said.former or said.head in self.known.taken_up) and not said.rest
        if groups.isdisjoint({"person", "either", "office"}):
            # "ce proche du président" has just been named; "a ajouté ce « gilet »" is no thing
            known = groups - {"demonstrative", "source", "goes_on", "complement", "stands", "restricted"}
            speaks_on = "goes_on" in groups and not known
            return {"demonstrative", "source"} <= groups and ("relation" in groups or speaks_on)
        return (
            "complement" not in groups
            or "demonstrative" in groups
            or (said is not None and said.head in self.known.distinctions)
        )

    def _pointed_at(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Whom a demonstrative points at: the last one spoken of without a name, not a holder far away."""
        if "demonstrative" not in groups or mention.kind != "person":
            return None
        found = self.stage.likeliest(mention, least=0.2)
        if found.actor is not None or found.name is None:
            return None
        return found.as_sure(min(found.sure, _POINTED))

    def _won(self, mention: Mention) -> Referent | None:
        """Who "l'ex-champion de France" is, where only his sport was told: the one boxer of the article."""
        said = self.known.titles.read(mention.name)
        if said is None or said.head not in self.known.distinctions:
            return None
        fitting = self._holders.fitting(replace(said, rest=frozenset(), former=False), PART)
        found = sorted({actor for _, actor, _ in fitting if self._elsewhere.may_be(mention, actor)})
        return self.stage.actor(found[0], _SAME_NOUN) if len(found) == 1 else None

    def _aged(self, mention: Mention) -> Referent | None:
        """Who "le sexagénaire" is, where the article names but one person of that age."""
        said = self.known.titles.read(mention.name)
        decade = self.known.decades.get(said.head) if said is not None else None
        if decade is None:
            return None
        article, age_of = self.stage.article, self.known.age
        found = [
            actor
            for actor in self.known.persons.get(article, ())
            if (age := age_of(actor, article)) is not None
            and fits(age, decade)
            and self._elsewhere.may_be(mention, actor)
        ]
        return self.stage.actor(found[0], _AGED) if len(found) == 1 else None

    def _is_person(self, actor: str | None) -> bool:
        return actor is not None and self.known.actors[actor].kind == "person"
