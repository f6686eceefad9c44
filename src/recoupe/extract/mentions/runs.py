"""Runs of capitals: where they end, and where two names were glued into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import simplemma

from recoupe.extract.mentions.candidate import Line
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.words import SPACES, Shape, Word

# A name of more words than this is a heading or a list.
_LONGEST = 7
_OPENERS = frozenset('«“"‹:–—•?!…|>*;')
_OPEN = frozenset({"VERB", "ADJ", "NOUN"})
_CLOSED = frozenset({"DET", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "AUX", "INTJ", "NUM", "PART"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last`` (included) of a line: capitals, and the particles between them."""

    line: Line
    first: int
    last: int

    @property
    def length(self) -> int:
        """How many words."""
        return self.last - self.first + 1

    @classmethod
    def gather(cls, line: Line, at: int, known: Knowledge) -> Run:
        """The run that begins at the capital ``at``."""
        last = at
        while last - at < 3 * _LONGEST and (step := _step(line, at, last, known)):
            last += step
        return cls(line, at, last)


def _step(line: Line, first: int, last: int, known: Knowledge) -> int:
    """How many words further the next capital of the run stands; 0 at its end."""
    words = line.words
    if _joined(line, last, known):
        return 1
    for ahead in range(1, 4):
        if last + ahead >= len(words) or words[last + ahead].gap not in SPACES:
            return 0
        word = words[last + ahead]
        if word.capital:
            if ahead == 1:
                return 0 if _breaks(line, last + 1, known) else 1
            return ahead if _linked(line, first, last, last + ahead, known) else 0
        if word.folded not in known.particles and word.folded not in known.filiation:
            return 0
    return 0


def _joined(line: Line, last: int, known: Knowledge) -> bool:
    """Whether a sign joins the next capital to the run: "Martin & Fils", "(Jeanne) Martin" put right."""
    if last + 1 >= len(line.words) or not line.words[last + 1].capital:
        return False
    sign = line.words[last + 1].gap.strip()
    if sign == ")":
        if known.known.get(line.words[last].text) or known.is_first_name(line.words[last + 1].folded):
            # "la présidente de la région (Paca) Anna Petit"
            return False
        return known.is_first_name(line.words[last].folded) and line.words[last + 1].shape is Shape.CAPITAL
    return sign == "&"


def _breaks(line: Line, at: int, known: Knowledge) -> bool:
    """Whether the capital ``at`` is an ordinary word that begins a sentence after a lost full stop."""
    word = line.words[at]
    if word.shape is not Shape.CAPITAL or known.is_first_name(word.folded) or word.folded in known.kinship:
        return False
    following = line.words[at + 1] if at + 1 < len(line.words) else None
    if word.folded in known.particles:
        # "Bruno Le Maire" goes on with a capital, and "Ilse Van de Meulen"; "Lyon Le préfet" does not.
        if following and following.folded in known.particles and at + 2 < len(line.words):
            following = line.words[at + 2]
        return following is None or not following.capital
    return closed(word)


def _linked(line: Line, first: int, last: int, to: int, known: Knowledge) -> bool:
    """Whether the particles between two capitals belong to a name."""
    words, between = line.words, line.words[last + 1 : to]
    if not any(w.folded in known.ambiguous for w in between):
        return True
    if _one_entity(words[last], between, words[to]) and not ordinary(words[first], known):
        return known.known.match(words, to) is None or words[last].token.entity == "PER"
    if _titled_body(line, first, last, to, known):
        return True
    if words[last].folded in known.particles and (last > first or _foreign_particle(words[last], known)):
        # "Ilse Van de Meulen", "M. Van de Meulen": one particle goes on with another.
        return True
    # "Dominique de Villepin", but "Paris de France": "de" links after nothing but first names.
    given = list(words[first : last + 1])
    if given[0].folded in known.demonyms or (given[0].shape is Shape.UPPER and ordinary(given[0], known)):
        # "la Française Olivia de Lamarque", "COLÈRE Olivia de Lamarque"
        given = given[1:]
    if first and words[first - 1].folded in known.contracted and words[first].token.entity != "PER":
        # "la station du Cora de Lens"
        return False
    return bool(given) and all(
        known.is_first_name(w.folded) or w.shape is Shape.INITIAL or (n and w.folded in known.particles)
        for n, w in enumerate(given)
    )


def _titled_body(line: Line, first: int, last: int, to: int, known: Knowledge) -> bool:
    """Whether the tagger sees one organization with an article of its own: "Les Amis de la Terre"."""
    words = line.words
    if last == first or words[first].folded not in known.articles or opens(line, first):
        return False
    return all(w.token.entity == "ORG" and not w.token.entity_begins for w in words[first + 1 : to + 1])


def _foreign_particle(word: Word, known: Knowledge) -> bool:
    """Whether the particle is no small word of the language."""
    return word.folded not in known.articles | known.of | known.contracted | known.ambiguous


def _one_entity(left: Word, between: Sequence[Word], right: Word) -> bool:
    """Whether the tagger saw one name there."""
    tokens = [w.token for w in (*between, right)]
    label = left.token.entity
    return label in {"PER", "LOC"} and all(t.entity == label and not t.entity_begins for t in tokens)


def split(run: Run, known: Knowledge) -> Iterator[tuple[int, int]]:
    """The names of a run, as first and last word: titles, calendar words and credits left out."""
    if run.length > 1 and run.line.words[run.first].folded in known.clubs:
        yield run.first, run.last
        return
    cuts = [at for at in range(run.first + 1, run.last + 1) if _cuts(run, at, known)]
    for left, right in pairwise([run.first, *cuts, run.last + 1]):
        if part := _cleared(run, left, right - 1, known):
            yield part


def _cuts(run: Run, at: int, known: Knowledge) -> bool:
    """Whether a new name begins at ``at``: after a word that is no name, or at a first name after none."""
    words = run.line.words
    word, before = words[at], words[at - 1]
    if not word.capital or before.shape is Shape.INITIAL or not before.capital:
        return False
    if no_name(before, known) or (no_name(word, known) and not _reduced(run.line, at, known)):
        return True
    if _place_before_person(run, at, known):
        return True
    if before.folded in known.filiation or f"{before.folded}-" in known.place_prefixes:
        # "Sainte Marguerite" is the quarter, with its hyphen lost.
        return False
    if before.shape is Shape.UPPER and word.shape is Shape.CAPITAL and _person_after_capitals(run, at, known):
        return True
    if before.shape is Shape.UPPER and (known.known.match(words, at) or known.known.get(before.text)):
        # "LR Jeanne Martin" are two, "SNCF Réseau" is one.
        return at < run.last or not ordinary(word, known)
    if not known.is_first_name(word.folded) or at == run.last or word.shape is Shape.UPPER:
        return False
    return _new_person(run, at, known)


def _reduced(line: Line, at: int, known: Knowledge) -> bool:
    """Whether a surname is reduced to the letter that is a civility as well: "Karim M., 31 ans"."""
    word, before = line.words[at], line.words[at - 1]
    following = line.words[at + 1] if at + 1 < len(line.words) else None
    dotted = following is None or following.gap.startswith(".")
    return len(word.text) == 1 and dotted and before.capital and known.is_first_name(before.folded)


def _place_before_person(run: Run, at: int, known: Knowledge) -> bool:
    """Whether a person's whole name follows a town: "le maire de Lisbonne Rui Alves"."""
    words = run.line.words
    town = known.known.get(words[at - 1].text) if at == run.first + 1 and at < run.last else None
    if town is None or town.kind not in {"place", "country"} or known.is_first_name(words[at - 1].folded):
        return False
    return words[at].token.entity_begins and all(
        w.token.entity == "PER" for w in words[at : run.last + 1] if w.capital
    )


def _person_after_capitals(run: Run, at: int, known: Knowledge) -> bool:
    """Whether a person begins there after a heading or an acronym: "COLÈRE Anna Petit", "l'ARV Umut Kaya"."""
    before, following = run.line.words[at - 1], run.line.words[at : run.last + 1]
    if before.token.entity == "PER" and not ordinary(before, known):
        return False
    if ordinary(before, known):
        return known.is_first_name(following[0].folded) and before.token.entity != "PER"
    return len(following) > 1 and all(w.token.entity == "PER" for w in following)


def _new_person(run: Run, at: int, known: Knowledge) -> bool:
    """Whether the first name at ``at`` begins another person, and is no second given name or surname."""
    words = run.line.words[run.first : at]
    given = [w for w in words if known.is_first_name(w.folded) or w.shape is Shape.INITIAL]
    if not given:
        # A given name that the list does not have may stand before one that it has.
        one = len(words) == 1 and _one_entity(words[0], (), run.line.words[at])
        return not one or words[0].shape is Shape.UPPER or ordinary(words[0], known)
    if known.is_first_name(words[-1].folded) or len(words) < 2:
        return False
    # "Martin Luther King" is one; "Jean Dupont Marie Durand" are two.
    return run.last - at <= 3


def ordinary(word: Word, known: Knowledge) -> bool:
    """Whether the word is one of the dictionary, or too short to tell, and no given name."""
    if known.is_first_name(word.folded) or word.shape is Shape.INITIAL:
        return False
    return len(word.text) < 2 or simplemma.is_known(word.text.lower(), lang=known.language)


def toponym(word: str, known: Knowledge) -> bool:
    """Whether small words stand between hyphens as in towns: "Villers-sur-Cher", not "Jean-de-Dieu"."""
    opening, *between = word.split("-")[:-1] or [word]
    return any(part in known.in_toponyms for part in between) and not known.is_first_name(opening)


def closed(word: Word) -> bool:
    """Whether the word is of a class that names nobody: a preposition, a pronoun, an adverb, a numeral."""
    return word.token.pos in _CLOSED and not word.token.entity


def no_name(word: Word, known: Knowledge) -> bool:
    """Whether a word with a capital is never part of a name: a day, a civility, "Photo"."""
    return (
        word.folded in known.calendar
        or (word.shape is Shape.CAPITAL and word.folded in known.no_names and not _baptised(word, known))
        or (word.folded in known.civilities and len(word.text) < 4)
    )


def _baptised(word: Word, known: Knowledge) -> bool:
    """Whether the tagger sees a person where a feast may be a given name: "Noël Morin"."""
    return word.token.entity == "PER" and known.is_first_name(word.folded)


def _cleared(run: Run, first: int, last: int, known: Knowledge) -> tuple[int, int] | None:
    """``first`` to ``last`` without what precedes a name and is none of it."""
    words = run.line.words
    while first <= last and (step := _prefix(run.line, first, last, known)):
        first += step
    while first < last and not words[first].capital:
        first += 1
    while last >= first and not words[last].capital:
        last -= 1
    while (
        last > first
        and not _reduced(run.line, last, known)
        and (no_name(words[last], known) or _begins_clause(words[first : last + 1], known))
    ):
        last -= 1
    if first > last or last - first + 1 > _LONGEST:
        return None
    return first, last


def _begins_clause(words: Sequence[Word], known: Knowledge) -> bool:
    """Whether the last word begins a sentence that lost its full stop: "Anna Petit Interrogée sur"."""
    last = words[-1]
    if len(words) < 3 or last.shape is not Shape.CAPITAL or not known.is_first_name(words[0].folded):
        return False
    if last.token.entity == "PER" and last.token.pos in _CLOSED:
        # "Kim Jong Un"
        return False
    return last.token.pos in _CLOSED | {"VERB", "AUX"} and last.folded not in known.particles


def _prefix(line: Line, first: int, last: int, known: Knowledge) -> int:
    """How many words at ``first`` are a title, a civility or a function word with a capital."""
    word = line.words[first]
    if word.folded in known.civilities and word.text[0].isupper():
        return 1
    if (office := known.offices.match(line.words, first)) and first + office[0] - 1 <= last:
        return office[0] if first < last or office[0] > 1 else 0
    if first == last:
        return 0
    if (
        no_name(word, known)
        or len(word.text) == 1
        or word.folded in known.named_things
        or (word.folded in known.collectives and word.folded not in known.firm_first)
    ):
        return 1
    if function_word(word, known) and word.folded not in known.particles and not _begins_person(line, first):
        return 1
    if word.folded in known.articles and known.offices.match(line.words, first + 1):
        return 1
    return 1 if word.folded in known.articles and word.token.pos == "DET" and opens(line, first) else 0


def _begins_person(line: Line, at: int) -> bool:
    """Whether the tagger sees a person begin at a capital that nothing but a name makes due."""
    token = line.words[at].token
    return token.entity == "PER" and token.entity_begins and not opens(line, at)


def opens(line: Line, at: int) -> bool:
    """Whether a capital is due at this word: it begins a sentence, a quotation, an item of a list."""
    if at == 0 or "  " in line.words[at].gap:
        # Two spaces are what is left of a line or a heading that ended there.
        return True
    stripped = line.words[at].gap.strip()
    # "RENNES - Le préfet"
    return bool(stripped) and (stripped[-1] in _OPENERS or stripped == "-" != line.words[at].gap)


def function_word(word: Word, known: Knowledge) -> bool:
    """Whether a capitalised word is an ordinary one that begins a sentence ("Pour Jean Dupont")."""
    if word.shape is not Shape.CAPITAL or known.is_first_name(word.folded) or word.folded in known.kinship:
        return False
    if "'" in word.folded:
        return False
    if word.folded in known.articles:
        return word.token.pos in _CLOSED
    if word.token.pos in _CLOSED:
        return True
    return word.token.pos in _OPEN and not word.token.entity and ordinary(word, known)
