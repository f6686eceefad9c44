"""What the story knows of its actors: where they are named, their gender, the titles they are given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from recoupe.languages import Language
from recoupe.languages.confidence import Confidence
from recoupe.languages.names import Names
from recoupe.languages.reference import Reference
from recoupe.model import Actor, Anchor, Article, Mention, Reading
from recoupe.resolve.held import Held
from recoupe.resolve.speakers.ages import Ages
from recoupe.resolve.speakers.asked import Answers, Question
from recoupe.resolve.speakers.given import Given, first_names, given, is_certain
from recoupe.resolve.speakers.holders import ArticleHolders, StoryHolders
from recoupe.resolve.speakers.tenures import Tenures
from recoupe.resolve.speakers.titles import Title, titles
from recoupe.resolve.speakers.wording import wording

# A first name or a civility tells the gender; the parse of one sentence may be wrong.
_GENDER_SHARE = 0.7


class Knowledge(Answers):
    """The actors of a story, indexed by anchor, name and title."""

    def __init__(
        self,
        readings: Sequence[Reading],
        actors: Sequence[Actor],
        language: Language,
        articles: Iterable[Article] = (),
        held: Held | None = None,
    ) -> None:
        super().__init__()
        held = held or Held()
        # the words of the lexicon mean the same in every story
        self._lexical = titles(language)
        self.titles = self._lexical.with_names(_acronyms(actors))
        self.tenures = Tenures((), (), self.titles)
        self._read_lexicon(language)
        self._index(actors)
        lexicon = language.lexicon(Reference)
        self._local = _local_bodies(actors, lexicon.bodies_of_a_place, self.plain)
        self.ages = Ages(language, self.actors, articles)
        self.holders = StoryHolders()
        self.titled: set[str] = set()
        self.told_what: set[str] = set()
        self.in_office: set[str] = set()
        self._introduced: dict[str, set[str]] = {}
        self._name_words: dict[str, frozenset[str]] = {}
        self._given: dict[str, Given] = {}
        self._facts: dict[str, object] = {}
        votes: dict[str, Counter[str]] = {}
        for reading in readings:
            self._take(reading.article, self._told(reading, language, held), votes)
        self.gender = {actor: g for actor, found in votes.items() if (g := _winner(found))}

    def _read_lexicon(self, language: Language) -> None:
        """Take up what the words of the language say of anybody."""
        lexicon = language.lexicon(Reference)
        self._articles = tuple(a if a.endswith("'") else f"{a} " for a in lexicon.determiners.definite)
        self.confidence = language.lexicon(Confidence)
        self.held_by_one = frozenset(map(self.titles.read, lexicon.held_by_one))
        self.held_by_many = self._heads(lexicon.held_by_many)
        self.of_a_place = self._heads(lexicon.of_a_place)
        self.telling_of_others = self._heads(lexicon.telling_of_others)
        self.taken_up = self._heads(lexicon.taken_up)
        self.bynames = tuple(lexicon.bynames)
        self.distinctions = self._heads(lexicon.distinctions)
        self.stations = self._heads(lexicon.stations)
        self.politicians = self._heads(lexicon.politicians)
        self.any_body = self._heads((*lexicon.bodies_with_names, *lexicon.places_alone))
        self.told_bare = self._heads(lexicon.told_bare)
        bodies = (*lexicon.bodies_masculine, *lexicon.bodies_feminine)
        self.bodies = frozenset(word.casefold() for word in bodies)
        self.heads = frozenset(word.casefold() for word in lexicon.heads_of_firms)
        kin = language.lexicon(Names).kin
        self.kin = self._heads((*kin.masculine, *kin.feminine, *kin.either))
        self.scene_roles = self._heads(lexicon.scene_roles)
        self.kept = wording(language).kept
        self.decades: Mapping[str, int] = {
            title.head: age for noun, age in lexicon.decades.items() if (title := self._lexical.read(noun))
        }

    def _index(self, actors: Sequence[Actor]) -> None:
        """Note where the ``actors`` are named, and how often in each article."""
        self.actors: Mapping[str, Actor] = {a.id: a for a in actors}
        self._anchors = _by_article(actors)
        self._starts = {article: [a.start for a, _ in found] for article, found in self._anchors.items()}
        self._exact = {
            (article, place.start, place.end): actor
            for article, found in self._anchors.items()
            for place, actor in reversed(found)
        }
        self._by_name = {key: a.id for a in reversed(actors) for n in a.names if (key := self.plain(n.text))}
        self.share = _shares(actors)
        self.persons: dict[str, list[str]] = {}
        for article, actor in self.share:
            self.persons.setdefault(article, []).append(actor)
        self.first_named: dict[tuple[str, str], int] = {}
        for article, places in self._anchors.items():
            for anchor, actor in reversed(places):
                self.first_named[article, actor] = anchor.start

    def date(self, actors: Iterable[Actor], articles: Iterable[Article]) -> None:
        """Note when the ``actors``, the same as before, held their roles, and when the articles appeared."""
        self.tenures = Tenures(actors, articles, self.titles)

    def plain(self, words: str) -> str:
        """A name without leading article, in one case."""
        flat = " ".join(words.casefold().replace("’", "'").split())
        for article in self._articles:
            flat = flat.removeprefix(article)
        return flat

    def _heads(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(title.head for title in map(self._lexical.read, words) if title)

    def actor_at(self, anchor: Anchor) -> str | None:
        """The actor that the words name: the first whose mention has, or else overlaps, their place."""
        exact = self._exact.get((anchor.article, anchor.start, anchor.end))
        if exact is not None:
            return exact
        found = self._anchors.get(anchor.article, [])
        at = bisect_right(self._starts.get(anchor.article, []), anchor.start) - 1
        near = found[max(0, at - 1) : at + 4]
        return next((actor for place, actor in near if place.overlaps(anchor)), None)

    def named_sources(self, reading: Reading) -> dict[str, int]:
        """The actors who speak in an article under their own names, each with where he first does.

        "Un proche de Jean X" names somebody else than the one who speaks.
        """
        certain = {
            (m.anchor.start, m.anchor.end): m.antecedents[0].anchor for m in reading.mentions if is_certain(m)
        }
        found: dict[str, int] = {}
        for source in (q.source for q in reading.quotations if q.source is not None):
            place = source.start, source.end
            name = certain.get(place)
            actor = self.actor_at(name) if name is not None else self._exact.get((reading.article, *place))
            if actor is not None:
                found[actor] = min(source.start, found.get(actor, source.start))
        return found

    def name_words(self, actor: str) -> frozenset[str]:
        """The words of the actor's name, as those of titles are read."""
        if actor not in self._name_words:
            name = self.titles.read(self.actors[actor].name)
            self._name_words[actor] = name.words if name is not None else frozenset()
        return self._name_words[actor]

    def actor_heading(self, mention: Mention) -> str | None:
        """The actor that a description names with its first word, its article apart."""
        anchor = mention.anchor
        head = anchor.end - len(mention.name)
        found = self._anchors.get(anchor.article, [])
        at = bisect_right(self._starts.get(anchor.article, []), head) - 1
        return next((a for place, a in found[max(0, at - 1) : at + 1] if place.end > head), None)

    def most_named(self, article: str) -> str | None:
        """The person whom the article names most; None where two are named as often, or none at all."""
        shares = sorted(((self.share[article, a], a) for a in self.persons.get(article, ())), reverse=True)
        if not shares or (len(shares) > 1 and shares[0][0] == shares[1][0]):
            return None
        return shares[0][1]

    def asked(self, article: str, first: int) -> str | None:
        """Who answers in an interview: whom the words before ``first`` name most, else the whole article.

        What comes after the first answer names those of whom the two speak.
        """
        named = Counter(
            actor
            for anchor, actor in self._anchors.get(article, ())
            if anchor.start < first and self.actors[actor].kind == "person"
        )
        ranked = named.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return self.most_named(article)
        return ranked[0][0]

    def surnamed(self, words: str, article: str) -> str | None:
        """The one person of the article whose name ends with the words after the first: "M. d'X"."""
        _, _, surname = " ".join(words.replace("’", "'").split()).partition(" ")
        if not any(word[:1].isupper() for word in re.split("[ ']", surname)[:2]):
            return None
        ending = f" {surname.casefold()}"
        found = [
            actor
            for actor in self.persons.get(article, ())
            if self.actors[actor].name.casefold().replace("’", "'").endswith(ending)
        ]
        return found[0] if len(found) == 1 else None

    def local_body(self, words: str, article: str) -> str | None:
        """The one actor in the article that is such a body of a place: "le parquet" is "parquet de Y"."""
        found = self._local.get((article, self.plain(words)), frozenset())
        return next(iter(found)) if len(found) == 1 else None

    def _told(self, reading: Reading, language: Language, held: Held) -> Given:
        """What an article tells of the actors whom it names."""
        places = self._anchors.get(reading.article, [])
        kinds = [self.actors[actor].kind for _, actor in places]
        make = partial(
            given,
            reading,
            self.actor_at,
            lambda actor: self.actors[actor].kind,
            self.titles.read,
            first_names(language),
        )
        # Titles are read alike as long as nothing else is short for something.
        return held.again("given", reading.article, (reading, places, kinds, self.titles), make)

    def _take(self, article: str, told: Given, votes: dict[str, Counter[str]]) -> None:
        """Note the titles and genders that one article gives."""
        self._given[article] = told
        for actor, gender, weight in told.genders:
            votes.setdefault(actor, Counter())[gender] += weight
        for actor, title, _ in told.titles:
            self.titled.add(actor)
            if self.titles.tells_what(title):
                self.told_what.add(actor)
            if self.titles.is_office(title):
                self.in_office.add(actor)
            self.holders.add(actor, title, article)
        for noun, actor in told.introduced:
            self._introduced.setdefault(self.plain(noun), set()).add(actor)

    def holders_in(self, article: str) -> ArticleHolders:
        """The titles that an article gives beside names; more may be learnt as it is read."""
        holders = ArticleHolders()
        for actor, title, start in self._given[article].titles if article in self._given else ():
            holders.add(actor, title, start)
        return holders

    def age(self, actor: str, article: str) -> int | None:
        """The age that stands beside a name of ``actor``, else what descriptions in the article have told."""
        beside = self.age_beside(actor)
        return self.ages.noted(actor, article) if beside is None else beside

    def view(self, article: str) -> object:
        """What the story knows of an article by itself: who is named where, in what order."""
        return self._anchors.get(article), self.persons.get(article), self.titles

    def here(self, article: str) -> Iterator[str]:
        """The actors that an article names, once for each time."""
        return (actor for _, actor in self._anchors.get(article, ()))

    def fact(self, actor: str) -> object:
        """All that is known of an actor besides where he is named, as far as it matters who speaks.

        None where there is no such actor.
        """
        if actor not in self._facts and actor in self.actors:
            known, sets = self.actors[actor], (self.titled, self.told_what, self.in_office)
            told = (actor in those for those in sets)
            gender, titles = self.gender.get(actor), tuple(self.holders.titles_of(actor))
            self._facts[actor] = known.name, known.kind, gender, titles, *told
        return self._facts.get(actor)

    def _answer(self, question: Question) -> object:
        match question:
            case ("holders", Title() as said, None):
                return self.holders.of(said)
            case ("holders", Title() as said, str(article)):
                out = self.tenures.excludes
                return {a: told for a, told in self.holders.of(said).items() if not out(a, said, article)}
            case ("called", str(words), None):
                return self._by_name.get(self.plain(words))
            case ("called", str(noun), str(article)):
                found = self._introduced.get(self.plain(noun), set()).intersection(self.here(article))
                return next(iter(found)) if len(found) == 1 else None
            case (_, actor, _):
                return self.ages.beside(str(actor)) if actor in self.actors else None


def _shares(actors: Iterable[Actor]) -> dict[tuple[str, str], float]:
    """By article and person: which share of the names of persons there are that person's."""
    counts = Counter((m.article, a.id) for a in actors if a.kind == "person" for m in a.mentions)
    totals: Counter[str] = Counter()
    for (article, _), count in counts.items():
        totals[article] += count
    return {key: count / totals[key[0]] for key, count in counts.items()}


def _acronyms(actors: Iterable[Actor]) -> dict[str, str]:
    """The acronyms of bodies with their names: "le président de la FNT" is that of the federation."""
    found: dict[str, str] = {}
    for actor in actors:
        if actor.kind == "organization":
            longest = max((name.text for name in actor.names), key=lambda text: (len(text), text))
            short = (n.text for n in actor.names if n.text.isupper() and " " not in n.text)
            found |= {text: longest for text in short if " " in longest}
    return found


def _local_bodies(
    actors: Iterable[Actor], nouns: Iterable[str], key: Callable[[str], str]
) -> dict[tuple[str, str], frozenset[str]]:
    """By article and noun, the actors there whose name is that noun and a place."""
    known = frozenset(nouns)
    found: dict[tuple[str, str], set[str]] = {}
    for actor in actors:
        noun, _, place = key(actor.name).partition(" ")
        if noun in known and place:
            for article in sorted({a.article for a in actor.mentions}):
                found.setdefault((article, noun), set()).add(actor.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _by_article(actors: Iterable[Actor]) -> dict[str, list[tuple[Anchor, str]]]:
    found: dict[str, list[tuple[Anchor, str]]] = {}
    for actor in actors:
        for anchor in actor.mentions:
            found.setdefault(anchor.article, []).append((anchor, actor.id))
    for places in found.values():
        places.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1]))
    return found


def _winner(votes: Counter[str]) -> str | None:
    (gender, count), *_ = votes.most_common(1)
    return gender if count >= _GENDER_SHARE * votes.total() else None
