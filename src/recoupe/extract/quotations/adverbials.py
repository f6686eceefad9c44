"""Adverbs, dates, set phrases and prepositional groups, which may stand beside a cue or its source."""

from __future__ import annotations

from recoupe.extract.quotations.lexicon import Cues, Phrase
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.nominals import new_name, nominal
from recoupe.extract.quotations.phrases import last_mentioned, past_brackets

# How long the name of a newspaper is, its marks included.
_LONGEST_NAME = 30


def adverbial(period: Period, i: int, cues: Cues) -> int:
    """Where the adverb, date, set phrase or prepositional group that begins at ``i`` ends; ``i`` if none."""
    if i >= len(period.nodes):
        return i
    end = period.adverbials.get(i)
    if end is None:
        end = period.adverbials[i] = _adverbial(period, i, cues)
    return end


def skip(period: Period, i: int, cues: Cues) -> int:
    """Past every adverbial from ``i`` on, and the commas around them."""
    opened = False
    for _ in range(6):
        start = i
        if not opened and period.word(i) == "," and adverbial(period, i + 1, cues) > i + 1:
            i, opened = i + 1, True
        moved = adverbial(period, i, cues)
        if moved == i:
            return start
        i = moved
        if opened and period.word(i) == ",":
            i, opened = i + 1, False
    return i


def _adverbial(period: Period, i: int, cues: Cues) -> int:
    if period.nodes[i].quoted or last_mentioned(period, i, cues) > i:
        return i
    node, word = period.nodes[i], period.nodes[i].text
    for words in cues.fillers.get(word, ()):
        if period.matches(i, words):
            return i + len(words)
    if word in cues.time_words or _middle(word, cues):
        return i + 1
    attribution = attribution_at(period, i, cues) if word in cues.phrases else None
    if (
        attribution is not None
        and attribution.kind != "learnt"
        and not _is_for_others(period, i, attribution)
    ):
        return i
    if node.pos == "ADV" and word not in cues.that and word not in cues.questions:
        return i + 1
    dated = _date(period, i, cues)
    if dated > i:
        return dated
    if node.pos == "ADP" and word not in cues.agents:
        return _prepositional(period, i, cues)
    if node.pos == "NUM" and period.word(i - 1) in cues.time_words | cues.definite:
        # "lundi 2", not "ont annoncé lundi deux marins"
        return i + (word[0].isdigit() or period.word(i + 1) in cues.time_words)
    return i


def _middle(word: str, cues: Cues) -> bool:
    """Whether a hyphen joins the part of a month and its name: "mi-janvier"."""
    part, hyphen, month = word.partition("-")
    return bool(hyphen) and part in cues.edges and month in cues.time_words


def _is_for_others(period: Period, i: int, found: Phrase) -> bool:
    """Whether "pour" tells for whom right after a verb: "a détaillé pour nos confrères le commissaire"."""
    return found.kind == "fronted" and i > 0 and period.nodes[i - 1].pos in {"VERB", "AUX"}


def attribution_at(period: Period, i: int, cues: Cues) -> Phrase | None:
    """The attribution phrase that begins at ``i``: "selon", "d'après", "du point de vue de"."""
    word = period.word(i)
    seconds = cues.seconds.get(word)
    if seconds is not None and period.word(i + 1) not in seconds:
        return None
    return next((p for p in cues.phrases.get(word, ()) if period.matches(i, p.words)), None)


def _date(period: Period, i: int, cues: Cues) -> int:
    """The end of "ce mardi", "le 4 décembre 2020", "deux jours plus tard", "il y a un an"; ``i`` if none."""
    if period.word(i + 1) in cues.durations and period.word(i + 2) in cues.thereafter:
        return max(_prepositional(period, i + 2, cues), _past_adverb(period, i + 3))
    if period.word(i) in cues.ago:
        length = next((len(words) for words in cues.ago[period.word(i)] if period.matches(i, words)), 0)
        return i + length + 2 if length and period.word(i + length + 1) in cues.durations else i
    if period.word(i) in cues.edges and period.word(i + 1) in cues.time_words:
        return i + 2 + period.word(i + 2)[:1].isdigit()  # "fin novembre 2018"
    if period.nodes[i].pos != "DET":
        return i
    if period.word(i + 1) in cues.decades and period.word(i + 2) == ",":
        return i + 2  # "La trentaine, il dit"
    j = i + 1
    while period.word(j)[:1].isdigit() or period.word(j) in cues.time_words:
        j += 1
    return j if any(period.word(k) in cues.time_words for k in range(i + 1, j)) else i


def _past_adverb(period: Period, i: int) -> int:
    return i + 1 if i < len(period.nodes) and period.nodes[i].pos == "ADV" else i


def _prepositional(period: Period, i: int, cues: Cues) -> int:
    """The end of "à l'AFP", "sur X", "lors d'une réunion", "dans un entretien au journal X"."""
    j = i
    while j < len(period.nodes) and period.nodes[j].pos == "ADP":
        j += 1
    if j == i:
        return i
    alone = period.word(j) in cues.others_and_us or _is_newspaper(period, j, cues)
    end = j + 1 if alone else _short(period, j, cues)
    if end == j:
        return i
    while end < len(period.nodes) and period.word(end) in cues.links | cues.to:
        more = _short(period, end + 1, cues)
        if more == end + 1:
            break
        end = more
    return past_brackets(period, end)


def _is_newspaper(period: Period, j: int, cues: Cues) -> bool:
    """Whether a name in marks stands at ``j``: "a déclaré au « Courrier » le maire"."""
    node = period.nodes[j] if j < len(period.nodes) else None
    if node is None or not node.quoted or period.word(j - 1) not in cues.to:
        return False
    return node.capital and node.end - node.start <= _LONGEST_NAME


def _short(period: Period, j: int, cues: Cues) -> int:
    """A noun phrase without what hangs on it: determiner, adjectives, nouns."""
    k, head = j, False
    while k < len(period.nodes):
        node = period.nodes[k]
        if (node.pos in {"DET", "ADV"} and not head) or (node.pos == "DET" and node.capital and k > j):
            pass
        elif nominal(node) and not (head and node.text in cues.time_words):
            if head and (new_name(period, k) or _person_after(period, k, cues)):
                break
            head = True
        else:
            break
        k += 1
        if node.text in cues.channels:
            break
    return k if head else j


def _person_after(period: Period, k: int, cues: Cues) -> bool:
    """Whether the name of another begins at ``k`` after a noun: "devant la presse | M. Durand"."""
    token, before = period.nodes[k].token, period.nodes[k - 1]
    if token is None or token.entity != "PER" or not token.entity_begins:
        return False
    return before.pos in {"NOUN", "PROPN"} and before.text not in cues.roles
