"""What words in marks tell of who speaks them: one person (« je »), a woman (« je suis déçue »).

No body says « je », whoever was named last; and a participle agrees with who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from recoupe.extract.references.scene import Scene, between
from recoupe.extract.references.vocabulary import Gender, Vocabulary
from recoupe.model import Quotation, Sentence, Token

# What is quoted once more inside a quotation.
_INNER = re.compile('«[^»]*»|“[^”]*”|"[^"]*"|[+][^+]*[+]')
_GENDERS: dict[str | None, Gender] = {"Masc": "m", "Fem": "f"}


class OwnWords(NamedTuple):
    """What they tell: that one person speaks, and of which gender if they tell that too."""

    is_one: bool
    gender: Gender | None

    def and_also(self, other: OwnWords) -> OwnWords:
        """What both tell together, of one speaker."""
        return OwnWords(self.is_one or other.is_one, self.gender or other.gender)


NOTHING = OwnWords(False, None)


def of_quotation(scene: Scene, quotation: Quotation, words: Vocabulary) -> OwnWords:
    """What a direct quotation tells of who speaks, by the words that are not quoted in it once more."""
    text, start, end = scene.parsed.text, quotation.content.start, quotation.content.end
    if quotation.mode != "direct" or not words.first_person.search(text, start, end):
        return NOTHING
    inner = [m.span() for m in _INNER.finditer(text, start, end)]
    own = [
        m.start()
        for m in words.first_person.finditer(text, start, end)
        if not any(a <= m.start() < b for a, b in inner)
    ]
    genders = (_gender(sentence, token, words) for at in own for sentence, token in _tokens(scene, at))
    return OwnWords(bool(own), next((g for g in genders if g), None))


def denied(scene: Scene, quotation: Quotation, own: OwnWords, *, are_many: bool) -> bool:
    """Whether what stands before the words names one who cannot say them.

    "La mairie refuse : « Je n'ai plus rien. »": no body says so, nor do many. "A dit X" after the words is
    surer.
    """
    source = quotation.source
    if source is None or not own.is_one or source.start > quotation.content.start:
        return False
    name = scene.name_at(source.start, source.end)
    if name is None:
        return are_many and quotation.cue is None
    other = name.gender is not None and own.gender not in {None, name.gender}
    return name.kind in {"organization", "place", "country"} or (quotation.cue is None and other)


def _tokens(scene: Scene, offset: int) -> Iterator[tuple[Sentence, Token]]:
    for sentence in scene.parsed.sentences_between(offset, offset + 1):
        for token in between(sentence, offset, offset + 1):
            yield sentence, token


def _gender(sentence: Sentence, subject: Token, words: Vocabulary) -> Gender | None:
    """The gender of a participle or an adjective that says what the subject is: "je suis déçue"."""
    if not subject.dep.startswith("nsubj"):
        return None
    said = sentence.head(subject)
    helpers = sentence.children(said, "aux:tense", "aux:pass", "aux", "cop")
    if not any(t.lemma in words.linking for t in helpers) or said.pos not in {"VERB", "ADJ"}:
        return None
    # One form serves both: "triste". An adjective is its own lemma in the masculine.
    is_feminine = said.text.endswith(words.feminine) and said.lemma != said.text
    is_masculine = not said.text.endswith(words.feminine)
    told = _GENDERS.get(said.feature("Gender"))
    return told if (is_feminine and told == "f") or (is_masculine and told == "m") else None
