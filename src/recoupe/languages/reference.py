"""What telling who a pronoun or a description stands for must know of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Pronouns:
    """Pronouns of one gender, number and use, in lower case, as written, several words allowed.

    ``use``: "subject" (il), "stressed" (selon lui), "latter" (ce dernier), "concerned" (l'intéressé), "topic"
    (celui qui…), "first" and "second" (of two named together), "same" (même source), "relative" (qui), "self"
    (je), "some" (certains: it stands for nobody named), "nobody" (on: never a speaker).
    """

    words: tuple[str, ...]
    use: Literal[
        "subject",
        "stressed",
        "latter",
        "concerned",
        "topic",
        "first",
        "second",
        "same",
        "relative",
        "self",
        "some",
        "nobody",
    ]
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "p"] | None = None


@dataclass(frozen=True)
class Determiners:
    """The words that open a description, in lower case; those of ``denying`` are among ``indefinite`` too."""

    definite: tuple[str, ...]
    indefinite: tuple[str, ...]
    demonstrative: tuple[str, ...]
    possessive: tuple[str, ...]
    denying: tuple[str, ...]
    contracted: dict[str, str]


@dataclass(frozen=True)
class Synonym:
    """Several ways to call one office: each of ``said`` is read as ``means``."""

    means: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Reference:
    """Pronouns, and the nouns by which the press describes those who speak.

    Nouns are singular; "avocat/avocate" gives both genders, a single form serves both. ``of_a_country``
    says what a noun means that has a country for its only complement; ``held_by_one`` are offices whose
    holder is named without them, for everybody knows him, ``held_by_many`` those that alone tell nobody,
    ``taken_up`` those that tell more of somebody just named than of the institution, ``bynames`` the first
    words of what varies a name without any office; ``stations`` are what one is beside any trade or office,
    ``politicians`` what only those in office are; ``distinctions`` are persons by what they won, whatever
    complement tells it, ``scene_roles`` parts that many play, most of them unnamed; ``kinds`` lists under a
    noun the narrower ones that it takes up; ``members`` what those of a union or party are called;
    ``told_bare`` are offices that stand before a name without their field; ``heads_of_firms`` head a firm
    or a group; ``places_alone`` are places by their sort; ``ranks`` are held beside an office;
    ``told_by_civility`` what a civility before a name says of its bearer; ``children`` leave their parent
    on the stage; ``of_a_place`` are offices whose complement is a place, ``telling_of_others`` those whose
    holders tell of somebody else; ``any_text`` take up a document of any sort, ``of_last_speaker`` one of
    who has just spoken; ``authoring`` what the author does with a document, and ``agent`` what leads to
    him; ``circles`` are where unnamed sources sit, and ``within`` leads there; ``standings`` tell between an
    office and a name how it is held, ``called`` leads to the name of one without office;
    ``standing_verbs`` are done by whoever speaks next;
    ``acting_verbs`` are those of a scene that somebody else tells; ``asking_verbs`` are done by the
    journalist to whoever answers then, ``meeting_verbs`` where he heard somebody without name, whose
    ``looks`` follow ``wearing``; ``viewpoint`` leads to whose view is told; ``impersonal`` follows an "il"
    that stands for nobody, ``impersonal_predicates`` tell so of "il est" before a clause, which ``clauses``
    open. ``first_person`` are the words by which one person alone speaks of himself,
    ``plural_owners`` the possessives of several.
    """

    FILE: ClassVar[str] = "reference.yaml"

    pronouns: tuple[Pronouns, ...]
    determiners: Determiners
    offices: tuple[str, ...]
    persons: tuple[str, ...]
    relations: tuple[str, ...]
    vague_persons: tuple[str, ...]
    children: tuple[str, ...]
    either_gender: tuple[str, ...]
    person_endings: tuple[str, ...]
    native_endings: tuple[str, ...]
    bodies_masculine: tuple[str, ...]
    bodies_feminine: tuple[str, ...]
    bodies_with_names: tuple[str, ...]
    places_alone: tuple[str, ...]
    bodies_of_a_place: tuple[str, ...]
    unnamed: tuple[str, ...]
    within: tuple[str, ...]
    standings: tuple[str, ...]
    circles: tuple[str, ...]
    decades: dict[str, int]
    documents: tuple[str, ...]
    any_text: tuple[str, ...]
    of_last_speaker: tuple[str, ...]
    voices: tuple[str, ...]
    authoring: tuple[str, ...]
    agent: tuple[str, ...]
    former: tuple[str, ...]
    former_prefix: str
    euphonic: str
    plurals: dict[str, str]
    empty_adjectives: tuple[str, ...]
    continuing_verbs: tuple[str, ...]
    continuing_adverbs: tuple[str, ...]
    standing_verbs: tuple[str, ...]
    acting_verbs: tuple[str, ...]
    hearing_verbs: tuple[str, ...]
    replying_verbs: tuple[str, ...]
    asking_verbs: tuple[str, ...]
    meeting_verbs: tuple[str, ...]
    wearing: tuple[str, ...]
    looks: tuple[str, ...]
    linking: tuple[str, ...]
    genitive: tuple[str, ...]
    attached: tuple[str, ...]
    coordinators: tuple[str, ...]
    viewpoint: tuple[str, ...]
    first_person: tuple[str, ...]
    plural_owners: tuple[str, ...]
    called: tuple[str, ...]
    locative: tuple[str, ...]
    link_words: tuple[str, ...]
    impersonal: tuple[str, ...]
    impersonal_predicates: tuple[str, ...]
    clauses: tuple[str, ...]
    synonyms: tuple[Synonym, ...]
    of_a_country: dict[str, str]
    kinds: dict[str, tuple[str, ...]]
    members: dict[str, tuple[str, ...]]
    held_by_one: tuple[str, ...]
    held_by_many: tuple[str, ...]
    of_a_place: tuple[str, ...]
    telling_of_others: tuple[str, ...]
    taken_up: tuple[str, ...]
    bynames: tuple[str, ...]
    distinctions: tuple[str, ...]
    stations: tuple[str, ...]
    politicians: tuple[str, ...]
    told_bare: tuple[str, ...]
    heads_of_firms: tuple[str, ...]
    scene_roles: tuple[str, ...]
    ranks: tuple[str, ...]
    told_by_civility: dict[str, str]
