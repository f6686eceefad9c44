"""Attribution phrases: "selon X", "d'après X", "pour X," at the head of a clause, "de source policière"."""

from __future__ import annotations

from dataclasses import replace

from recoupe.extract.quotations import sources, subjects
from recoupe.extract.quotations.adverbials import attribution_at
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues, Phrase
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.phrases import past_brackets, phrase
from recoupe.extract.quotations.relatives import antecedent
from recoupe.extract.quotations.sources import LONGEST_TERM, SUBJECTS
from recoupe.languages.quotation import Takes

# "selon les mots, dits hier à Caen, de X": how long the insertion may be.
_INSERTED = 12
# How many words tell that a source is a document: "les premiers éléments".
_OPENING = 3
# How near a verb of varying makes a measure of what follows "selon".
_VARYING = 3
# How near the verb of learning stands: "a appris mardi l'agence auprès du parquet".
_TOLD = 5


def find(period: Period, cues: Cues) -> list[Cue]:
    """ "selon X", "d'après X", "pour X," at the head of a clause, "de source policière"."""
    found: list[Cue] = []
    for i in period.among(cues.phrases):
        candidate = attribution_at(period, i, cues)
        if candidate is None or any(period.matches(i, w) for w in cues.fillers.get(period.words[i], ())):
            continue
        cue = _attribution(period, i, candidate, cues)
        if cue is not None:
            found.append(cue)
    return found


def _attribution(period: Period, i: int, found: Phrase, cues: Cues) -> Cue | None:
    last = i + len(found.words) - 1
    if found.kind == "anonymous":
        if period.word(i - 1) in cues.derived:
            return None
        start = next(k for k in range(i, last + 1) if period.word(k) in cues.source_nouns)
        end = max(phrase(period, start, cues, appositions=False), last + 1)
        return _attributed(i, i, (i + 1, end), found.kind)
    if period.word(last + 1) in cues.relatives:
        source = antecedent(period, i, cues)
        if found.kind == "fronted" and not (
            period.word(last + 1) in cues.personal and source and subjects.speaks(period, source, cues)
        ):
            return None
        if source is not None and any(period.word(k) in cues.nouns for k in range(*source)):
            return None  # "l'idée selon laquelle": the noun reports
        return replace(_attributed(i, last + 1, source, "relative"), end=last + 2) if source else None
    end = _source_end(period, last + 1, cues)
    if end == last + 1:
        return None
    if not _placed(period, i, found, last + 1, end, cues) or _manner(period, i, last + 1, end, cues):
        return None
    source = (last + 1, end)
    kind: str = found.kind
    opening = [period.word(k) for k in range(last + 1, min(last + 1 + _OPENING, end))]
    document = any(w in cues.documents for w in opening)
    if any(w in cues.wordings for w in opening):
        kind, document, source = "wording", False, _author(period, last + 1, end, cues, _INSERTED)
    elif document:
        source = _author(period, last + 1, end, cues)
    end = past_brackets(period, max(end, source[1]))
    return replace(_attributed(i, last, source, kind), document=document, end=end)


def _source_end(period: Period, start: int, cues: Cues) -> int:
    """Where the source that begins at ``start`` ends: before a comma that the subject of P follows."""
    bare = _named_in_marks(period, start, cues) or phrase(period, start, cues, appositions=False)
    if period.word(start) in cues.tonic or bare == start or _unnamed(period, start, bare, cues):
        return bare
    if any(n.text in cues.things for n in period.nodes[start : start + _OPENING]):
        return bare  # "Selon le rapport, l'accident, qui a fait un mort, …"
    end = max(phrase(period, start, cues), bare)
    if any(n.quoted and not n.capital for n in period.nodes[bare + 1 : end + 1]):
        return bare  # "Selon X, la ministre «ment»"
    comma = past_brackets(period, bare)
    return bare if end > comma and _clause_subject(period, comma + 1, end) else end


def _unnamed(period: Period, start: int, end: int, cues: Cues) -> bool:
    """Whether the source has no name, so that none after a comma is its own: "une source policière"."""
    return any(period.word(i) in cues.source_nouns for i in range(start, min(start + 3, end)))


def _named_in_marks(period: Period, start: int, cues: Cues) -> int | None:
    """Where a source ends that opens with a name in marks: "selon « L'Éveil » et Paul Roche, P"."""
    node = period.nodes[start] if start < len(period.nodes) else None
    if node is None or not node.quoted or not node.capital or node.end - node.start > LONGEST_TERM + 2:
        return None
    if period.word(start + 1) in cues.joins_nouns:
        end = phrase(period, start + 2, cues, appositions=False)
        return end if end > start + 2 and period.word(end) == "," else None
    return start + 1 if period.word(start + 1) in {",", "."} else None


def _clause_subject(period: Period, start: int, end: int) -> bool:
    """Whether the parser makes the phrase the one subject of a verb after it, or the object of one before.

    "Selon les pompiers, la grange, bâtie en 1900, a brûlé": no apposition. A person's name may be one.
    """
    for node in period.nodes[start:end]:
        if node.token is None or node.sentence is None or node.token.entity == "PER":
            continue
        head = node.sentence.head(node.token)
        if node.token.dep in SUBJECTS and head.start >= period.nodes[end - 1].end:
            return len(node.sentence.children(head, *SUBJECTS)) == 1
        if node.token.dep == "obj" and head.start < period.nodes[start - 1].start:
            return True
    return False


def _placed(period: Period, i: int, found: Phrase, start: int, end: int, cues: Cues) -> bool:
    """Whether the phrase at ``i`` stands where it attributes, and ``start:end`` may be a source."""
    if found.kind == "fronted" and not _fronted(period, i, start, end, cues):
        return False
    if found.kind == "learnt" and not any(
        period.word(k) in cues.nobody or period.word(k) in cues.learnt for k in range(max(0, i - _TOLD), i)
    ):
        return False
    if _ours(period, start, cues):
        return False
    return period.word(start) not in cues.non_sources or end > start + 1


def _ours(period: Period, start: int, cues: Cues) -> bool:
    """Whether the outlet itself is the source: "nos informations", "les éléments en notre possession"."""
    for k in range(start, start + _TOLD):
        if period.word(k) in {",", ""}:
            return False
        if period.word(k) in cues.own:
            return period.word(k - 1) not in cues.agents  # "un enregistrement obtenu par nos soins"
    return False


def _manner(period: Period, i: int, start: int, end: int, cues: Cues) -> bool:
    """Whether the phrase is a manner or a measure: "selon l'ordre d'arrivée", "varie selon le vendeur"."""
    head = next((n for n in period.nodes[start:end] if n.pos in {"NOUN", "PROPN"}), None)
    if head is None or head.capital or period.word(i) not in cues.measuring:
        return False
    if head.text in cues.manners or period.word(start) in cues.distributive:
        return True
    if head.text in cues.informants:
        return False
    before = i - 1 - (period.word(i - 1) == ",")
    if any(period.word(k) in cues.varying for k in range(max(0, before - _VARYING), before + 1)):
        return True
    set_off = i == 0 or period.nodes[i - 1].pos in {"PUNCT", "CCONJ", "SCONJ", "QUOTE", "ADV"}
    return not set_off and not _entity(period, start, end)


def _entity(period: Period, start: int, end: int) -> bool:
    """Whether a name stands in the phrase: "selon l'ex-patron Paul Roche"."""
    return any(n.token is not None and n.token.entity for n in period.nodes[start:end])


def _attributed(first: int, last: int, source: tuple[int, int] | None, kind: str) -> Cue:
    takes: frozenset[Takes] = frozenset({"words", "clause", "fragment"})
    end = source[1] if source else last + 1
    return Cue(first, last, "", takes, "attribution", source, end=end, kind=kind)


def _fronted(period: Period, i: int, start: int, end: int, cues: Cues) -> bool:
    """Whether "pour X," opens a clause and X is somebody: a name, a role, a tonic pronoun."""
    if i and period.word(i - 1) not in cues.openers | {",", ";", ":"}:
        return False
    if i and period.word(start) in cues.pronominal_heads:
        return False  # "des tarifs réduits, voire, pour certains, nuls"
    after = _past_description(period, start, end, cues)
    if after < len(period.nodes) and period.nodes[after].pos == "ADV":
        after += 1  # "Pour la Suisse notamment, P"
    if period.word(after) != "," and not (after < len(period.nodes) and period.nodes[after].quoted):
        return False
    if period.word(start) in cues.tonic or period.word(start) in cues.bodies:
        return True
    head = period.word(start + 1) in cues.bodies and period.nodes[start].pos == "DET"
    tokens = [n.token for n in period.nodes[start:end] if n.token]
    # a country whose words follow in marks: "Pour la Suisse, «…»"
    kinds = {"PER", "ORG", *(["LOC"] if any(n.quoted for n in period.nodes[after : after + 2]) else [])}
    return head or any(t.entity in kinds or t.lemma in cues.speaking for t in tokens)


def _past_description(period: Period, start: int, end: int, cues: Cues) -> int:
    """After brackets, or after what else a person is: "Pour X, professeur à Y et auteur de Z, P"."""
    after = past_brackets(period, end)
    if period.word(after) not in cues.joins_nouns or not subjects.person(period, (start, end)):
        return after
    for i in range(after, min(after + _INSERTED, len(period.nodes))):
        if period.word(i) == ",":
            return i
        if period.nodes[i].quoted or sources.main_verb(period, i, i + 1, cues):
            break
    return after


def _author(period: Period, start: int, end: int, cues: Cues, inserted: int = 0) -> tuple[int, int]:
    """The author of a document: the phrase after its "de", wherever that stands; else the document.

    With ``inserted``, up to so many words may be inserted between two commas before the "de".
    """
    if inserted and period.word(end) == ",":
        stop = min(end + 1 + inserted, len(period.nodes) - 1)
        close = next((k for k in range(end + 1, stop) if period.word(k) == ","), None)
        if close is not None and period.word(close + 1) in cues.links:
            inner = phrase(period, close + 2, cues)
            if inner > close + 2:
                return close + 2, inner
    for k in range(start + 1, min(start + 12, len(period.nodes))):
        if period.word(k) in cues.agents:
            return _maker(period, k, start, cues) or (start, end)
        if period.word(k) == "," or period.nodes[k].pos == "AUX" or sources.main_verb(period, k, k + 1, cues):
            break
        if period.word(k) in cues.links and k >= start:
            inner = phrase(period, k + 1, cues)
            if inner > k + 1 and inner >= end:
                return k + 1, inner
    return start, end


def _maker(period: Period, by: int, start: int, cues: Cues) -> tuple[int, int] | None:
    """Who made the document at ``start`` ("un bilan donné par X"), not who read or printed it."""
    span = by + 1, phrase(period, by + 1, cues)
    passed_on = any(period.word(i) in cues.passed_on for i in range(start, by))
    printed = any(n.text in cues.on_air_nouns or n.text in cues.channels for n in period.nodes[slice(*span)])
    return None if span[0] == span[1] or passed_on or printed else span
