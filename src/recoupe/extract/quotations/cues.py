"""Cues: what reports, in which frame, and the words that name the source beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from recoupe.extract.quotations import inversion, quarters, sources, subjects
from recoupe.extract.quotations.adverbials import adverbial, attribution_at
from recoupe.extract.quotations.groups import Group, groups
from recoupe.extract.quotations.lexicon import Cues, Phrase
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.phrases import past_brackets, phrase
from recoupe.extract.quotations.relatives import antecedent
from recoupe.extract.quotations.sources import SUBJECTS
from recoupe.languages.quotation import Takes

# "selon les mots, dits hier à Caen, de X": how long the insertion may be.
_INSERTED = 12
# How far back "que" is looked for that opens the clause of a cue.
_CLAUSE = 100
# How near a verb of varying makes a measure of what follows "selon".
_VARYING = 3
CueForm = Literal["finite", "present", "infinitive", "passive", "past", "noun", "attribution"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at the nodes ``first`` to ``last`` (included).

    ``source`` are the nodes (half-open) that name who speaks, None where nobody is named. ``inverted`` tells
    that the source follows the verb, as in an incise; ``end`` is the node after all that belongs to the cue:
    the source of an incise, the noun phrase of an attribution. ``closed`` cues have a subject that is no
    source ("dit-on", "il faut dire"), and take none from elsewhere.
    """

    first: int
    last: int
    lemma: str
    takes: frozenset[Takes]
    form: CueForm
    source: tuple[int, int] | None
    inverted: bool = False
    negated: bool = False
    end: int = 0
    kind: str = ""
    document: bool = False
    closed: bool = False
    known: bool = True


def find(period: Period, cues: Cues) -> list[Cue]:
    """The cues of a period in the order of the text, each with its source."""
    found = [_verb(period, g, cues) for g in groups(period, cues)]
    taken = {i for c in found for i in range(c.first, c.last + 1)}
    found += [c for c in attributions(period, cues) if c.first not in taken]
    found += [c for c in nouns(period, cues) if c.first not in taken]
    found.sort(key=lambda c: (c.first, c.last))
    return _inherited(period, [c for c in found if not _on_behalf(period, c, found, cues)], cues)


def _on_behalf(period: Period, cue: Cue, found: Sequence[Cue], cues: Cues) -> bool:
    """Whether "pour" names whom another speaks for: "Pour la partie civile, Me Durand a réclamé…"."""
    if cue.kind != "fronted" or cue.source is None or not _body(period, cue.source, cues):
        return False
    comma = next((i for i in range(cue.end, len(period.nodes)) if period.word(i) == ","), len(period.nodes))
    return any(
        c.form == "finite" and c.source is not None and c.source[0] == comma + 1 and _person(period, c.source)
        for c in found
    )


def _person(period: Period, span: tuple[int, int]) -> bool:
    """Whether a person is named in the phrase."""
    return any(n.token is not None and n.token.entity == "PER" for n in period.nodes[slice(*span)])


def _body(period: Period, span: tuple[int, int], cues: Cues) -> bool:
    """Whether the phrase names a party or a body that others speak for."""
    return any(period.word(i) in cues.bodies for i in range(span[0], min(span[0] + 2, span[1])))


def _verb(period: Period, group: Group, cues: Cues) -> Cue:
    if group.form == "passive" or group.form == "past":
        source, inverted = sources.agent(period, group.last + 1, cues), False
    elif group.pronoun is not None:
        source, inverted = sources.pronoun(period, group.pronoun, cues), True
        if source is None:
            source = quarters.unnamed(period, group, cues)
            group = replace(group, takes=group.takes | {"words"}) if source else group
    else:
        source, inverted = inversion.of_verb(period, group, cues)
        if source is None and group.clitic is not None:
            source = quarters.unnamed(period, group, cues)
    end = source[1] if source and inverted else group.last + 1
    closed = source is None and (group.pronoun is not None or group.clitic is not None)
    return Cue(
        group.first, group.last, group.lemma, group.takes, group.form, source, inverted, group.negated,
        max(end, group.last + 1), closed=closed, known=group.known,
    )  # fmt: skip


# -- attribution phrases ----------------------------------------------------------------------------------
def attributions(period: Period, cues: Cues) -> list[Cue]:
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
    opening = [period.word(k) for k in range(last + 1, min(last + 4, end))]
    document = any(w in cues.documents for w in opening)
    if any(w in cues.wordings for w in opening):
        kind, document, source = "wording", False, _author(period, last + 1, end, cues, _INSERTED)
    elif document:
        source = _author(period, last + 1, end, cues)
    end = past_brackets(period, max(end, source[1]))
    return replace(_attributed(i, last, source, kind), document=document, end=end)


def _source_end(period: Period, start: int, cues: Cues) -> int:
    """Where the source that begins at ``start`` ends: before a comma that the subject of P follows."""
    bare = phrase(period, start, cues, appositions=False)
    if period.word(start) in cues.tonic or bare == start:
        return bare
    end = phrase(period, start, cues)
    comma = past_brackets(period, bare)
    return bare if end > comma and _clause_subject(period, comma + 1, end) else end


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
    if found.kind == "learnt" and not any(period.word(k) in cues.nobody for k in range(max(0, i - 4), i)):
        return False
    if period.word(start) in cues.own:
        return False
    return period.word(start) not in cues.non_sources or end > start + 1


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
    return head or any(t.entity in kinds or t.lemma in cues.roles for t in tokens)


def _past_description(period: Period, start: int, end: int, cues: Cues) -> int:
    """After brackets, or after what else a person is: "Pour X, professeur à Y et auteur de Z, P"."""
    after = past_brackets(period, end)
    if period.word(after) not in cues.joins_nouns or not _person(period, (start, end)):
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
        if period.word(k) == "," or period.nodes[k].pos in {"VERB", "AUX"}:
            break
        if period.word(k) in cues.links and k >= start:
            inner = phrase(period, k + 1, cues)
            if inner > k + 1 and inner >= end:
                return k + 1, inner
    return start, end


# -- nouns ------------------------------------------------------------------------------------------------
def nouns(period: Period, cues: Cues) -> list[Cue]:
    """Nouns of saying with what follows them: marks, a colon, "que", "de «…»"."""
    found: list[Cue] = []
    for i in period.among(cues.nouns):
        word, takes = period.words[i], cues.nouns[period.words[i]]
        if takes and period.nodes[i].pos in {"NOUN", "PROPN", "ADJ", "VERB"} and not _idle(period, i, cues):
            found.append(
                Cue(i, i, word, takes, "noun", sources.of_noun(period, i, cues), end=i + 1, kind="noun")
            )
    return found


def _idle(period: Period, i: int, cues: Cues) -> bool:
    """Whether the noun stands in a set phrase that reports nothing: "à propos"."""
    return any(period.matches(i - k, w) for w in cues.idle for k in range(len(w)) if w[k] == period.word(i))


# -- sources that a cue shares with another ----------------------------------------------------------------
def _inherited(period: Period, found: Sequence[Cue], cues: Cues) -> list[Cue]:
    """Participles, infinitives and coordinated verbs take the source of the verb that they hang on."""
    done: list[Cue] = []
    for n, cue in enumerate(found):
        if (
            cue.source is None
            and not cue.closed
            and cue.form in {"present", "infinitive", "finite"}
            and not cue.kind
        ):
            only = subjects.only_one(period, cue.first - 1, cues) if _purpose(period, cue, cues) else None
            cue = replace(cue, source=only or _shared(period, cue, done, found[n + 1 :], cues))
        if (
            cue.form != "infinitive"
            or cue.kind
            or _purpose(period, cue, cues)
            or _reported(period, cue, done)
        ):
            done.append(cue)
    return done


def _reported(period: Period, cue: Cue, before: Sequence[Cue]) -> bool:
    """Whether an infinitive is what another cue says that its subject does: "dit craindre que P"."""
    return bool(before) and cue.first - before[-1].last <= 2 and "infinitive" in before[-1].takes


def _shared(
    period: Period, cue: Cue, before: Sequence[Cue], after: Sequence[Cue], cues: Cues
) -> tuple[int, int] | None:
    if period.word(cue.first - 1) in cues.prior and period.word(cue.first).endswith(cues.infinitives):
        following = subjects.following_subject(period, cue.last + 1, cues)
        return following or subjects.governor(period, cue.first, cue.last, cues)[1]
    if cue.form == "finite" and not sources.coordinated(period, cue.first, cues):
        return None
    if cue.form == "present":
        near = sources.adjacent(period, cue.first, cue.last, cues)
        if near is not None:
            return near
    main = _main(period, before, cues)
    if main is not None:
        return main.source
    known, own = subjects.governor(period, cue.first, cue.last, cues)
    if known:
        return own
    if cue.form == "present":
        subject = sources.first_phrase(period, cue.first, cues)
        if subject is not None:
            return subject
    if sources.main_verb(period, 0, cue.first, cues):
        return None
    return next((c.source for c in after if c.source and c.form == "finite"), None)


def _main(period: Period, before: Sequence[Cue], cues: Cues) -> Cue | None:
    """The last verb before that is not itself part of what another one reports."""
    found: Cue | None = None
    for cue in before:
        if cue.source is None or cue.form not in {"finite", "present", "infinitive"}:
            continue
        if found is None or cue.inverted or not _embedded(period, found, cue, cues):
            found = cue
    return found


def _embedded(period: Period, outer: Cue, inner: Cue, cues: Cues) -> bool:
    """Whether "que" opens the clause of ``inner`` after ``outer``, and no "et" or semicolon closes it."""
    for i in range(inner.first - 1, max(outer.last, inner.first - _CLAUSE), -1):
        word = period.word(i)
        if word in cues.that:
            return True
        if word == ";" or (word in cues.joins and period.word(i - 1) == ","):
            return False
    return False


def _purpose(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether an infinitive hangs on the subject of the sentence: "avant d'annoncer", "pour dénoncer"."""
    return cue.form == "infinitive" and period.word(cue.first - 1) in cues.purpose


def skip(period: Period, i: int, cues: Cues) -> int:
    """Past every adverbial from ``i`` on, and the commas around them."""
    for _ in range(6):
        start = i
        if period.word(i) == "," and adverbial(period, i + 1, cues) > i + 1:
            i += 1
        moved = adverbial(period, i, cues)
        if moved == i:
            return start
        i = moved
        if period.word(i) == "," and period.word(start) == ",":
            i += 1
    return i
