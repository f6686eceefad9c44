"""What reading quotations needs to know of a language: cues, their frames, and who is no source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Takes = Literal["words", "clause", "that", "infinitive", "perfect", "fragment", "incise"]


@dataclass(frozen=True)
class Conjugation:
    """How verbs whose lemma ends in ``suffix`` are inflected in the third person.

    ``stem`` replaces the suffix; ``mute`` does before a mute e, ``broad`` before a and o. ``like`` names the
    class whose endings are used. A class with endings of its own lists them instead.
    """

    suffix: str
    like: str | None = None
    stem: str = ""
    mute: str | None = None
    broad: str | None = None
    finite: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    present: tuple[str, ...] = ()


@dataclass(frozen=True)
class StemEndings:
    """Before which endings the stem of a verb is spelt otherwise.

    Before ``mute`` ones it is the stem ``mute`` of a conjugation, before what begins with one of ``either``
    that or the usual one, before what begins with a letter of ``broad`` the stem ``broad``.
    """

    mute: tuple[str, ...]
    either: tuple[str, ...]
    broad: tuple[str, ...]


@dataclass(frozen=True)
class CueVerbs:
    """Verbs that share a frame.

    ``takes`` says what they report: "words" (a whole utterance in marks), "clause" (with a complementizer,
    or before the verb as an incise), "that" (a clause, but only with its complementizer), "infinitive" (an
    assertion in the infinitive), "perfect" (one in the perfect infinitive alone), "fragment" (an object or
    attribute partly in marks), "incise" (words only when the verb stands beside them as an incise, or a colon
    follows).
    ``pronominal`` verbs need a reflexive pronoun. A lemma of several words ("faire savoir") is inflected on
    its first word.
    """

    lemmas: tuple[str, ...]
    takes: tuple[Takes, ...]
    pronominal: bool = False


@dataclass(frozen=True)
class CueNouns:
    """Nouns of saying; ``takes`` as for verbs. ``lemmas`` are singular and plural forms alike."""

    lemmas: tuple[str, ...]
    takes: tuple[Takes, ...]


@dataclass(frozen=True)
class Attributions:
    """Phrases that attribute a clause to the noun phrase after them.

    ``anywhere`` hold wherever they stand; ``fronted`` only at the beginning of a clause and before a person
    or a body; ``anonymous`` are followed by the bare description of an unnamed source; ``learnt`` hold only
    after a verb whose subject is nobody ("a-t-on appris").
    """

    anywhere: tuple[str, ...]
    fronted: tuple[str, ...]
    anonymous: tuple[str, ...]
    dixit: tuple[str, ...]
    learnt: tuple[str, ...]
    as_said: tuple[str, ...]
    as_wished: tuple[str, ...]


@dataclass(frozen=True)
class FunctionWords:
    """Small words by what they do beside a cue or a stretch between marks.

    ``that`` opens a reported clause; ``of`` joins an owner, ``contracted`` with its article; ``of_or_to``
    joins an infinitive; ``joins`` coordinates clauses; ``gerund`` precedes a present participle; ``purpose``
    before an infinitive that hangs on the subject; ``to`` before an addressee; ``examples`` before the words
    that a noun announces; ``links`` between words in marks and their cue; ``openers`` before a fronted
    attribution; ``definite``, ``plural`` and ``indefinite`` are determiners; ``occasions`` and
    ``occasion_prepositions`` make a time or an event of what follows; ``first_person`` subjects report
    nothing; ``cleft`` stands before "que" in "c'est ce que". ``among`` stands between a part and its whole
    ("l'un d'entre eux"), ``joins_nouns`` between two nouns, ``likening`` before a comparison. ``been`` is the
    participle in a compound passive. Of an inverted subject, ``euphonic`` is the part that the tokenizer may
    cut off, ``nobody`` the pronoun that names nobody; ``deictic`` are the ends of "celui-ci" and the like.
    ``prior`` precedes what the subject of the main clause did before.
    """

    that: tuple[str, ...]
    of: tuple[str, ...]
    contracted: tuple[str, ...]
    of_or_to: tuple[str, ...]
    joins: tuple[str, ...]
    gerund: tuple[str, ...]
    purpose: tuple[str, ...]
    to: tuple[str, ...]
    examples: tuple[str, ...]
    links: tuple[str, ...]
    openers: tuple[str, ...]
    definite: tuple[str, ...]
    plural: tuple[str, ...]
    indefinite: tuple[str, ...]
    occasions: tuple[str, ...]
    occasion_prepositions: tuple[str, ...]
    source_nouns: tuple[str, ...]
    first_person: tuple[str, ...]
    cleft: tuple[str, ...]
    among: tuple[str, ...]
    joins_nouns: tuple[str, ...]
    likening: tuple[str, ...]
    been: tuple[str, ...]
    euphonic: tuple[str, ...]
    nobody: tuple[str, ...]
    deictic: tuple[str, ...]
    prior: tuple[str, ...]


@dataclass(frozen=True)
class QuotationLexicon:
    """The cues of the language and the words around them."""

    FILE: ClassVar[str] = "quotation.yaml"

    conjugations: tuple[Conjugation, ...]
    stem_endings: StemEndings
    verbs: tuple[CueVerbs, ...]
    nouns: tuple[CueNouns, ...]
    attributions: Attributions
    function_words: FunctionWords
    auxiliaries_have: tuple[str, ...]
    auxiliaries_be: tuple[str, ...]
    semi_auxiliaries: tuple[str, ...]
    refusals: tuple[str, ...]
    denied_assertions: tuple[str, ...]
    asserting_if_denied: tuple[str, ...]
    impersonal: tuple[str, ...]
    reflexives: tuple[str, ...]
    object_clitics: tuple[str, ...]
    negations: tuple[str, ...]
    denials: tuple[str, ...]
    fillers: tuple[str, ...]
    time_words: tuple[str, ...]
    subject_pronouns: tuple[str, ...]
    tonic_pronouns: tuple[str, ...]
    personal_pronouns: tuple[str, ...]
    non_sources: tuple[str, ...]
    relatives: tuple[str, ...]
    subordinators: tuple[str, ...]
    complementizers: tuple[str, ...]
    agent_prepositions: tuple[str, ...]
    link_prepositions: tuple[str, ...]
    role_prepositions: tuple[str, ...]
    body_prepositions: tuple[str, ...]
    role_nouns: tuple[str, ...]
    titles: tuple[str, ...]
    derived: tuple[str, ...]
    evidence: tuple[str, ...]
    documents: tuple[str, ...]
    naming: tuple[str, ...]
    names: tuple[str, ...]
    works: tuple[str, ...]
    pronominal_heads: tuple[str, ...]
    in_charge: tuple[str, ...]
    quarters: tuple[str, ...]
    last_mentioned: tuple[str, ...]
    idle_phrases: tuple[str, ...]
    bylines: tuple[str, ...]
    answering_particles: tuple[str, ...]
    plural_person_endings: tuple[str, ...]
    learning_verbs: tuple[str, ...]
    reading_verbs: tuple[str, ...]
    hearing_verbs: tuple[str, ...]
    bearing_prepositions: tuple[str, ...]
    channels: tuple[str, ...]
    on_air_prepositions: tuple[str, ...]
    on_air_nouns: tuple[str, ...]
    contrast_subordinators: tuple[str, ...]
    circumstances: tuple[str, ...]
    joined_with_to: tuple[str, ...]
    only_joined: tuple[str, ...]
    passed_on: tuple[str, ...]
    joined_with_of: tuple[str, ...]
    joined_with_for: tuple[str, ...]
    fact_joins: tuple[str, ...]
    that_joins: tuple[str, ...]
    addressing: tuple[str, ...]
    recalling: tuple[str, ...]
    recalled: tuple[str, ...]
    judging_only: tuple[str, ...]
    publishing: tuple[str, ...]
    parts_of_works: tuple[str, ...]
    causing: tuple[str, ...]
    provoking: tuple[str, ...]
    outcome: tuple[str, ...]
    taking_up_articles: tuple[str, ...]
    going_on: tuple[str, ...]
    reasons: tuple[str, ...]
    self_describing: tuple[str, ...]
    weighing: tuple[str, ...]
    compound_conjunctions: tuple[str, ...]
    noun_homographs: tuple[str, ...]
    coordinators: tuple[str, ...]
    hearsay: tuple[str, ...]
    photo_credits: tuple[str, ...]
    wordings: tuple[str, ...]
    cross_references: tuple[str, ...]
    generic_sources: tuple[str, ...]
    existence: tuple[str, ...]
    contrary: tuple[str, ...]
    charge_prepositions: tuple[str, ...]
    offices: tuple[str, ...]
    own_determiners: tuple[str, ...]
    meanwhile: tuple[str, ...]
    oblique_relatives: tuple[str, ...]
    demonstratives: tuple[str, ...]
    approached: tuple[str, ...]
    bodies: tuple[str, ...]
    role_names: tuple[str, ...]
    manners: tuple[str, ...]
    as_only: tuple[str, ...]
    seeing: tuple[str, ...]
    seen_in: tuple[str, ...]
    outcries: tuple[str, ...]
    written_outcries: tuple[str, ...]
    other_of_two: tuple[str, ...]
    decades: tuple[str, ...]
    on_behalf: tuple[str, ...]
    disjunctive_pronouns: tuple[str, ...]
    objects_only: tuple[str, ...]
    varying: tuple[str, ...]
    informants: tuple[str, ...]
    comparatives: tuple[str, ...]
    personal_relatives: tuple[str, ...]
    durations: tuple[str, ...]
    edges: tuple[str, ...]
    asking: tuple[str, ...]
    whether: tuple[str, ...]
    questions: tuple[str, ...]
    source_prepositions: tuple[str, ...]
    role_tails: tuple[str, ...]
    attendant: tuple[str, ...]
    taking_up: tuple[str, ...]
    taking_up_verbs: tuple[str, ...]
    attitudes: tuple[str, ...]
    firm: tuple[str, ...]
    with_be: tuple[str, ...]
    thereafter: tuple[str, ...]
    ago: tuple[str, ...]
    composure: tuple[str, ...]
    belongings: tuple[str, ...]
    emphatic: tuple[str, ...]
    by_somebody: tuple[str, ...]
    judging: tuple[str, ...]
    plainly_named: tuple[str, ...]
    measuring: tuple[str, ...]
    distributive: tuple[str, ...]
    places: tuple[str, ...]
