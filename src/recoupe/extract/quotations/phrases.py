"""Noun phrases over the nodes of a period: who a source is, from its determiner to its last apposition."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import ADDRESS, Node, Period
from recoupe.extract.quotations.nominals import (
    LONGEST_NAME,
    begins,
    goes_on,
    goes_on_bare,
    inside_name,
    new_name,
    nominal,
    second,
    surname,
)

_ENDS = {"", ",", ".", ";", ":", "…", "...", "!", "?", ")", "(", "—", "–"}
_LONGEST_PHRASE = 40
# "une source", "deux autres sources": how soon the noun comes.
_SOURCE = 3


def phrase(period: Period, i: int, cues: Cues, plural: bool = True, appositions: bool = True) -> int:
    """Where the noun phrase that begins at ``i`` ends (excluded); ``i`` when none begins there.

    ``plural`` lets "et" join a second noun; ``appositions`` lets "X, ministre de Y" go on after the comma.
    """
    end = _core(period, i, cues, plural)
    while appositions and end > i:
        comma = past_brackets(period, end)
        if period.word(comma) != ",":
            break
        more = _apposition(period, comma, cues)
        if more <= comma:
            break
        end = more
    return end


def _past_proportion(period: Period, start: int, end: int, cues: Cues) -> int:
    """After the number of all that some are part of: "trois élus | sur quatre"."""
    if period.word(end) not in cues.bearing or end + 1 >= len(period.nodes) or end == start:
        return end
    counted = period.nodes[end + 1].pos == "NUM" and any(n.pos == "NUM" for n in period.nodes[start:end])
    return end + 2 if counted else end


def past_brackets(period: Period, i: int) -> int:
    """After the brackets that open at ``i``, if they hold a word or three: "(PS)", "(94)"; else ``i``."""
    if period.word(i) != "(":
        return i
    return next((k + 1 for k in range(i + 1, min(i + 5, len(period.nodes))) if period.word(k) == ")"), i)


def _core(period: Period, i: int, cues: Cues, plural: bool, role: bool = False) -> int:
    """The end of the phrase without appositions; remembered, since dense text asks again and again."""
    key = (i, plural, role)
    end = period.phrases.get(key)
    if end is None:
        end = period.phrases[key] = _walked(period, i, cues, plural, role)
    return end


def _walked(period: Period, i: int, cues: Cues, plural: bool, role: bool) -> int:
    mentioned = last_mentioned(period, i, cues)
    if mentioned > i:
        return mentioned
    alone = not (i + 1 < len(period.nodes) and goes_on_bare(period, i + 1, cues))
    part = period.word(i) in cues.pronominal_heads and period.word(i + 1) in cues.links
    if period.word(i) in cues.tonic and alone and not part and not _whole(period, i + 1, cues):
        return i + 1
    walk = _Walk(period, i, cues, plural, role=role)
    j = i
    while j < len(period.nodes) and j - i < _LONGEST_PHRASE:
        step = walk.step(j)
        if not step:
            break
        j += step
    return _past_proportion(period, i, _trimmed(period, i, j, cues), cues) if j > i else i


def last_mentioned(period: Period, i: int, cues: Cues) -> int:
    """Where "ce dernier" or "le même" ends that begins at ``i``; ``i`` for "ces derniers jours"."""
    for words in cues.last_mentioned.get(period.word(i), ()):
        end = i + len(words)
        if period.matches(i, words) and not (
            end < len(period.nodes) and period.nodes[end].pos in {"NOUN", "ADJ"}
        ):
            return end
    return i


@dataclass(slots=True)
class _Walk:
    """A walk through a noun phrase; ``head`` tells whether a noun has been met since the last link."""

    period: Period
    start: int
    cues: Cues
    plural: bool
    head: bool = False
    role: bool = False

    def step(self, j: int) -> int:
        """How many nodes from ``j`` on belong to the phrase; 0 when it ends before."""
        node = self.period.nodes[j]
        if j > self.start and (whole := _whole(self.period, j, self.cues)):
            self.head = True
            return whole
        if node.quoted:
            return self._take(
                j > self.start
                and node.end - node.start <= LONGEST_NAME
                and (_names(self.period, j, self.cues) or self._of_many(j))
            )
        if self._foreign(j, node):
            return 0
        if node.pos == "DET" or (j == self.start and node.text in self.cues.pronominal_heads):
            if (
                node.text in self.cues.pronominal_heads
                and j == self.start
                and self.period.word(j + 1) in self.cues.links
            ):
                self.head = True  # "deux de ses membres"
                return 1
            return int(not self.head or (node.capital and j > self.start))
        if self._noun(j, node):
            self.role = self.role or node.text in self.cues.roles
            return self._take(
                not (self.head and self.period.nodes[self.start].pos == "PROPN" and new_name(self.period, j))
            )
        return self._link(j, node) if self.head else 0

    def _of_many(self, j: int) -> bool:
        """Whether the marks name a whole: "nombre des « blouses blanches »"."""
        period = self.period
        return j == self.start + 2 and period.word(j - 1) in self.cues.contracted

    def _take(self, fits: bool) -> int:
        self.head = self.head or fits
        return int(fits)

    def _foreign(self, j: int, node: Node) -> bool:
        """Words that no noun phrase holds: relatives, "on", a weekday after the noun."""
        if ("/" in node.text and ADDRESS.search(node.text)) or (j > self.start and begins(self.period, j)):
            return True
        if node.text in self.cues.relatives or (node.text in self.cues.non_sources and node.pos == "PRON"):
            return True
        return node.text in self.cues.time_words and not node.capital and (self.head or j == self.start)

    def _noun(self, j: int, node: Node) -> bool:
        """Nouns, adjectives, names, titles; after a determiner, whatever the tagger takes for a verb."""
        if nominal(node) or (node.text in self.cues.titles and not self.head):
            return True
        if j > self.start and surname(self.period, j):
            return True
        if j > self.start and self._of_two(j - 1) and self.period.word(j - 1) in self.cues.contracted:
            return True
        after_determiner = j > self.start and self.period.nodes[j - 1].pos == "DET"
        return after_determiner and (node.pos in {"VERB", "PRON"} or node.text in self.cues.pronominal_heads)

    def _of_two(self, j: int) -> bool:
        """Whether "of" joins a part to a number that stands alone: "l'un des deux"."""
        return self.period.word(j + 1) in self.cues.pronominal_heads

    def _of_pair(self, j: int) -> bool:
        """Whether "et" joins two bare nouns before their verb: "Socialistes et écologistes ont voté"."""
        nodes = self.period.nodes
        if j != self.start + 1 or j + 2 >= len(nodes) or nodes[j + 1].pos not in {"NOUN", "ADJ"}:
            return False
        verb = nodes[j + 2].token
        return verb is not None and verb.pos in {"AUX", "VERB"} and verb.feature("VerbForm") == "Fin"

    def _body(self, j: int) -> bool:
        """Whether a noun goes on with its field: "le commissariat aux réfugiés", not "aux journalistes"."""
        if self.period.word(j) not in self.cues.body_links or self.period.nodes[j - 1].pos != "NOUN":
            return False
        field = self.period.nodes[j + 1 : j + 3]
        spoken_to = self.cues.people | self.cues.channels | self.cues.informants
        return not any(n.capital or n.text in spoken_to for n in field)

    def _source(self, j: int) -> bool:
        """Whether the phrase is an unnamed source so far: "une source dans l'entourage du maire"."""
        if self.period.word(j) not in self.cues.source_links or j - self.start > _SOURCE:
            return False
        return self.period.word(j - 1) in self.cues.source_nouns

    def _link(self, j: int, node: Node) -> int:
        """Prepositions, "et" and brackets that join more to the phrase."""
        word, period = node.text, self.period
        if word == "(":
            close = past_brackets(period, j)
            more = period.nodes[close] if j < close < len(period.nodes) else None
            joined = self.plural and more and more.text in self.cues.joins_nouns and second(period, close + 1)
            return close - j if more and (nominal(more) or more.text in self.cues.links or joined) else 0
        for words in self.cues.role_tails.get(word, ()) if self.role else ():
            if period.matches(j, words):
                return len(words)
        joins = (
            (word in self.cues.links and (goes_on(period, j + 1) or self._of_two(j)))
            or (
                (word in self.cues.role_links if self.role else self._source(j) or self._body(j))
                and _role_goes_on(period, j, self.cues)
            )
            or (self.plural and word in self.cues.joins_nouns and (second(period, j + 1) or self._of_pair(j)))
            or inside_name(period, j)
        )
        if joins:
            self.head = False
        return int(joins or word in self.cues.in_charge)


def _whole(period: Period, j: int, cues: Cues) -> int:
    """How many nodes from ``j`` on name the whole of a part by a pronoun: "d'eux", "d'entre elles"."""
    if period.word(j) not in cues.of:
        return 0
    k = j + 1 + (period.word(j + 1) in cues.among)
    return k + 1 - j if period.word(k) in cues.tonic else 0


def _names(period: Period, j: int, cues: Cues) -> bool:
    """Whether the stretch at ``j`` stands where the name or the set term of a noun phrase stands."""
    before, after = period.nodes[j - 1], period.word(j + 1)
    # "un « bonnet vert » du Jura" is one of many
    free = after not in cues.links or before.text in cues.indefinite
    person = before.token is not None and before.token.entity == "PER"
    if person and not period.nodes[j].capital:
        return False  # "selon Paul Roche | « a tiré en l'air »"
    return before.pos in {"DET", "NOUN", "PROPN", "ADJ"} and free


def _role_goes_on(period: Period, j: int, cues: Cues) -> bool:
    """Whether "à", "pour"… after a role go on with it: "ministre à la Relance", not "à l'AFP"."""
    before = period.nodes[j - 1]
    if before.pos == "PROPN" and before.text not in cues.roles and before.text not in cues.role_names:
        return False
    if _on_air(period, j, cues):
        return False
    k = first = j + 2 if period.word(j + 1) in cues.links else j + 1
    while k < len(period.nodes) and (period.nodes[k].pos == "DET" or nominal(period.nodes[k])):
        k += 1
    follows = period.nodes[k - 1] if k > first else None
    if follows is None or follows.text in cues.channels:
        return False
    medium = follows.token is not None and follows.token.entity == "ORG" and k - j <= 3
    return not (medium and period.word(j) in cues.to)


def _on_air(period: Period, j: int, cues: Cues) -> bool:
    """Whether the preposition at ``j`` says where somebody is heard: "sur Radio X", "au journal de X"."""
    if j + 1 >= len(period.nodes):
        return False
    after = period.nodes[j + 1]
    noun = period.nodes[j + 2] if after.pos == "DET" and j + 2 < len(period.nodes) else after
    named = period.word(j) in cues.on_air_prepositions and after.pos == "PROPN"
    return named or noun.text in cues.on_air_nouns


def _trimmed(period: Period, i: int, j: int, cues: Cues) -> int:
    """Without a determiner or preposition left hanging at the end; ``i`` when no noun is left."""
    while j - 1 > i and not (
        nominal(period.nodes[j - 1])
        or period.nodes[j - 1].quoted
        or period.word(j - 1) in cues.tonic
        or surname(period, j - 1)
        or _one_of_two(period, j - 1, cues)
        or _made_noun(period, i, j - 1)
    ):
        j -= 1
    if j == i + 1 and period.nodes[i].pos in {"DET", "ADP", "CCONJ", "SCONJ"}:
        return i
    return j


def _made_noun(period: Period, i: int, j: int) -> bool:
    """Whether an article makes a noun of what the tagger takes for a verb: "l'exploitant"."""
    return j > i and period.nodes[j].pos == "VERB" and period.nodes[j - 1].pos == "DET"


def _one_of_two(period: Period, j: int, cues: Cues) -> bool:
    """Whether a pronoun with its article ends there: "l'un", "les autres", "des deux"."""
    if j == 0 or (period.nodes[j].pos != "PRON" and period.word(j) not in cues.pronominal_heads):
        return False
    return period.nodes[j - 1].pos == "DET" or period.word(j - 1) in cues.contracted


def _apposition(period: Period, comma: int, cues: Cues) -> int:
    """Where the apposition after the comma at ``comma`` ends; ``comma`` when there is none."""
    k = comma + 1
    if k >= len(period.nodes) or period.nodes[k].quoted or period.word(k) in cues.time_words:
        return comma
    node = period.nodes[k]
    if any(period.matches(k, w) for w in cues.fillers.get(node.text, ())):
        return comma
    if not (node.pos in {"NOUN", "PROPN", "NUM", "DET", "ADJ"} or node.capital):
        return comma
    end = _core(period, k, cues, plural=True, role=node.pos == "NOUN")
    number = node.pos == "NUM" or node.text[:1].isdigit()
    if end == k or (number and not any(period.word(i) in cues.ages for i in range(k, end))):
        return comma
    if period.word(end) in _ENDS or end == len(period.nodes) or _quoted(period, end):
        return end
    described = node.pos != "DET" or period.word(k + 1) in cues.speaking
    if period.word(end) in cues.joins_nouns and described:
        return end  # "X, maire de Y et vice-présidente"; not "X, la neige et le vent ont …"
    person = node.token is not None and node.token.entity == "PER"
    return end if person and period.nodes[end].pos not in {"VERB", "AUX", "PRON"} else comma


def _quoted(period: Period, i: int) -> bool:
    return i < len(period.nodes) and period.nodes[i].quoted


def left_edge(period: Period, head: int, cues: Cues) -> int:
    """Where the noun phrase around the noun at ``head`` begins."""
    i = head
    while i > 0 and head - i < _LONGEST_PHRASE:
        before = period.nodes[i - 1]
        determiner = before.pos == "DET" or before.text in cues.pronominal_heads
        if determiner and period.nodes[i].pos != "DET":
            i -= 1
        elif begins(period, i):
            break
        elif period.nodes[i].pos == "DET" and period.nodes[i].capital and before.pos == "PROPN":
            i -= 1  # "Bruno Le Blanc"
        elif before.quoted:
            break
        elif (
            before.text in cues.comparatives
            and period.nodes[i].pos == "ADJ"
            and i >= 2
            and nominal(period.nodes[i - 2])
        ):
            i -= 2  # "des voix plus modérées"
        elif nominal(before) and before.text not in cues.time_words and period.nodes[i].pos != "DET":
            i -= 1
        elif (
            before.text in cues.links
            and i >= 2
            and (nominal(period.nodes[i - 2]) or period.word(i - 2) in cues.pronominal_heads)
        ):
            i -= 2
        else:
            break
    return i
