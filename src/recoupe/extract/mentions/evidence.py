"""What stands around a name and says what it names: titles, prepositions, verbs, the tagger's label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from recoupe.extract.mentions import titles
from recoupe.extract.mentions.candidate import Candidate
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.phrases import aged
from recoupe.extract.mentions.runs import toponym
from recoupe.extract.mentions.words import SPACES, Shape, Word, fold
from recoupe.model import ParsedText, Token

# Names in one list.
_LONGEST_LIST = 8
# "la société de conseil X"
_SHORTEST_TRADE = 3
_QUOTES = "«“\" \u00a0\u202f‘'"
# What is named so is no person, and bears no title.
_IMPERSONAL = frozenset(
    {
        "known:country",
        "known:place",
        "known:organization",
        "known:seat",
        "known:group",
        "people",
        "institution",
        "head",
        "place_noun",
        "collective",
    }
)


def weigh(candidate: Candidate, parsed: ParsedText, known: Knowledge) -> Candidate:
    """The candidate with all the hints, titles and the gender that its sentence gives."""
    found = candidate.with_hints(*_tagger(candidate), *_around(candidate, known))
    if _IMPERSONAL & set(found.hints):
        return found
    found = _civil(found, known)
    if (
        len(found.words) == 1
        and {"tagger:ORG", "acronym"} & set(found.hints)
        and "civility" not in found.hints
    ):
        return found
    return _entitled(_related(found, known), parsed, known)


def _tagger(candidate: Candidate) -> Iterator[str]:
    labels = Counter(w.token.entity for w in candidate.words if w.capital and w.token.entity)
    if labels:
        yield f"tagger:{labels.most_common(1)[0][0]}"


def _around(candidate: Candidate, known: Knowledge) -> Iterator[str]:
    before = _before(candidate)
    if before and before.folded in known.plural_articles:
        yield "plural"
    elif (before and before.token.pos == "DET") or (before and before.folded in known.contracted):
        yield "article"
    located = _after_phrase(candidate, known)
    if located:
        yield "locative"
    if "first_name" not in candidate.hints:
        yield from _told(candidate, before, known, located=located)
    yield from _form(candidate, known)
    if _of_firm(candidate, known):
        yield "of_firm"
    yield from _governed(candidate, known)
    if aged(candidate.line, candidate.last, known):
        yield "age"
    if _presented(candidate, known):
        yield "presented"
    if len(candidate.words) == 1 and _given(candidate.words[0], known):
        yield "given"


def _given(word: Word, known: Knowledge) -> bool:
    """Whether the word is a given name, and no town that begins like one ("Charly-Oradour")."""
    last = word.folded.rsplit("-", 1)[-1]
    town = word.token.entity == "LOC" and last != word.folded and last not in known.first_names
    return known.is_first_name(word.folded) and not town


def _form(candidate: Candidate, known: Knowledge) -> Iterator[str]:
    """What the first word of the name says: "Saint-Paul", "Oued Zem"."""
    first = candidate.words[0].folded
    if first.startswith(known.place_prefixes) or f"{first}-" in known.place_prefixes:
        yield "place_prefix"
    if len(candidate.words) > 1 and first in known.place_openers:
        yield "place_opener"
    if "-" in first and toponym(first, known):
        yield "toponym"


def _told(candidate: Candidate, before: Word | None, known: Knowledge, *, located: bool) -> Iterator[str]:
    """What the text says outright: the noun before the name, or in apposition, or where it lies."""
    if before and _collective(candidate, known):
        yield "collective"
    if not located and _apposed(candidate, known.collectives):
        # Not "À Fos, le syndicat X".
        yield "apposed_body"
    if _apposed(candidate, known.territories):
        yield "apposed_place"
    if not _IMPERSONAL & set(candidate.hints) and _located(candidate, known):
        yield "located"


def _before(candidate: Candidate) -> Word | None:
    words, first = candidate.line.words, candidate.first
    return words[first - 1] if first and not words[first].gap.strip(_QUOTES) else None


def _after_phrase(candidate: Candidate, known: Knowledge) -> bool:
    """Whether a preposition of place or the noun of a territory stands before the name."""
    words, at = candidate.line.words, candidate.first
    if at and words[at].gap not in SPACES:
        return False
    if at and words[at - 1].folded in known.articles:
        at -= 1
    if at > 1 and words[at - 1].folded in known.of and words[at - 2].folded in known.territories:
        return True
    return (
        at > 0
        and any(
            at >= len(phrase) and tuple(w.folded for w in words[at - len(phrase) : at]) == phrase
            for phrase in known.locative.get(words[at - 1].folded, ())
        )
        and not _addressed(candidate, known)
    )


def _addressed(candidate: Candidate, known: Knowledge) -> bool:
    """Whether the name is whom something is done to, and no place: "succéder à X", "candidat à l'Élysée"."""
    words, at = candidate.line.words, candidate.first - 1
    if at > 0 and words[at].folded in known.articles and words[at].folded not in known.contracted:
        at -= 1
    if at < 0 or words[at].folded not in known.to:
        return False
    token = candidate.words[0].token
    for word in candidate.words:
        if word.token.head not in {w.token.i for w in candidate.words}:
            token = word.token
    if "known:seat" in candidate.hints and token.dep == "nmod":
        return True
    return candidate.line.sentence.head(token).lemma in known.dative_verbs


def _collective(candidate: Candidate, known: Knowledge) -> bool:
    """Whether the noun of a kind of organization stands right before.

    "le groupe X", "la société suisse X", "la société de conseil X".
    """
    words, first = candidate.line.words, candidate.first
    for at in range(first - 1, max(-1, first - 4), -1):
        if words[at].folded in known.collectives:
            return at == first - 1 or words[at].token.pos != "VERB"
        if words[at].token.pos != "ADJ":
            return _of_trade(candidate, at, known)
    return False


def _of_trade(candidate: Candidate, at: int, known: Knowledge) -> bool:
    """Whether ``at`` ends what the body before the name does: "société de conseil", "cabinet d'avocats".

    Not after "du" or "de la", where the name may be his who holds an office there.
    """
    words = candidate.line.words
    noun, of, body = words[at], words[at - 1], words[at - 2]
    if at < _SHORTEST_TRADE or noun.shape is not Shape.LOWER or noun.token.pos != "NOUN":
        return False
    if of.folded not in known.of - known.contracted or body.folded not in known.collectives:
        return False
    if any(w.gap not in SPACES for w in words[at - 1 : candidate.first + 1]) or body.shape is not Shape.LOWER:
        return False
    held = words[at - 4].folded if at > _SHORTEST_TRADE else ""
    return words[at - 3].folded in known.articles and not {words[at - 3].folded, held} & known.of


def _apposed(candidate: Candidate, nouns: frozenset[str]) -> bool:
    """Whether one of ``nouns`` says after the name what it names: "X, une coalition", "X (XYZ), une ONG"."""
    words, at = candidate.line.words, candidate.last + 1
    if at + 1 < len(words) and words[at].gap.strip() == "(" and words[at + 1].gap.strip() == "),":
        at += 1
    if at >= len(words) or words[at].gap.strip() not in {",", "),"}:
        return False
    while at < len(words) and words[at].token.pos in {"DET", "ADJ"}:
        at += 1
    return at < len(words) and words[at].folded in nouns and words[at].token.pos == "NOUN"


def _located(candidate: Candidate, known: Knowledge) -> bool:
    """Whether brackets after the name tell where the place lies: "Trèbes (Aude)", "Angers (ouest)"."""
    words, at = candidate.line.words, candidate.last + 1
    if at >= len(words) or words[at].gap.strip() != "(" or words[at - 1].shape is Shape.UPPER:
        return False
    found = known.known.match(words, at)
    if found and found[1].kind in {"place", "country"}:
        at += found[0]
    elif words[at].folded in known.compass:
        at += 1
    else:
        return False
    return at >= len(words) or words[at].gap.lstrip()[:1] in {")", ","}


def _governed(candidate: Candidate, known: Knowledge) -> Iterator[str]:
    """What the word says on which the name depends: a verb of saying, an office held in a body."""
    inside = {w.token.i for w in candidate.words}
    for word in candidate.words:
        token = _first_of_list(word.token, candidate, inside)
        if token.head in inside or token.head == token.i:
            continue
        head = candidate.line.sentence.head(token)
        if word.token.dep == "conj" and candidate.line.sentence.head(word.token).entity == "PER":
            yield "with_person"
        agent = token.dep in {"nsubj", "obl:agent"}
        if agent and head.lemma in known.saying:
            yield "subject_of_saying"
        acts = agent and (head.lemma in known.saying or head.lemma in known.acts_of_governments)
        if acts or (token.dep == "obj" and head.lemma in known.done_to_governments):
            if word.folded in known.capitals:
                yield "for_government"
            elif word.folded in known.union_towns:
                yield "for_union"
        elif token.dep == "nmod":
            yield from _owned(token, head, candidate, known)
        return


def _owned(token: Token, head: Token, candidate: Candidate, known: Knowledge) -> Iterator[str]:
    """What the noun says whose complement the name is: an office in a body, what places or firms have."""
    noun, lemma = fold(head.text), fold(head.lemma)
    if noun in known.in_bodies:
        yield "office_in"
    case = candidate.line.words[candidate.first - 1].folded if candidate.first else ""
    if case in known.determiners and lemma in known.of_places:
        yield "of_place"


def _of_firm(candidate: Candidate, known: Knowledge) -> bool:
    """Whether what only a firm has stands before the name: "le conseil d'administration de X"."""
    words, at = candidate.line.words, candidate.first - 2
    if _of_country(candidate, known):
        return True
    if at < 0 or words[at + 1].folded not in known.of or words[at + 1].gap not in SPACES:
        return False
    for first in (at - 2, at):
        found = known.of_firms.match(words, first) if first >= 0 else None
        if found and first + found[0] - 1 == at:
            return True
    return known.of_firms.get(words[at].token.lemma) is not None


def _of_country(candidate: Candidate, known: Knowledge) -> bool:
    """Whether its nationality in lower case stands before as a noun: "l'espagnol Ferral" is no Spaniard."""
    words, first = candidate.line.words, candidate.first
    if first < 2 or words[first].gap not in SPACES or "first_name" in candidate.hints:
        return False
    nation, article = words[first - 1], words[first - 2].folded
    if nation.shape is not Shape.LOWER or nation.folded not in known.demonyms:
        return False
    return article in known.articles | known.contracted and article not in known.plural_articles


def _first_of_list(token: Token, candidate: Candidate, inside: set[int]) -> Token:
    """The word that begins the list in which ``token`` stands: "Paris" for "Rome" in "Paris et Rome"."""
    for _ in range(_LONGEST_LIST):
        if token.dep != "conj" or token.head in inside or token.head == token.i:
            break
        token = candidate.line.sentence.head(token)
    return token


def _presented(candidate: Candidate, known: Knowledge) -> bool:
    """Whether "un voisin", "une étudiante" in apposition says who the bearer of a given name alone is."""
    words, at = candidate.line.words, candidate.last + 1
    return (
        len(candidate.words) == 1
        and at < len(words)
        and words[at].gap.strip() == ","
        and words[at].token.feature("Definite") == "Ind"
        and known.is_first_name(candidate.words[0].folded)
    )


def _civil(candidate: Candidate, known: Knowledge) -> Candidate:
    """With the gender of the civility before the name, or of its first name."""
    words, first = candidate.line.words, candidate.first
    before = words[first - 1] if first else None
    given = _given_gender(candidate, known)
    if not before or before.folded not in known.civilities or not before.text[0].isupper():
        return candidate.but(candidate.hints, given) if given else candidate
    if words[first].gap.strip(" \u00a0\u202f."):
        return candidate.but(candidate.hints, given) if given else candidate
    return candidate.but((*candidate.hints, "civility"), known.civilities[before.folded] or given)


def _related(candidate: Candidate, known: Knowledge) -> Candidate:
    """With the gender that a noun for a relative tells: "son frère X", "Son épouse, X,", "X, sa fille"."""
    words, first, at = candidate.line.words, candidate.first, candidate.last + 1
    noun = None
    if first and words[first - 1].folded in known.kin and words[first].gap.strip() in {"", ","}:
        apposed = bool(words[first].gap.strip())
        noun = None if apposed and not titles.closed_after(candidate) else words[first - 1]
    elif at + 1 < len(words) and words[at].gap.strip() == "," and words[at].token.pos == "DET":
        noun = words[at + 1] if words[at + 1].folded in known.kin else None
    if noun is None or noun.token.pos not in {"NOUN", "PROPN"}:
        return candidate
    return replace(candidate.with_hints("kin"), gender=known.kin[noun.folded] or candidate.gender)


def _given_gender(candidate: Candidate, known: Knowledge) -> str | None:
    if len(candidate.words) < 2 and not candidate.name:
        return None
    given = candidate.words[0].folded
    return known.first_names.get(given) or known.first_names.get(given.split("-")[0])


def _entitled(candidate: Candidate, parsed: ParsedText, known: Knowledge) -> Candidate:
    before, after = titles.before(candidate, known), titles.after(candidate, known)
    if before and after and before.apposed and titles.governed(before, candidate.line, known):
        # "Dans sa lettre au préfet, X, maire de Y, proteste": of two titles in commas the second is X's.
        before = None
    if before and before.apposed and (relative := titles.relative(before, candidate.line, known)):
        # "L'épouse du maire, X, se tait": X is the wife.
        before, gender = None, known.kin[relative] or candidate.gender
        candidate = replace(candidate.with_hints("kin"), gender=gender)
    found = [t for t in (before, after) if t]
    if not found:
        return candidate
    roles = tuple(
        titles.role(t, candidate.line, parsed, known) for t in found if known.offices.get(t.office.name)
    )
    gender = candidate.gender or next((t.office.gender for t in found if t.office.gender == "f"), None)
    hints = tuple("apposition" if t.apposed else "title" for t in found)
    return replace(candidate.with_hints(*hints), titles=roles, gender=gender)
