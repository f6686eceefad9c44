"""The words that name the source of a cue: subject before or after the verb, agent, owner of a noun.

The parser's subject is taken where it stands outside the marks; since marks and inversions mislead it, the
order of the words decides where it has none.
"""

from __future__ import annotations

from recoupe.extract.quotations.adverbials import adverbial
from recoupe.extract.quotations.groups import Group
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Node, Period
from recoupe.extract.quotations.nominals import begins, nominal
from recoupe.extract.quotations.phrases import left_edge, phrase
from recoupe.extract.quotations.quarters import named
from recoupe.extract.quotations.relatives import antecedent
from recoupe.extract.quotations.usage import finite_verb

Span = tuple[int, int]
# Longer words in marks are a statement rather than a term.
LONGEST_TERM = 22
# How far up the parser's tree a verb is looked for; no sentence that anybody wrote is deeper.
HIGHEST = 24
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj")
# How a second subject begins after "et"; a bare noun goes on with what stands before ("coups et blessures").
_DETERMINED = frozenset({"DET", "PROPN", "NUM", "PRON"})
_STOPS = {";", ":", "...", "…", "?", "!", "|"}
# A subject stands no further before its verb.
_LONGEST_CLAUSE = 70


def pronoun(period: Period, i: int, cues: Cues) -> Span | None:
    """The inverted pronoun at ``i``, unless it is "on"."""
    return None if period.word(i) in cues.non_sources else (i, i + 1)


def agent(period: Period, i: int, cues: Cues) -> Span | None:
    """Who did what a passive says: the phrase after "par", within the next words."""
    for j in range(i, min(i + 16, len(period.nodes))):
        if period.word(j) in cues.agents:
            return named(period, j + 1, cues)
        if period.word(j) in _STOPS:
            break
    return None


def clitic(period: Period, i: int, cues: Cues) -> Span | None:
    """A pronoun right before the verb; for "qui", the phrase that it stands for."""
    if period.word(i) in cues.relatives:
        return antecedent(period, i, cues)
    return None if period.word(i) in cues.non_sources else (i, i + 1)


def main_verb(period: Period, start: int, end: int, cues: Cues) -> bool:
    """Whether a finite verb that no relative or conjunction governs stands in ``start:end``."""
    below = False
    for node in period.nodes[start:end]:
        if node.text in cues.relatives or _subordinates(node) or node.text in cues.subordinators:
            below = True
        elif node.token is not None and node.pos in {"VERB", "AUX"} and "VerbForm=Fin" in node.token.morph:
            if not below:
                return True
            below = False
    return False


def _subordinates(node: Node) -> bool:
    """Whether the tagger sees a conjunction, and the parser no determiner: not "Quelque 300 personnes"."""
    return node.pos == "SCONJ" and not (node.token is not None and node.token.dep == "det")


def before(period: Period, group: Group, cues: Cues) -> Span | None:
    """The subject before the verb: the parser's, else the nearest phrase outside a prepositional group."""
    whoever = _whoever(period, group.first, cues)
    if whoever is not None:
        return whoever
    near = _surface(period, group.first, cues)
    if near is not None and near[1] == group.first:
        return (_parsed(period, group.verb, near[0], cues) if _object(period, near) else None) or near
    if period.word(group.first - 1) in cues.coordinators:
        return _parsed(period, group.verb, group.first, cues)
    if near is not None and any(n.token and n.token.entity == "PER" for n in period.nodes[slice(*near)]):
        parsed = _parsed(period, group.verb, group.first, cues)
        return near if parsed is None or near[0] <= parsed[0] < parsed[1] <= near[1] else parsed
    return _of_group(period, group, cues) or near or _quoted_name(period, group.first)


def _whoever(period: Period, limit: int, cues: Cues) -> Span | None:
    """The pronoun whose relative clause alone stands before the verb: "Celle qui a vu la scène | raconte"."""
    start = clause_start(period, limit)
    if period.word(start) not in cues.demonstratives or period.word(start + 1) not in cues.personal:
        return None
    verbs = [i for i in range(start + 2, limit) if finite_verb(period, i)]
    return (start, start + 1) if len(verbs) == 1 and period.word(limit - 1) not in cues.relatives else None


def _of_group(period: Period, group: Group, cues: Cues) -> Span | None:
    """The parser's subject of the verb, or of one before it in the group: "a dit craindre"."""
    verbs = (k for k in range(group.verb, group.first - 1, -1) if period.nodes[k].pos == "VERB")
    spans = (_parsed(period, k, group.first, cues) for k in verbs)
    return next((s for s in spans if s is not None), _parsed(period, group.verb, group.first, cues))


def _object(period: Period, span: Span) -> bool:
    """Whether the parser hangs the phrase on another verb: "celui qui a filmé la scène | a dit que P"."""
    inside = {n.start for n in period.nodes[slice(*span)]}
    for node in period.nodes[slice(*span)]:
        if node.token is not None and node.token.dep == "obj" and node.sentence is not None:
            return node.sentence.head(node.token).start not in inside
    return False


def _quoted_name(period: Period, first: int) -> Span | None:
    """A name in marks right before the verb: "« Les Amis du lac » a suggéré"."""
    before = period.nodes[first - 1] if first else None
    if before is None or not before.quoted or before.end - before.start > 2 * LONGEST_TERM:
        return None
    return (first - 1, first) if before.capital else None


def _parsed(period: Period, verb: int, limit: int, cues: Cues) -> Span | None:
    node = period.nodes[verb]
    if node.token is None or node.sentence is None:
        return None
    for child in node.sentence.children(node.token, *SUBJECTS):
        i = period.at.get(child.start)
        if i is not None and i < limit and not any(period.word(k) == "|" for k in range(i, limit)):
            return around(period, i, limit, cues)
    return None


def around(period: Period, i: int, limit: int, cues: Cues) -> Span | None:
    """The whole phrase of the subject whose noun or pronoun is at ``i``."""
    word = period.word(i)
    if word in cues.relatives:
        return antecedent(period, i, cues)
    if word in cues.non_sources and period.nodes[i].pos == "PRON":
        return None
    start = left_edge(period, i, cues)
    end = phrase(period, start, cues)
    if end <= i:
        start, end = i, max(phrase(period, i, cues), i + 1)
    return start, min(end, limit)


def _surface(period: Period, limit: int, cues: Cues) -> Span | None:
    """The last noun phrase before ``limit`` that no preposition governs."""
    candidates: list[Span] = []
    i = _past_participle(period, clause_start(period, limit), cues)
    while i < limit:
        beyond = _past_adverbial(period, i, cues)
        if beyond > i:
            i = beyond
            continue
        word = period.word(i)
        governed = i > 0 and period.nodes[i - 1].pos == "ADP"
        if governed and period.nodes[i].pos == "DET" and phrase(period, i, cues, appositions=False) == limit:
            break  # "l'appel pour sa défense | relève": neither the noun alone
        named = word not in cues.non_sources or period.nodes[i].pos == "DET"  # "ce passant"
        free = named and not governed and not _predicate(period, i)
        end = phrase(period, i, cues) if free else i
        if word in cues.subject_pronouns and period.nodes[i].pos == "PRON":
            end = max(end, i + 1)
        if end > i:
            if not candidates or end >= limit or _free(period, candidates[-1][1], i):
                candidates.append((i, min(end, limit)))
            elif end == limit - 1 and _names_role(period, candidates[-1], i, end, cues):
                candidates[-1] = (candidates[-1][0], end)
            i = end
            continue
        i += 1
    return _chosen(period, candidates, limit, cues)


def _names_role(period: Period, role: Span, start: int, end: int, cues: Cues) -> bool:
    """Whether a name between commas, right before the verb, is that of the role before it.

    "Le ministre chargé des relations avec le Parlement, Paul Roche, a dit".
    """
    if period.word(start - 1) != "," or period.word(end) != ",":
        return False
    token = period.nodes[start].token
    described = any(n.text in cues.speaking for n in period.nodes[slice(*role)])
    return described and token is not None and token.entity == "PER"


def _past_participle(period: Period, i: int, cues: Cues) -> int:
    """The end of a participle and its object that open a clause: "Prenant la parole, | le maire a dit"."""
    node = period.nodes[i] if i < len(period.nodes) else None
    if node is None or node.token is None or node.token.pos != "VERB":
        return i
    present = node.token.feature("VerbForm") == "Part" and node.token.feature("Tense") == "Pres"
    return phrase(period, i + 1, cues, appositions=False) if present else i


def _predicate(period: Period, i: int) -> bool:
    """Whether an adjective goes on with the verb before it: "est plus pauvre | , X a dit"."""
    return period.nodes[i].pos == "ADJ" and i > 0 and period.nodes[i - 1].pos in {"ADV", "AUX", "VERB"}


def _past_adverbial(period: Period, i: int, cues: Cues) -> int:
    """The end of the adverbial or the agent that begins at ``i``; ``i`` when there is none."""
    if period.word(i) in cues.agents:
        return phrase(period, i + 1, cues, appositions=False)
    return adverbial(period, i, cues)


def _chosen(period: Period, candidates: list[Span], limit: int, cues: Cues) -> Span | None:
    """The last candidate; after a comma, the first one that a parenthesis follows ("X, venu tôt, a dit")."""
    if not candidates:
        return None
    if period.word(limit - 1) == ",":
        for start, end in candidates:
            if period.word(end) == "," and period.word(end + 1) in cues.relatives:
                return start, end  # "X, qui a requis l'anonymat, dit"
    if period.word(limit - 1) == "," and candidates[-1][1] != limit - 1:
        for start, end in candidates:
            if period.word(end) == ",":
                return start, end
    return candidates[-1]


def _free(period: Period, start: int, end: int) -> bool:
    """Whether a new subject may begin at ``end``: a finite verb since ``start`` ended the last clause."""
    joined = period.nodes[end - 1].pos == "CCONJ" and period.nodes[end].pos in _DETERMINED
    if joined or begins(period, end):
        return True
    return any(finite_verb(period, i) for i in range(start, end))


def clause_start(period: Period, limit: int) -> int:
    """Where the clause that holds the node before ``limit`` begins, as far as punctuation tells."""
    first = max(0, limit - _LONGEST_CLAUSE)
    for i in range(limit - 1, first - 1, -1):
        if period.nodes[i].quoted and i + 1 < limit and period.word(i + 1) in {",", "."}:
            return i + 2
        if period.word(i) in _STOPS:
            return i + 1
    return first


def coordinated(period: Period, first: int, cues: Cues) -> bool:
    """Whether a verb without a subject goes on with the one before: after "et", "mais", "puis", a comma."""
    return first > 0 and period.word(first - 1) in cues.coordinators | {","}


def of_participle(period: Period, first: int, last: int, cues: Cues) -> Span | None:
    """Whose a present participle is: of what stands right before it, or of its own subject after a comma."""
    if first == 0:
        return None
    return _adjacent(period, first, last, cues) or _own_subject(period, first, last, cues)


def _own_subject(period: Period, first: int, last: int, cues: Cues) -> Span | None:
    """The subject that the parser sees: ", l'union des mineurs du nord s'opposant à «…»"."""
    token, sentence = period.nodes[last].token, period.nodes[last].sentence
    if token is None or sentence is None:
        return None
    places = (period.at.get(child.start, first) for child in sentence.children(token, *SUBJECTS))
    starts = (left_edge(period, at, cues) for at in places if at < first)
    return next(((start, first) for start in starts if start and period.word(start - 1) == ","), None)


def _adjacent(period: Period, first: int, last: int, cues: Cues) -> Span | None:
    """The phrase right before a present participle: ", le maire assurant que…", "des badauds criant «…»"."""
    if period.nodes[first - 1].quoted:
        return _marked_name(period, first, last)
    if not nominal(period.nodes[first - 1]):
        return _one_of_them(period, first, cues)
    start = left_edge(period, first - 1, cues)
    end = phrase(period, start, cues)
    if end != first or period.nodes[start].text in cues.non_sources:
        return None
    bearer = any(period.word(k) in cues.written for k in range(start, end))
    if start == 0 or period.word(start - 1) == "," or period.nodes[start].capital or bearer:
        return start, end
    node = period.nodes[last]
    if node.token is None or node.sentence is None or first != last or not node.token.dep.startswith("acl"):
        return None
    noun = period.at.get(node.sentence.head(node.token).start, -1)
    known = {period.word(k) for k in range(start, end)}
    return (start, end) if start <= noun < end and not known & cues.documents else None


def _marked_name(period: Period, first: int, last: int) -> Span | None:
    """A name in marks right before a participle: "aux « bonnets verts » | ayant appelé à la grève"."""
    name, article = period.nodes[first - 1], period.nodes[first - 2] if first > 1 else None
    if article is None or article.pos not in {"DET", "ADP"} or name.end - name.start > LONGEST_TERM:
        return None
    return (first - 1 - (article.pos == "DET"), first) if first < last else None


def _one_of_them(period: Period, first: int, cues: Cues) -> Span | None:
    """The part of a whole between a comma and a participle: ", l'un d'eux assurant que P"."""
    if period.word(first - 1) not in cues.tonic:
        return None
    starts = (i + 1 for i in range(max(0, first - 6), first - 1) if period.word(i) == ",")
    return next(((i, first) for i in starts if phrase(period, i, cues) == first), None)


def first_phrase(period: Period, limit: int, cues: Cues) -> Span | None:
    """The first noun phrase of the period before ``limit`` that no preposition governs."""
    i = 0
    while i < limit:
        beyond = _past_adverbial(period, i, cues)
        if beyond > i:
            i = beyond
            continue
        end = phrase(period, i, cues)
        if end > i and period.word(i) not in cues.non_sources:
            return i, min(end, limit)
        if period.word(i) in cues.subject_pronouns and period.nodes[i].pos == "PRON":
            return i, i + 1
        i += 1
    return None


def of_noun(period: Period, i: int, cues: Cues) -> Span | None:
    """The owner of a noun of saying: "la promesse du maire", "l'annonce par X"; None for a possessive."""
    if period.word(i + 1) in cues.agents:
        return named(period, i + 2, cues)
    if period.word(i + 2) in cues.agents and period.nodes[i + 1].pos in {"ADJ", "VERB"}:
        return named(period, i + 3, cues)  # "un message envoyé par le maire"
    if period.word(i + 2) in cues.links and period.nodes[i + 1].pos in {"ADJ", "VERB"}:
        i += 1  # "la réaction dépitée du maire"
    if period.word(i + 1) in cues.links:
        start = i + 2 if period.word(i + 1) in cues.of else i + 1
        span = named(period, start, cues)
        if span is None and period.word(i + 1) in cues.contracted:
            end = phrase(period, i + 2, cues)
            return (i + 1, end) if end > i + 2 else None
        return span
    return None
