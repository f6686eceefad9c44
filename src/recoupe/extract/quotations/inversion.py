"""The subject of an active verb: before it, or after it where an incise inverts them ("« … », a dit X")."""

from __future__ import annotations

from recoupe.extract.quotations.adverbials import adverbial
from recoupe.extract.quotations.groups import Group
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.nominals import nominal
from recoupe.extract.quotations.phrases import phrase
from recoupe.extract.quotations.quarters import named
from recoupe.extract.quotations.sources import LONGEST_TERM, Span, before, clitic, first_phrase, main_verb

# How many nodes a date takes that parts words in marks from their verb.
_DATED = 7
# How many words tell how somebody speaks ("les larmes aux yeux"), or in what state ("visiblement ému").
_LONGEST_MANNER, _LONGEST_STATE = 6, 2
_STATES = frozenset({"ADJ", "VERB", "NOUN"})


def of_verb(period: Period, group: Group, cues: Cues) -> tuple[Span | None, bool]:
    """The subject of an active verb, and whether it follows the verb."""
    if group.clitic is not None:
        return clitic(period, group.clitic, cues), False
    if group.form != "finite" or _past_infinitive(period, group, cues):
        return None, False
    if period.word(group.first - 1) in cues.as_said:
        return _inverted(period, group, cues), True
    if _incise(period, group.first, cues):
        after = _inverted(period, group, cues)
        if after is not None and (
            _clause_before(period, group.first, cues)
            or _parenthesis(period, group.first, after[1], cues)
            or _exclamation(period, group, after, cues)
            or _retort(period, group.first, after)
        ):
            return after, True
    return before(period, group, cues), False


def _past_infinitive(period: Period, group: Group, cues: Cues) -> bool:
    """Whether the subject is that of the main clause: "a provoqué un tollé après avoir déclaré"."""
    after = period.word(group.first - 1) in cues.prior
    return after and group.first < group.last and period.word(group.first).endswith(cues.infinitives)


def _incise(period: Period, first: int, cues: Cues) -> bool:
    """Whether a verb group stands where an incise may: after marks, a comma or a dash, or at the start."""
    if first == 0:
        return False
    if first >= 2 and period.word(first - 1) in cues.that and period.word(first - 2) in cues.cleft:
        return True  # "c'est ce qu'affirme X"
    if period.nodes[first - 1].quoted:
        return first == 1 or period.nodes[first - 2].pos in {"PUNCT", "CCONJ", "QUOTE", "SCONJ"}
    if period.word(first - 1) in {",", "—", "–", "-", "?", "!", "…", "..."}:
        return True
    return _after_adverbial(period, first) or _after_words(period, first, cues)


def _after_words(period: Period, first: int, cues: Cues) -> bool:
    """Whether a date alone parts marks from the verb: "« … » vendredi matin a précisé le procureur"."""
    start = next((i + 1 for i in range(first - 1, max(-1, first - _DATED), -1) if period.nodes[i].quoted), 0)
    while 0 < start < first and adverbial(period, start, cues) > start:
        start = adverbial(period, start, cues)
    return start == first


def _clause_before(period: Period, first: int, cues: Cues) -> bool:
    """Whether what stands before an incise can be reported: marks, or a main clause of its own."""
    if _fronted_subject(period, first, cues):
        return False
    words = [n for n in period.nodes[:first] if n.pos not in {"PUNCT", "ADV", "CCONJ"}]
    if not words or words[0].quoted or words[-1].quoted:
        return True
    return main_verb(period, 0, first, cues)


def _parenthesis(period: Period, first: int, end: int, cues: Cues) -> bool:
    """Whether commas part the verb and its subject from a clause: "Le pont, a dit X, est fermé"."""
    if period.word(first - 1) != "," or period.word(end) != ",":
        return False
    start = 0
    while start < first and period.nodes[start].pos in {"CCONJ", "PUNCT", "ADV"}:
        start += 1
    if adverbial(period, start, cues) == first - 1:  # "À ce stade, a dit X, la piste est fermée"
        subject = phrase(period, end + 1, cues, appositions=False)
        return subject > end + 1 and main_verb(period, end + 1, len(period.nodes), cues)
    if phrase(period, start, cues, appositions=False) != first - 1:
        return False
    verb = end + 1
    while period.word(verb) in cues.clitics or period.word(verb) in cues.negations:
        verb += 1
    return main_verb(period, verb, verb + 1, cues)


def _exclamation(period: Period, group: Group, after: Span, cues: Cues) -> bool:
    """Whether words without verb stand before the verb and a person: "Quelle honte, a écrit Anne Durand."."""
    if period.word(group.first - 1) != "," or "clause" not in group.takes or not period.nodes[0].capital:
        return False
    names = any(n.pos == "PROPN" and n.capital for n in period.nodes[slice(*after)])
    before = period.nodes[: group.first - 1]
    named = any(
        n.token is not None and (n.token.entity in {"PER", "ORG"} or n.text in cues.speaking) for n in before
    )
    return names and not named and (after[1] == len(period.nodes) or period.word(after[1]) in {".", ","})


def _retort(period: Period, first: int, after: Span) -> bool:
    """Whether one word, which a comma parts from the verb, is what is said: "Faux, rétorque le préfet : «…»".

    No comma stands between a verb and a subject without apposition.
    """
    alone = period.word(first - 1) == "," and sum(n.pos != "PUNCT" for n in period.nodes[: first - 1]) == 1
    rest = period.nodes[after[1] : after[1] + 2]
    return alone and (len(rest) < 2 or (rest[0].pos == "PUNCT" and rest[1].quoted))


def _fronted_subject(period: Period, first: int, cues: Cues) -> bool:
    """Whether a phrase and a comma open the period and no main verb follows: "X, citant «…», a dit"."""
    if period.nodes[0].quoted:
        return False
    subject = first_phrase(period, first, cues)
    if subject is None or period.word(subject[1]) != "," or subject[1] >= first - 1:
        return False
    last = next((n for n in reversed(period.nodes[:first]) if n.pos != "PUNCT"), None)
    # "Le maire, qui part, «devra répondre», note X": what stands between commas parts the marks from no verb
    closed = last is not None and last.quoted and period.word(period.nodes.index(last) - 1) == ","
    relative = period.word(subject[1] + 1) in cues.relatives and not closed
    if not relative and last is not None and last.quoted and last.end - last.start > LONGEST_TERM:
        return False
    return not main_verb(period, subject[1], first, cues) and not period.nodes[subject[0]].quoted


def _after_adverbial(period: Period, first: int) -> bool:
    return first >= 2 and period.nodes[first - 1].pos == "ADV" and period.word(first - 2) == ","


def _inverted(period: Period, group: Group, cues: Cues) -> Span | None:
    """The subject after the verb of an incise: "a dit, à Caen, Anne Durand, 28 ans"."""
    i = group.last + 1
    for _ in range(6):
        if period.word(i) == "," and i + 1 < len(period.nodes):
            beyond = max(adverbial(period, i + 1, cues), _manner(period, i + 1, cues))
            if beyond == i + 1 and not nominal(period.nodes[i + 1]) and not _role(period, i + 1, cues):
                return None
            i = beyond
            if period.word(i) == ",":
                i += 1
            continue
        beyond = adverbial(period, i, cues)
        if beyond == i:
            break
        i = beyond
    span = named(period, i, cues)
    if span is None or not (_closes(period, span[1], cues) or period.word(span[0]) in cues.demonstratives):
        return None
    if _quoted_object(period, group.first, span, cues):
        return None
    if (
        "clause" not in group.takes
        and not _beside_words(period, group.first)
        and not _speaker_alone(period, span, cues)
    ):
        return None
    return span


def _manner(period: Period, i: int, cues: Cues) -> int:
    """Where what tells how somebody speaks ends, at a comma: "la voix brisée", "dépité"; ``i`` if none."""
    end = i
    while end < min(i + _LONGEST_MANNER, len(period.nodes)) and period.nodes[end].pos != "PUNCT":
        end += 1
    words = period.nodes[i:end]
    if not words or period.word(end) != "," or any(n.capital or n.quoted for n in words):
        return i
    # Without a determiner it is no subject, whatever the tagger makes of it: "lâche, dépité, un bénévole".
    state = len(words) <= _LONGEST_STATE and words[0].pos != "DET" and words[-1].pos in _STATES
    followed = end + 1 < len(period.nodes) and (
        period.nodes[end + 1].pos == "DET" or period.nodes[end + 1].capital
    )
    return end if (state and followed) or any(n.text in cues.composure for n in words[:2]) else i


def _role(period: Period, i: int, cues: Cues) -> bool:
    """Whether somebody's office begins at ``i``: "a écrit, la préfète"; not "répond, la voix brisée, X"."""
    if period.word(i) not in cues.definite:
        return False
    return any(n.text in cues.speaking for n in period.nodes[i + 1 : phrase(period, i, cues)])


def _quoted_object(period: Period, first: int, span: Span, cues: Cues) -> bool:
    """Whether a phrase right after words and verb is what the words do: "« … » exige un « effort »"."""
    if period.word(first - 1) == "," or period.word(span[0]) not in cues.indefinite:
        return False
    return any(n.quoted for n in period.nodes[slice(*span)])


def _beside_words(period: Period, first: int) -> bool:
    """Whether words in marks stand right before the verb, a comma apart at most."""
    i = first - 1
    while i >= 0 and period.nodes[i].pos in {"PUNCT", "ADV"}:
        i -= 1
    return i >= 0 and period.nodes[i].quoted


def _speaker_alone(period: Period, span: Span, cues: Cues) -> bool:
    """Whether a phrase ends its clause and is definite: the subject of an incise, not an object.

    So is somebody of whom a relative clause tells more: "lâche un gradé qui préfère rester anonyme".
    """
    person = any(n.text in cues.people or n.text in cues.speaking for n in period.nodes[slice(*span)])
    if person and period.word(span[1]) in cues.relatives:
        return True
    ends = span[1] == len(period.nodes) or period.nodes[span[1]].pos == "PUNCT"
    return ends and period.word(span[0]) not in cues.indefinite | cues.contracted


def _closes(period: Period, i: int, cues: Cues) -> bool:
    """Whether an incise may end before the node at ``i``: no object, no clause follows its subject."""
    return period.word(i) not in cues.that or period.word(i) in cues.relatives
