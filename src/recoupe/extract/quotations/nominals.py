"""Which words may be part of a noun phrase, and where a second one begins."""

from __future__ import annotations

from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Node, Period

_SMALL = {"PUNCT", "QUOTE", "ADP", "DET", "CCONJ", "SCONJ", "ADV", "PRON", "AUX"}
_NOMINAL = {"NOUN", "PROPN", "NUM", "ADJ", "X", "SYM"}
# A name in marks inside a source is short: "le collectif «X»".
LONGEST_NAME = 60


def nominal(node: Node) -> bool:
    """Whether the word may be part of a noun phrase; a capital inside a sentence outweighs the tagger."""
    if node.pos in _NOMINAL:
        return True
    begins = node.sentence is not None and node.sentence.start == node.start
    return node.capital and node.pos not in _SMALL and not (begins and node.pos == "VERB")


def new_name(period: Period, j: int) -> bool:
    """Whether another name begins at ``j`` right after a name: "sur Facebook | Anne Durand"."""
    token, before = period.nodes[j].token, period.nodes[j - 1].token
    if token is None or before is None or before.pos != "PROPN" or token.dep.startswith("flat"):
        return False
    return token.entity == "PER" and token.entity_begins and before.entity not in {"", "PER"}


def begins(period: Period, i: int) -> bool:
    """Whether a capital article before a small noun begins a sentence: "Interpellations | Le ministre a"."""
    node = period.nodes[i]
    if node.pos != "DET" or not node.capital or i + 1 >= len(period.nodes):
        return False
    return (
        period.nodes[i + 1].pos in {"NOUN", "ADJ"}
        and period.nodes[i + 1].text.isalpha()
        and not period.nodes[i + 1].capital
    )


def inside_name(period: Period, j: int) -> bool:
    """Whether the tagger sees a name go on over the word: "l'Association des victimes contre l'oubli"."""
    token, before = period.nodes[j].token, period.nodes[j - 1].token
    if token is None or before is None or token.pos not in {"ADP", "CCONJ"}:
        return False
    return token.entity == "ORG" == before.entity and not token.entity_begins and goes_on(period, j + 1)


def surname(period: Period, j: int) -> bool:
    """Whether a word that the tagger takes for an adverb is the name after a first name."""
    node = period.nodes[j]
    if node.pos != "ADV" or not node.capital or node.token is None:
        return False
    return node.token.dep.startswith("flat") or period.nodes[j - 1].pos == "PROPN"


def goes_on(period: Period, j: int) -> bool:
    """Whether a noun phrase, or a short name in marks, begins at ``j``, after a preposition."""
    if j >= len(period.nodes):
        return False
    node = period.nodes[j]
    return node.pos == "DET" or nominal(node) or (node.quoted and node.end - node.start <= LONGEST_NAME)


def goes_on_bare(period: Period, j: int, cues: Cues) -> bool:
    """Whether a noun, or a name in marks, follows right after "plusieurs", "certains"."""
    node = period.nodes[j]
    named = node.quoted and node.end - node.start <= LONGEST_NAME
    return node.pos in {"NOUN", "ADJ"} or (named and period.word(j - 1) in cues.pronominal_heads)


def second(period: Period, j: int) -> bool:
    """Whether a second noun phrase begins after "et", rather than a second verb."""
    if j >= len(period.nodes):
        return False
    node = period.nodes[j]
    if node.pos == "NOUN" and not node.capital:
        return j + 1 < len(period.nodes) and period.nodes[j + 1].pos == "ADP"
    return node.pos in {"DET", "PROPN", "NOUN"}
