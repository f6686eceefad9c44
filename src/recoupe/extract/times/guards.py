"""Tell calendar expressions from what only looks like one: a number, a name, an adjective.

A phrase is matched by its words alone; the words around it, and their parts of speech, may forbid it.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.times.grammar import Match
from recoupe.extract.times.lexer import Word, plain
from recoupe.languages.calendar import Calendar
from recoupe.model import Sentence, Token
from recoupe.model.times import Feast, Meaning, Shifted, Vague, Written

_NOUN_GROUP = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "SYM"})
_GROUP_BEGINS = _NOUN_GROUP | {"DET", "ADP", "SCONJ", "PRON"}
# What follows a year in brackets: "(2017)", "(2017, 2018)".
_CLOSING = frozenset({")", ",", ";", "-", "–"})
# Years that stand alone must lie within the reach of a newspaper.
_USUAL_YEARS = range(1700, 2100)
# "champion du monde du 1.500 mètres 2007": how many words before the year the title may stand.
_TITLE = 6
# The longest list of years that is followed back to its first.
_YEARS_IN_A_ROW = 8


class Guards:
    """Allows and forbids phrases, by the words of one language."""

    def __init__(self, lexicon: Calendar) -> None:
        years = lexicon.years
        self._year_before = frozenset(map(plain, years.before))
        self._year_surely = frozenset(map(plain, years.surely))
        self._year_nouns = frozenset(map(plain, years.nouns))
        self._titles = frozenset(map(plain, years.titles))
        self._links = frozenset(map(plain, years.links))
        self._of = frozenset(map(plain, lexicon.cues.of))
        self._number_before = frozenset(map(plain, years.not_before))
        self._counted = frozenset(map(plain, years.not_after))
        self._outside = frozenset(map(plain, lexicon.outside))
        self._articles = frozenset(map(plain, lexicon.articles))

    def first(self, words: Sequence[Word], at: int, match: Match, said: Meaning) -> int:
        """The first word of the span: prepositions stay outside, and the article of a date."""
        outside = self._outside if isinstance(said, Shifted | Vague) else self._outside | self._articles
        while at < match.end - 1 and words[at].plain in outside:
            at += 1
        return at

    def allow(
        self, text: str, sentence: Sentence, words: Sequence[Word], at: int, match: Match, said: Meaning
    ) -> bool:
        """Whether the words around ``words[at:match.end]`` let it be a calendar expression."""
        following = words[match.end] if match.end < len(words) else None
        if (
            following is not None
            and following.plain in self._counted
            and words[match.end - 1].plain.isdecimal()
        ):
            return False
        if match.phrase.alone and following is not None:
            return not _begins_group(sentence, following, after_number=words[match.end - 1].plain.isdecimal())
        if isinstance(said, Written) and match.end - at == 1:
            return self._bare(text, sentence, words, at, said, following)
        if isinstance(said, Feast):
            return not (following is not None and _is_name(text, following))
        return True

    def _bare(
        self,
        text: str,
        sentence: Sentence,
        words: Sequence[Word],
        at: int,
        said: Written,
        following: Word | None,
    ) -> bool:
        """One word by itself: a month, a weekday, a year."""
        if said.year is not None and said.month is None:
            return self._is_year(text, sentence, words, at, said.year, following)
        if said.month is not None and said.day is None:
            word = words[at]
            capital = text[word.start].isupper()
            return not capital or word.start == sentence.start
        return True

    def _is_year(
        self,
        text: str,
        sentence: Sentence,
        words: Sequence[Word],
        at: int,
        year: int,
        following: Word | None,
    ) -> bool:
        before = words[at - 1] if at else None
        if year not in _USUAL_YEARS or (following is not None and _begins_number(text, words[at], following)):
            return False
        if before is None or before.plain in self._number_before:
            return False
        if self._is_further(text, sentence, words, at) or self._is_of_title(words, at):
            return not (following is not None and _counts(sentence, following))
        if before.plain == "(":
            return following is not None and following.plain in _CLOSING
        counted = following is not None and _counts(sentence, following)
        if before.plain in self._year_before:
            return not counted or before.plain in self._year_surely
        if before.plain in self._of:
            return not counted and not (at > 1 and words[at - 2].plain in self._number_before)
        if before.plain in self._year_nouns:
            return not counted
        return False

    def _is_of_title(self, words: Sequence[Word], at: int) -> bool:
        """ "champion de France 2007": a year that tells when a title was won."""
        near = words[max(0, at - _TITLE) : at]
        return bool(near) and near[-1].plain.isalpha() and any(w.plain in self._titles for w in near)

    def _is_further(self, text: str, sentence: Sentence, words: Sequence[Word], at: int) -> bool:
        """Whether a year stands before, and a link: "en 2012, 2016 et 2020"."""
        back = at
        for _ in range(_YEARS_IN_A_ROW):
            if back < 2 or words[back - 1].plain not in self._links:
                return False
            back -= 2
            year = next((v for name, v in words[back].symbols if name == "<year>"), None)
            if not isinstance(year, int) or year not in _USUAL_YEARS:
                return False
            if words[back - 1 if back else 0].plain not in self._links:
                return self._is_year(text, sentence, words, back, year, words[back + 1])
        return False


def _begins_number(text: str, year: Word, following: Word) -> bool:
    return following.start == year.end and text[following.start] not in ".,;:!?)»”\"'’-–—/…]"


def _token(sentence: Sentence, word: Word) -> Token | None:
    return next(iter(sentence.between(word.start, word.end)), None)


def _counts(sentence: Sentence, following: Word) -> bool:
    token = _token(sentence, following)
    return token is not None and token.pos in {"NOUN", "ADJ", "SYM"}


def _begins_group(sentence: Sentence, following: Word, after_number: bool) -> bool:
    token = _token(sentence, following)
    if token is None:
        return False
    if token.feature("VerbForm") == "Inf" or (token.pos == "AUX" and token.feature("VerbForm") is None):
        return not after_number  # "quatre jours après avoir …"
    return token.pos in (_NOUN_GROUP if after_number else _GROUP_BEGINS)


def _is_name(text: str, word: Word) -> bool:
    return text[word.start].isupper()
