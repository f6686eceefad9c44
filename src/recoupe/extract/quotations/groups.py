"""Verb groups that report: "a-t-il encore dit", "s'est félicité", "tient à préciser", "ajoutant"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from recoupe.extract.quotations.lexicon import Cues, Entry
from recoupe.extract.quotations.lines import Node, Period
from recoupe.extract.quotations.phrases import adverbial
from recoupe.languages.quotation import Takes

# A statement is longer than a title or a term.
_STATEMENT = 20
# How words in marks end that are a sentence of their own.
_CLOSED = ".!?…,"

_SPEAKER = re.compile("Person=[12]")
GroupForm = Literal["finite", "present", "infinitive", "passive", "past"]


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group: nodes ``first`` to ``last`` included, ``verb`` its cue verb.

    ``pronoun`` is the node of an inverted pronoun, ``subject`` that of a clitic subject before the group.
    """

    first: int
    verb: int
    last: int
    lemma: str
    takes: frozenset[Takes]
    form: GroupForm
    negated: bool
    pronoun: int | None = None
    clitic: int | None = None
    known: bool = True


def groups(period: Period, cues: Cues) -> list[Group]:
    """The groups of cue verbs outside the marks of a period, in order, not overlapping."""
    found: list[Group] = []
    for i, word in enumerate(period.words):
        entries = cues.verbs.get(word)
        if not entries or (found and i <= found[-1].last):
            continue
        group = _group(period, i, entries, cues)
        if (
            group is not None
            and period.word(group.first - 1) not in cues.first_person
            and not _of_speakers(period, group)
        ):
            if found and found[-1].last >= group.first:
                found.pop()
            found.append(group)
    return sorted(found + _unknown(period, found, cues), key=lambda g: g.first)


def _of_speakers(period: Period, group: Group) -> bool:
    """Whether the group is in the first or second person plural: "nous pouvons affirmer que P"."""
    return any(
        n.token is not None and "Number=Plur" in n.token.morph and _SPEAKER.search(n.token.morph)
        for n in period.nodes[group.first : group.verb + 1]
        if n.pos in {"VERB", "AUX"}
    )


def _unknown(period: Period, found: list[Group], cues: Cues) -> list[Group]:
    """Verbs that the lexicon lacks but whose place right after a whole statement makes them cues."""
    made: list[Group] = []
    known = {g.first for g in found}
    for k in period.quotes:
        node = period.nodes[k]
        if node.end - node.start < _STATEMENT or (
            k and period.nodes[k - 1].pos not in {"PUNCT", "CCONJ", "QUOTE"}
        ):
            continue
        first = k + 1 + (period.word(k + 1) == ",")
        if first == k + 1 and node.text[-1:] not in _CLOSED and not _inverted(period.word(first + 1)):
            continue  # the words in marks are the subject: "«Un passant» a jeté des pierres"
        group = _unlisted(period, first, cues) if not known & {first, k + 1} else None
        if group is not None and not any(g.first <= group.last and g.last >= group.first for g in found):
            made.append(group)
    return made


def _unlisted(period: Period, first: int, cues: Cues) -> Group | None:
    """The group of a verb that is no cue elsewhere: "souffle-t-il", "s'est esclaffée la maire"."""
    i, reflexive = first, False
    while period.word(i) in cues.clitics:
        i, reflexive = i + 1, True
    if period.word(i) in cues.auxiliaries:
        i = next((j for j in range(i + 1, min(i + 5, len(period.nodes))) if period.nodes[j].pos == "VERB"), i)
    if i >= len(period.nodes) or period.word(i) in cues.verbs or not _verb_form(period, i, cues):
        return None
    token = period.nodes[i].token
    finite = token is not None and (
        token.pos != "VERB" or "VerbForm=Fin" in token.morph or i > first + reflexive
    )
    pronoun = next(
        (j for j in range(first, min(i + 2, len(period.nodes))) if _inverted(period.word(j))), None
    )
    after = next((n for n in period.nodes[i + 1 : i + 4] if n.pos != "ADV"), None)
    if not finite or (pronoun is None and not (after and (after.pos in {"DET", "PROPN"} or after.capital))):
        return None
    takes: frozenset[Takes] = frozenset({"incise"})
    return Group(first, i, max(i, pronoun or i), "", takes, "finite", False, pronoun, known=False)


def _group(period: Period, i: int, entries: tuple[Entry, ...], cues: Cues) -> Group | None:
    left = _left(period, i, cues)
    best: Group | None = None
    for entry in entries:
        made = _read(period, i, entry, left, cues)
        if made is None:
            continue
        if best is None or (made.lemma == best.lemma and made.form == best.form):
            best = made if best is None else _merged(best, made)
    return best


def _merged(a: Group, b: Group) -> Group:
    return a if a.takes >= b.takes else Group(
        a.first, a.verb, a.last, a.lemma, a.takes | b.takes, a.form, a.negated, a.pronoun, a.clitic
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands before a verb: its first node, and what was met on the way."""

    first: int
    auxiliary: Literal["have", "be", ""]
    reflexive: bool
    negated: bool
    pronoun: int | None
    clitic: int | None


def _left(period: Period, i: int, cues: Cues) -> _Left:
    """Walk left from the verb over adverbs, auxiliary, inverted pronoun, clitics and negation."""
    first, auxiliary, pronoun = i, "", None
    j = _back_over_adverbs(period, i - 1, cues)
    if _inverted(period.word(j)) and period.word(j - 1) in cues.auxiliaries:
        pronoun, j = j, j - 1
    if period.word(j) in cues.been and period.word(_back_over_adverbs(period, j - 1, cues)) in cues.have:
        j = _back_over_adverbs(period, j - 1, cues)
        auxiliary, first, j = "be", j, j - 1
    elif period.word(j) in cues.auxiliaries and j >= 0:
        auxiliary, first, j = ("have" if period.word(j) in cues.have else "be"), j, j - 1
    else:
        j = _parsed_auxiliary(period, i, cues)
        if j < i:
            auxiliary, first, j = ("have" if period.word(j) in cues.have else "be"), j, j - 1
        else:
            j = i - 1
    reflexive = False
    while period.word(j) in cues.clitics and period.nodes[j].pos in {"PRON", "ADV", "DET", "X", "SCONJ"}:
        reflexive = reflexive or period.word(j) in cues.reflexives
        first, j = j, j - 1
    negated = period.word(j) in cues.negations
    if negated:
        first, j = j, j - 1
    clitic = j if _clitic(period, j, cues) else None
    return _Left(first, auxiliary, reflexive, negated, pronoun, clitic)  # type: ignore[arg-type]


def _parsed_auxiliary(period: Period, i: int, cues: Cues) -> int:
    """The auxiliary that the parser sees before words that are no adverbs; ``i`` when there is none."""
    node = period.nodes[i]
    if node.token is None or node.sentence is None or node.pos != "VERB":
        return i
    for child in node.sentence.children(node.token, "aux:tense", "aux:pass"):
        at = period.at.get(child.start, i)
        if i - 8 <= at < i and period.word(at) in cues.auxiliaries and period.word(at) not in cues.been:
            return at
    return i


def _back_over_adverbs(period: Period, j: int, cues: Cues) -> int:
    """Left over up to six adverbs or words of set phrases."""
    for _ in range(6):
        if j < 0 or period.nodes[j].quoted:
            break
        if period.nodes[j].pos == "ADV" and period.word(j) not in cues.negations:
            j -= 1
            continue
        length = _filler_ending_at(period, j, cues)
        if not length:
            break
        j -= length
    return j


def _filler_ending_at(period: Period, j: int, cues: Cues) -> int:
    for length in (4, 3, 2, 1):
        start = j - length + 1
        if start >= 0 and any(
            len(w) == length and period.matches(start, w) for w in cues.fillers.get(period.word(start), ())
        ):
            return length
    return 0


def _inverted(word: str) -> bool:
    return word.startswith("-") and len(word) > 2


def _clitic(period: Period, j: int, cues: Cues) -> bool:
    word = period.word(j)
    return (
        j >= 0
        and not _inverted(word)
        and (
            word in cues.relatives
            or (word in cues.subject_pronouns | cues.non_sources and period.nodes[j].pos == "PRON")
        )
    )


def _read(period: Period, i: int, entry: Entry, left: _Left, cues: Cues) -> Group | None:
    """The group if ``entry`` fits what stands around the verb at ``i``."""
    last = _tail(period, i, entry, cues)
    if last is None or entry.pronominal != left.reflexive:
        return None
    form = _form(period, i, entry, left, cues)
    if form is None:
        return None
    if form == "infinitive":
        form, left = _raised(period, i, left, cues)
    first = left.first if form != "past" else i
    pronoun = left.pronoun
    if pronoun is None and form == "finite" and _inverted(period.word(i + 1)):
        pronoun, last = i + 1, max(last, i + 1)
    return Group(first, i, last, entry.lemma, entry.takes, form, left.negated, pronoun, left.clitic)


def _raised(period: Period, i: int, left: _Left, cues: Cues) -> tuple[GroupForm, _Left]:
    """An infinitive right after another verb ("tient à", "vient de") has the subject of that one."""
    j = left.first - 1
    if period.word(j) in cues.of_or_to:
        j -= 1
        if _incumbent(period, j, cues):
            return "finite", replace(left, clitic=None, pronoun=None, negated=True)
    pronoun = j if _inverted(period.word(j)) else None
    if pronoun is not None:
        j -= 1
    j = _back_over_adverbs(period, j, cues)
    if j < 0 or period.nodes[j].quoted:
        return "infinitive", left
    if period.word(j) in cues.impersonal:
        return "finite", replace(left, clitic=None, pronoun=None, negated=True)
    above = _left(period, j, cues)
    known = cues.semi.get(period.word(j))
    if above.auxiliary or known == "finite" or _finite_verb(period, j):
        refused = above.negated or cues.refusals.get(period.word(j)) is not None
        return "finite", replace(
            above, pronoun=pronoun if pronoun is not None else above.pronoun, negated=refused
        )
    return "infinitive", left


def _incumbent(period: Period, j: int, cues: Cues) -> bool:
    """Whether what comes before "de" or "à" says what is to be done: "il est à noter", "il est bon de"."""
    if period.word(j) in cues.be:
        return True
    j = _back_over_adverbs(period, j - 1, cues) if j > 0 and period.nodes[j].pos == "ADJ" else -1
    token = period.nodes[j - 1].token if j > 0 and period.word(j) in cues.be else None
    return token is not None and (token.dep.startswith("expl") or period.word(j - 1) in cues.non_sources)


def _finite_verb(period: Period, j: int) -> bool:
    token = period.nodes[j].token
    return token is not None and token.pos in {"VERB", "AUX"} and "VerbForm=Fin" in token.morph


def _verb_form(period: Period, i: int, cues: Cues) -> bool:
    """Whether the tagger, or else the dictionary form, makes a verb of a word that marks mislead it about."""
    token = period.nodes[i].token
    if token is None or period.nodes[i].capital:
        return False
    inflected = token.lemma != period.word(i) and token.lemma.endswith(cues.infinitives)
    return token.pos == "VERB" or (inflected and token.pos in {"NOUN", "ADJ"})


def _tail(period: Period, i: int, entry: Entry, cues: Cues) -> int | None:
    """The node on which a cue of several words ends; None when its words do not follow.

    Adverbs and set phrases may stand between: "mettant quant à lui en garde".
    """
    if not entry.tail:
        return i
    start = i + 1
    for _ in range(3):
        if period.matches(start, entry.tail):
            return start + len(entry.tail) - 1
        fillers = [len(w) for w in cues.fillers.get(period.word(start), ()) if period.matches(start, w)]
        if fillers:
            start += fillers[0]
        elif start < len(period.nodes) and period.nodes[start].pos in {"ADV", "PRON"}:
            start += 1
        else:
            break
    return None


def _form(period: Period, i: int, entry: Entry, left: _Left, cues: Cues) -> GroupForm | None:
    """How the word at ``i`` is used; None when it is a noun or an adjective."""
    if entry.form == "past":
        return _participle(period, i, left, cues)
    if left.auxiliary and entry.form != "present":
        return None
    before = period.nodes[i - 1] if i and not period.nodes[i - 1].quoted else None
    if entry.form == "infinitive":
        noun = (before is not None and before.pos == "DET") or (period.nodes[i].capital and i > 0)
        return None if noun else "infinitive"
    if before is not None and before.text not in cues.clitics and _nominal_after(period, i, before, cues):
        return None
    if entry.form == "present":
        noun = period.word(i) in cues.homographs and period.word(i - 1) not in cues.gerund
        return None if noun and (period.nodes[i].pos != "VERB" or period.word(i - 1) == ",") else "present"
    after_preposition = before is not None and before.pos == "ADP"
    whole = bool(entry.tail) and not after_preposition  # "fait savoir", where the tagger sees a noun
    return "finite" if whole or _is_verb(period, i, after_preposition, cues) else None


def _nominal_after(period: Period, i: int, before: Node, cues: Cues) -> bool:
    """Whether a determiner or an adjective before the form makes it a noun."""
    if before.pos == "DET":
        return True
    return (
        before.pos == "ADJ"
        and period.nodes[i].text in cues.homographs
        and period.word(i + 1) not in cues.that
    )


def _participle(period: Period, i: int, left: _Left, cues: Cues) -> GroupForm | None:
    if left.auxiliary == "have" or (left.auxiliary == "be" and left.reflexive):
        return "finite"
    if left.auxiliary == "be":
        return "passive"
    follows = period.word(i + 1)
    if (
        i
        and period.word(i - 1) in cues.coordinators
        and follows in cues.that
        and period.nodes[i].pos == "VERB"
    ):
        return "finite"  # "a dénoncé X et demandé que P"
    bare = follows in cues.agents or (follows in cues.of and period.word(i) != "")
    return "past" if bare and period.nodes[i].pos in {"VERB", "ADJ"} else None


def _before_clause(period: Period, i: int, cues: Cues) -> bool:
    """Whether "que", or a colon and marks follow, adverbials between: "juge, auprès de X, que P"."""
    j = i + 1
    for _ in range(3):
        if period.word(j) in cues.that:
            return True
        if period.word(j) == ":":
            return j + 1 < len(period.nodes) and period.nodes[j + 1].quoted
        beyond = adverbial(period, j, cues)
        if beyond == j:
            break
        j = beyond
    return False


def _beside_name(period: Period, i: int, cues: Cues) -> bool:
    """Whether names stand as beside a verb: ", note le maire", ", juge Anne Durand", "l'OMS juge la"."""
    if 0 < i < len(period.nodes) - 1 and period.nodes[i - 1].pos == "PROPN":
        return period.nodes[i + 1].pos == "DET"
    if i < 2 or period.word(i - 1) != "," or i + 1 >= len(period.nodes) or period.nodes[i].capital:
        return False
    after = period.nodes[i + 1]
    return after.text not in cues.links and (
        after.pos in {"DET", "PROPN"} or after.capital or after.text in cues.titles
    )


def _is_verb(period: Period, i: int, after_preposition: bool, cues: Cues) -> bool:
    """Whether a form that may also be a noun ("annonce", "juge", "note") is a verb here."""
    node = period.nodes[i]
    if _inverted(period.word(i + 1)) or (i and period.nodes[i - 1].text in cues.reflexives | cues.negations):
        return True
    if after_preposition or (node.capital and i and not period.nodes[i - 1].quoted):
        return False
    if node.pos in {"VERB", "AUX"} or _before_clause(period, i, cues):
        return True
    if node.text not in cues.homographs or _beside_name(period, i, cues):
        return True
    # Right after marks and a comma the tagger often takes the verb of an incise for a noun.
    return i >= 1 and (
        period.nodes[i - 1].quoted or (period.word(i - 1) == "," and i >= 2 and period.nodes[i - 2].quoted)
    )
