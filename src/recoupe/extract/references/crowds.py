"""Several at once: whom "ils" takes up where the lexicon has no word for them, and which of two is meant.

"Des « blouses roses » ont défilé. Ils…", "Paul X et Léa Y s'opposent. Le premier…".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.phrases import CLOSING_MARKS
from recoupe.extract.references.salience import Item
from recoupe.extract.references.scene import Scene
from recoupe.extract.references.vocabulary import Gender, Vocabulary, straight
from recoupe.model import Anchor, Antecedent, Mention, Sentence, Token

# How many sentences back the subject may stand, and what it weighs in the same sentence and in each before.
_BACK = 2
_WEIGHT, _FADING = 0.5, 0.7
_PLURAL: Final = "p"
# How many words back a subject is looked for in one sentence; no sentence that anybody wrote is longer.
_LOOK = 120
# Which of two a pronoun means, how many mentions back they may stand, and what it weighs.
OF_TWO = {"first": 0, "second": 1}
_REACH = 12
_ONE_OF_TWO = 0.8
# How many characters stand between two and the group of which they are: ", des ".
_APPOSED = 8


def subject_before(scene: Scene, phrase: Phrase) -> tuple[Antecedent, ...]:
    """The last plural subject before a plural pronoun; none for other phrases, nor from far."""
    if phrase.form != "pronoun" or phrase.number != _PLURAL:
        return ()
    weight = _WEIGHT
    paragraph = scene.place(phrase.start, phrase.end).paragraph
    for number in range(phrase.sentence, max(-1, phrase.sentence - _BACK - 1), -1):
        for anchor in _subjects(scene, scene.parsed.sentences[number], phrase):
            if paragraph - scene.place(anchor.start, anchor.end).paragraph <= 1:
                return (Antecedent(anchor, round(weight, 4)),)
        weight *= _FADING
    return ()


def pairs(scene: Scene, words: Vocabulary) -> list[Mention]:
    """Persons whom the journalist names together, as one that several may take up: "Paul X et Léa Y"."""
    text = scene.parsed.text
    found = []
    for one, other in pairwise(scene.named):
        joined = straight(text[one.anchor.end : other.anchor.start].strip()) in words.coordinators
        told = scene.voice(one.anchor.start) != "direct"
        if joined and told and _person_named(one) and _person_named(other):
            anchor = scene.parsed.anchor(one.anchor.start, other.anchor.end)
            gender: Gender | None = "f" if one.gender == other.gender == "f" else None
            found.append(Mention(anchor, anchor.exact, "description", "group", ("none",), gender, _PLURAL))
    return found


def pair_item(scene: Scene, pair: Mention, *, spoke: bool) -> Item:
    """Two who are named together as a candidate for "ils"."""
    place = scene.place(pair.anchor.start, pair.anchor.end)
    return Item(pair.anchor, place, pair.kind, pair.gender, pair.number, "description", "indefinite", spoke)


def told_of_pair(phrase: Phrase, scene: Scene, pairs: Sequence[Mention]) -> Anchor | None:
    """The two of whom a plural in apposition tells: "Paul X et Léa Y, des voisins, …"."""
    if phrase.form != "description" or phrase.number != _PLURAL:
        return None
    return next((a for a, gap in _gaps_before(phrase.start, scene, pairs) if gap.strip() == ","), None)


def tells_of_pair(name: Mention, scene: Scene, pairs: Sequence[Mention]) -> bool:
    """Whether a group in apposition tells of two: "Paul X et Léa Y, des Corses, …"."""
    gaps = _gaps_before(name.anchor.start, scene, pairs)
    return name.kind == "group" and any(gap.startswith(",") for _, gap in gaps)


def _gaps_before(start: int, scene: Scene, pairs: Sequence[Mention]) -> Iterator[tuple[Anchor, str]]:
    """The pairs near before ``start``, each with what stands between."""
    near = (pair.anchor for pair in pairs if 0 < start - pair.anchor.end <= _APPOSED)
    return ((anchor, scene.parsed.text[anchor.end : start]) for anchor in near)


def _person_named(name: Mention) -> bool:
    return name.kind in {None, "person"}


def one_of_two(phrase: Phrase, items: Sequence[Item], starts: Sequence[int]) -> tuple[Antecedent, ...]:
    """Whom "le premier" or "la seconde" means: of the last two persons named in one sentence."""
    at = bisect_left(starts, phrase.start)
    near = [i for i in items[max(0, at - _REACH) : at] if _is_person(i) and i.anchor.end <= phrase.start]
    for last in range(len(near) - 1, 0, -1):
        sentence = near[last].place.sentence
        pair = [item for item in near if item.place.sentence == sentence]
        if len(pair) == len(OF_TWO):
            chosen = pair[OF_TWO[phrase.use]]
            agrees = not (phrase.gender and chosen.gender and phrase.gender != chosen.gender)
            return (Antecedent(chosen.anchor, _ONE_OF_TWO),) if agrees else ()
    return ()


def _is_person(item: Item) -> bool:
    return item.form == "name" and item.kind == "person" and item.place.voice == "own"


def _subjects(scene: Scene, sentence: Sentence, phrase: Phrase) -> Iterator[Anchor]:
    """The plural nouns that are subjects before ``phrase``, the last one first."""
    end = bisect_left(sentence.tokens, phrase.start, key=attrgetter("start"))
    for token in reversed(sentence.tokens[max(0, end - _LOOK) : end]):
        # "ces derniers" are the last ones named, whatever they are to their verb
        meant = phrase.use == "latter" or token.dep.startswith("nsubj")
        if token.pos != "NOUN" or not meant:
            continue
        anchor = _whole(scene, sentence, token)
        if token.feature("Number") != "Plur" or anchor is None or scene.voice(token.start) != "own":
            continue
        in_marks = anchor.exact[-1] in CLOSING_MARKS
        if in_marks or token.feature("Gender") != {"m": "Fem", "f": "Masc"}.get(phrase.gender or ""):
            yield anchor


def _whole(scene: Scene, sentence: Sentence, noun: Token) -> Anchor | None:
    """The noun with its determiner, its adjectives and the marks around it; None without determiner."""
    start = min((c.start for c in sentence.children(noun, "det")), default=None)
    if start is None:
        return None
    end = max([noun.end, *(c.end for c in sentence.children(noun, "amod"))])
    text = scene.parsed.text
    gap = text[end : end + 2].lstrip()[:1]
    return scene.parsed.anchor(start, text.index(gap, end) + 1 if gap and gap in CLOSING_MARKS else end)
