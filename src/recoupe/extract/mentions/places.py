"""Places named by a noun and what goes with it: "rue de Rivoli", "Musée juif", "le VIIIe arrondissement"."""

from __future__ import annotations

import re

from recoupe.extract.mentions.candidate import Candidate, Line
from recoupe.extract.mentions.entries import Entry
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.phrases import date_end, indefinite, is_noun, past_adjectives, person_begins
from recoupe.extract.mentions.roads import road
from recoupe.extract.mentions.runs import Run, function_word, no_name, opens
from recoupe.extract.mentions.words import SPACES, Shape

# "14e", "VIIIe", "1er"
_ORDINAL = re.compile(r"(?:\d+|[ivxlc]+)([a-z]+)")


def place(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """A place whose noun stands at ``at``: "rue de Rivoli", "place Bellecour", "musée du Louvre"."""
    words = line.words
    if words[at].folded in known.numbered:
        # "le VIIIe arrondissement"
        number = _ORDINAL.fullmatch(words[at - 1].folded) if at and words[at].gap in SPACES else None
        ordinal = number is not None and number[1] in known.ordinal_endings
        return Candidate(line, at - 1, at, ("place_noun",)) if ordinal else None
    found = known.places.match(words, at)
    if found is not None and not is_noun(line, at, found[0]):
        return None
    if (found := found or _gate(line, at, known)) is None:
        return None
    last = at + found[0] - 1
    if last + 1 >= len(words) or words[last + 1].gap not in SPACES:
        return None
    after = words[last + 1]
    if words[at].folded in known.road_nouns and road(line, last + 1, known):
        # "l'autoroute A7" is the A7
        return None
    if after.capital and not no_name(after, known) and not function_word(after, known):
        return Candidate(line, at, Run.gather(line, last + 1, known).last, ("place_noun",))
    end = None if indefinite(line, at) else _qualified_place(line, at, last, known)
    return Candidate(line, at, end, ("place_noun",)) if end is not None else None


def _qualified_place(line: Line, at: int, last: int, known: Knowledge) -> int | None:
    """The last word of "gare de Lens", "prison fédérale de Lens"; of "Gare centrale" by its capital."""
    end = past_adjectives(line, last, known)
    complement = _place_complement(line, end, known)
    named = line.words[at].shape is Shape.CAPITAL and not opens(line, at)
    return end if complement is None and end > last and named else complement


def _gate(line: Line, at: int, known: Knowledge) -> tuple[int, Entry] | None:
    """The noun of a gate with a capital, without an article, or of what is seen to be a place.

    "arrêtés porte de la Chapelle", "la porte de Clignancourt", not "la porte de Paul".
    """
    words = line.words
    if words[at].folded not in known.gates:
        return None
    name = next((w for w in words[at + 1 : at + 4] if w.capital), None)
    if name is None or not (words[at].capital or name.token.entity == "LOC"):
        return None
    bare = at > 0 and words[at - 1].token.pos in {"VERB", "ADJ", "ADP"}
    town = known.known.get(name.text) is not None
    return (1, Entry(words[at].folded)) if words[at].capital or bare or not town else None


def _place_complement(line: Line, last: int, known: Knowledge) -> int | None:
    words, at = line.words, last + 1
    if at >= len(words) or words[at].folded not in known.of or words[at].gap not in SPACES:
        return None
    at += 1
    if at < len(words) and words[at].folded in known.articles:
        at += 1
    if at >= len(words) or words[at].gap not in SPACES:
        return None
    if words[at].shape is Shape.NUMBER:
        # "place du 1er-Mai", "rue du 8-Mai-1945"
        return at if words[at].text[-1:].isdigit() and "-" in words[at].text else date_end(line, at, known)
    if not words[at].capital:
        return None
    if found := known.known.match(words, at) or known.places.match(words, at):
        return at + found[0] - 1
    run = Run.gather(line, at, known)
    return None if person_begins(line, at, run.last, known) else run.last
