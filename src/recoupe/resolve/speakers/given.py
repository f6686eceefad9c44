"""What one article tells of the actors whom it names: their gender, their titles, what they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from recoupe.languages import Language
from recoupe.languages.names import Names
from recoupe.model import Anchor, Mention, Reading
from recoupe.resolve.speakers.titles import Title

# How much the gender of a name and of a description weigh: "la juge X" tells more than a first name does.
_NAMED, _DESCRIBED = 3, 4


@dataclass(slots=True)
class Given:
    """What one article tells, each in the order of its text.

    ``genders`` of actors, with their weight; ``titles`` of actors, with where they are given; ``introduced``:
    nouns with the organizations that they introduce, "le groupe X".
    """

    genders: list[tuple[str, str, int]] = field(default_factory=list)
    titles: list[tuple[str, Title, int]] = field(default_factory=list)
    introduced: list[tuple[str, str]] = field(default_factory=list)


def given(
    reading: Reading,
    actor_at: Callable[[Anchor], str | None],
    kind: Callable[[str], str],
    title: Callable[[str], Title | None],
    first_names: Mapping[str, str],
) -> Given:
    """What ``reading`` tells of the actors who are named there.

    ``kind`` is that of an actor; ``title`` reads one; ``first_names`` tell the gender.
    """
    found = Given()
    inner = set(_inside_others(reading.mentions))
    for mention in reading.mentions:
        named = mention.form == "name"
        if not (named or (mention.form == "description" and is_certain(mention))):
            continue
        name = mention.anchor if named else mention.antecedents[0].anchor
        actor = actor_at(name)
        if actor is None or (not named and (name, mention.name) in inner):
            continue
        if not named and (of_kind := kind(actor)) != "person":
            if of_kind == "organization":
                found.introduced.append((own_words(mention), actor))
            continue
        gender = mention.gender or _given_gender(mention, first_names)
        if gender:
            found.genders.append((actor, gender, _NAMED if named else _DESCRIBED))
        roles = [r.title for r in mention.titles if (name, r.title) not in inner]
        said = filter(None, map(title, roles if named else [own_words(mention)]))
        found.titles += ((actor, one, mention.anchor.start) for one in said)
    return found


def _given_gender(mention: Mention, first_names: Mapping[str, str]) -> str | None:
    """The gender of a first name that stands alone: "Léa, 81 ans, …"."""
    if "given" not in mention.hints or " " in mention.name:
        return None
    first = mention.name.casefold()
    return first_names.get(first) or first_names.get(first.split("-")[0])


def _inside_others(mentions: Iterable[Mention]) -> Iterator[tuple[Anchor, str]]:
    """Names, each with the words of a description that stands inside another of the same name.

    In "le secrétaire d'État auprès du ministre de l'Air, X", X is no minister.
    """
    described: dict[Anchor, list[Mention]] = {}
    for mention in mentions:
        if mention.form == "description" and is_certain(mention):
            described.setdefault(mention.antecedents[0].anchor, []).append(mention)
    for name, given in described.items():
        for one in given:
            if any(
                one.anchor.start > other.anchor.start and other.anchor.contains(one.anchor) for other in given
            ):
                yield name, one.name


def is_certain(mention: Mention) -> bool:
    """Whether the sentence itself says what the mention stands for."""
    return bool(mention.antecedents) and mention.antecedents[0].weight >= 0.96


def own_words(mention: Mention) -> str:
    """The description without the name that stands in it, and without what is added after a comma.

    "ministre, Jean X" gives "ministre", "ministre, venu à Y" as well.
    """
    name = mention.antecedents[0].anchor if mention.antecedents else None
    if name is not None and mention.anchor.contains(name):
        bare = mention.anchor.end - len(mention.name)
        before, after = name.start - bare, name.end - bare
        return mention.name[: max(0, before)] if before > 3 else mention.name[max(0, after) :]
    return mention.name.partition(",")[0]


@cache
def first_names(language: Language) -> Mapping[str, str]:
    """First names, in one case, with the gender that they tell."""
    given = language.lexicon(Names).first_names
    both = {name.casefold() for name in given.either}
    forms = ((given.masculine, "m"), (given.feminine, "f"))
    return {n: gender for names, gender in forms for n in map(str.casefold, names) if n not in both}
