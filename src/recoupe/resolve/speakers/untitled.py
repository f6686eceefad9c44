"""Who holds an office that nobody in the article is given: whom the press names without his title.

The press gives the title and then the name, takes the office of the one who speaks for known, or varies a
name by an office that was not said before.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cached_property

from recoupe.model import Mention, Reading
from recoupe.resolve.speakers.elsewhere import Elsewhere, best
from recoupe.resolve.speakers.given import is_certain, own_words
from recoupe.resolve.speakers.holders import ArticleHolders
from recoupe.resolve.speakers.referents import JUST_BEFORE, Referent, Stage
from recoupe.resolve.speakers.titles import SAME, Title, without_countries

_BY_ELIMINATION = 0.55
# One named later may be anybody: not sure enough to remember the words for.
_COMES_LATER = 0.45
_CLEAR, _CLEAR_REPLY = 0.7, 0.6
# A wider word for what the one just spoken of is.
_WIDER = 0.75
# The weight of the last one who spoke, in the same paragraph.
_LAST_SPOKE = 0.7
# What it is worth to be the one of whom the article speaks most.
_TOPIC = 0.5
# Of how many of the names in an article the one is whom it is about, and how many times those of the next.
_MAIN, _LEAD = 0.35, 2.0
# The least salience of one whose name is varied by an office.
_LEAST_VARIED = 0.3
# The least of one whose office was never told, and of one who replies with it.
_LEAST_UNTITLED, _LEAST_REPLIES = 0.4, 0.2
# What it is worth to be called president of nothing: little where the words tell the country.
_BARE, _BARE_OF_A_COUNTRY = 1.0, 0.5


class Untitled:
    """Finds who is meant by an office, for one article.

    ``in_office`` are those who were called by an office before in the article; it grows as that is read.
    """

    def __init__(
        self,
        reading: Reading,
        stage: Stage,
        holders: ArticleHolders,
        elsewhere: Elsewhere,
        in_office: set[str],
    ) -> None:
        self.reading = reading
        self.stage = stage
        self.known = stage.known
        self._holders = holders
        self._elsewhere = elsewhere
        self._in_office = in_office
        self._later: dict[str, list[tuple[int, str]]] = {}

    def renamed(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Who heads the firm, where the one just spoken of was told by a trade: the shipowner.

        The press names whoever heads something when it brings him in.
        """
        noun, _, _ = own_words(mention).casefold().partition(" ")
        if "definite" not in groups or noun not in self.known.heads:
            return None
        near = tuple(a for a in mention.antecedents[:1] if a.weight >= JUST_BEFORE)
        found = self.stage.likeliest(replace(mention, antecedents=near), least=0.5)
        actor = found.actor
        if actor is None or not self._is_person(actor) or actor in self.known.in_office | self._in_office:
            return None
        return found.as_sure(_BY_ELIMINATION)

    def untitled(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Who holds an office that nobody in the story is given: one named with no title at all.

        The press gives the title and then the name, or takes the office of the one who speaks for known.
        """
        said = self.known.titles.read(own_words(mention))
        if said is not None and self._tells_a_part(mention, groups):
            return self._stands(mention, said)
        if "office" not in groups or "definite" not in groups or said is None:
            return None
        stands = self._stands(mention, said)
        if stands is not None:
            return stands
        plain = without_countries(said)
        leads = said.head not in self.known.held_by_many
        if leads and plain != said and (not plain.rest or plain in self.known.held_by_one):
            # "le président turc" is not whoever is named without a title; "l'ambassadeur turc" may be
            return None
        at = mention.anchor.start
        if said.head in self.known.telling_of_others and not said.rest:
            # "le chef d'enquête" tells of the accused, of whom the article speaks
            return None
        least = _LEAST_REPLIES if "replies" in groups else _LEAST_UNTITLED
        found = self.stage.likeliest(mention, least, lambda referent: self._has_no_title(referent.actor))
        has_spoken = self._has_spoken(found.actor, mention)
        is_main = found.actor is not None and found.actor == self._main
        clear = is_main or found.sure >= (_CLEAR if has_spoken else _CLEAR_REPLY)
        if clear and (has_spoken or "replies" in groups):
            return found.as_sure(_BY_ELIMINATION)
        if said.head in self.known.taken_up and self.stage.just_before(mention) is not None:
            # rather the one just named, by an office that varies his name
            return None
        later = self._come_later(mention.gender)
        if bisect_right(later, (at, "")) == len(later) - 1:
            actor = later[-1][1]
            return self.stage.actor(actor, _COMES_LATER)
        return None

    def _stands(self, mention: Mention, said: Title) -> Referent | None:
        """One without office who has just taken a stand, as the subject of the sentence before.

        His trade may be told: "La pianiste Léa X a salué… « … », estime la présidente du jury".
        """
        if "stands" not in mention.hints or mention.antecedents[0].weight < JUST_BEFORE:
            return None
        nearest = self.stage.at(mention.antecedents[0].anchor, _BY_ELIMINATION)
        actor = nearest.actor
        if actor is None or not self._elsewhere.may_be(mention, actor) or self._holds_another(actor, said):
            return None
        if self._has_no_title(actor):
            return nearest
        # "le procureur" alone is not the boxer who has just pleaded, nor does a new subject take up anybody
        taken_up = "complement" in mention.hints and self.follows_words(mention)
        return nearest if taken_up and self._is_without_office(actor) else None

    def _tells_a_part(self, mention: Mention, groups: frozenset[str]) -> bool:
        """Whether the words tell what somebody is to a body or a work: "la meneuse du mouvement"."""
        return {"person", "definite", "complement"} <= groups and groups.isdisjoint({"office", "relation"})

    def goes_on(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Who goes on speaking under another title: "« … », a dit Léa X. « … », a ajouté la députée du Nord".

        Not one who is known to hold the like of another body.
        """
        said = self.known.titles.read(own_words(mention))
        if not {"goes_on", "definite", "office"} <= groups or said is None:
            return None
        found = self.stage.likeliest(mention, least=_LAST_SPOKE)
        if not self._is_person(found.actor) or self._holds_another(found.actor, said):
            return None
        return found.as_sure(min(found.sure, _BY_ELIMINATION))

    def varied(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Whom "la sénatrice du Nord" is, where nobody was called so before: the one just spoken of.

        Of the offices by which the press varies a name alone, and of what is none: "la patronne du parti". A
        byname that names a body is that of whom the article is about: "le leader de la Gauche unie".
        """
        said = self.known.titles.read(own_words(mention))
        is_byname = own_words(mention).casefold().startswith(self.known.bynames)
        plain = is_byname and own_words(mention).islower()
        office = said is not None and said.head in self.known.taken_up and "office" in groups
        if said is None or "definite" not in groups or not (office or is_byname):
            return None

        def may(referent: Referent) -> float:
            actor = referent.actor
            of_the_body = is_byname and self._is_of(actor, said)
            if plain or of_the_body or (is_byname and actor == self._main and actor not in self.known.titled):
                return float(self._is_person(actor))
            return float(office and self._is_person(actor) and not self._holds_another(actor, said))

        found = self.stage.likeliest(mention, least=_LEAST_VARIED, may=may, topic=_TOPIC)
        return found.as_sure(min(found.sure, _BY_ELIMINATION)) if found.actor else None

    def wider(self, mention: Mention, groups: frozenset[str]) -> Referent | None:
        """Who goes on under a wider word for what he is: "« … », note la spécialiste", a geologist.

        As the one spoken of in the sentence before. An office of a body tells which one is meant.
        """
        said = self.known.titles.read(own_words(mention))
        actor = self.stage.just_before(mention)
        if said is None or "definite" not in groups or {"office", "complement"} <= groups:
            return None
        if actor is None or not self._elsewhere.may_be(mention, actor):
            return None
        titles = (*self.known.holders.titles_of(actor), *self._holders.titles_of(actor))
        return self.stage.actor(actor, _WIDER) if any(said.head in title.kinds for title in titles) else None

    def _is_of(self, actor: str | None, said: Title) -> bool:
        """Whether somebody holds another office of the body: "le patron du PS" is its first secretary."""
        held = self._holders.titles_of(actor) if actor is not None and said.rest else ()
        return any(said.rest <= title.rest and not title.former for title in held)

    def _holds_another(self, actor: str | None, said: Title) -> bool:
        """Whether somebody is known to hold the like of another body: the senator of another county."""
        if actor is None:
            return False
        held = tuple(self._holders.titles_of(actor))
        if actor != self._main:
            # of whom the article is about it may tell something else than others do
            held += tuple(self.known.holders.titles_of(actor))
        return any(title.head == said.head and title.rest and not title.former for title in held)

    def known_to_all(self, mention: Mention) -> Referent | None:
        """The holder of an office that everybody knows: whom the article names most, and gives no title."""
        said = self.known.titles.read(own_words(mention))
        if said is None or without_countries(said) not in self.known.held_by_one:
            return None
        article = self.reading.article
        salience = self.stage.salience(mention)
        alone = Title(said.head, frozenset())
        bare = {actor for _, actor, _ in self._holders.fitting(alone, SAME)}
        bare |= {actor for actor, (_, fit) in self.known.holders_of(alone).items() if fit >= SAME}
        # "le président turc" is nobody but the one whom the article calls president, or is about.
        of_a_country = without_countries(said) != said
        near = self.stage.just_before(mention) if of_a_country else None
        if "stands" not in mention.hints and not self._has_spoken(near, mention):
            near = None
        of_office = _BARE_OF_A_COUNTRY if of_a_country else _BARE
        scored = (
            (
                self.known.share[article, actor] + salience.get(actor, 0.0) + of_office * (actor in bare),
                1.0,
                actor,
            )
            for actor in self.known.persons.get(article, ())
            if (
                actor in bare
                or (
                    self._has_no_title(actor)
                    and (actor == self._main or not (of_a_country or self._is_called(actor)))
                )
                or (actor == near and self._is_without_office(actor))
                or (actor == self._main and actor not in self.known.told_what)
            )
            and self._elsewhere.may_be(mention, actor)
            and not self._is_another(actor, said)
        )
        chosen = best(scored)
        return self.stage.actor(chosen[0], _BY_ELIMINATION) if chosen else None

    def _is_another(self, actor: str, said: Title) -> bool:
        """Whether somebody holds another office that everybody knows: a head of state is no Premier."""
        held = (*self._holders.titles_of(actor), *self.known.holders.titles_of(actor))
        known = {plain for title in held if (plain := without_countries(title)) in self.known.held_by_one}
        return bool(known) and without_countries(said) not in known

    def _is_called(self, actor: str) -> bool:
        """Whether the article calls somebody by a trade or a station: "le retraité" is not the pope."""
        return any(True for _ in self._holders.titles_of(actor))

    def _has_spoken(self, actor: str | None, mention: Mention) -> bool:
        """Whether somebody has spoken under his name before ``mention``."""
        return actor is not None and self.stage.speak.get(actor, mention.anchor.end) < mention.anchor.start

    def _is_without_office(self, actor: str) -> bool:
        """Whether somebody named in full has no office that the story tells."""
        if actor in self._in_office | self.known.in_office or not self._is_person(actor):
            return False
        return " " in self.known.actors[actor].name

    def _has_no_title(self, actor: str | None) -> bool:
        if actor in self._in_office:
            return False
        return (
            actor is not None and actor not in self.known.told_what and " " in self.known.actors[actor].name
        )

    def follows_words(self, mention: Mention) -> bool:
        """Whether ``mention`` is the source of words that stand before it."""
        return mention.anchor.start in self._after_words

    @cached_property
    def _after_words(self) -> frozenset[int]:
        """Where the sources begin that follow their words."""
        given = ((q.source, q.content) for q in self.reading.quotations)
        return frozenset(
            source.start for source, content in given if source is not None and source.start >= content.end
        )

    @cached_property
    def _presented(self) -> frozenset[int]:
        """Where the names begin beside which the article says who that is: "un soutien du maire, Léa X"."""
        told = (m for m in self.reading.mentions if m.form == "description" and is_certain(m))
        return frozenset(m.antecedents[0].anchor.start for m in told)

    @cached_property
    def _main(self) -> str | None:
        """The person whom the article names far more than any other."""
        article = self.reading.article
        shares = sorted((self.known.share[article, a], a) for a in self.known.persons.get(article, ()))
        second = shares[-2][0] if len(shares) > 1 else 0.0
        return shares[-1][1] if shares and shares[-1][0] >= max(_MAIN, _LEAD * second) else None

    def _come_later(self, gender: str | None) -> list[tuple[int, str]]:
        """The persons of this gender without title who speak, in the order in which they are first named."""
        if gender is None:
            return []
        if gender not in self._later:
            self._later[gender] = sorted(
                (self.known.first_named[self.reading.article, actor], actor)
                for actor in self.stage.speak
                if self._is_person(actor)
                and self._has_no_title(actor)
                and self.known.gender.get(actor) == gender
                and self.known.first_named[self.reading.article, actor] not in self._presented
            )
        return self._later[gender]

    def _is_person(self, actor: str | None) -> bool:
        return actor is not None and self.known.actors[actor].kind == "person"
