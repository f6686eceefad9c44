"""How a form that the lexicon knows is used: as a finite verb, a participle, an infinitive, or a noun."""

from __future__ import annotations

from typing import Literal

from recoupe.extract.quotations.adverbials import adverbial
from recoupe.extract.quotations.lexicon import Cues, Entry
from recoupe.extract.quotations.lines import Node, Period
from recoupe.extract.quotations.preceding import Left, inverted_pronoun

GroupForm = Literal["finite", "present", "infinitive", "passive", "past"]


def form_of(period: Period, i: int, entry: Entry, left: Left, cues: Cues) -> GroupForm | None:
    """How the word at ``i`` is used; None when it is a noun or an adjective."""
    if entry.form == "past":
        return _participle(period, i, entry, left, cues)
    if entry.form == "attitude":
        return _attitude(period, i, left, cues)
    if left.auxiliary and entry.form != "present":
        return None
    before = period.nodes[i - 1] if i and not period.nodes[i - 1].quoted else None
    if entry.form == "infinitive":
        noun = (before is not None and before.pos == "DET") or (period.nodes[i].capital and i > 0)
        return None if noun else "infinitive"
    if before is not None and _nominal_after(period, i, before, cues):
        return None
    if entry.form == "present":
        noun = period.word(i) in cues.homographs and period.word(i - 1) not in cues.gerund
        return None if noun and (period.nodes[i].pos != "VERB" or period.word(i - 1) == ",") else "present"
    after_preposition = before is not None and before.pos == "ADP"
    whole = bool(entry.tail) and not after_preposition  # "fait savoir", where the tagger sees a noun
    return "finite" if whole or _is_verb(period, i, after_preposition, cues) else None


def _attitude(period: Period, i: int, left: Left, cues: Cues) -> GroupForm | None:
    """How an adjective of belief before "que" is used: "est persuadé que P"; "Persuadé que P, le maire …"."""
    told = period.word(i + 1) == ":" and left.auxiliary == "be"
    if period.word(i) in cues.firm or period.word(i + 1) not in cues.that:
        return "finite" if told else None
    if left.auxiliary == "be":
        return "finite"
    return "present" if i == 0 or period.nodes[i - 1].pos == "PUNCT" else None


def _nominal_after(period: Period, i: int, before: Node, cues: Cues) -> bool:
    """Whether a determiner or an adjective before the form makes it a noun."""
    if before.pos == "DET":
        return before.text not in cues.clitics or period.nodes[i].pos == "NOUN"
    return before.text not in cues.clitics and (
        before.pos == "ADJ"
        and period.nodes[i].text in cues.homographs
        and period.word(i + 1) not in cues.that
    )


def _participle(period: Period, i: int, entry: Entry, left: Left, cues: Cues) -> GroupForm | None:
    if left.auxiliary == "have" or (left.auxiliary == "be" and left.reflexive):
        return "finite"
    if entry.lemma in cues.with_be and left.auxiliary == "be" and period.word(i - 1) not in cues.been:
        return "finite"
    if left.auxiliary == "be":
        return "passive"
    follows = period.word(i + 1)
    second = i and period.word(i - 1) in cues.coordinators and period.nodes[i].pos == "VERB"
    if second and (follows in cues.that or _shares_auxiliary(period, i, cues)):
        return "finite"  # "a dénoncé X et demandé que P"
    words = i + 1 + (follows in cues.likening)  # "jugée «vaine» par X", "présentée comme «vaine» par X"
    quoted = (
        words < len(period.nodes) and period.nodes[words].quoted and period.word(words + 1) in cues.agents
    )
    bare = quoted or follows in cues.agents or (follows in cues.of and period.word(i) != "")
    return "past" if bare and period.nodes[i].pos in {"VERB", "ADJ"} else None


def _shares_auxiliary(period: Period, i: int, cues: Cues) -> bool:
    """Whether the parser joins the participle to one with its auxiliary: "a fait le constat et pointé X"."""
    node = period.nodes[i]
    if node.token is None or node.sentence is None or not node.token.dep.startswith("conj"):
        return False
    first = node.sentence.head(node.token)
    if first.dep.startswith("conj"):
        first = node.sentence.head(first)
    return any(t.text.lower() in cues.have for t in node.sentence.children(first, "aux:tense"))


def _before_clause(period: Period, i: int, cues: Cues) -> bool:
    """Whether "que", or a colon and marks follow, adverbials between: "juge, auprès de X, que P"."""
    j = i + 1
    for _ in range(3):
        if period.word(j) in cues.that or (period.word(j + 1) in cues.that and period.nodes[j].pos == "ADJ"):
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
    if i and period.word(i - 1) in cues.comparatives and period.word(i + 1) in cues.that:
        return False  # "une date plus précise que 2019"
    if inverted_pronoun(period.word(i + 1)) or (
        i and period.nodes[i - 1].text in cues.reflexives | cues.negations
    ):
        return True
    if node.pos == "ADJ" and i and period.word(i - 1) in cues.comparatives:
        return False
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


def finite_verb(period: Period, j: int) -> bool:
    """Whether the parser sees a finite verb at ``j``."""
    token = period.nodes[j].token
    return token is not None and token.pos in {"VERB", "AUX"} and "VerbForm=Fin" in token.morph


def verb_form(period: Period, i: int, cues: Cues) -> bool:
    """Whether the tagger, or else the dictionary form, makes a verb of a word that marks mislead it about."""
    token = period.nodes[i].token
    if token is None or period.nodes[i].capital:
        return False
    inflected = token.lemma != period.word(i) and token.lemma.endswith(cues.infinitives)
    return token.pos == "VERB" or (inflected and token.pos in {"NOUN", "ADJ"})
