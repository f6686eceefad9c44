"""Titles and offices beside a name: "le Premier ministre irakien X", "X, ancien maire de Y", "M. X"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from recoupe.extract.mentions.candidate import Candidate, Line
from recoupe.extract.mentions.entries import Entry
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.words import SPACES, Shape, Word
from recoupe.model import ParsedText, Role
from recoupe.text.lemma import lemma

# A title longer than this is a sentence.
_LONGEST = 16
# EDTF: some time that is not known, but has passed.
_PAST = "XXXX"
_CLOSING = frozenset(',.;:!?)»”"…(')


class Title(NamedTuple):
    """A title found: its first and last word, the office, and whether a comma parts it from the name."""

    first: int
    last: int
    office: Entry
    apposed: bool


def before(candidate: Candidate, known: Knowledge) -> Title | None:
    """The title that ends where the name begins, with or without a comma between them."""
    words = candidate.line.words
    at = candidate.first - 1
    while at >= 0 and words[at].folded in known.civilities and words[at].text[0].isupper():
        at -= 1
    if at < 0:
        return None
    gap = words[at + 1].gap
    at = _before_brackets(candidate.line, at)
    comma = gap.strip() in {",", "),"}
    if not comma and gap not in SPACES and gap.strip() not in {".", ")"}:
        return None
    if not comma and words[at].capital and not {"first_name", "tagger:PER"} & set(candidate.hints):
        return None
    if (comma and not closed_after(candidate)) or not _may_end_title(words[at], candidate, known):
        return None
    title = _leftwards(candidate.line, at, comma, known)
    if title and not _held(title, candidate, known):
        return None
    # "un des conseils de l'ancien boxeur, Me Anne X": the boxer is another.
    if title and comma and {title.office.gender, candidate.gender} == {"m", "f"}:
        return None
    return title


def governed(title: Title, line: Line, known: Knowledge) -> bool:
    """Whether a preposition stands before the title."""
    at = title.first - 1
    while (
        at >= 0 and line.words[at].folded in known.articles and line.words[at].folded not in known.contracted
    ):
        at -= 1
    return at >= 0 and (line.words[at].folded in known.contracted or line.words[at].token.pos == "ADP")


def relative(title: Title, line: Line, known: Knowledge) -> str | None:
    """The noun for a relative of the title's bearer before it: "épouse" in "l'épouse de l'ancien maire"."""
    at, words = title.first - 1, line.words
    while at >= 0 and words[at].folded in known.articles and words[at].folded not in known.of:
        at -= 1
    if at < 1 or words[at].folded not in known.of:
        return None
    return words[at - 1].folded if words[at - 1].folded in known.kin else None


def _held(title: Title, candidate: Candidate, known: Knowledge) -> bool:
    """Whether the title may be that of the name.

    One in the plural before a comma is several persons', but for "l'une de ses adjointes, X"; one that ends
    with a noun may go on with the name ("porte-parole de la zone de police Nord").
    """
    words = candidate.line.words
    if title.office.singular and title.apposed:
        back = words[max(0, title.first - 4) : title.first]
        return any(w.folded in known.partitives for w in back)
    if title.apposed or {"first_name", "civility", "tagger:PER"} & set(candidate.hints):
        return True
    return not _open_ended(words[title.first : title.last + 1], title, known)


def _open_ended(words: Sequence[Word], title: Title, known: Knowledge) -> bool:
    """Whether the title ends with a noun after "de" that a name may follow as its own."""
    if len(words) < 3 or title.office.portfolio or title.office.singular:
        return False
    bodies = known.collectives | known.territories
    return any(w.folded in bodies and w.shape is Shape.LOWER for w in words[1:])


def _may_end_title(word: Word, candidate: Candidate, known: Knowledge) -> bool:
    """Whether a title can end there: not at an article, nor at "région", which takes the name as its own."""
    if word.folded in known.determiners or word.folded in known.in_titles:
        return False
    return "first_name" in candidate.hints or word.folded not in known.territories | known.collectives


def _leftwards(line: Line, end: int, comma: bool, known: Knowledge) -> Title | None:
    """The title that ends at the word ``end``: the nearest office, or with a comma the one it depends on."""
    words, found = line.words, None
    at = end
    while at > max(-1, end - _LONGEST):
        if title := _title_at(line, at, end, comma, known):
            found, at = title, title.first
            if not comma and not title.office.singular:
                break
        elif found and words[at].folded not in known.determiners:
            break
        bracketed = words[at].gap.strip() == ")"
        if _joins_another(line, at, known) or (words[at].token.entity == "PER" and words[at].capital):
            break
        if not (bracketed or words[at].gap in SPACES) or not _may_stand_in_title(words[at], known):
            break
        at = _before_brackets(line, at - 1) if bracketed else at - 1
    return found


def _joins_another(line: Line, at: int, known: Knowledge) -> bool:
    """Whether "et" stands there before an article: "le maire X et le préfet Y" has two titles."""
    words = line.words
    if words[at].folded not in known.conjunctions or at + 1 >= len(words):
        return False
    following = words[at + 1].folded
    return following in known.articles and following not in known.contracted


def _before_brackets(line: Line, at: int) -> int:
    """The word before the party or acronym in brackets that ends at ``at``; ``at`` where there is none."""
    words = line.words
    closed = at + 1 < len(words) and words[at + 1].gap.lstrip().startswith(")")
    return at - 1 if closed and at > 0 and words[at].gap.strip() == "(" else at


def _title_at(line: Line, at: int, end: int, comma: bool, known: Knowledge) -> Title | None:
    """The title whose office begins at ``at``, or holds that word."""
    if office := _office_at(line, at, end, known):
        found = _longer(line, Title(at, end, office[1], comma), known)
    else:
        found = _longer(line, Title(at, end, Entry(""), comma), known)
        if found.first == at:
            return None
    return _with_modifiers(line, found, known)


def _office_at(line: Line, at: int, end: int, known: Knowledge) -> tuple[int, Entry] | None:
    office = _office_from(line, at, known)
    if office and at + office[0] - 1 <= end:
        return office
    direct = known.before_name.match(line.words, at)
    if direct and at + direct[0] - 1 == end and line.words[at].shape is Shape.LOWER:
        return direct
    return None


def _longer(line: Line, title: Title, known: Knowledge) -> Title:
    """The title from the beginning of the office of several words inside which it was found."""
    for first in range(max(0, title.first - 3), title.first):
        office = known.offices.match(line.words, first)
        if office and title.first < first + office[0] <= title.last + 1:
            return title._replace(first=first, office=office[1])
    return title


def _may_stand_in_title(word: Word, known: Knowledge) -> bool:
    if word.folded in known.in_titles or word.shape in {Shape.ELISION, Shape.PREFIX}:
        return True
    return word.token.pos in {"NOUN", "ADJ", "PROPN", "X"} or word.capital or word.folded in known.demonyms


def _with_modifiers(line: Line, title: Title, known: Knowledge) -> Title:
    """The title with "ex-", "ancien", "premier" and the like before it."""
    first, words = title.first, line.words
    while first > 0 and words[first].gap in SPACES and _modifies(words[first - 1], known):
        first -= 1
    return title._replace(first=first)


def _modifies(word: Word, known: Knowledge) -> bool:
    bare = word.folded.rstrip("-")
    return bare in known.former or bare in known.ordinals


def closed_after(candidate: Candidate) -> bool:
    """Whether the name is closed off by punctuation as an apposition is: "le maire, X, a dit"."""
    words = candidate.line.words
    if candidate.last + 1 >= len(words):
        return True
    return words[candidate.last + 1].gap.strip()[:1] in _CLOSING


def after(candidate: Candidate, known: Knowledge) -> Title | None:
    """The title in apposition after the name: ", ancien ministre de la Défense,"; an age may come first."""
    line, words = candidate.line, candidate.line.words
    at = candidate.last + 1
    if (entered := _entered(line, at, known)) is not None:
        at = entered
    elif at >= len(words) or words[at].gap.strip() not in {",", "("}:
        return None
    else:
        at = _past_age(line, at, known)
    while at < len(words) and words[at].folded in known.articles:
        at += 1
    first = at
    while at < len(words) and _modifies(words[at], known) and not _office_from(line, at, known):
        at += 1
    if at >= len(words) or not (office := _office_from(line, at, known)):
        return None
    if office[0] == 1 and lemma(words[at].text, known.language, "VERB") in known.saying:
        # "X, juge Y": a verb of saying.
        return None
    end = _title_end(line, at, office[0], known)
    if any(w.capital and w.token.entity == "PER" for w in words[at + office[0] : end + 1]):
        # "X, l'actrice Y, ": the title of another.
        return None
    closed = entered is not None or _closes(line, end, known)
    return Title(first, end, office[1], True) if closed else None


def _entered(line: Line, at: int, known: Knowledge) -> int | None:
    """Past "a été nommé", "est devenue", ", élu", by which one enters an office; None where it is to come."""
    words = line.words
    for ahead in range(at, min(len(words) - 1, at + 4)):
        word = words[ahead]
        if word.folded in known.named:
            return ahead + 1 if words[ahead + 1].gap in SPACES else None
        apposed = ahead == at and word.gap.strip() == ","
        if not (word.gap in SPACES or apposed) or word.token.pos not in {"AUX", "ADV"}:
            return None
        if word.token.feature("Tense") == "Fut" or word.token.feature("Mood") == "Cnd":
            return None
    return None


def _office_from(line: Line, at: int, known: Knowledge) -> tuple[int, Entry] | None:
    office = known.offices.match(line.words, at)
    if not office or line.words[at].token.pos in {"VERB", "AUX"}:
        return None
    # "violence policière" is no office.
    return None if office[0] == 1 and line.words[at].token.pos == "ADJ" else office


def _past_age(line: Line, at: int, known: Knowledge) -> int:
    """Past "34 ans," when it stands there."""
    words = line.words
    if at + 2 < len(words) and words[at].shape is Shape.NUMBER and words[at + 1].folded in known.years:
        return at + 2
    return at


def _title_end(line: Line, at: int, length: int, known: Knowledge) -> int:
    words, end = line.words, at + length - 1
    for ahead in range(end + 1, min(len(words), at + _LONGEST)):
        bracketed = words[ahead].gap.strip() == "(" or words[ahead].gap.strip() == ")"
        if not (bracketed or words[ahead].gap in SPACES) or not _may_stand_in_title(words[ahead], known):
            break
        if words[ahead].folded in known.calendar:
            break
        end = ahead
    while end > at + length - 1 and words[end].folded in known.in_titles:
        end -= 1
    return end


def _closes(line: Line, end: int, known: Knowledge) -> bool:
    if end + 1 >= len(line.words):
        return True
    following = line.words[end + 1]
    if following.gap.strip()[:1] in _CLOSING or following.folded in known.after_titles | known.dating:
        return True
    # "X, maire de" a complement; but "Selon X, le maire l'a dit": another.
    return following.folded in known.in_titles and following.folded not in known.articles


def role(title: Title, line: Line, parsed: ParsedText, known: Knowledge) -> Role:
    """The role that a title gives; one that is over ends at a time unknown."""
    words = line.words
    first, over = title.first, False
    while first < title.last and words[first].folded.rstrip("-") in known.former:
        first, over = first + 1, True
    end = _past_bracket(parsed.text, words[first].start, words[title.last].end)
    anchor = parsed.anchor(words[title.first].start, end)
    text = " ".join(parsed.text[words[first].start : end].split())
    return Role(_of_one(text, title), end=_PAST if over else None, evidence=(anchor,))


def _past_bracket(text: str, start: int, end: int) -> int:
    """The end of a title, past the bracket that closes one opened inside it: "chef du parti (PZ)"."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if opened and text[end : end + 1] == ")" else end


def _of_one(text: str, title: Title) -> str:
    """The title in the singular: "ministres" of two persons is for each "ministre"."""
    singular, plural = title.office.singular, title.office.plural
    cut = text.lower().find(plural) if singular and plural else -1
    return text if cut < 0 else f"{text[:cut]}{singular}{text[cut + len(str(plural)) :]}"
