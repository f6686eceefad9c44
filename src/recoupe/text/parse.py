"""Parse sentences with spaCy, once each, into the neutral types of ``model.syntax``.

Each sentence is parsed by itself: its parse depends on its words, the language data and the parser's
version alone, and is kept for when the sentence comes again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from recoupe.languages import Language
from recoupe.languages.text import Segmentation
from recoupe.model import ParsedText, Sentence, Token
from recoupe.text.lemma import lemma
from recoupe.text.parse_model import SentenceModel
from recoupe.text.sentences import cut

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

# Longer "sentences" are tables, lists of names or attacks: they are parsed in pieces to keep memory flat.
LONGEST = 1_500
_KEPT = 20_000
# One code point for one: the parser knows the straight apostrophe better than the curly one.
_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-"}

# What is read of a word of the parser, as numbers: strings by their hash, the head by its distance.
_COLUMNS = ("IDX", "LENGTH", "ORTH", "POS", "DEP", "HEAD", "MORPH", "ENT_TYPE", "ENT_IOB", "IS_SPACE")
_HEAD = _COLUMNS.index("HEAD")
# The numbers are unsigned: a distance of -1 is the largest of them.
_WRAPPED = 2**64
_BEGINS = 3

Parse = tuple[Token, ...]


class Parser:
    """Parses texts of one language. Holds the model and the parses of the sentences seen last."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._model = SentenceModel(language.lexicon(Segmentation).parser)
        self._words = _Words(language.code, self._model.strings)
        self._seen: OrderedDict[str, Parse] = OrderedDict()

    def parse(self, article: str, text: str) -> ParsedText:
        """The sentences and words of ``text``, the clean text of the article with the id ``article``."""
        spans = self._spans(text)
        parses = self._parses([text[a:b] for a, b in spans])
        sentences = tuple(
            Sentence(start, end, _shifted(parse, start))
            for (start, end), parse in zip(spans, parses, strict=True)
            if parse
        )
        return ParsedText(article, text, self.language.code, sentences)

    def prepare(self, texts: Iterable[str]) -> None:
        """Parse the sentences of all ``texts`` together, which is cheaper than text by text.

        ``parse`` gives the same with and without it: it finds the sentences among those seen.
        """
        self._parses([text[a:b] for text in texts for a, b in self._spans(text)])

    def _spans(self, text: str) -> list[tuple[int, int]]:
        return [piece for span in cut(text, self.language) for piece in _pieces(text, *span)]

    def _parses(self, sentences: Sequence[str]) -> list[Parse]:
        new = [s for s in dict.fromkeys(sentences) if s not in self._seen]
        # Sorted by length, so that the sentences of a batch are of one size.
        new.sort(key=len)
        docs = self._model.docs(map(_plain, new))
        fresh = {s: self._words.tokens(doc) for s, doc in zip(new, docs, strict=True)}
        found = [fresh[s] if s in fresh else self._seen[s] for s in sentences]
        self._remember(fresh)
        return found

    def _remember(self, fresh: dict[str, Parse]) -> None:
        self._seen.update(fresh)
        while len(self._seen) > _KEPT:
            self._seen.popitem(last=False)


def _plain(sentence: str) -> str:
    # Quicker than translate(), which goes through a sentence letter by letter.
    for sign, plain in _PLAIN.items():
        sentence = sentence.replace(sign, plain)
    return sentence


class _Strings(dict[int, str]):
    """Strings of the parser by their hash, each taken from its store when it is first asked for.

    All the words that have a string share it, which is quicker to compare as well.
    """

    def __init__(self, store: StringStore) -> None:
        self._store = store

    def __missing__(self, key: int) -> str:
        self[key] = self._store[key]
        return self[key]


class _Words:
    """Makes our words of the parser's."""

    def __init__(self, language: str, store: StringStore) -> None:
        self._language = language
        self._strings = _Strings(store)
        self._features = _Strings(store)
        self._features[store["_"]] = ""

    def tokens(self, doc: Doc) -> Parse:
        """The words of a parsed sentence, with offsets from its beginning; white space is no word."""
        rows = doc.to_array(_COLUMNS).tolist()
        kept = [n for n, row in enumerate(rows) if not row[-1]]
        place = {n: i for i, n in enumerate(kept)}
        strings, features, new = self._strings, self._features, tuple.__new__
        found = []
        for i, n in enumerate(kept):
            start, length, orth, kind, dep, distance, morph, entity, iob, _ = rows[n]
            text, pos = strings[orth], strings[kind]
            head = (n + distance) % _WRAPPED
            head = place[head] if head in place else _kept_head(rows, place, head, i)
            base = lemma(text, self._language, pos)
            word = (
                *(i, start, start + length, text, base, pos),
                *(strings[dep], head, features[morph], strings[entity], iob == _BEGINS),
            )
            # The constructor of a named tuple costs three times as much.
            found.append(new(Token, word))
        return tuple(found)


def _kept_head(rows: Sequence[Sequence[int]], place: Mapping[int, int], n: int, own: int) -> int:
    """The position of the head among the words kept; white space hands on to its own head."""
    above = n
    while (higher := (above + rows[above][_HEAD]) % _WRAPPED) not in place:
        if higher == above:
            return own
        above = higher
    return place[higher]


def _shifted(parse: Parse, by: int) -> Parse:
    if by == 0:
        return parse
    new = tuple.__new__
    return tuple([new(Token, (t[0], t[1] + by, t[2] + by, *t[3:])) for t in parse])


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``start:end``, cut at spaces where it is too long for one parse."""
    while end - start > LONGEST:
        at = text.rfind(" ", start + 1, start + LONGEST)
        at = at if at > start else start + LONGEST
        yield start, at
        start = at
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
