"""Noun phrases over the nodes of a period: who a source is, from its determiner to its last apposition."""

from __future__ import annotations

from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Node, Period

_NOMINAL = {"NOUN", "PROPN", "NUM", "ADJ", "X", "SYM"}
_ENDS = {"", ",", ".", ";", ":", "…", "...", "!", "?", ")", "(", "—", "–", "et"}
# A name in marks inside a source is short: "le collectif «X»".
_LONGEST_NAME = 60
_LONGEST_PHRASE = 40


def nominal(node: Node) -> bool:
    """Whether the word may be part of a noun phrase; a capital inside a sentence outweighs the tagger."""
    return node.pos in _NOMINAL or (
        node.capital and node.pos not in {"PUNCT", "QUOTE", "ADP", "DET", "CCONJ"}
    )


def phrase(period: Period, i: int, cues: Cues, plural: bool = True, appositions: bool = True) -> int:
    """Where the noun phrase that begins at ``i`` ends (excluded); ``i`` when none begins there.

    ``plural`` lets "et" join a second noun; ``appositions`` lets "X, ministre de Y" go on after the comma.
    """
    end = _core(period, i, cues, plural)
    while appositions and end > i and period.word(end) == ",":
        more = _apposition(period, end, cues)
        if more <= end:
            break
        end = more
    return end


def _core(period: Period, i: int, cues: Cues, plural: bool) -> int:
    if period.word(i) in cues.tonic:
        return i + 1
    j, head, role = i, False, False
    nodes = period.nodes
    while j < len(nodes) and j - i < _LONGEST_PHRASE:
        node, word = nodes[j], nodes[j].text
        if node.quoted:
            if j == i or node.end - node.start > _LONGEST_NAME or not _names(period, j):
                break
            head = True
        elif word in cues.relatives or (word in cues.non_sources and node.pos == "PRON"):
            break
        elif word in cues.time_words and not node.capital and (head or j == i):
            break
        elif node.pos == "DET" or (
            node.pos == "PRON" and j == i and word in {"l'un", "un", "une", "certains"}
        ):
            if head and not (node.capital and j > i):
                break
        elif nominal(node) or (word in cues.titles and not head):
            if head and nodes[i].pos == "PROPN" and _new_name(period, j):
                break
            head = True
            role = role or word in cues.roles
        elif head and word in cues.links and _goes_on(period, j + 1):
            head = False
        elif head and role and word in cues.role_links and _role_goes_on(period, j, cues):
            head = False
        elif head and word in {"chargé", "chargée", "chargés", "chargées"}:
            pass
        elif head and plural and word == "et" and _joins(period, j + 1):
            head = False
        else:
            break
        j += 1
    return _trimmed(period, i, j) if j > i else i


def _names(period: Period, j: int) -> bool:
    """Whether the stretch at ``j`` stands where the name or the set term of a noun phrase stands."""
    before, after = period.nodes[j - 1], period.word(j + 1)
    return before.pos in {"DET", "NOUN", "PROPN", "ADJ"} and after not in {"de", "du", "des", "d'"}


def _new_name(period: Period, j: int) -> bool:
    """Whether another name begins at ``j`` right after a name: "sur Facebook | Anne Durand"."""
    token, before = period.nodes[j].token, period.nodes[j - 1].token
    return bool(
        token and before and token.entity == "PER" and token.entity_begins and before.entity not in {"", "PER"}
        and before.pos == "PROPN" and token.dep not in {"flat:name", "flat"}
    )  # fmt: skip


def _goes_on(period: Period, j: int) -> bool:
    if j >= len(period.nodes):
        return False
    node = period.nodes[j]
    return node.pos == "DET" or nominal(node) or (node.quoted and node.end - node.start <= _LONGEST_NAME)


def _role_goes_on(period: Period, j: int, cues: Cues) -> bool:
    """Whether "à", "pour"… after a role go on with it: "ministre à la Relance", not "à l'AFP"."""
    before = period.nodes[j - 1]
    if before.pos == "PROPN" and before.text not in cues.roles and before.text != "état":
        return False
    k = j + 1
    while k < len(period.nodes) and (period.nodes[k].pos == "DET" or nominal(period.nodes[k])):
        k += 1
    follows = period.nodes[k - 1] if k > j + 1 else None
    return follows is not None and not (follows.token and follows.token.entity == "ORG" and k - j <= 3)


def _joins(period: Period, j: int) -> bool:
    """Whether a second noun phrase begins after "et", rather than a second verb."""
    if j >= len(period.nodes):
        return False
    node = period.nodes[j]
    return node.pos in {"DET", "PROPN"} or (node.capital and node.pos == "NOUN")


def _trimmed(period: Period, i: int, j: int) -> int:
    """Without a determiner or preposition left hanging at the end; ``i`` when no noun is left."""
    while j > i and not (nominal(period.nodes[j - 1]) or period.nodes[j - 1].quoted or j - 1 == i):
        j -= 1
    if j == i + 1 and period.nodes[i].pos in {"DET", "ADP", "CCONJ", "SCONJ"}:
        return i
    return j


def _apposition(period: Period, comma: int, cues: Cues) -> int:
    """Where the apposition after the comma at ``comma`` ends; ``comma`` when there is none."""
    k = comma + 1
    if k >= len(period.nodes) or period.nodes[k].quoted or period.word(k) in cues.time_words:
        return comma
    node = period.nodes[k]
    if not (node.pos in {"NOUN", "PROPN", "NUM", "DET", "ADJ"} or node.capital):
        return comma
    end = _core(period, k, cues, plural=True)
    if end == k:
        return comma
    if period.word(end) in _ENDS or end == len(period.nodes) or _quoted(period, end):
        return end
    person = node.token is not None and node.token.entity == "PER"
    return end if person and period.nodes[end].pos not in {"VERB", "AUX", "PRON"} else comma


def _quoted(period: Period, i: int) -> bool:
    return i < len(period.nodes) and period.nodes[i].quoted


def left_edge(period: Period, head: int, cues: Cues) -> int:
    """Where the noun phrase around the noun at ``head`` begins."""
    i = head
    while i > 0:
        before = period.nodes[i - 1]
        if before.pos == "DET" and period.nodes[i].pos != "DET":
            i -= 1
        elif period.nodes[i].pos == "DET" and period.nodes[i].capital and before.pos == "PROPN":
            i -= 1  # "Bruno Le Blanc"
        elif before.quoted:
            break
        elif nominal(before) and before.text not in cues.time_words and period.nodes[i].pos != "DET":
            i -= 1
        elif before.text in cues.links and i >= 2 and nominal(period.nodes[i - 2]):
            i -= 2
        else:
            break
    return i


def adverbial(period: Period, i: int, cues: Cues) -> int:
    """Where the adverb, date, set phrase or prepositional group that begins at ``i`` ends; ``i`` if none."""
    if i >= len(period.nodes) or period.nodes[i].quoted:
        return i
    node, word = period.nodes[i], period.nodes[i].text
    for words in cues.fillers.get(word, ()):
        if period.matches(i, words):
            return i + len(words)
    if word in cues.time_words:
        return i + 1
    if node.pos == "ADV" and word not in cues.phrases:
        return i + 1
    if node.pos == "DET" and period.word(i + 1) in cues.time_words:
        return i + 2
    if node.pos == "ADP" and word not in cues.phrases and word not in cues.agents:
        return _prepositional(period, i, cues)
    if node.pos == "NUM" and period.word(i - 1) in cues.time_words | {"le"}:
        return i + 1
    return i


def _prepositional(period: Period, i: int, cues: Cues) -> int:
    """The end of "à l'AFP", "sur X", "lors d'une réunion", "dans un entretien au journal X"."""
    j = i
    while j < len(period.nodes) and period.nodes[j].pos == "ADP":
        j += 1
    end = _short(period, j, cues)
    if end == j:
        return i
    while end < len(period.nodes) and period.word(end) in cues.links | {"à", "au", "aux"}:
        more = _short(period, end + 1, cues)
        if more == end + 1:
            break
        end = more
    return end


def _short(period: Period, j: int, cues: Cues) -> int:
    """A noun phrase without what hangs on it: determiner, adjectives, nouns."""
    k, head = j, False
    while k < len(period.nodes):
        node = period.nodes[k]
        if node.pos == "DET" and not head:
            pass
        elif nominal(node) and not (head and node.text in cues.time_words):
            if head and (_new_name(period, k) or _person_after(period, k)):
                break
            head = True
        else:
            break
        k += 1
    return k if head else j


def _person_after(period: Period, k: int) -> bool:
    """Whether a person's name or title begins at ``k`` after a common noun: "devant la presse | M. Durand"."""
    token, before = period.nodes[k].token, period.nodes[k - 1]
    return bool(token and token.entity == "PER" and token.entity_begins and before.pos in {"NOUN", "PROPN"})
