"""Find the stretches of a sentence that may name an actor.

From left to right: what the lexicons know, institutions and places named by a noun and its complement,
peoples, and runs of capitals, which are cut where two names are glued and cleared of titles and civilities.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from recoupe.extract.mentions.announced import announced, in_marks
from recoupe.extract.mentions.candidate import Candidate, Line
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.listed import addressed, given_rather, listed, listed_phrase
from recoupe.extract.mentions.phrases import aged, field, institution
from recoupe.extract.mentions.places import place
from recoupe.extract.mentions.roads import numbered_road, road
from recoupe.extract.mentions.runs import Run, closed, function_word, opens, ordinary, split, toponym
from recoupe.extract.mentions.tagged import acts, placed, seen
from recoupe.extract.mentions.words import SPACES, Shape, Word, fold

# A sentence of which more than this share is in capitals is a heading.
_HEADING_SHARE = 0.6
_LONGEST_CREDIT = 10
# A word of the language with so many letters, all capitals, is printed large and no acronym: "COLÈRE".
_SHOUTED = 5
# What the parser takes an unknown word for at the beginning of a sentence, and how long no such word is.
_SMALL = frozenset({"ADV", "ADP", "INTJ", "CCONJ", "SCONJ", "PART"})
_NO_SMALL_WORD = 4
_PASSED_OVER = frozenset({Shape.HANDLE, Shape.PREFIX})
_QUOTES = ("«", "“", '"')
_MARKS = "«“\"‹' \u00a0\u202f"
# A number inside (a road, a line, a form); the initials of one not named.
_CODE = re.compile(r"\d|^[A-Z]\.\s?[A-Z]\.$")
# A century or a district: "XIXe", "Ier".
_NUMBERED = re.compile(r"[IVXLC]+([^\W\dA-Z]+)")


def scan(line: Line, known: Knowledge) -> list[Candidate]:
    """The candidates of a line, in order, without overlap."""
    found: list[Candidate] = []
    heading = is_heading(line) or is_credit(line, known)
    words, at = line.words, 0
    last = len(words) - 1
    while at <= last:
        word = words[at]
        opening = word.shape is Shape.NUMBER
        openings = known.capital_openings if word.capital else known.openings
        if (seconds := openings.get(word.folded)) is not None:
            opening = opening or "" in seconds or (at < last and words[at + 1].folded in seconds)
        if not opening and not word.capital:
            at += 1
            continue
        step, candidates = _at(line, at, known, heading=heading, opening=opening)
        found.extend(candidates)
        at += step
    return found


def is_credit(line: Line, known: Knowledge) -> bool:
    """Whether the line credits a photograph or a text: an agency, and not a verb ("Jean Dupont / AFP")."""
    if len(line.words) > _LONGEST_CREDIT or not any(w.folded in known.credits for w in line.words):
        return False
    return not any(t.pos in {"VERB", "AUX"} for t in line.sentence.tokens)


def is_heading(line: Line) -> bool:
    """Whether the line is a heading in capitals."""
    shapes = [w.shape for w in line.words]
    upper = shapes.count(Shape.UPPER)
    if upper < 2:
        return False
    letters = shapes.count(Shape.LOWER) + shapes.count(Shape.CAPITAL)
    return upper > _HEADING_SHARE * (upper + letters)


def _at(
    line: Line, at: int, known: Knowledge, *, heading: bool, opening: bool
) -> tuple[int, list[Candidate]]:
    """How many words to go on from ``at``, and the candidates found on the way.

    Where no phrase of the lexicons begins (``opening``), none needs to be looked up.
    """
    word = line.words[at]
    if word.shape in _PASSED_OVER:
        return 1, []
    if found := _told_or_listed(line, at, known, opening=opening):
        return found.last - at + 1, [found]
    if word.capital and (length := _nobody(line, at, known)):
        return length, []
    for finder in _FINDERS[opening, word.capital]:
        if found := finder(line, at, known):
            return found.last - at + 1, [found]
    if length := (opening and _office(line, at, known)) or (word.capital and _civility(line, at, known)):
        return length, []
    return (1, []) if not word.capital or heading else _of_run(line, at, known)


def _told_or_listed(line: Line, at: int, known: Knowledge, *, opening: bool) -> Candidate | None:
    """What marks or a number tell to be a name, or the lexicons list: the RN is a party, the RN 12 a road."""
    if found := in_marks(line, at, known):
        return found
    if line.words[at].shape is Shape.UPPER and (found := road(line, at, known)):
        return found
    return listed(line, at, known) if opening else None


def _of_run(line: Line, at: int, known: Knowledge) -> tuple[int, list[Candidate]]:
    """The names of the run of capitals that begins at ``at``, and how many words to go on."""
    if opens(line, at) and function_word(line.words[at], known):
        return 1, _misread(line, at, known)
    run = Run.gather(line, at, known)
    if _named_thing(line, at, known):
        return run.length, []
    if found := announced(run, known):
        return found.last - at + 1, [found]
    return run.length, list(_named(run, known))


def _misread(line: Line, at: int, known: Knowledge) -> list[Candidate]:
    """A name that begins what is quoted, where the parser takes it for a small word: «Ferral, c'est fini»."""
    word = line.words[at]
    plain = word.shape is Shape.CAPITAL and word.token.pos in _SMALL and len(word.text) >= _NO_SMALL_WORD
    if not plain or ordinary(word, known):
        return []
    return [Candidate(line, at, at, sure=seen(word))]


def _named_thing(line: Line, at: int, known: Knowledge) -> bool:
    """Whether the noun before says that what follows names no actor: "l'opération Serval"."""
    if not at or line.words[at].gap.strip(_MARKS):
        return False
    return line.words[at - 1].folded in known.named_things and line.words[at - 1].token.pos != "VERB"


def _nobody(line: Line, at: int, known: Knowledge) -> int:
    """The length of a phrase with capitals that names nobody: "Légion d'honneur", "Coupe du monde"."""
    found = known.no_actors.match(line.words, at)
    return found[0] if found and found[0] > 1 else 0


def _office(line: Line, at: int, known: Knowledge) -> int:
    """The length of an office with the field that it has charge of: they name nobody by themselves."""
    office = known.offices.match(line.words, at)
    if not office:
        return 0
    length, entry = office
    if entry.portfolio and (last := field(line, at + length - 1, known)) is not None:
        return last - at + 1
    return length if length > 1 or line.words[at].shape is Shape.LOWER else 0


def _civility(line: Line, at: int, known: Knowledge) -> int:
    """1 where a civility stands before a capital: it is no part of the run."""
    word = line.words[at]
    followed = at + 1 < len(line.words) and line.words[at + 1].capital
    return 1 if followed and word.folded in known.civilities and word.text[0].isupper() else 0


def _people(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """A people in the plural with its article: "les Irakiens".

    "2.500 Américains" are nobody in particular.
    """
    word = line.words[at]
    if word.shape is not Shape.CAPITAL or not at or line.words[at - 1].folded not in known.plural_articles:
        return None
    if word.folded in known.peoples_plural:
        return Candidate(line, at, at, ("people",), number="p")
    if Run.gather(line, at, known).last == at and word.folded.endswith(known.inhabitant_endings):
        return Candidate(line, at, at, ("inhabitants",), number="p")
    return None


# What to look for at a word, by whether a phrase of the lexicons begins there and whether it has a capital.
_FINDERS: dict[tuple[bool, bool], tuple[Callable[[Line, int, Knowledge], Candidate | None], ...]] = {
    (True, True): (institution, numbered_road, place, _people),
    (True, False): (institution, numbered_road, place),
    (False, True): (_people,),
    (False, False): (),
}


def _named(run: Run, known: Knowledge) -> Iterator[Candidate]:
    for first, last in split(run, known):
        if candidate := _candidate(run.line, first, last, known):
            yield candidate


def _candidate(line: Line, first: int, last: int, known: Knowledge) -> Candidate | None:
    words = line.words[first : last + 1]
    if first and _inhabitant(line, first, last, known):
        return None
    found = known.known.match(line.words, first)
    person = first == last and words[0].token.entity == "PER" and given_rather(line, first, known)
    if found and found[0] == len(words) and not (person or addressed(line, first, known)):
        return listed_phrase(line, first, *found, known)
    if first == last:
        return _single(line, first, known)
    if known.no_actors.get(" ".join(w.text for w in words)):
        return None
    given = _given(words[0], known)
    if not given and all(ordinary(w, known) or closed(w) for w in words):
        return Candidate(line, first, last, ("titled",)) if _titled(line, first, last, known) else None
    if not given and _cry(line, first, last, known) and not _announced(line, first, known):
        return Candidate(line, first, first, sure=False)
    sure = (
        given
        or not opens(line, first)
        or any(w.token.entity for w in words)
        or _announced(line, first, known)
    )
    return Candidate(line, first, last, (_form_hint(words, known),), sure=sure)


def _cry(line: Line, first: int, last: int, known: Knowledge) -> bool:
    """Whether a word of the language with a capital follows a name, as on a banner: "Durand Dehors"."""
    name, word = line.words[first], line.words[last]
    return (
        last == first + 1
        and name.gap.strip()[-1:] in _QUOTES
        and word.shape is Shape.CAPITAL
        and word.folded not in known.firm_endings
        and name.folded not in known.firm_first
        and ordinary(word, known)
        and not ordinary(name, known)
    )


def _titled(line: Line, first: int, last: int, known: Knowledge) -> bool:
    """Whether an article has a capital that nothing but a title makes due: "lit L'Aube", "à La Source"."""
    words = line.words
    return (
        first > 0
        and last == first + 1
        and words[first].folded in known.articles
        and not opens(line, first)
        and words[last].shape is Shape.CAPITAL
        and words[last].token.pos in {"NOUN", "PROPN", "ADJ"}
    )


def _elided_title(line: Line, at: int) -> bool:
    """The same of "L'Éveil", where the article is elided."""
    before = line.words[at - 1]
    elided = before.shape is Shape.ELISION and before.text[0] == "L" and not line.words[at].gap
    return elided and not opens(line, at - 1)


def _inhabitant(line: Line, first: int, last: int, known: Knowledge) -> bool:
    """Whether it is somebody who lives somewhere: "un Rennais", "une Marseillaise"."""
    before, word = line.words[first - 1].token, line.words[last]
    several = before.feature("Number") == "Plur" and before.pos in {"ADJ", "NUM"}
    if first != last or not (several or (before.pos == "DET" and before.feature("Definite") == "Ind")):
        return False
    return word.shape is Shape.CAPITAL and f"{word.folded.rstrip('s')}s".endswith(known.inhabitant_endings)


def _is_numbered(word: Word, known: Knowledge) -> bool:
    number = _NUMBERED.fullmatch(word.text)
    return number is not None and fold(number[1]) in known.ordinal_endings


def _given(word: Word, known: Knowledge) -> bool:
    """Whether the word is a given name, or begins one ("Abou")."""
    return word.shape is not Shape.UPPER and (
        known.is_first_name(word.folded) or word.folded in known.kinship
    )


def _form_hint(words: Sequence[Word], known: Knowledge) -> str:
    """What the form alone of several words says."""
    opening = words[0].folded in known.firm_first and not known.is_first_name(words[1].folded)
    if opening or words[-1].folded in known.firm_endings:
        return "head"
    first = known.known.get(words[0].text)
    if first and first.kind == "organization" and not known.is_first_name(words[0].folded):
        # "Opel Corsa", "Paris Match Belgique"
        return "head"
    if words[0].shape is Shape.UPPER:
        return "acronym"
    if _given(words[0], known):
        return "first_name"
    plain = len(words) <= 3 and all(w.shape is Shape.CAPITAL and not ordinary(w, known) for w in words)
    return "two_names" if plain else "run"


def _with_surname_after(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """The first of two given names that share a surname: "Paul" in "Paul et Marie Durand"."""
    words = line.words
    if at + 3 >= len(words) or words[at + 1].folded not in known.conjunctions:
        return None
    if not all(known.is_first_name(words[n].folded) and words[n].capital for n in (at, at + 2)):
        return None
    last = Run.gather(line, at + 2, known).last
    if last < at + 3 or words[at + 2].gap not in SPACES:
        return None
    name = " ".join(w.text for w in (words[at], *words[at + 3 : last + 1]))
    return Candidate(line, at, at, ("first_name",), name=name)


def _single(line: Line, at: int, known: Knowledge) -> Candidate | None:
    if shared := _with_surname_after(line, at, known):
        return shared
    word = line.words[at]
    if word.shape is Shape.INITIAL or len(word.text) < 2 or word.folded in known.calendar:
        return None
    if (
        word.folded.rsplit("-", 1)[-1] in known.demonyms
        or word.folded in known.acronym_senses
        or word.folded in known.no_names
    ):
        return None
    if word.shape is Shape.CAPITAL and len(word.text) < 3:
        # "Xu", where the article has named Xu Wenzhou.
        town = "-" in word.text and toponym(word.folded, known)
        return None if ordinary(word, known) else Candidate(line, at, at, sure=town)
    if (
        word.folded in known.territories
        or known.offices.get(word.text)
        or known.is_noun_of_body(word.text)
        or _CODE.search(word.text)
        or _is_numbered(word, known)
    ):
        return None
    if word.shape is Shape.UPPER:
        return _acronym(line, at, known)
    if found := _told(line, at, known):
        return found
    if not word.token.entity and (word.token.pos != "PROPN" or opens(line, at)):
        return None if ordinary(word, known) else Candidate(line, at, at, sure=False)
    unknown = not ordinary(word, known)
    sure = unknown and seen(word) if opens(line, at) else unknown or placed(line, at) or acts(line, at, known)
    return Candidate(line, at, at, (), sure=sure)


def _told(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """The name that the words around it, or its own form, tell to be one."""
    word = line.words[at]
    if at and _elided_title(line, at):
        return Candidate(line, at - 1, at, ("titled",))
    town = "-" in word.text and toponym(word.folded, known)
    aged_person = known.is_first_name(word.folded) and aged(line, at, known)
    return Candidate(line, at, at) if town or aged_person or _announced(line, at, known) else None


def _announced(line: Line, at: int, known: Knowledge) -> bool:
    """Whether the word before says that a name follows: a civility, a title, "le groupe", "dit"."""
    if at and line.words[at - 1].folded in known.aliases and not line.words[at].gap.strip(_MARKS):
        return True
    if not at or line.words[at].gap.strip() not in {"", "."}:
        return False
    before = line.words[at - 1]
    if before.folded in known.civilities:
        return before.text[0].isupper()
    office = known.offices.match(line.words, at - 1)
    return before.folded in known.collectives or bool(
        office and office[0] == 1 and before.token.pos == "NOUN"
    )


def _acronym(line: Line, at: int, known: Knowledge) -> Candidate | None:
    word = line.words[at]
    letters = word.text.replace(".", "").replace("-", "")
    if not 2 <= len(letters) <= 9:
        return None
    if len(letters) >= _SHOUTED and ordinary(word, known) and not _bracketed(line, at):
        return None
    determined = at > 0 and line.words[at - 1].folded in known.determiners
    tagged = bool(word.token.entity) and not opens(line, at)
    return Candidate(line, at, at, ("acronym",), sure=determined or tagged or _bracketed(line, at))


def _bracketed(line: Line, at: int) -> bool:
    """Whether the word stands alone in brackets."""
    after = line.words[at + 1].gap if at + 1 < len(line.words) else ")"
    return line.words[at].gap.strip() == "(" and after.lstrip().startswith(")")
