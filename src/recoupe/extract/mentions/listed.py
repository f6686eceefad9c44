"""Names that the lexicons list, where they are written as names."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.mentions.candidate import Candidate, Line
from recoupe.extract.mentions.entries import Entry
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.phrases import institution, unbroken
from recoupe.extract.mentions.runs import Run, opens, ordinary
from recoupe.extract.mentions.words import SPACES, Shape, Word


def listed(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """An actor of the lexicons, unless more capitals follow that make it part of another name."""
    found = known.known.match(line.words, at)
    if not found:
        return None
    if _foreign(line, at + found[0], known) and found[1].kind == "organization":
        return None
    if (found[0] == 1 or found[1].lower) and line.words[at].folded in known.body_nouns:
        # "Alliance" in "Alliance des pêcheurs de Sète", "pompiers" in "pompiers de Paris"
        longer = institution(line, at, known)
        if longer is not None and longer.last >= at + found[0]:
            return longer
    if found[0] == 1 and (_part_of_name(line, at, found[1], known) or given_rather(line, at, known)):
        return None
    return listed_phrase(line, at, *found, known)


def listed_phrase(line: Line, at: int, length: int, entry: Entry, known: Knowledge) -> Candidate | None:
    """The actor ``entry`` where its ``length`` words stand, if they are written as a name."""
    last = at + length - 1
    words = line.words[at : last + 1]
    if entry.kind == "organization" and (addressed(line, at, known) or _goes_on(line, last, known)):
        return None
    if not (unbroken(words) and (entry.lower or _capitals_fit(words, entry, known))):
        return None
    if entry.contracted and (not at or line.words[at - 1].folded not in known.contracted):
        return None
    if entry.acronym and words[0].shape is Shape.CAPITAL and ordinary(words[0], known):
        # "L'association Eau vive" is not in the EAU.
        return None
    plain = length == 1 or (entry.capitals[1:2] == (True,) and not words[1].capital)
    doubtful = plain and opens(line, at) and words[0].shape is Shape.CAPITAL and ordinary(words[0], known)
    # "Cher client"
    land = entry.kind in {"country", "place"} and not (doubtful and words[0].token.pos == "ADJ")
    return Candidate(
        line,
        at,
        _past_country(line, last, entry, known),
        ("known:seat" if entry.seat else f"known:{entry.kind}",),
        sure=not doubtful or land,
    )


def _capitals_fit(words: Sequence[Word], entry: Entry, known: Knowledge) -> bool:
    """Whether the words have the capitals of the name.

    A name may lose the only one that it has ("parti socialiste"), and the later ones on words of the
    language ("Arc de triomphe").
    """
    capitals, place = entry.capitals, entry.kind == "place"
    if len(words) != len(capitals):
        return any(w.text[0].isupper() for w in words)
    lost = [
        n
        for n, (word, capital) in enumerate(zip(words, capitals, strict=True))
        if capital and not word.capital and not word.text[0].isupper()
    ]
    if lost == [0] and place:
        # "la tour Eiffel"
        return len(words) > 1 and words[1].capital
    if lost == [0]:
        return (
            not entry.strict
            and sum(capitals) == 1
            and len(words) > 1
            and words[0].token.pos not in {"ADP", "DET"}
        )
    later = (
        words[0].capital
        and words[0].folded not in known.articles
        and all(n and ordinary(words[n], known) for n in lost)
    )
    return not lost or later


def _foreign(line: Line, at: int, known: Knowledge) -> bool:
    """Whether an adjective of another nation follows.

    "Conseil constitutionnel gabonais" is not the known one.
    """
    if at >= len(line.words) or line.words[at].gap not in SPACES:
        return False
    word = line.words[at]
    return word.shape is Shape.LOWER and known.demonyms.get(word.folded, known.home) != known.home


def _past_country(line: Line, last: int, entry: Entry, known: Knowledge) -> int:
    """Past the place of which it is the branch: "Amnesty International France", "CGT Lyon"."""
    words = line.words
    if entry.kind != "organization" or entry.seat or last + 1 >= len(words) or words[last + 1].gap != " ":
        return last
    if words[last + 1].shape is not Shape.CAPITAL:
        return last
    found = known.known.match(words, last + 1)
    if found is None or found[0] > 1 or found[1].kind not in {"country", "place"}:
        return last
    goes_on = last + 2 < len(words) and words[last + 2].capital and words[last + 2].gap in SPACES
    given = known.is_first_name(words[last + 1].folded)
    return last if goes_on or given else last + 1


def _goes_on(line: Line, last: int, known: Knowledge) -> bool:
    """Whether an adjective makes it another: "Conseil de sécurité nationale", "la Presse régionale"."""
    words = line.words
    common = words[last].shape is Shape.LOWER or words[last - 1].folded in known.articles
    if last + 1 >= len(words) or not common or words[last + 1].gap not in SPACES:
        return False
    after = words[last + 1]
    same = after.token.dep == "amod" and after.token.head == words[last].token.i
    return (
        same
        and after.shape is Shape.LOWER
        and after.token.pos == "ADJ"
        and after.folded not in known.demonyms
    )


def addressed(line: Line, at: int, known: Knowledge) -> bool:
    """Whether a civility stands before: "M. Renault" is no firm."""
    before = line.words[at - 1] if at else None
    return before is not None and before.folded in known.civilities and before.text[0].isupper()


def given_rather(line: Line, at: int, known: Knowledge) -> bool:
    """Whether the known word is a given name: no article or preposition says otherwise ("Dominique")."""
    if not known.is_first_name(line.words[at].folded):
        return False
    before = line.words[at - 1].folded if at else ""
    return before not in known.determiners and (before,) not in known.locative.get(before, ())


def _part_of_name(line: Line, at: int, entry: Entry, known: Knowledge) -> bool:
    """Whether a known single word stands inside a longer name ("Paris Saint-Germain", "Jean France")."""
    words = line.words
    if at + 1 < len(words) and words[at + 1].gap in SPACES and words[at + 1].shape is Shape.CAPITAL:
        after = words[at + 1]
        if entry.kind == "country" and at and words[at - 1].folded in known.of:
            # "le grand rabbin de France Haïm Morel"
            return Run.gather(line, at, known).last == at + 1
        if not known.is_first_name(after.folded) and Run.gather(line, at, known).last > at:
            return known.known.match(words, at + 1) is None and known.offices.match(words, at + 1) is None
    before = words[at - 1] if at else None
    return bool(
        before
        and words[at].gap in SPACES
        and before.capital
        and known.is_first_name(before.folded)
        and words[at].shape is not Shape.UPPER
    )
