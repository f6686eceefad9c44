"""The lexicons of names, offices and the world, laid out for looking up words in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from babel import Locale

from recoupe.extract.mentions.words import Word, fold, folded_words
from recoupe.languages import Language
from recoupe.languages.names import Names
from recoupe.languages.offices import Office, Offices
from recoupe.languages.quotation import QuotationLexicon
from recoupe.languages.world import Country, Organization, World
from recoupe.model.claims import Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase of a lexicon stands for: its main name, its kind, and its Wikidata id."""

    name: str
    kind: Kind | None = None
    wikidata: str | None = None
    gender: str | None = None
    lower: bool = False
    portfolio: bool = False


class Phrases:
    """Phrases of folded words, found at a place of a sentence, the longest first."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """Have ``phrase`` stand for ``entry``; what was added first wins."""
        key = folded_words(phrase)
        if key:
            known = self._by_first.setdefault(key[0], [])
            if all(k != key for k, _ in known):
                known.append((key, entry))
                known.sort(key=lambda pair: -len(pair[0]))

    def match(self, words: Sequence[Word], at: int) -> tuple[int, Entry] | None:
        """The number of words of the longest phrase that stands at ``at``, and its entry."""
        for key, entry in self._by_first.get(words[at].folded, ()):
            if len(key) == 1 or (
                len(words) - at >= len(key)
                and all(words[at + n].folded == part for n, part in enumerate(key))
            ):
                return len(key), entry
        return None

    def get(self, phrase: str) -> Entry | None:
        """The entry of exactly this phrase."""
        key = folded_words(phrase)
        return next((e for k, e in self._by_first.get(key[0], ()) if k == key), None) if key else None


@dataclass(frozen=True)
class Knowledge:
    """Every lexicon that reading names needs, by folded words."""

    known: Phrases
    offices: Phrases
    before_name: Phrases
    civilities: dict[str, str | None]
    first_names: dict[str, str | None]
    particles: frozenset[str]
    filiation: frozenset[str]
    demonyms: dict[str, str]
    peoples_plural: dict[str, str]
    capitals: dict[str, str]
    institutions: Phrases
    portfolios: frozenset[str]
    bodies: Phrases
    heads: Phrases
    places: Phrases
    collectives: frozenset[str]
    locative: frozenset[tuple[str, ...]]
    no_actors: Phrases
    acronym_senses: frozenset[str]
    calendar: frozenset[str]
    ordinals: frozenset[str]
    former: frozenset[str]
    saying: frozenset[str]
    credits: frozenset[str] = field(default=frozenset())


_CACHE: dict[tuple[str, str], Knowledge] = {}


def knowledge(language: Language) -> Knowledge:
    """The lexicons of ``language``, compiled once."""
    key = (language.code, str(language.folder))
    if key not in _CACHE:
        _CACHE[key] = _compile(language)
    return _CACHE[key]


def _compile(language: Language) -> Knowledge:
    world, names = language.lexicon(World), language.lexicon(Names)
    offices = language.lexicon(Offices)
    quotation = language.lexicon(QuotationLexicon)
    return Knowledge(
        known=_known(world, language.code),
        offices=_offices(offices.offices),
        before_name=_offices(offices.before_name),
        civilities=_by_gender(names.civilities.masculine, names.civilities.feminine, names.civilities.either),
        first_names=_by_gender(
            names.first_names.masculine, names.first_names.feminine, names.first_names.either
        ),
        particles=frozenset(map(fold, names.particles)),
        filiation=frozenset(map(fold, (*names.filiation, *names.articles))),
        demonyms=_demonyms(world, language.code),
        peoples_plural=_peoples(world, language.code),
        capitals=_capitals(world, language.code),
        institutions=_phrases(world.institutions),
        portfolios=frozenset(map(fold, world.portfolios)),
        bodies=_phrases(world.bodies),
        heads=_phrases(world.heads),
        places=_phrases(world.place_nouns),
        collectives=frozenset(map(fold, world.collectives)),
        locative=frozenset(folded_words(p) for p in world.locative_prepositions),
        no_actors=_phrases(world.no_actors),
        acronym_senses=frozenset(map(fold, world.acronym_senses)),
        calendar=_calendar(language.code),
        ordinals=frozenset(map(fold, offices.ordinals)),
        former=frozenset(map(fold, offices.former)),
        saying=frozenset(lemma for verbs in quotation.verbs for lemma in verbs.lemmas),
        credits=frozenset(map(fold, quotation.photo_credits)),
    )


def country_name(code: str, language: str) -> str:
    """The name of the country by its ISO 3166 code, as CLDR has it, with straight apostrophes."""
    name = str(Locale(language).territories.get(code, code)).replace("’", "'")
    return name.split(" (")[0].removeprefix("R.A.S. chinoise de ")


def _known(world: World, language: str) -> Phrases:
    phrases = Phrases()
    for code, country in world.countries.items():
        entry = Entry(country_name(code, language), "country", country.wikidata)
        for name in (entry.name, *country.also):
            phrases.add(name, entry)
    for organization in (*world.organizations, *world.peoples):
        _add_organization(phrases, organization)
    for country in world.countries.values():
        for city in (*country.capital, *country.seats):
            phrases.add(city, Entry(country.capital[0] if city in country.capital else city, "place"))
    for region in world.regions:
        phrases.add(region, Entry(region, "place"))
    return phrases


def _add_organization(phrases: Phrases, organization: Organization) -> None:
    lower = organization.name[0].islower()
    entry = Entry(organization.name, organization.kind, organization.wikidata, lower=lower)
    for name in (organization.name, *organization.also):
        phrases.add(name, entry)
        # "Le Monde" is found in "au Monde" as well.
        for article in ("Le ", "La ", "Les ", "L'"):
            if name.startswith(article) and len(name) > len(article) + 2:
                phrases.add(name.removeprefix(article), entry)


def _offices(offices: Iterable[Office]) -> Phrases:
    phrases = Phrases()
    for office in offices:
        name = office.masculine or office.either or office.feminine or ""
        for form, gender in ((office.either, None), (office.masculine, "m"), (office.feminine, "f")):
            if form and not (gender == "m" and office.feminine == form):
                entry = Entry(name, gender=gender, portfolio=office.portfolio)
                phrases.add(form, entry)
                phrases.add(_plural(form), entry)
        for short in office.short:
            phrases.add(short, Entry(name, gender=None))
    return phrases


def _plural(form: str) -> str:
    """The plural of a title: an s on its first word, or none where it has one."""
    first, space, rest = form.partition(" ")
    if first.endswith("al"):
        first = first[:-1] + "ux"
    elif not first.endswith(("s", "x")):
        first += "s"
    return first + space + rest


def _by_gender(
    masculine: Iterable[str], feminine: Iterable[str], either: Iterable[str]
) -> dict[str, str | None]:
    found: dict[str, str | None] = {fold(n): "m" for n in masculine}
    for name in feminine:
        found[fold(name)] = None if fold(name) in found else "f"
    return {**found, **{fold(n): None for n in either}}


def _phrases(entries: Iterable[str]) -> Phrases:
    phrases = Phrases()
    for entry in entries:
        phrases.add(entry, Entry(entry))
    return phrases


def _demonyms(world: World, language: str) -> dict[str, str]:
    """From every form of an adjective of nationality to the country; the first country wins."""
    found: dict[str, str] = {}
    for code, country in world.countries.items():
        name = country_name(code, language)
        for form in _forms(country):
            found.setdefault(fold(form), name)
    return found


def _forms(country: Country) -> list[str]:
    singular = [f for f in (country.masculine, country.feminine) if f]
    return singular + [f if f.endswith(("s", "x")) else f + "s" for f in singular]


def _peoples(world: World, language: str) -> dict[str, str]:
    """From the plural that names a people ("irakiens") to its country."""
    found: dict[str, str] = {}
    for code, country in world.countries.items():
        for form in _forms(country):
            if form.endswith(("s", "x")):
                found.setdefault(fold(form), country_name(code, language))
    return found


def _capitals(world: World, language: str) -> dict[str, str]:
    return {
        fold(city): country_name(code, language)
        for code, country in world.countries.items()
        for city in (*country.capital, *country.seats)
    }


@lru_cache(maxsize=8)
def _calendar(language: str) -> frozenset[str]:
    locale = Locale(language)
    return frozenset(
        fold(name)
        for table in (locale.days["format"]["wide"], locale.months["format"]["wide"])
        for name in table.values()
    )
