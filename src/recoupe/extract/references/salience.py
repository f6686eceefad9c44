"""Weigh what came before a reference: the nearer and the more prominent, the likelier it is meant.

A salience model after Lappin and Leass (1994), with what is special to the press: quoted words hardly bring
anybody onto the stage, and the one who spoke last is likely to go on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.phrases import CLOSING_MARKS
from recoupe.extract.references.scene import Place, Scene
from recoupe.extract.references.vocabulary import Gender, Number
from recoupe.model import Anchor, Antecedent
from recoupe.model.claims import Kind

# What a verb does with the speech before: "a-t-il ajouté" goes on, "a-t-il rétorqué" replies, "a-t-il hurlé"
# is part of what is told.
Turn = Literal["goes_on", "replies", "acts"] | None

# What is left of the weight with each sentence of the journalist between.
_FADING = {
    "subject": 0.45,
    # "a-t-il dit" comes after the words that stand between
    "inverted": 0.55,
    "stressed": 0.5,
    "latter": 0.35,
    "topic": 0.75,
    "concerned": 0.75,
    "unsaid": 0.5,
    "description": 0.8,
    "demonstrative": 0.5,
}
_OTHER_PARAGRAPH = 0.85
_VOICE = {"own": 1.0, "indirect": 0.5, "direct": 0.12}
_SPOKE = 1.25
_SPOKE_LAST: dict[Turn, float] = {None: _SPOKE, "goes_on": 1.7, "replies": 0.3, "acts": 1.0}
# What is left to the last speaker when somebody else has come onto the stage by name since.
_REPLACED_IN: dict[Turn, float] = {None: 0.5, "goes_on": 0.7, "replies": 1.0, "acts": 1.0}
_ON_STAGE = 0.85
# "Le juge a entendu l'architecte": an object is not the subject, and is seldom one spoken of before.
_OFF_STAGE = 0.5
_KEPT = {"pronoun": 6, "description": 8}
# How far back a reference looks, in mentions: everything is linear in their number.
_REACH = {"pronoun": 24, "description": 60}
_LEAST = 0.02
# How well kinds go with a noun for a body, a plural, a noun for a person, a pronoun.
_AS_BODY: dict[Kind | None, float] = {"organization": 1.0, None: 0.4}
_AS_MANY: dict[Kind | None, float] = {"group": 1.0, None: 0.6, "organization": 0.4, "country": 0.3}
_AS_PERSON: dict[Kind | None, float] = {"person": 1.0, None: 0.6}
_AS_ANY: dict[Kind | None, float] = {
    "person": 1.0,
    None: 0.7,
    "organization": 0.15,
    "group": 0.1,
    "country": 0.08,
    "place": 0.03,
}
_BODY_OF_GENDER, _UNSAID_MANY = 0.5, 0.4
# The speech of a body goes on as that of a person does.
_SPOKEN_BODY = 0.9
# "La société dément, répond l'intéressée": only the subject
_CONCERNED_BODY = 0.7
# "son porte-parole" is that of a ministry as well as of a minister
_OWNING_BODY = 0.9
# "selon ce dernier": the last one named, a ministry as well as a man
_LATTER_BODY = 0.8
_DETERMINER = 4
# "selon le procureur" is no subject, whose doings the passage goes on to tell.
_ADJUNCT, _ACCORDING = 0.4, 0.8
# One candidate alone, and no doubt but that the sentence does not say so itself.
SURE = 0.95


@dataclass(frozen=True, slots=True)
class Item:
    """A mention as a candidate.

    ``spoke`` tells that it is the source of a quotation, ``comes`` that it is no reference to one before.
    """

    anchor: Anchor
    place: Place
    kind: Kind | None
    gender: Gender | None
    number: Number | None
    form: Literal["name", "pronoun", "description"]
    determiner: str = "none"
    spoke: bool = False
    comes: bool = False


def antecedents(
    scene: Scene, phrase: Phrase, items: Sequence[Item], starts: Sequence[int], turn: Turn = None
) -> tuple[Antecedent, ...]:
    """The items before ``phrase`` that it may stand for, the likeliest first.

    ``items`` are in order and begin at ``starts``; ``turn`` tells what the verb does.
    """
    at = bisect_left(starts, phrase.start)
    here = scene.place(phrase.start, phrase.end)
    kind = phrase.kind
    found: list[tuple[float, int]] = []
    last_spoke, came = True, False
    rank = 0
    for i in range(at - 1, max(-1, at - 1 - _REACH[phrase.form]), -1):
        item = items[i]
        if item.anchor.end > phrase.start:
            continue
        if not _agrees(phrase, item):
            # "« Sûr ? » dit la juge. « Oui », répond-il": he answers her, and may have spoken before
            last_spoke &= not (item.spoke and turn == "replies")
            continue
        weight = _weight(phrase, here, item, rank) * _kind_weight(phrase, kind, item)
        if phrase.form == "description" and not phrase.is_source and here.prominence < _ON_STAGE:
            weight *= 0.0 if item.place.sentence == here.sentence else _OFF_STAGE
        if item.spoke:
            weight *= _SPOKE_LAST[turn] if last_spoke else _SPOKE
            weight *= _REPLACED_IN[turn] if came and last_spoke else 1.0
            last_spoke = False
        else:
            comes = item.form == "name" or item.comes
            came |= comes and item.place.prominence >= _ON_STAGE and item.place.voice == "own"
        rank += item.place.voice != "direct"
        if weight >= _LEAST:
            found.append((weight, i))
    found.sort(key=lambda pair: (-pair[0], -pair[1]))
    return tuple(
        Antecedent(items[i].anchor, round(min(weight, 0.95), 4)) for weight, i in found[: _KEPT[phrase.form]]
    )


def last_speaker(phrase: Phrase, items: Sequence[Item], starts: Sequence[int]) -> tuple[Antecedent, ...]:
    """The last one who spoke before ``phrase``, under whatever name: "de même source"."""
    for item in _before(phrase, items, starts):
        # Things in the plural do not speak: "ces projets devraient…, a-t-on dit de même source".
        is_thing = item.kind is None and item.number == "p"
        if item.spoke and not is_thing and item.anchor.end <= phrase.start:
            return (Antecedent(item.anchor, SURE),)
    return ()


def presented(phrase: Phrase, items: Sequence[Item], starts: Sequence[int]) -> Antecedent | None:
    """Whom the sentence after his words presents: "« Je n'ai rien vu. » Léa Petit, 40 ans, habite en face".

    Its first subject, if that is a person. None where the sentence goes on about somebody by a pronoun.
    """
    start, end = phrase.presented or (0, 0)
    for item in items[bisect_left(starts, start) :]:
        if item.anchor.start >= end:
            return None
        if item.place.prominence < _ON_STAGE or item.place.voice != "own" or item.number == "p":
            continue
        return Antecedent(item.anchor, SURE) if _is_presented(item) else None
    return None


def _is_presented(item: Item) -> bool:
    return item.form != "pronoun" and item.kind == "person"


def fuller(scene: Scene, phrase: Phrase, items: Sequence[Item], starts: Sequence[int]) -> Antecedent | None:
    """The body that a bare noun takes up: "la préfecture" after "la préfecture de l'Orne".

    One of the same paragraph, or of any before that has a name in marks: "le collectif « Eau pure »".
    """
    if phrase.kind != "organization" or phrase.determiner != "definite" or phrase.head.end < phrase.end:
        return None
    noun = phrase.head.text.lower() + " "
    # "l'Intérieur" after "le ministère de l'Intérieur"
    is_field, field = phrase.head.text[:1].isupper(), phrase.head.text.lower()
    paragraph = scene.place(phrase.start, phrase.end).paragraph
    for item in _before(phrase, items, starts):
        # The noun comes first, or after the determiner.
        words = item.anchor.exact.lower()
        if item.kind == "organization" and is_field and words.endswith(field):
            return Antecedent(item.anchor, SURE)
        if item.place.paragraph != paragraph and words[-1:] not in CLOSING_MARKS:
            continue
        if item.kind == "organization" and noun in words[: len(noun) + _DETERMINER]:
            return Antecedent(item.anchor, SURE)
    return None


def _before(phrase: Phrase, items: Sequence[Item], starts: Sequence[int]) -> Iterator[Item]:
    """The items before ``phrase`` within its reach, the nearest first."""
    at = bisect_left(starts, phrase.start)
    for i in range(at - 1, max(-1, at - 1 - _REACH["description"]), -1):
        yield items[i]


def _weight(phrase: Phrase, here: Place, item: Item, rank: int) -> float:
    place = item.place
    use = "inverted" if phrase.is_inverted else phrase.use
    use = use or ("demonstrative" if phrase.determiner == "demonstrative" else "description")
    distance = 0 if place.sentence == here.sentence else max(1, here.told + 1 - here.adds - place.told)
    # Whoever spoke was the subject of a verb of saying, whatever the parser makes of an inversion.
    prominence = (1.0 if place.prominence != _ADJUNCT else _ACCORDING) if item.spoke else place.prominence
    if use == "topic":
        # "celui qui…" takes up whoever was brought in last as readily as a subject
        prominence = (1.0 + prominence) / 2
    weight = prominence * _FADING[use] ** distance
    if use == "latter":
        # The last one named; a subject is called "il".
        weight = 0.8**rank * _FADING[use] ** max(0, distance - 1) * (0.75 if place.prominence > 0.8 else 1)
    if here.paragraph != place.paragraph:
        weight *= _OTHER_PARAGRAPH
    inside = place.voice == here.voice == "direct" and distance == 0 and use != "unsaid"
    if not inside and not item.spoke:
        weight *= _VOICE[place.voice]
    return weight


def _agrees(phrase: Phrase, item: Item) -> bool:
    if phrase.gender and item.gender and phrase.gender != item.gender:
        return False
    if item.form == "description" and item.determiner == "none":
        return False
    if phrase.number == "p":
        return item.number == "p" or item.kind in {"group", "organization", "country"}
    return item.number != "p" or (phrase.use == "unsaid" and not phrase.own.is_one)


def _kind_weight(phrase: Phrase, kind: Kind | None, item: Item) -> float:
    """How well the kinds of both go together, 0 to 1."""
    if kind == "organization":
        return _AS_BODY.get(item.kind, 0.0)
    if phrase.number == "p":
        return _AS_MANY.get(item.kind, 0.0)
    if kind == "person":
        return _AS_PERSON.get(item.kind, 0.0) if item.form != "pronoun" else 1.0
    return 1.0 if item.form == "pronoun" else _kind_weight_for_a_pronoun(phrase, item)


def _kind_weight_for_a_pronoun(phrase: Phrase, item: Item) -> float:
    """How well a name or a description goes with a pronoun, which may stand for anybody."""
    if phrase.determiner == "possessive" and item.kind == "organization":
        return _OWNING_BODY
    if phrase.use == "concerned":
        stands_out = item.kind == "organization" and item.place.prominence >= _ADJUNCT
        return _CONCERNED_BODY if stands_out else _AS_PERSON.get(item.kind, 0.0)
    if phrase.use == "unsaid" and item.spoke and item.kind == "organization":
        return _SPOKEN_BODY
    if phrase.use == "unsaid" and item.number == "p":
        return _UNSAID_MANY
    if phrase.use == "latter" and item.kind == "organization":
        return _LATTER_BODY
    if item.kind == "organization" and item.gender is not None and item.gender == phrase.gender:
        return _SPOKEN_BODY if item.spoke else _BODY_OF_GENDER
    return _AS_ANY[item.kind]
