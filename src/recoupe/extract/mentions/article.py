"""What the whole article says of its names.

Surnames of full names, acronyms it explains, doubtful capitals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe.extract.mentions.candidate import Candidate, tally, winner
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.runs import opens, ordinary
from recoupe.extract.mentions.words import SPACES, Shape, fold
from recoupe.model import ParsedText

# "X, 34 ans, alias Y"
_AGE = re.compile(r"^,\s?\d{1,3}\s\w{2,5}(?=,)")


_LONGEST_EXPANSION = 9
# After a body's name of so many words, brackets hold its acronym, be it of another language.
_LONG_NAME = 5
# What the tagger takes a name for.
_NAMING = frozenset({"PROPN", "NOUN", "X"})
_EXPANDING = frozenset({Shape.LOWER, Shape.ELISION, Shape.PREFIX})


def settle(candidates: Sequence[Candidate], parsed: ParsedText, known: Knowledge) -> list[Candidate]:
    """The candidates that name somebody, with what the rest of the article says of them."""
    persons = _surnames(candidates)
    certain = {c.folded for c in candidates if c.sure}
    inside = {c.folded for c in candidates if len(c.words) == 2 and not opens(c.line, c.first)}
    given = {c.folded[0] for c in candidates if "first_name" in c.hints or _person(c)}
    things = _things(candidates, known)
    repeated = _repeated(candidates, known)
    kept = [
        c
        for c in (_without_heading(c, inside, persons, known) for c in candidates if c.folded not in things)
        if c.sure
        or c.folded in certain
        or c.folded[-1:] in persons
        or ("subject_of_saying" in c.hints and not ordinary(c.words[0], known))
        or (len(c.words) == 1 and c.folded[0] in given)
        or c.folded in repeated
    ]
    single = [c for c in kept if not _pairs_names(c, persons, known)]
    articled = {
        c.folded[-2:]
        for c in single
        if c.last > c.first and c.words[-2].folded in known.articles and _person(c)
    }
    whole = [_with_article(c, articled) for c in single] if articled else single
    return [_completed(c, persons) for c in _with_aliases(whole, parsed, known)]


def _with_article(candidate: Candidate, articled: set[tuple[str, ...]]) -> Candidate:
    """A surname that begins a sentence with its article: "Le Guen", after "Anna Le Guen"."""
    if not candidate.first or len(candidate.words) > 1:
        return candidate
    before = candidate.line.words[candidate.first - 1]
    whole = before.text[0].isupper() and (before.folded, candidate.folded[0]) in articled
    return replace(candidate, first=candidate.first - 1).with_hints("surname") if whole else candidate


def _repeated(candidates: Iterable[Candidate], known: Knowledge) -> set[tuple[str, ...]]:
    """The words with doubtful capitals that are none of the language and stand in the article twice."""
    doubtful = [
        c
        for c in candidates
        if not c.sure
        and len(c.words) == 1
        and c.words[0].shape is Shape.CAPITAL
        and c.words[0].token.pos in _NAMING
        and "-" not in c.words[0].text
        and not ordinary(c.words[0], known)
    ]
    return {folded for folded, count in Counter(c.folded for c in doubtful).items() if count > 1}


def _person(candidate: Candidate) -> bool:
    return len(candidate.words) > 1 and winner(tally(candidate.hints)) == "person"


def _without_heading(
    candidate: Candidate,
    inside: set[tuple[str, ...]],
    persons: dict[tuple[str, ...], str | None],
    known: Knowledge,
) -> Candidate:
    """The surname alone where a noun with the capital of a heading was taken for a part: "Procès Martin"."""
    opening = opens(candidate.line, candidate.first)
    if len(candidate.words) != 2 or not opening or candidate.folded in inside:
        return candidate
    noun, name = candidate.words
    if noun.shape is not Shape.CAPITAL or not ordinary(noun, known) or (name.folded,) not in persons:
        return candidate
    return replace(candidate, first=candidate.last, sure=True)


def _pairs_names(candidate: Candidate, persons: dict[tuple[str, ...], str | None], known: Knowledge) -> bool:
    """Whether a compound puts two names side by side: "Dupont-Durand" of rivals, "Paris-Lyon"."""
    pieces = " ".join(candidate.folded).split("-")
    if len(pieces) < 2 or any(h.startswith("known:") for h in candidate.hints):
        return False
    if {"civility", "title", "first_name"} & set(candidate.hints) or candidate.folded[-1:] in persons:
        return False
    return all((piece.split(" ")[-1],) in persons or known.known.get(piece) for piece in pieces)


def _surnames(candidates: Iterable[Candidate]) -> dict[tuple[str, ...], str | None]:
    """From the last word of each full name of a person to the gender."""
    found: dict[tuple[str, ...], str | None] = {}
    for candidate in candidates:
        if len(candidate.words) > 1 and winner(tally(candidate.hints)) == "person":
            found[candidate.folded[-1:]] = candidate.gender
    return found


def _completed(candidate: Candidate, persons: dict[tuple[str, ...], str | None]) -> Candidate:
    if len(candidate.words) == 1 and candidate.folded in persons and "known:country" not in candidate.hints:
        return candidate.with_hints("surname")
    return candidate


def _with_aliases(
    candidates: Sequence[Candidate], parsed: ParsedText, known: Knowledge
) -> Iterator[Candidate]:
    """The candidates, each with the other names that the text gives right after it."""
    for at, candidate in enumerate(candidates):
        following = candidates[at + 1] if at + 1 < len(candidates) else None
        if following is None or following.line is not candidate.line:
            yield candidate
            continue
        between = parsed.text[candidate.end : following.start]
        if _names_again(between, candidate, following, parsed, known):
            name = parsed.text[following.start : following.end]
            named = replace(candidate, aliases=(*candidate.aliases, name))
            yield named.with_hints("spelt_out") if _spelt_out(candidate, following) else named
        else:
            yield candidate


def _names_again(
    between: str, left: Candidate, right: Candidate, parsed: ParsedText, known: Knowledge
) -> bool:
    """Whether ``right`` is another name of ``left``: in brackets, after a slash, after "alias"."""
    stripped = between.strip()
    if stripped == "/":
        return right.words[0].shape is Shape.UPPER or left.words[0].shape is Shape.UPPER
    if stripped.lstrip('»”" ') == "(":
        closed = parsed.text[right.end : right.end + 1] == ")"
        return closed and len(right.words) == 1 and _short_for(right, left)
    return fold(_AGE.sub("", stripped).strip(', \u00a0\u202f«“"')) in known.aliases


def _short_for(right: Candidate, left: Candidate) -> bool:
    """Whether the one word in brackets is the acronym of the name before them."""
    if _abbreviates(right.folded[0], left.folded):
        return True
    # "Institut pour l'étude de la guerre (ISW)": of a translated name the letters say nothing.
    known = any(h.startswith("known:") for h in right.hints)
    body = {"institution", "head"} & set(left.hints) and len(left.words) > 2
    begins = right.folded[0][:1] == left.folded[0][:1] or len(left.words) >= _LONG_NAME
    return bool(body) and begins and right.words[0].shape is Shape.UPPER and not known


def _spelt_out(name: Candidate, acronym: Candidate) -> bool:
    """Whether it is a body's name with its acronym, not a person's with the initials."""
    if len(name.words) < 3 or acronym.words[0].shape is not Shape.UPPER or _person(name):
        return False
    return not {"first_name", "civility", "title"} & set(name.hints)


def _things(candidates: Iterable[Candidate], known: Knowledge) -> set[tuple[str, ...]]:
    """The acronyms that the article gives for what is no body: "l'impôt sur les bénéfices (IBF)"."""
    return {
        c.folded
        for c in candidates
        if "acronym" in c.hints
        and len(c.words) == 1
        and c.words[0].gap.strip() == "("
        and (noun := _expanded(c))
        and not known.is_noun_of_body(noun)
        and noun not in known.collectives
    }


def _expanded(acronym: Candidate) -> str | None:
    """The noun, in lower case, that begins the words before the brackets whose initials ``acronym`` is."""
    words, at = acronym.line.words, acronym.first - 1
    letters = acronym.folded[0]
    while at >= max(0, acronym.first - _LONGEST_EXPANSION) and words[at].shape in _EXPANDING:
        noun = words[at].token.pos == "NOUN" and words[at].folded[0] == letters[0]
        if noun and _abbreviates(letters, [w.folded for w in words[at : acronym.first]]):
            return words[at].folded
        if words[at].gap not in SPACES:
            return None
        at -= 1
    return None


def _abbreviates(acronym: str, name: Iterable[str]) -> bool:
    """Whether the letters of ``acronym`` are initials of the folded words of ``name``, in their order."""
    words = [part for word in name for part in re.split(r"[-']", word) if part]
    initials = "".join(word[0] for word in words)
    letters = acronym.replace(".", "")
    if not words or letters[:1] != words[0][:1]:
        return False
    return _subsequence(letters, initials) or (
        len(letters) > 2 and _subsequence(letters, "".join(w[:3] for w in words))
    )


def _subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return len(short) > 1 and all(letter in rest for letter in short)
