"""Find the names in an article: persons, organizations, groups, countries, places.

The tagger is one witness among several. It takes "Al-Hachemi" for a place, glues "Maison Blanche Jean
Dupont", splits "Etats-Unis"; so names are cut by how they are written, and what they name is left to be
voted by the story, each mention giving its hints.
"""

from __future__ import annotations

from recoupe.extract.mentions.article import settle
from recoupe.extract.mentions.candidate import Candidate, Line, tally, winner
from recoupe.extract.mentions.coined import coined
from recoupe.extract.mentions.compounds import parted, without_signs
from recoupe.extract.mentions.evidence import weigh
from recoupe.extract.mentions.knowledge import Knowledge, knowledge
from recoupe.extract.mentions.scan import scan
from recoupe.extract.mentions.spelt import with_spelt_out
from recoupe.languages import Language
from recoupe.model import Mention, ParsedText

__all__ = ["extract"]


def extract(parsed: ParsedText, language: Language) -> tuple[Mention, ...]:
    """The names in the text, in order and without overlap.

    Titles and civilities are left out of the name; titles are given as roles with their evidence. ``hints``
    are the names of what spoke for a kind, for ``candidate.tally``.
    """
    known = knowledge(language)
    lines = _lines(parsed, known)
    scanned = [candidate for line in lines for candidate in scan(line, known)]
    named = with_spelt_out(parsed.text, lines, scanned, known)
    candidates = [weigh(candidate, parsed, known) for candidate in named]
    mentions = [_mention(c, parsed) for c in settle(candidates, parsed, known)]
    return tuple(sorted((*mentions, *coined(parsed, mentions, language)), key=lambda m: m.anchor.start))


def _lines(parsed: ParsedText, known: Knowledge) -> list[Line]:
    read = [known.cut.words(parsed.text, sentence) for sentence in parsed.sentences]
    if "#" in parsed.text:
        read = [without_signs(line, known) for line in read]
    return [
        Line(sentence, parted(line, known)) for sentence, line in zip(parsed.sentences, read, strict=True)
    ]


def _mention(candidate: Candidate, parsed: ParsedText) -> Mention:
    anchor = parsed.anchor(candidate.start, candidate.end)
    return Mention(
        anchor=anchor,
        name=candidate.name or " ".join(anchor.exact.replace(")", "").split()),
        form="name",
        kind=winner(tally(candidate.hints)),
        hints=candidate.hints,
        gender=candidate.gender,  # type: ignore[arg-type]
        number=candidate.number,  # type: ignore[arg-type]
        titles=candidate.titles,
        aliases=candidate.aliases,
    )
