"""The candidates of an article: everything that a pronoun or a description may stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter

from recoupe.extract.references import crowds, links, openings
from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.salience import Item
from recoupe.extract.references.scene import Scene
from recoupe.extract.references.vocabulary import Gender, Vocabulary, straight
from recoupe.model import Antecedent, Mention

# The uses of pronouns to which a later reference may look back.
FORWARD = {"subject", "stressed", "latter", "concerned", "topic", "unsaid", *crowds.OF_TWO}
_GENDERS: dict[str, Gender] = {"Masc": "m", "Fem": "f"}
# What is left of the prominence of one brought in by his bond to another.
_OF_ANOTHER = 0.5


def candidates(
    scene: Scene,
    found: Sequence[Phrase],
    fixed: Mapping[int, Antecedent | None],
    pairs: Sequence[Mention],
    words: Vocabulary,
) -> list[Item]:
    """Everything that a reference may stand for, in the order of the text; a named description only once."""
    names = {(m.anchor.start, m.anchor.end) for m in scene.named}
    spoke = set(scene.sources)
    others = []
    lifted: dict[tuple[int, int], float] = {}
    told: dict[tuple[int, int], Gender] = {}
    lowered: set[tuple[int, int]] = set()
    for phrase in found:
        known = fixed[id(phrase)]
        name = (known.anchor.start, known.anchor.end) if known else None
        if name in names and name is not None:
            spoke |= {name} if phrase.is_source else set()
            # "le maire X" stands out as "le maire" does, whatever the parser makes of the name.
            place = scene.place(phrase.start, phrase.end)
            if openings.opens_sentence(scene, phrase, words):
                place = place._replace(prominence=1.0)
            kept = _OF_ANOTHER if _is_of_another(phrase) else 1.0
            lifted[name] = max(lifted.get(name, 0.0), place.prominence) * kept
            if kept < 1.0:
                lowered.add(name)
            if phrase.gender and phrase.kind == "person":
                told[name] = phrase.gender
        elif _may_be_meant(phrase):
            others.append(_item(scene, phrase, links.said_by(scene, phrase.start, phrase.end, words)))
    for span in names:
        lifted[span] = max(lifted.get(span, 0.0), links.said_by(scene, *span, words))
    own = (
        _named_item(
            scene,
            m,
            told.get(span, m.gender or _gender_of_body(scene, m, words)),
            span in spoke,
            lifted,
            words,
            is_lowered=span in lowered,
        )
        for m in scene.named
        for span in [(m.anchor.start, m.anchor.end)]
        if not crowds.tells_of_pair(m, scene, pairs)
    )
    two = (crowds.pair_item(scene, p, spoke=scene.speaks(p)) for p in pairs)
    return sorted([*own, *others, *two], key=lambda item: (item.anchor.start, item.anchor.end))


def _may_be_meant(phrase: Phrase) -> bool:
    """Whether another reference can stand for the same: not for "sa part", nor a text that says nothing."""
    if phrase.form == "pronoun":
        return phrase.use in FORWARD or (phrase.use == "some" and phrase.is_source and phrase.number == "s")
    if phrase.is_denied:
        return False
    if phrase.kind:
        return True
    if phrase.noun is not None and "document" in phrase.noun.groups:
        return phrase.is_source and phrase.determiner == "definite" and phrase.number == "s"
    return phrase.determiner != "possessive"


def _gender_of_body(scene: Scene, name: Mention, words: Vocabulary) -> Gender | None:
    """The gender of the noun that the name of a body begins with, or of its article: "la Brafco"."""
    if name.kind != "organization":
        return None
    noun = words.word(name.name.split(" ", 1)[0].lower())
    if noun is not None:
        return noun.gender
    tokens = scene.parsed.sentences[scene.sentence_number(name.anchor.start)].tokens
    at = bisect_left(tokens, name.anchor.start, key=attrgetter("start"))
    article = tokens[at - 1] if at else None
    if article is None or words.determiners.get(straight(article.text)) != "definite":
        return None
    return _GENDERS.get(article.feature("Gender") or "")


def _is_of_another(phrase: Phrase) -> bool:
    """Whether somebody is brought in by a bond to another: "sa fille Léa" leaves her mother on stage."""
    groups = phrase.noun.groups if phrase.noun else frozenset()
    return phrase.determiner == "possessive" and "child" in groups and not phrase.is_source


def _named_item(
    scene: Scene,
    name: Mention,
    gender: Gender | None,
    spoke: bool,
    lifted: Mapping[tuple[int, int], float],
    words: Vocabulary,
    *,
    is_lowered: bool,
) -> Item:
    number = name.number or ("p" if name.kind == "group" else None)
    span = name.anchor.start, name.anchor.end
    place = scene.place(*span)
    opens = 1.0 if openings.opens_with(scene, name, words) else 0.0
    own = 0.0 if is_lowered else max(place.prominence, opens)
    place = place._replace(prominence=max(own, lifted.get(span, 0.0)))
    # Whoever is quoted inside a quotation does not take the word on the stage.
    told = spoke and place.voice != "direct"
    return Item(name.anchor, place, name.kind, gender, number, "name", spoke=told)


def _item(scene: Scene, phrase: Phrase, least: float) -> Item:
    place = scene.place(phrase.start, phrase.end)
    place = place._replace(prominence=max(place.prominence, least))
    if phrase.use == "unsaid":
        place = place._replace(voice="own")
    return Item(
        scene.parsed.anchor(phrase.start, phrase.end),
        place,
        phrase.kind,
        phrase.gender,
        phrase.number,
        phrase.form,
        phrase.determiner if phrase.form == "description" else "",
        phrase.is_source and place.voice != "direct",
        phrase.kind == "person" and (phrase.has_complement or phrase.determiner == "indefinite"),
    )
