"""Verb groups that report: "a-t-il encore dit", "s'est félicité", "tient à préciser", "ajoutant"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.extract.quotations.lexicon import Cues, Entry
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.phrases import phrase
from recoupe.extract.quotations.preceding import Left, back_over_adverbs, inverted_pronoun, preceding
from recoupe.extract.quotations.usage import GroupForm, finite_verb, form_of, verb_form
from recoupe.languages.quotation import Takes

# How far a cue of several words reaches, adverbs inside it included.
_TAIL = 14
# A statement is longer than a title or a term.
_STATEMENT = 20
# How words in marks end that are a sentence of their own.
_CLOSED = ".!?…,"

_SPEAKER = re.compile("Person=[12]")


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
    for i in period.among(cues.verbs):
        if (found and i <= found[-1].last) or _hyphenated(period, i):
            continue
        group = _group(period, i, cues.verbs[period.words[i]], cues)
        if (
            group is not None
            and period.word(group.first - 1) not in cues.first_person
            and not _of_speakers(period, group, cues)
        ):
            if found and found[-1].last >= group.first:
                found.pop()
            found.append(group)
    found += _marked(period, cues)
    return sorted(found + _unknown(period, found, cues), key=lambda g: g.first)


def _hyphenated(period: Period, i: int) -> bool:
    """Whether a hyphen joins the word to the one before: "au lieu-dit"."""
    return i > 0 and period.word(i - 1) == "-" and period.nodes[i - 1].end == period.nodes[i].start


def _of_speakers(period: Period, group: Group, cues: Cues) -> bool:
    """Whether the group is in the first or second person plural: "nous pouvons affirmer que P".

    The tagger sees one in "«…», pense Anne Durand" too, where the ending is another.
    """
    return any(
        n.token is not None
        and "Number=Plur" in n.token.morph
        and _SPEAKER.search(n.token.morph)
        and n.text.endswith(cues.plural_persons)
        for n in period.nodes[group.first : group.verb + 1]
        if n.pos in {"VERB", "AUX"}
    )


def _marked(period: Period, cues: Cues) -> list[Group]:
    """Participles of cue verbs in marks themselves: "Le maire a «déploré» que la digue ait cédé"."""
    made: list[Group] = []
    for k in period.quotes:
        past = [e for e in cues.verbs.get(period.nodes[k].text, ()) if e.form == "past" and not e.tail]
        left = preceding(period, k, cues) if past and period.word(k - 1) in cues.have else None
        if left is not None and left.auxiliary and not left.reflexive:
            takes = frozenset().union(*(e.takes for e in past))
            made.append(
                Group(
                    left.first,
                    k,
                    k - 1,
                    past[0].lemma,
                    takes,
                    "finite",
                    left.negated,
                    left.pronoun,
                    left.clitic,
                )
            )
    return made


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
        if first == k + 1 and node.text[-1:] not in _CLOSED and not inverted_pronoun(period.word(first + 1)):
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
    if i >= len(period.nodes) or period.word(i) in cues.verbs:
        return None
    if not verb_form(period, i, cues):
        return _mistaken(period, first, cues)
    token = period.nodes[i].token
    finite = token is not None and (
        token.pos != "VERB"
        or "VerbForm=Fin" in token.morph
        or i > first + reflexive
        or ("VerbForm=Inf" in token.morph and token.lemma != token.text)
    )
    pronoun = next(
        (j for j in range(first, min(i + 2, len(period.nodes))) if inverted_pronoun(period.word(j))), None
    )
    after = next((n for n in period.nodes[i + 1 : i + 4] if n.pos != "ADV"), None)
    if not finite or (pronoun is None and not (after and (after.pos in {"DET", "PROPN"} or after.capital))):
        return None
    takes: frozenset[Takes] = frozenset({"incise"})
    return Group(first, i, max(i, pronoun or i), "", takes, "finite", False, pronoun, known=False)


def _mistaken(period: Period, i: int, cues: Cues) -> Group | None:
    """A verb that the tagger takes for a noun, between the words and a person alone: "« … », mesure Léa."."""
    word, name = period.word(i), period.nodes[i + 1 : i + 2]
    if not name or name[0].token is None or name[0].token.entity != "PER" or not name[0].capital:
        return None
    if period.nodes[i].pos not in {"NOUN", "ADJ", "VERB"} or period.nodes[i].capital:
        return None
    end = phrase(period, i + 1, cues, appositions=False)
    closes = end == len(period.nodes) or period.nodes[end].pos == "PUNCT"
    if not closes or word in cues.speaking | cues.titles:
        return None
    return Group(i, i, i, "", frozenset({"incise"}), "finite", False, known=False)


def _group(period: Period, i: int, entries: tuple[Entry, ...], cues: Cues) -> Group | None:
    left = preceding(period, i, cues)
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


def _read(period: Period, i: int, entry: Entry, left: Left, cues: Cues) -> Group | None:
    """The group if ``entry`` fits what stands around the verb at ``i``."""
    last = _tail(period, i, entry, cues)
    if last is None or entry.pronominal != left.reflexive:
        return None
    form = form_of(period, i, entry, left, cues)
    if form is None:
        return None
    if form == "infinitive":
        form, left = _raised(period, i, left, cues)
    first = left.first if form != "past" else i
    pronoun = left.pronoun
    if pronoun is None and form == "finite" and inverted_pronoun(period.word(i + 1)):
        pronoun, last = i + 1, max(last, i + 1)
    if entry.lemma in cues.hearing and (pronoun is None or period.word(pronoun) not in cues.nobody):
        return None
    return Group(first, i, last, entry.lemma, entry.takes, form, left.negated, pronoun, left.clitic)


def _raised(period: Period, i: int, left: Left, cues: Cues) -> tuple[GroupForm, Left]:
    """An infinitive right after another verb ("tient à", "vient de") has the subject of that one."""
    j = left.first - 1
    if period.word(j) in cues.of_or_to:
        j -= 1
        if _incumbent(period, j, cues):
            return "finite", replace(left, clitic=None, pronoun=None, negated=True)
    pronoun = j if inverted_pronoun(period.word(j)) else None
    if pronoun is not None:
        j -= 1
    j = back_over_adverbs(period, j, cues)
    if j < 0 or period.nodes[j].quoted:
        return "infinitive", left
    if period.word(j) in cues.impersonal:
        return "finite", replace(left, clitic=None, pronoun=None, negated=True)
    above = preceding(period, j, cues)
    known = cues.semi.get(period.word(j))
    if above.auxiliary or known == "finite" or finite_verb(period, j):
        refused = above.negated or cues.refusals.get(period.word(j)) is not None
        return "finite", replace(
            above, pronoun=pronoun if pronoun is not None else above.pronoun, negated=refused
        )
    return "infinitive", left


def _incumbent(period: Period, j: int, cues: Cues) -> bool:
    """Whether what comes before "de" or "à" says what is to be done: "il est à noter", "il est bon de"."""
    if period.word(j) in cues.be:
        return True
    stated = j > 0 and period.nodes[j].pos in {"ADJ", "VERB"}
    j = back_over_adverbs(period, j - 1, cues) if stated else -1
    if j <= 0 or period.word(j) not in cues.be or period.word(j - 1) in cues.reflexives:
        return False
    token = period.nodes[j - 1].token
    return token is not None and (token.dep.startswith("expl") or period.word(j - 1) in cues.non_sources)


def _tail(period: Period, i: int, entry: Entry, cues: Cues) -> int | None:
    """The node on which a cue of several words ends; None when its words do not follow.

    Adverbs and set phrases may stand between: "mettant quant à lui en garde".
    """
    if not entry.tail:
        return i
    if entry.tail[0] not in period.words[i + 1 : i + _TAIL]:
        return None
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
