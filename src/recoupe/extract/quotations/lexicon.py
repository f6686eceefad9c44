"""The lexicon made ready for look-up: every inflected form of every cue, once a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from recoupe.languages import Language
from recoupe.languages.ages import AgeWords
from recoupe.languages.morphology import Morphology
from recoupe.languages.quotation import Conjugation, FunctionWords, QuotationLexicon, StemEndings, Takes
from recoupe.languages.reference import Reference
from recoupe.languages.world import World

Form = Literal["finite", "past", "present", "infinitive", "attitude"]


class Entry(NamedTuple):
    """One reading of a word as a form of a cue verb. ``tail`` are further words that must follow."""

    lemma: str
    form: Form
    takes: frozenset[Takes]
    pronominal: bool
    tail: tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    """An attribution phrase: its words, and how what follows them names the source."""

    words: tuple[str, ...]
    kind: Literal["anywhere", "fronted", "anonymous", "dixit", "learnt"]


class Cues:
    """Forms of cue verbs and nouns, attribution phrases and sets of function words, by lower-case word."""

    def __init__(self, language: Language) -> None:
        lexicon, world = language.lexicon(QuotationLexicon), language.lexicon(World)
        self.lexicon, self.code = lexicon, language.code
        self._conjugations = sorted(lexicon.conjugations, key=lambda c: -len(c.suffix))
        self._by_suffix = {c.suffix: c for c in lexicon.conjugations}
        self.verbs: dict[str, tuple[Entry, ...]] = self._verbs()
        self.nouns = {lemma: frozenset(n.takes) for n in lexicon.nouns for lemma in n.lemmas}
        self.semi = self._forms(lexicon.semi_auxiliaries)
        self.impersonal = frozenset(lexicon.impersonal)
        self.idle = frozenset(_words(p) for p in lexicon.idle_phrases)
        self.bylines = frozenset(lexicon.bylines)
        self._persons(language)
        self._more(lexicon)
        self._things(lexicon)
        self._places(lexicon, world)
        self.infinitives = language.lexicon(Morphology).infinitives
        self.conditional = language.lexicon(Morphology).conditional.third
        self._small(lexicon.function_words)
        self.refusals = self._forms(lexicon.refusals)
        self.phrases = _phrases(lexicon)
        # Of the phrases of several words by their first: the second words, since most "de" begin none.
        self.seconds = {
            first: frozenset(p.words[1] for p in found)
            for first, found in self.phrases.items()
            if all(len(p.words) > 1 for p in found)
        }
        self.fillers = _by_first(lexicon.fillers)
        self.contrast = _by_first(lexicon.contrast_subordinators)
        self.circumstances = _by_first(lexicon.circumstances)
        self.channels = frozenset(lexicon.channels)
        self.homographs = frozenset(lexicon.noun_homographs)
        self.compound = frozenset(lexicon.compound_conjunctions)
        self.have = frozenset(lexicon.auxiliaries_have)
        self.be = frozenset(lexicon.auxiliaries_be)
        self.auxiliaries = self.have | self.be
        self.reflexives = frozenset(lexicon.reflexives)
        self.clitics = frozenset(lexicon.object_clitics) | self.reflexives
        self.negations = frozenset(lexicon.negations)
        self.time_words = frozenset(lexicon.time_words)
        self.subject_pronouns = frozenset(lexicon.subject_pronouns)
        self.tonic = frozenset(lexicon.tonic_pronouns)
        self.non_sources = frozenset(lexicon.non_sources)
        self.relatives = frozenset(lexicon.relatives)
        self.complementizers = frozenset(lexicon.complementizers)
        self.agents = frozenset(lexicon.agent_prepositions)
        self.links = frozenset(lexicon.link_prepositions)
        self.role_links = frozenset(lexicon.role_prepositions)
        self.roles = frozenset(lexicon.role_nouns)
        self.titles = frozenset(lexicon.titles)
        self.naming = frozenset(lexicon.naming)
        self.works = frozenset(lexicon.works)
        self.learning = frozenset(lexicon.learning_verbs)
        self.reading = frozenset(lexicon.reading_verbs)
        self.bearing = frozenset(lexicon.bearing_prepositions)
        self.pronominal_heads = frozenset(lexicon.pronominal_heads)
        self.in_charge = frozenset(lexicon.in_charge)

    def _persons(self, language: Language) -> None:
        lexicon = language.lexicon(QuotationLexicon)
        self.people = _people(language.lexicon(Reference))
        self.ages = frozenset(language.lexicon(AgeWords).years)
        self.persons = frozenset(lexicon.personal_pronouns)
        self.last_mentioned = _by_first(lexicon.last_mentioned)

    def _inserted(self, lexicon: QuotationLexicon) -> None:
        self.durations = frozenset(lexicon.durations)
        self.thereafter = frozenset(lexicon.thereafter)
        self.ago = _by_first(lexicon.ago)
        self.composure = frozenset(lexicon.composure)
        self.belongings = frozenset(lexicon.belongings)

    def _frames(self, lexicon: QuotationLexicon) -> None:
        self.as_said = frozenset(lexicon.attributions.as_said)
        self.as_wished = frozenset(lexicon.attributions.as_wished)
        self.as_only = frozenset(lexicon.as_only)
        self.seeing = frozenset(lexicon.seeing)
        self.seen_in = frozenset(lexicon.seen_in)

    def _things(self, lexicon: QuotationLexicon) -> None:
        self._frames(lexicon)
        self.documents = frozenset(lexicon.documents)
        self.things = self.documents.union(lexicon.evidence)
        self.derived = frozenset(lexicon.derived)
        self.body_links = frozenset(lexicon.body_prepositions)

    def _more(self, lexicon: QuotationLexicon) -> None:
        self.filler_ends = _by_last(lexicon.fillers)
        self.on_air_prepositions = frozenset(lexicon.on_air_prepositions)
        self.on_air_nouns = frozenset(lexicon.on_air_nouns)
        self.coordinators = frozenset(lexicon.coordinators)
        self.subordinators = frozenset(lexicon.subordinators)
        self.hearsay = frozenset(lexicon.hearsay)
        self.credits = frozenset(lexicon.photo_credits)
        self.speaking = frozenset(lexicon.role_nouns) | frozenset(lexicon.offices)
        self.own = frozenset(lexicon.own_determiners)
        self.charge = frozenset(lexicon.charge_prepositions)
        self.contrary = frozenset(lexicon.contrary)
        self.wordings = frozenset(lexicon.wordings)
        self.cross_references = _by_first(lexicon.cross_references)
        self.generic = frozenset(lexicon.generic_sources)
        self.existence = frozenset(_words(p) for p in lexicon.existence)
        self.meanwhile = _by_first(lexicon.meanwhile)
        self.oblique = frozenset(lexicon.oblique_relatives)
        self.demonstratives = frozenset(lexicon.demonstratives)
        self.approached = frozenset(lexicon.approached)
        self.bodies = frozenset(lexicon.bodies)
        self.role_names = frozenset(lexicon.role_names)
        self.manners = frozenset(lexicon.manners)
        self._outcries(lexicon)
        self._joined(lexicon)
        self._inserted(lexicon)
        self.objects_only = frozenset(lexicon.objects_only)
        self.comparatives = frozenset(lexicon.comparatives)
        self.measuring = frozenset(lexicon.measuring)
        self.distributive = frozenset(lexicon.distributive)
        self.personal = frozenset(lexicon.personal_relatives)
        self.attendant = _by_first(lexicon.attendant)
        self.taking_up = frozenset(lexicon.taking_up)
        self.taking_up_verbs = frozenset(self._forms(lexicon.taking_up_verbs))
        self.role_tails = _by_first(lexicon.role_tails)
        self.source_links = frozenset(lexicon.source_prepositions)
        self.asking = frozenset(lexicon.asking)
        self.whether = frozenset(lexicon.whether)
        self.questions = frozenset(lexicon.questions)
        self.edges = frozenset(lexicon.edges)
        self.attitudes = frozenset(lexicon.attitudes)
        self.with_be = frozenset(lexicon.with_be)
        self.emphatic = frozenset(lexicon.emphatic)
        self.judging = frozenset(lexicon.judging)
        self.plainly_named = frozenset(lexicon.plainly_named)
        self.places = frozenset(lexicon.places)
        self.varying = frozenset(self._forms(lexicon.varying))
        self.informants = frozenset(
            (*lexicon.informants, *lexicon.documents, *lexicon.bodies, *lexicon.role_nouns, *lexicon.offices)
        )
        self.inverted = frozenset(
            w for w in (*lexicon.subject_pronouns, *lexicon.non_sources) if w.startswith("-")
        )

    def _places(self, lexicon: QuotationLexicon, world: World) -> None:
        self.quarters = _by_first(lexicon.quarters)
        self.seats = _by_first(n.lower() for o in world.organizations if o.seat for n in (o.name, *o.also))
        self.powers = _by_last(n.lower() for n in _powers(world))

    def _joined(self, lexicon: QuotationLexicon) -> None:
        self.plural_persons = lexicon.plural_person_endings
        self.learnt = frozenset(self._forms(lexicon.learning_verbs))
        self.firm = frozenset(lexicon.firm)
        self.denied_assertions = frozenset(lexicon.denied_assertions)
        self.asserting_if_denied = frozenset(lexicon.asserting_if_denied)
        self.joined_with_to = frozenset(lexicon.joined_with_to)
        self.only_joined = frozenset(lexicon.only_joined)
        self.passed_on = frozenset(self._forms(lexicon.passed_on))
        self.joined_with_of = frozenset(lexicon.joined_with_of)
        self.joined_with_for = frozenset(lexicon.joined_with_for)
        self.facts = _by_first(lexicon.fact_joins)
        self.that_joins = frozenset(lexicon.that_joins)
        self.recalling = frozenset(lexicon.recalling)
        self.recalled = frozenset(lexicon.recalled)
        self.judging_only = frozenset(lexicon.judging_only)
        self.publishing = frozenset(self._forms(lexicon.publishing))
        self.parts_of_works = frozenset(lexicon.parts_of_works)
        self.denials = frozenset(lexicon.denials)
        self.causing = frozenset(lexicon.causing)
        self.provoking = frozenset(lexicon.provoking)
        self.outcome = frozenset(lexicon.outcome)
        self.taking_up_articles = frozenset(lexicon.taking_up_articles)
        self.going_on = frozenset(lexicon.going_on)
        self.reasons = frozenset(lexicon.reasons)
        self.addressing = frozenset(lexicon.addressing)
        self.self_describing = frozenset(lexicon.self_describing)
        self.weighing = frozenset(lexicon.weighing)

    def _outcries(self, lexicon: QuotationLexicon) -> None:
        self.names = frozenset(lexicon.names)
        self.outcries = frozenset((*lexicon.outcries, *lexicon.written_outcries))
        self.written = frozenset(lexicon.written_outcries)
        self.others = frozenset(lexicon.other_of_two)
        self.hearing = frozenset(lexicon.hearing_verbs)
        self.on_behalf = frozenset(lexicon.on_behalf)
        self.decades = frozenset(lexicon.decades)
        self.others_and_us = frozenset(lexicon.tonic_pronouns) | frozenset(lexicon.disjunctive_pronouns)

    def _small(self, words: FunctionWords) -> None:
        self.that = frozenset(words.that)
        self.of = frozenset(words.of)
        self.contracted = frozenset(words.contracted)
        self.of_or_to = frozenset(words.of_or_to)
        self.joins = frozenset(words.joins)
        self.gerund = frozenset(words.gerund)
        self.purpose = frozenset(words.purpose)
        self.to = frozenset(words.to)
        self.examples = frozenset(words.examples)
        self.statement_links = frozenset(words.links)
        self.openers = frozenset(words.openers)
        self.definite = frozenset(words.definite)
        self.plural = frozenset(words.plural)
        self.indefinite = frozenset(words.indefinite)
        self.occasions = frozenset(words.occasions)
        self.occasion_prepositions = frozenset(words.occasion_prepositions)
        self.first_person = frozenset(words.first_person)
        self.cleft = frozenset(words.cleft)
        self.source_nouns = frozenset(words.source_nouns)
        self.among = frozenset(words.among)
        self.joins_nouns = frozenset(words.joins_nouns)
        self.likening = frozenset(words.likening)
        self.been = frozenset(words.been)
        self.euphonic = frozenset(words.euphonic)
        self.nobody = frozenset(words.nobody)
        self.deictic = frozenset(words.deictic)
        self.prior = frozenset(words.prior)
        self.by_somebody = frozenset(self.lexicon.by_somebody)

    def _verbs(self) -> dict[str, tuple[Entry, ...]]:
        takes: dict[tuple[str, bool], set[Takes]] = {}
        for group in self.lexicon.verbs:
            for lemma in group.lemmas:
                takes.setdefault((lemma, group.pronominal), set()).update(group.takes)
        forms: dict[str, list[Entry]] = {}
        for (lemma, pronominal), frame in takes.items():
            head, *tail = _words(lemma)
            for form, word in self._inflected(head):
                entry = Entry(lemma, form, frozenset(frame), pronominal, tuple(tail))
                forms.setdefault(word, []).append(entry)
        for word in (*self.lexicon.attitudes, *self.lexicon.firm):
            entry = Entry(word, "attitude", frozenset({"words", "clause"}), False, ())
            forms.setdefault(word, []).append(entry)
        # Longer cues first: "met en garde" before "met".
        return {w: tuple(sorted(es, key=lambda e: -len(e.tail))) for w, es in forms.items()}

    def _forms(self, lemmas: Iterable[str]) -> dict[str, Form]:
        return {word: form for lemma in lemmas for form, word in self._inflected(lemma)}

    def _inflected(self, lemma: str) -> Iterator[tuple[Form, str]]:
        yield "infinitive", lemma
        shape = next((c for c in self._conjugations if lemma.endswith(c.suffix)), None)
        if shape is None:
            return
        stem = lemma.removesuffix(shape.suffix)
        endings = self._by_suffix[shape.like] if shape.like else shape
        groups: tuple[tuple[Form, tuple[str, ...]], ...] = (
            ("finite", endings.finite),
            ("past", endings.past),
            ("present", endings.present),
        )
        for form, group in groups:
            for ending in group:
                for variant in _stems(shape, ending, self.lexicon.stem_endings):
                    yield form, stem + variant + ending


def _stems(shape: Conjugation, ending: str, before: StemEndings) -> tuple[str, ...]:
    """How the end of the stem is spelt before ``ending``."""
    if shape.mute is not None and ending in before.mute:
        return (shape.mute,)
    if shape.mute is not None and ending.startswith(before.either):
        return (shape.mute, shape.stem)
    if shape.broad is not None and ending.startswith(before.broad):
        return (shape.broad,)
    return (shape.stem,)


def _phrases(lexicon: QuotationLexicon) -> dict[str, tuple[Phrase, ...]]:
    given = lexicon.attributions
    found: dict[str, list[Phrase]] = {}
    for kind, phrases in (
        ("anywhere", given.anywhere),
        ("fronted", given.fronted),
        ("anonymous", given.anonymous),
        ("dixit", given.dixit),
        ("learnt", given.learnt),
    ):
        for phrase in phrases:
            for words in _contracted(_words(phrase), lexicon.function_words):
                found.setdefault(words[0], []).append(Phrase(words, kind))  # type: ignore[arg-type]
    return {w: tuple(sorted(ps, key=lambda p: -len(p.words))) for w, ps in found.items()}


def _contracted(words: tuple[str, ...], small: FunctionWords) -> Iterator[tuple[str, ...]]:
    """A phrase and, where it ends with "de", the same with what that becomes: "auprès du", "auprès d'"."""
    yield words
    if words[-1] in small.of:
        yield from ((*words[:-1], w) for w in (*small.of, *small.contracted) if w != words[-1])


def _people(lexicon: Reference) -> frozenset[str]:
    """The nouns for persons, in both genders: what one is, or is to another."""
    return frozenset(word for e in (*lexicon.persons, *lexicon.relations) for word in e.split("/"))


def _powers(world: World) -> Iterator[str]:
    """The names of those that speak without being persons: bodies known far and wide, capitals."""
    for body in world.organizations:
        yield from (body.name, *body.also, *body.towns)
    for country in world.countries.values():
        yield from (*country.capital, *country.seats, *country.also)


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = _words(phrase)
        found.setdefault(words[0], []).append(words)
    return {w: tuple(sorted(ps, key=lambda p: -len(p))) for w, ps in found.items()}


def _by_last(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = _words(phrase)
        found.setdefault(words[-1], []).append(words)
    return {w: tuple(sorted(ps, key=lambda p: -len(p))) for w, ps in found.items()}


def _words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the parser cuts them: an elided one stands alone."""
    return tuple(phrase.replace("'", "' ").replace("aujourd' hui", "aujourd'hui").split())


@lru_cache(maxsize=8)
def cues(language: Language) -> Cues:
    """The cues of a language, made once."""
    return Cues(language)
