"""The lexicons of names, offices and the world, laid out for looking up words in order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recoupe.extract.mentions.entries import Entry, Phrases
from recoupe.extract.mentions.locales import calendar_words, country_name
from recoupe.extract.mentions.vocabulary import Lands, LittleWords, Nouns, PersonWords, Speech, Tenure
from recoupe.extract.mentions.words import Cutter, cutter, fold
from recoupe.languages import Language
from recoupe.languages.ages import AgeWords
from recoupe.languages.bodies import Bodies
from recoupe.languages.names import Grammar, Names
from recoupe.languages.offices import Office, Offices
from recoupe.languages.press import Press
from recoupe.languages.quotation import QuotationLexicon
from recoupe.languages.world import Country, Organization, People, World
from recoupe.model.claims import Kind
from recoupe.text.plurals import Plurals, plural


@dataclass(frozen=True)
class Knowledge(PersonWords, Tenure, LittleWords, Nouns, Lands, Speech):
    """Every lexicon that reading names needs, by folded words."""

    cut: Cutter
    openings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    capital_openings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    body_nouns: frozenset[str] = frozenset()

    def is_first_name(self, folded: str) -> bool:
        """Whether the folded word is a given name.

        A compound is one when it begins with one ("Lily-Rose").
        """
        return folded in self.first_names or folded.split("-")[0] in self.first_names

    def is_noun_of_body(self, word: str) -> bool:
        """Whether the word alone is the noun of an institution, a body, a place, and names none of them."""
        return any(p.get(word) for p in (self.institutions, self.bodies, self.heads, self.places))


_CACHE: dict[tuple[str, str], Knowledge] = {}


def knowledge(language: Language) -> Knowledge:
    """The lexicons of ``language``, compiled once."""
    key = (language.code, str(language.folder))
    if key not in _CACHE:
        compiled = _compile(language)
        _CACHE[key] = replace(
            compiled,
            openings=_openings(compiled, capital=False),
            capital_openings=_openings(compiled, capital=True),
            body_nouns=frozenset(
                first
                for nouns in (compiled.heads, compiled.institutions, compiled.bodies)
                for first in nouns.openings(capital=True)
            ),
        )
    return _CACHE[key]


def _openings(known: Knowledge, *, capital: bool) -> dict[str, frozenset[str]]:
    """The words at which something of interest may begin, and the words that then follow.

    In lower case, or with a ``capital``.
    """
    phrases = [
        known.known,
        known.offices,
        known.institutions,
        known.branches,
        known.teams,
        known.bodies,
        known.places,
    ]
    if capital:
        phrases.append(known.heads)
    found = dict.fromkeys((*known.gates, *known.numbered, *known.numbered_roads), frozenset({""}))
    for some in phrases:
        for first, seconds in some.openings(capital=capital).items():
            found[first] = found.get(first, frozenset()) | seconds
    return found


def _compile(language: Language) -> Knowledge:
    world, names = language.lexicon(World), language.lexicon(Names)
    grammar, cut = names.grammar, cutter(language)
    parts = (
        _of_people(names),
        _of_tenure(language.lexicon(Offices), grammar.plurals, cut),
        _of_grammar(grammar, language.lexicon(AgeWords)),
        _of_nouns(world, cut),
        _of_lands(world, language.lexicon(Bodies), grammar, language.code, cut),
        _of_speech(language.lexicon(QuotationLexicon), language.lexicon(Press), cut),
    )
    return Knowledge(cut=cut, **{name: words for part in parts for name, words in vars(part).items()})


def _of_people(names: Names) -> PersonWords:
    return PersonWords(
        civilities=_by_gender(names.civilities.masculine, names.civilities.feminine, names.civilities.either),
        first_names=_by_gender(
            names.first_names.masculine, names.first_names.feminine, names.first_names.either
        ),
        particles=_folded(names.particles),
        filiation=_folded((*names.filiation, *names.articles)),
        kinship=_folded(names.filiation),
        families=_folded(names.families),
        kin=_by_gender(names.kin.masculine, names.kin.feminine, names.kin.either),
    )


def _of_tenure(offices: Offices, plurals: Plurals, cut: Cutter) -> Tenure:
    return Tenure(
        offices=_offices(offices.offices, plurals, cut),
        before_name=_offices(offices.before_name, plurals, cut),
        ordinals=_folded(offices.ordinals),
        former=_folded(offices.former),
        named=_folded(offices.tenure.named),
        dating=frozenset(
            cut.folded(words)[0] for words in (*offices.tenure.since, *offices.tenure.until) if words
        ),
        in_bodies=_folded(offices.in_bodies),
    )


def _of_grammar(grammar: Grammar, ages: AgeWords) -> LittleWords:
    return LittleWords(
        of=_folded(grammar.of),
        contracted=_folded(grammar.contracted),
        to=_folded(grammar.to),
        dative_verbs=frozenset(grammar.dative_verbs),
        partitives=_folded(grammar.partitives),
        complements=_folded((*grammar.of, *grammar.to)),
        articles=_folded(grammar.articles),
        plural_articles=_folded(grammar.plural_articles),
        determiners=_folded((*grammar.articles, *grammar.contracted, *grammar.of)),
        conjunctions=_folded(grammar.conjunctions),
        in_names=_folded(grammar.in_names),
        in_titles=_folded(grammar.in_titles),
        after_titles=_folded(grammar.after_titles),
        years=_folded(ages.years),
        ambiguous=_folded(grammar.ambiguous),
        aliases=_folded(grammar.aliases),
        naming=grammar.naming,
        ordinal_endings=_folded(grammar.ordinal_endings),
        in_toponyms=_folded(grammar.in_toponyms),
    )


def _of_nouns(world: World, cut: Cutter) -> Nouns:
    return Nouns(
        institutions=_phrases(world.institutions, cut),
        branches=_phrases(world.branches, cut),
        teams=_phrases(world.teams, cut),
        sports_nations=frozenset(world.sports_nations),
        portfolios=_folded(world.portfolios),
        bodies=_phrases(world.bodies, cut),
        heads=_phrases(world.heads, cut),
        places=_phrases(world.place_nouns, cut),
        clubs=_folded(world.clubs),
        collectives=_folded(world.collectives),
        shortened=_folded(world.shortened),
        named_after=_folded(world.named_after),
        dedicated=_folded(world.dedicated),
        alone=_folded(world.alone),
        gates=_folded(world.gates),
        numbered=_folded(world.numbered),
        numbered_roads=_folded(world.numbered_roads),
        road_nouns=_folded((*world.numbered_roads, *world.road_nouns)),
        roads={letters: _folded(articles) for letters, articles in world.roads.items()},
        no_roads=frozenset(world.no_roads),
        firm_first=_folded((*world.clubs, *world.firm_openings)),
        firm_endings=_folded(world.firm_endings),
        of_firms=_phrases(world.of_firms, cut),
        territories=_folded(world.territories),
        compass=_folded(world.compass),
        named_things=_folded(world.named_things),
        place_prefixes=tuple(map(fold, world.place_prefixes)),
        place_openers=_folded(world.place_openers),
        of_places=_folded(world.of_places),
        no_actors=_phrases(world.no_actors, cut),
        no_names=_folded(n for n in world.no_actors if " " not in n),
        acronym_senses=_folded(world.acronym_senses),
        inhabitant_endings=tuple(map(fold, world.inhabitant_endings)),
        locative=_by_last_word(world.locative_prepositions, cut),
    )


def _of_lands(world: World, bodies: Bodies, grammar: Grammar, code: str, cut: Cutter) -> Lands:
    return Lands(
        language=code,
        home=country_name(world.home, code),
        known=_known(world, bodies, grammar.articles, code, cut),
        demonyms=_demonyms(world, grammar.plurals, code),
        peoples_plural=_peoples(world, grammar.plurals, code),
        capitals=_capitals(world, code),
        union_towns={fold(town): o.name for o in world.organizations for town in o.towns},
        acts_of_governments=frozenset(world.acts_of_governments),
        done_to_governments=frozenset(world.done_to_governments),
        calendar=calendar_words(code),
    )


def _of_speech(quotation: QuotationLexicon, press: Press, cut: Cutter) -> Speech:
    return Speech(
        saying=frozenset(lemma for verbs in quotation.verbs for lemma in verbs.lemmas),
        credits=_credits(quotation, press, cut),
    )


def _by_last_word(phrases: Iterable[str], cut: Cutter) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for key in map(cut.folded, phrases):
        found[key[-1]] = (*found.get(key[-1], ()), key)
    return found


def _credits(quotation: QuotationLexicon, press: Press, cut: Cutter) -> frozenset[str]:
    """The words of a credit: "photo", "AFP"."""
    agencies = [form for agency in press.agencies for form in (agency.name, *agency.forms)]
    return frozenset(
        key[0] for key in map(cut.folded, (*quotation.photo_credits, *agencies)) if len(key) == 1
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _known(world: World, bodies: Bodies, articles: Iterable[str], language: str, cut: Cutter) -> Phrases:
    phrases = Phrases(cut)
    for code, country in world.countries.items():
        kind: Kind = "place" if code in world.dependencies else "country"
        entry = Entry(country.name or country_name(code, language), kind, country.wikidata)
        for name in (entry.name, *country.also):
            _add_name(phrases, name, replace(entry, acronym=name.isupper()))
    places = frozenset((*world.regions, *world.cities))
    for organization in (*world.organizations, *world.peoples):
        _add_organization(phrases, organization, articles, places)
    nouns = {cut.folded(noun)[0] for noun in (*world.heads, *world.institutions, *world.bodies)}
    for name, *others in bodies.bodies:
        _add_body(phrases, name, others, nouns)
    for country in world.countries.values():
        for city in (*country.capital, *country.seats):
            entry = Entry(country.capital[0] if city in country.capital else city, "place")
            _add_place(phrases, city, entry, world.lost_articles)
    for place, epithets in world.epithets.items():
        for name in (place, *epithets):
            _add_name(phrases, name, Entry(place, "place"))
    for place in (*world.regions, *world.cities):
        _add_place(phrases, place, Entry(place, "place"), world.lost_articles)
    return phrases


def _add_place(phrases: Phrases, name: str, entry: Entry, articles: Iterable[str]) -> None:
    """Add a place; "Le Havre" is found in "au Havre" as well."""
    _add_name(phrases, name, entry)
    opening, _, rest = name.partition(" ")
    if fold(opening) in articles:
        _add_name(phrases, rest, replace(entry, contracted=True))


def _add_organization(
    phrases: Phrases, organization: Organization, articles: Iterable[str], places: frozenset[str]
) -> None:
    """Add the names of an organization; without their article unless the rest is one of ``places``."""
    lower = organization.name[0].islower()
    entry = Entry(
        organization.name, organization.kind, organization.wikidata, lower=lower, seat=organization.seat
    )
    for name in (organization.name, *organization.also):
        _add_name(phrases, name, replace(entry, acronym=name.isupper()))
        # "Le Monde" is found in "au Monde" as well.
        for article in articles:
            opening = article if article.endswith("'") else article + " "
            rest = name[len(opening) :]
            if name.lower().startswith(opening) and len(rest) > 2 and rest not in places:
                _add_name(phrases, rest, entry)


def _add_body(phrases: Phrases, name: str, others: Sequence[str], nouns: Collection[str]) -> None:
    """Add the names of a body; of those that begin with an article it is part of the name ("Le Temps").

    What does not begin with one of ``nouns`` is a name by its capital alone ("Droit au logement").
    """
    for written in (name, *others):
        lower, acronym = written[0].islower(), written.isupper()
        strict = phrases.cut.folded(written)[0] not in nouns
        _add_name(phrases, written, Entry(name, "organization", lower=lower, acronym=acronym, strict=strict))


def _add_name(phrases: Phrases, name: str, entry: Entry) -> None:
    """Add a name with the capitals that it is written with."""
    parts = [part for part in _PIECES.findall(name) if phrases.cut.folded(part)]
    phrases.add(name, replace(entry, capitals=tuple(part[0].isupper() for part in parts)))


# The words of an entry as ``words`` cuts them: elisions stand alone.
_PIECES = re.compile(r"[^\s'’]+['’]?")


def _offices(offices: Iterable[Office], plurals: Plurals, cut: Cutter) -> Phrases:
    phrases = Phrases(cut)
    for office in offices:
        name = office.masculine or office.either or office.feminine or ""
        for form, gender in ((office.either, None), (office.masculine, "m"), (office.feminine, "f")):
            if form and not (gender == "m" and office.feminine == form):
                entry = Entry(name, gender=gender, portfolio=office.portfolio)
                phrases.add(form, entry)
                several = plural(form, plurals)
                phrases.add(several, replace(entry, singular=form, plural=several.lower()))
        for short in office.short:
            phrases.add(short, Entry(name, gender=None))
    return phrases


def _by_gender(
    masculine: Iterable[str], feminine: Iterable[str], either: Iterable[str]
) -> dict[str, str | None]:
    men, women = _folded(masculine), _folded(feminine)
    both = (men & women) | _folded(either)
    return {**dict.fromkeys(men, "m"), **dict.fromkeys(women, "f"), **dict.fromkeys(both, None)}


def _phrases(entries: Iterable[str], cut: Cutter) -> Phrases:
    phrases = Phrases(cut)
    for entry in entries:
        phrases.add(entry, Entry(entry))
    return phrases


def _demonyms(world: World, plurals: Plurals, language: str) -> dict[str, str]:
    """From every form of an adjective of nationality to the country; the first country wins."""
    found: dict[str, str] = {}
    for code, country in world.countries.items():
        name = country.name or country_name(code, language)
        for form in _forms(country, plurals):
            found.setdefault(fold(form), name)
    for people in world.peoples_elsewhere:
        for form in _forms(people, plurals):
            found.setdefault(fold(form), people.masculine)
    return found


def _forms(people: Country | People, plurals: Plurals) -> list[str]:
    singular = [f for f in (people.masculine, people.feminine) if f]
    return singular + [plural(f, plurals) for f in singular]


def _peoples(world: World, plurals: Plurals, language: str) -> dict[str, str]:
    """From the plural that names a people ("irakiens") to its country.

    Feminine ones are adjectives mostly.
    """
    found: dict[str, str] = {}
    for code, country in world.countries.items():
        if country.masculine:
            found.setdefault(
                fold(plural(country.masculine, plurals)), country.name or country_name(code, language)
            )
    for people in world.peoples_elsewhere:
        found.setdefault(fold(plural(people.masculine, plurals)), people.masculine)
    return found


def _capitals(world: World, language: str) -> dict[str, str]:
    return {
        fold(city): country.name or country_name(code, language)
        for code, country in world.countries.items()
        for city in (*country.capital, *country.seats)
    }
