"""Names made of a noun and its complement.

"la préfecture de l'Aude", "le Parlement irakien".
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.mentions.candidate import Candidate, Line
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.runs import Run, no_name, ordinary
from recoupe.extract.mentions.words import SPACES, Shape, Word, fold

# What a name spelt out before its acronym is made of, and how many words it has at most.
_IN_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "NUM"})
_LONGEST_NAME = 14
_BEFORE_MONTH = frozenset({" ", "\u00a0", "-"})


def aged(line: Line, last: int, known: Knowledge) -> bool:
    """Whether an age follows the word ``last``: ", 34 ans", "(34 ans)"."""
    words, at = line.words, last + 1
    return (
        at + 1 < len(words)
        and words[at].shape is Shape.NUMBER
        and words[at].gap.strip() in {",", "(", ".,"}
        and words[at + 1].folded in known.years
    )


def institution(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """An institution whose noun stands at ``at``, with the complement that makes it one."""
    noun = at + 1 if _ordinal(line, at, known) else at
    if noun >= len(line.words):
        return None
    longest: Candidate | None = None
    for phrases, finder in (
        (known.institutions, _with_complement),
        (known.teams, _of_country),
        (known.branches, _of_body),
        (known.bodies, _of_nation),
        (known.heads, _with_capital),
    ):
        found = phrases.match(line.words, noun)
        if not found or not is_noun(line, noun, found[0]) or indefinite(line, at):
            continue
        last = _before_acronym(line, noun, found[0]) or finder(line, noun, found[0], known)
        if last is None and noun > at and phrases is known.institutions:
            last = noun + found[0] - 1
        if last is not None and (longest is None or last > longest.last):
            hint = "head" if phrases is known.heads else "institution"
            longest = Candidate(line, at, last, (hint,))
    return longest


def _before_acronym(line: Line, at: int, length: int) -> int | None:
    """The last word before "(XYZ)", where all that a noun with a capital brings stands before these brackets.

    "Groupe d'appui aux semences et au bétail (GASB)": the text itself tells where the name ends.
    """
    words = line.words
    if words[at].shape is not Shape.CAPITAL or at + length >= len(words) or words[at + length].capital:
        # "Marine Le Guen (RN)" is a person.
        return None
    for end in range(at + length, min(at + _LONGEST_NAME, len(words))):
        word = words[end]
        if word.shape is Shape.UPPER and word.gap.strip() == "(":
            closed = end + 1 == len(words) or words[end + 1].gap.startswith(")")
            return end - 1 if closed and end > at + length else None
        if word.gap not in SPACES or word.token.pos not in _IN_NAMES:
            return None
    return None


def indefinite(line: Line, at: int) -> bool:
    """Whether "un", "une" or "des" stands before: any such body, not one."""
    return at > 0 and line.words[at - 1].token.feature("Definite") == "Ind"


def _ordinal(line: Line, at: int, known: Knowledge) -> bool:
    """Whether an ordinal that may be part of a name stands there: "3e district de police judiciaire"."""
    text = line.words[at].folded
    if not text[0].isdigit() or text.lstrip("0123456789") not in known.ordinal_endings:
        return False
    return at + 1 < len(line.words) and line.words[at + 1].gap in SPACES


def is_noun(line: Line, at: int, length: int) -> bool:
    """Whether the phrase is one and its first word a noun here, not a verb of the same form."""
    words = line.words[at : at + length]
    if at and line.words[at - 1].token.pos == "AUX":
        # "elle a cité Morel"
        return False
    return unbroken(words) and (length > 1 or words[0].token.pos not in {"VERB", "ADJ", "AUX", "ADV", "ADP"})


def unbroken(words: Sequence[Word]) -> bool:
    """Whether nothing but spaces stands between the words."""
    return all(w.gap in SPACES for w in words[1:])


def _with_complement(line: Line, at: int, length: int, known: Knowledge) -> int | None:
    """The last word of "préfecture de l'Aude", "tribunal correctionnel de Lyon"."""
    last = past_adjectives(line, at + length - 1, known)
    if fold(line.words[at].text) in known.portfolios:
        return field(line, at + length - 1, known)
    if line.words[at].folded in known.named_after:
        last = _past_capitals(line, last, known)
    if (end := _complement(line, last, known, known.of)) is not None:
        return end
    named = line.words[last].capital or _nationality(line.words[last], known)
    return last if last > at + length - 1 and named else None


def field(line: Line, last: int, known: Knowledge) -> int | None:
    """The last word of the field that follows an office or a ministry ending at ``last``.

    "[ministère] de l'Aménagement du territoire et de l'Environnement", "[ministre délégué] chargé des
    Comptes"; None when no field follows.
    """
    last = past_adjectives(line, last, known)
    end = _complement(line, last, known, known.complements, lower=True)
    while end is not None:
        end = past_adjectives(line, _before_name(line, last + 1, end, known), known)
        more = _next_field(line, end, known)
        if more is None:
            break
        end = more
    return end


def _before_name(line: Line, first: int, end: int, known: Knowledge) -> int:
    """Where a field ends: before a capital that is no word of the language, in "Défense Oleksii Petrenko"."""
    words = line.words
    for at in range(first + 1, end + 1):
        name = words[at].shape is Shape.CAPITAL and not ordinary(words[at], known)
        if name and words[at - 1].capital:
            return at - 1
    return end


def _next_field(line: Line, end: int, known: Knowledge) -> int | None:
    """The last word of what goes on after a field: "et de l'Environnement", "du territoire"."""
    words = line.words
    if end + 1 < len(words) and words[end + 1].folded in known.conjunctions:
        return _complement(line, end + 1, known, known.complements, lower=True)
    more = _complement(line, end, known, known.of, lower=True) if words[end].capital else None
    return more if more and not any(w.capital for w in words[end + 1 : more + 1]) else None


def _of_country(line: Line, at: int, length: int, known: Knowledge) -> int | None:
    """The last word of "équipe de France", "XV d'Écosse": the complement is a country, or one in sports."""
    last = at + length - 1
    end = _complement(line, last, known, known.of)
    for first in range(last + 2, (end or 0) + 1):
        land = known.known.match(line.words, first)
        if land and (land[1].kind == "country" or land[1].name in known.sports_nations):
            return end
    return None


def _of_body(line: Line, at: int, length: int, known: Knowledge) -> int | None:
    """The last word of "fédération du PCF de la Drôme", "section lyonnaise de la CGT"."""
    last = past_adjectives(line, at + length - 1, known)
    end = _complement(line, last, known, known.of)
    if end is None:
        return None
    body = next((b for n in range(last + 2, end + 1) if (b := known.known.match(line.words, n))), None)
    if not (body and body[1].kind == "organization") and line.words[end].shape is not Shape.UPPER:
        return None
    place = _complement(line, end, known, known.of)
    return place if place and known.known.get(line.words[place].text) else end


def _of_nation(line: Line, at: int, length: int, known: Knowledge) -> int | None:
    """The last word of "gouvernement irakien"; None for a bare noun, unless a capital makes it a name."""
    last = past_adjectives(line, at + length - 1, known)
    nation = [n for n in range(at + length, last + 1) if _nationality(line.words[n], known)]
    if nation:
        return nation[-1]
    return at if length == 1 and last == at and _stands_alone(line, at, known) else None


def _with_capital(line: Line, at: int, length: int, known: Knowledge) -> int | None:
    """The last word of "Parti socialiste", "Fondation pour la recherche", "Union des étudiants de X"."""
    if line.words[at].shape is not Shape.CAPITAL:
        return None
    last = past_adjectives(line, at + length - 1, known)
    if line.words[at].folded in known.named_after or not _person_follows(line, last, known):
        last = _past_capitals(line, last, known)
    openers = known.of | known.in_names
    if (end := _complement(line, last, known, openers, lower=True)) is not None:
        while (more := _complement(line, end, known, openers, lower=True)) is not None:
            end = more
        end = _past_second_complement(line, last + 1, end, known)
        if end + 1 < len(line.words) and _adjective(line.words[end + 1], known):
            end += 1
        return None if at == 0 and _describes(line.words[at + length : end + 1]) else end
    return last if last > at + length - 1 or _stands_alone(line, at, known) else None


def _stands_alone(line: Line, at: int, known: Knowledge) -> bool:
    """Whether a capital alone makes a name of the noun: "l'Assemblée", but not in "Assemblée Jean Durand"."""
    words = line.words
    if (
        not at
        or not words[at].capital
        or words[at].folded not in known.alone
        or words[at - 1].folded not in known.articles | known.contracted
    ):
        return False
    if at + 1 == len(words) or words[at + 1].gap not in SPACES:
        return True
    following = words[at + 1]
    # "l'État de droit", "l'État du Texas"
    goes_on = words[at].folded in known.territories and following.folded in known.of
    return not (following.capital or goes_on)


def past_complements(line: Line, last: int, known: Knowledge) -> int:
    """Past the complements that begin with a capital after the word ``last``: "des Forges de l'Est"."""
    while (end := _complement(line, last, known, known.of)) is not None:
        last = end
    return last


def _past_second_complement(line: Line, opener: int, end: int, known: Knowledge) -> int:
    """Past "et d'analyses" after "Bureau d'enquêtes": a noun in lower case after the same preposition."""
    words = line.words
    if end + 2 >= len(words) or words[end + 1].folded not in known.conjunctions:
        return end
    if (joined := _joined_noun(line, end, known)) is not None:
        return joined
    openers = {words[opener].folded, words[end + 2].folded}
    # "de recherche et d'intervention": one preposition in two forms.
    same = len(openers) == 1 or openers <= known.of - known.contracted
    if words[end].capital or words[end + 1].gap not in SPACES or not same:
        return end
    more = _complement(line, end + 1, known, known.of, lower=True)
    return end if more is None or words[more].capital else more


def _joined_noun(line: Line, end: int, known: Knowledge) -> int | None:
    """The noun that "et" joins to the word ``end``: "Institut des vents et marées"."""
    words, at = line.words, end + 2
    if words[at].folded in known.articles and at + 1 < len(words):
        at += 1
    second = words[at]
    same = second.token.dep == "conj" and second.token.head == words[end].token.i
    noun = second.token.pos == "NOUN" and second.shape is words[end].shape
    return at if same and noun and unbroken(words[end : at + 1]) else None


def _adjective(word: Word, known: Knowledge) -> bool:
    """Whether the word is an adjective with a capital that goes on a name: "Centre des arts Populaires"."""
    joined = word.shape is Shape.CAPITAL and word.gap in SPACES
    return joined and word.token.pos == "ADJ" and ordinary(word, known)


def _describes(words: Sequence[Word]) -> bool:
    """Whether a noun with a capital due to its place, and these words after it, name nobody by themselves."""
    return all(w.shape in {Shape.LOWER, Shape.ELISION} and w.token.pos != "ADJ" for w in words)


def past_adjectives(line: Line, last: int, known: Knowledge) -> int:
    """The last of the adjectives in lower case that follow the word ``last``, two at most."""
    words, end = line.words, last
    for ahead in (1, 2):
        if last + ahead >= len(words) or words[last + ahead].gap not in SPACES:
            break
        word = words[last + ahead]
        if word.shape is not Shape.LOWER or (word.token.pos != "ADJ" and not _nationality(word, known)):
            break
        end = last + ahead
    return _past_second_adjective(line, end, known) if end > last else end


def _past_second_adjective(line: Line, end: int, known: Knowledge) -> int:
    """Past "et sociales" after "économiques"."""
    words = line.words
    if end + 2 >= len(words) or words[end + 1].folded not in known.conjunctions:
        return end
    more = words[end + 2]
    joined = more.shape is Shape.LOWER and more.token.pos == "ADJ" and words[end + 1].gap in SPACES
    return end + 2 if joined and more.gap in SPACES else end


def _past_capitals(line: Line, last: int, known: Knowledge) -> int:
    words = line.words
    if last + 1 < len(words) and words[last + 1].capital and words[last + 1].gap in SPACES:
        return Run.gather(line, last + 1, known).last
    return last


def _nationality(word: Word, known: Knowledge) -> bool:
    return word.shape is Shape.LOWER and word.folded in known.demonyms


def _complement(
    line: Line, last: int, known: Knowledge, openers: frozenset[str], *, lower: bool = False
) -> int | None:
    """The last word of the complement that follows ``last``: "de l'Aude", "de Nice", "pour la paix".

    ``openers`` are the prepositions that may begin it; ``lower`` allows one in lower case ("de la santé").
    """
    words, at = line.words, last + 1
    if at >= len(words) or words[at].folded not in openers or words[at].gap not in SPACES:
        return None
    at += 1
    if at < len(words) and words[at].folded in known.articles and words[at].gap in SPACES:
        at += 1
    if at >= len(words) or words[at].gap not in SPACES:
        return None
    if words[at].capital:
        # "l'Alliance des Etats du Sahel"
        several = lower and words[at - 1].folded in known.plural_articles
        return None if no_name(words[at], known) and not several else _capitals_end(line, at, known)
    if lower and words[at].shape is Shape.NUMBER:
        return date_end(line, at, known)
    if not lower or words[at].shape is not Shape.LOWER or words[at].token.pos != "NOUN":
        return None
    # "Syndicat des pilotes" is named for all of them; "Association du maire" for nobody yet.
    holder = known.offices.match(words, at) and words[at].token.feature("Number") != "Plur"
    return None if holder else past_adjectives(line, at, known)


def date_end(line: Line, at: int, known: Knowledge) -> int | None:
    """The month after a day by which a body or a place is called: "du 5 novembre", "du 1er-Mai"."""
    words = line.words
    month = at + 1 < len(words) and words[at + 1].folded in known.calendar
    return at + 1 if month and words[at + 1].gap in _BEFORE_MONTH else None


def _capitals_end(line: Line, at: int, known: Knowledge) -> int | None:
    """The end of a complement that begins with the capital ``at``: no person's full name."""
    found = known.known.match(line.words, at)
    if found and not (found[0] == 1 and line.words[at].folded in known.place_openers):
        return at + found[0] - 1
    run = Run.gather(line, at, known)
    if person_begins(line, at, run.last, known):
        return None
    for end in range(at + 1, run.last):
        if known.is_first_name(line.words[end].folded):
            return end - 1
    return run.last


def _person_follows(line: Line, last: int, known: Knowledge) -> bool:
    """Whether a person's full name stands after the word: "le président de l'Assemblée Jean Durand"."""
    if last + 1 >= len(line.words) or not line.words[last + 1].capital:
        return False
    return person_begins(line, last + 1, Run.gather(line, last + 1, known).last, known)


def person_begins(line: Line, at: int, last: int, known: Knowledge) -> bool:
    """Whether the capitals from ``at`` to ``last`` begin with a given name: a person's full name."""
    word = line.words[at]
    return known.is_first_name(word.folded) and last > at and word.shape is not Shape.UPPER
