"""The model that parses: spaCy's, without the parts that nothing reads, and the same sums in less time.

Four things make it cheaper than the package as it comes; none changes what a word is taken for, apart from
the names in sentences where none can stand (``docs/performance.md`` has the measurements):

- products of matrices are NumPy's, whose BLAS knows the vector units of the processor;
- the vector of a word before its neighbours are looked at depends on the word alone, and is kept;
- normalization takes no step twice;
- names are looked for only in sentences that may hold one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from recoupe.text.letter_sets import worked_out_once

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc
    from thinc.api import Model

# The lemmatizer is slow, and simplemma's dictionary knows more verbs; the ruler copies one tag into another.
# The strings are the words of 500,000 vectors, which are found by their hashes: half a second and 130 MB of
# each process.
_EXCLUDED = ("lemmatizer", "attribute_ruler", "strings")
_NAMES = "ner"
# What the model and the cutting of words ask of a word, beside its form.
_DESCRIBED = ("LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")
# Sentences in one pass of the model: more gain nothing and take memory.
BATCH = 128
# Words whose vectors are kept: some 15 MB. When there are more, it begins anew.
_WORDS = 30_000
# Words that are worked out at once. Always so many, so that the sums do not depend on what came along.
_BLOCK = 64
# That of thinc, lest anything be divided by nothing.
_LEAST_VARIANCE = 1e-08
# A first word of another kind, in a sentence without a further capital, is no name.
_MAY_NAME = frozenset({"PROPN", "NOUN", "ADJ", "X", ""})


class SentenceModel:
    """Parses sentences that are cut already. ``strings`` holds what its numbers for words and labels mean."""

    def __init__(self, package: str) -> None:
        self._pipeline = _pipeline(package)
        self._names = self._pipeline.get_pipe(_NAMES) if _NAMES in self._pipeline.pipe_names else None
        self.strings = self._pipeline.vocab.strings

    def docs(self, sentences: Iterable[str]) -> Iterator[Doc]:
        """The parse of each sentence, in order."""
        rest = iter(sentences)
        while some := list(islice(rest, BATCH)):
            yield from self._batch(some)

    def _batch(self, sentences: Sequence[str]) -> list[Doc]:
        docs = map(self._doc, sentences)
        parsed = list(self._pipeline.pipe(docs, batch_size=BATCH, disable=[_NAMES]))
        if self._names is not None:
            named = [doc for doc, text in zip(parsed, sentences, strict=True) if _may_name(doc, text)]
            for _ in self._names.pipe(named, batch_size=BATCH):
                pass
        return parsed

    def _doc(self, sentence: str) -> Doc:
        doc = self._pipeline.make_doc(sentence)
        starts = np.full((len(doc), 1), -1, np.int64)
        starts[:1] = 1
        return doc.from_array(["SENT_START"], starts.view(np.uint64))


def _may_name(doc: Doc, text: str) -> bool:
    """Whether a name may stand there: a capital that does not open the sentence, or a first word of a kind
    that can be one. (In a third of the sentences of the press there is neither; what the model takes for a
    name there is none, as 4 of 980 had "pacte énergétique belge", "internet", "Ça", "cran".)

    ``text`` is that of ``doc``, which would put it together anew.
    """
    first = next((i for i, letter in enumerate(text) if letter.isalnum()), len(text))
    if text[first + 1 :] != text[first + 1 :].lower():
        return True
    opening = next((t for t in doc if t.text[:1].isalnum()), None)
    return opening is not None and opening.text[0].isupper() and opening.pos_ in _MAY_NAME


@cache
def _pipeline(package: str) -> Pipeline:
    import spacy

    with worked_out_once():
        pipeline = spacy.load(package, exclude=_EXCLUDED)
    _describe_less(pipeline)
    ops = _ops()
    for _, component in pipeline.pipeline:
        model: Any = getattr(component, "model", None)
        for node in list(model.walk()) if hasattr(model, "walk") else ():
            node.ops = ops
            node.layers[:] = [_quickened(layer) for layer in node.layers]
    return pipeline


def _describe_less(pipeline: Pipeline) -> None:
    """Have new words not described further than anything reads: "like an address", "a stop word"…"""
    from spacy.attrs import IDS

    getters = pipeline.vocab.lex_attr_getters
    pipeline.vocab.lex_attr_getters = {id_: getters[id_] for id_ in map(IDS.__getitem__, _DESCRIBED)}


def _ops() -> Any:
    from thinc.api import NumpyOps

    class Products(NumpyOps):  # type: ignore[misc]
        """thinc's operations, with NumPy's product of matrices in place of its own."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            return np.dot(x.T if trans1 else x, y.T if trans2 else y, out)

    return Products()


def _quickened(layer: Model[Any, Any]) -> Model[Any, Any]:
    """The layer, or one that gives the same in less time."""
    if layer.name == "layernorm":
        return _normalizing(layer)
    return _remembering(layer) if _embeds(layer) else layer


def _normalizing(layer: Model[Any, Any]) -> Model[Any, Any]:
    """Layer normalization (Ba et al. 2016) in the very steps of thinc's, none of them twice."""
    from thinc.api import Model

    def normalize(model: Model[Any, Any], x: Any, is_train: bool) -> tuple[Any, Any]:
        away = x - x.mean(axis=1, keepdims=True)
        variance = np.square(away).mean(axis=1, keepdims=True) + _LEAST_VARIANCE
        away *= variance ** (-1.0 / 2.0)
        away *= layer.get_param("G")
        away += layer.get_param("b")
        return away, _no_training

    return Model("normalized", normalize, layers=[layer])


def _embeds(layer: Model[Any, Any]) -> bool:
    """Whether this layer gives words their vectors, each by itself (``spacy.MultiHashEmbed``)."""
    names = [node.name for node in layer.walk()]
    return "extract_features" in names and bool(layer.layers) and layer.layers[-1].name == "ragged2list"


def _remembering(layer: Model[Any, Any]) -> Model[Any, Any]:
    from thinc.api import Model

    memory = _Vectors(layer)
    return Model("remembered", lambda model, docs, is_train: (memory(docs), _no_training), layers=[layer])


def _no_training(gradient: object) -> Any:
    raise NotImplementedError("this model is for parsing")


class _Vectors:
    """The vectors of words, each worked out when it is first met."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        from spacy.attrs import IDS

        self._layer = layer
        self._ids: dict[str, int] = IDS
        extractor = next(node for node in layer.walk() if node.name == "extract_features")
        columns = map(self._id, extractor.attrs["columns"])
        # By form and norm all the rest is known of a word, but not whether a space follows it.
        key = [IDS[name] for name in ("ORTH", "NORM", "SPACY")]
        self._columns = [*key, *(id_ for id_ in columns if id_ not in key)]
        self._rows: dict[tuple[int, int, int], int] = {}
        self._table: NDArray[np.float32] | None = None

    def __call__(self, docs: Sequence[Doc]) -> list[NDArray[np.float32]]:
        lengths = [len(doc) for doc in docs]
        if not sum(lengths):
            return list(self._layer.predict(docs))
        words = np.concatenate([doc.to_array(self._columns).astype(np.uint64) for doc in docs])
        unique, first, places = np.unique(_mixed(words), return_index=True, return_inverse=True)
        keys = [tuple(row) for row in words[first, :3].tolist()]
        if len(self._rows) + len(keys) > _WORDS:
            self._rows.clear()
        new = [n for n, key in enumerate(keys) if key not in self._rows]
        self._learn(docs[0].vocab, words[first[new]], [keys[n] for n in new])
        if self._table is None:
            raise AssertionError("no word was learned")
        rows = np.fromiter((self._rows[key] for key in keys), np.int64, len(unique))
        return np.split(self._table[rows[places]], np.cumsum(lengths)[:-1])

    def _id(self, column: str | int) -> int:
        return self._ids[column] if isinstance(column, str) else column

    def _learn(self, vocabulary: Any, words: NDArray[np.uint64], keys: Sequence[tuple[int, ...]]) -> None:
        for start in range(0, len(keys), _BLOCK):
            some = words[start : start + _BLOCK]
            full = some[np.arange(_BLOCK) % len(some)]
            (vectors,) = self._layer.predict([_Words(vocabulary, self._id, self._columns, full)])
            for key, vector in zip(keys[start : start + _BLOCK], vectors, strict=False):
                self._keep(key, vector)

    def _keep(self, key: Any, vector: NDArray[np.float32]) -> None:
        if self._table is None:
            self._table = np.empty((_WORDS, len(vector)), np.float32)
        if len(self._rows) == len(self._table):  # One batch alone has more words.
            self._table = np.concatenate([self._table, np.empty_like(self._table)])
        self._table[len(self._rows)] = vector
        self._rows[key] = len(self._rows)


def _mixed(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A number for each word, from its form, its norm and the space after it."""
    form, norm, space = words[:, 0], words[:, 1], words[:, 2]
    mixed: NDArray[np.uint64] = (
        form ^ (norm * np.uint64(0x9E3779B97F4A7C15)) ^ (space * np.uint64(0xC2B2AE3D27D4EB4F))
    )
    return mixed


class _Words:
    """Words without a text around them, as the first layers of the model take a Doc."""

    def __init__(self, vocab: Any, id_: Any, columns: Sequence[int], words: NDArray[np.uint64]) -> None:
        self.vocab = vocab
        self._id = id_
        self._columns = columns
        self._words = words

    def __len__(self) -> int:
        return len(self._words)

    def to_array(self, attrs: Any) -> NDArray[np.uint64]:
        """The features of the words, a column for each of ``attrs``, or those of one."""
        one = isinstance(attrs, (str, int))
        columns = [self._columns.index(self._id(a)) for a in ([attrs] if one else attrs)]
        return self._words[:, columns[0]] if one else self._words[:, columns]
