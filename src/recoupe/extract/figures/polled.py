"""Of whom a share is that names nobody: "55 % d'entre eux approuvent", "et 20 % le rejettent"."""

from __future__ import annotations

from functools import cache

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.counted import Groups, groups
from recoupe.extract.figures.elliptic import Elliptic, elliptic
from recoupe.extract.figures.scene import LATELY, Scene
from recoupe.extract.figures.units import Measured
from recoupe.extract.figures.words import at_or_after, backward, bases
from recoupe.languages import Language
from recoupe.languages.morphology import Morphology
from recoupe.languages.quantity import Quantity
from recoupe.model import Sentence, Token

# How many sentences back those asked may have been named.
_SENTENCES = 2
# How many words may stand between a share and its verb: "20 % ne le sont pas".
_CLITICS = 3


class Polled:
    """Finds those asked, in one language."""

    def __init__(self, language: Language) -> None:
        self._bases = bases(language)
        lexicon = language.lexicon(Quantity).polled
        self._groups: Groups = groups(language)
        self._elliptic: Elliptic = elliptic(language)
        self._plurals = language.lexicon(Morphology).plurals
        self._frames = frozenset(lexicon.frames)
        self._clitics = frozenset(lexicon.clitics)
        self._those_asked = frozenset(lexicon.asked)

    def people(self, scene: Scene, amount: Amount, share: Measured) -> Token | None:
        """The noun for those of whom ``share`` is a part; None where it may be a share of something else."""
        if self._elliptic.is_among(scene.text, share.end):
            return self._named_last(scene, amount) or self._asked(scene, share)
        if not self._acts(scene, share.end):
            return None
        return self._framed(scene.sentence, amount) or self._asked(scene, share)

    def _acts(self, scene: Scene, end: int) -> bool:
        """Whether a verb in the plural follows, or what is left of a clause whose verb stood before."""
        tokens = scene.sentence.tokens
        at = at_or_after(scene.sentence, end)
        rest = tokens[at : at + _CLITICS]
        verb = next((t for t in rest if t.text.lower() not in self._clitics), None)
        if verb is not None and verb.pos in ("VERB", "AUX") and verb.feature("Number") == "Plur":
            return True
        gapped = bool(rest) and (rest[0].pos == "DET" or rest[0].text in ("«", '"', "“"))
        return gapped and scene.earlier is not None

    def _named_last(self, scene: Scene, amount: Amount) -> Token | None:
        """The people named last before ``amount``, here or in the sentences before."""
        for number in range(scene.number, max(-1, scene.number - _SENTENCES - 1), -1):
            sentence = scene.parsed.sentences[number]
            end = at_or_after(sentence, amount.start) if number == scene.number else len(sentence.tokens)
            found = next((t for t in backward(sentence, end) if self._is_people(sentence, t)), None)
            if found is not None:
                before = sentence.tokens[found.i - 1] if found.i else found
                return before if found.pos == "ADJ" and before.pos == "NOUN" else found
        return None

    def _asked(self, scene: Scene, share: Measured) -> Token | None:
        """Those of whom the last share was."""
        for found in reversed(scene.found[-LATELY:]):
            if found.figure.unit == share.unit:
                near = found.sentence >= scene.number - _SENTENCES
                return found.noun if near and found.noun and self._may_be_people(found.noun) else None
        return None

    def _framed(self, sentence: Sentence, amount: Amount) -> Token | None:
        """ "Parmi les élèves, 12 % fument": those with whom the sentence begins."""
        if not sentence.tokens or sentence.tokens[0].text.lower() not in self._frames:
            return None
        before = sentence.tokens[1 : at_or_after(sentence, amount.start)]
        return next((t for t in before if self._is_people(sentence, t)), None)

    def _is_people(self, sentence: Sentence, token: Token) -> bool:
        """Whether ``token`` names several people: by its noun, or as "les Lillois" do."""
        if self._is_people_noun(token):
            return token.pos != "VERB" or (token.i > 0 and sentence.tokens[token.i - 1].pos in ("DET", "ADP"))
        before = sentence.tokens[token.i - 1] if token.i else None
        plural = before is not None and before.pos == "DET" and before.feature("Number") == "Plur"
        return (
            plural
            and token.text[0].isupper()
            and token.text.endswith(self._plurals)
            and token.entity != "ORG"
        )

    def _may_be_people(self, noun: Token) -> bool:
        return self._is_people_noun(noun) or (noun.text[0].isupper() and noun.text.endswith(self._plurals))

    def _is_people_noun(self, token: Token) -> bool:
        asked = token.text.endswith(self._plurals) and bool(self._bases(token) & self._those_asked)
        return asked or self._groups.is_persons(token)


@cache
def polled(language: Language) -> Polled:
    """The finder of those asked of a language, made once."""
    return Polled(language)
