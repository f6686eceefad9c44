"""Groups that go by a name the press has coined and still prints in marks: "les «mains jaunes»".

Such a name is a few small words in the plural, after a plural article, in marks more than once in one
article: what is quoted is seldom quoted twice, and a scare quote seldom follows an article each time. Once
coined, the name counts in that article without its marks too. Those who are called by the colour of what
they wear ("les foulards rouges") need no marks, and are found where they stand once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from recoupe.languages import Language
from recoupe.languages.names import Names
from recoupe.languages.world import World
from recoupe.model import Mention, ParsedText
from recoupe.text.patterns import either

_WORDS = r"[a-zà-öø-ÿœ]{3,}[sx](?:[ \u00a0-][a-zà-öø-ÿœ]{3,}[sx]){1,2}"
_MARK = r"[«“\"‹+]\s?"
_FEWEST = 2
# So many letters before a garment may hold what tells a group: "entre forces de l'ordre et".
_BEFORE = 50
# How what is worn depends on its verb.
_HELD = frozenset({"obj", "obl", "obl:arg"})


def coined(parsed: ParsedText, named: Sequence[Mention], language: Language) -> Iterator[Mention]:
    """The mentions of groups with a coined name that do not touch a mention in ``named``."""
    lower = parsed.text.lower()
    # A letter or two of the world's are longer in lower case, and offsets would be wrong.
    text = lower if len(lower) == len(parsed.text) else parsed.text
    forms = _forms(language)
    counts = Counter(found["coined"] for found in forms.coined.finditer(text))
    worn = set[str]()
    for found in _garments(text, forms):
        start = found.start()
        told = found[0] not in worn and forms.told.search(text, max(0, start - _BEFORE), start)
        if told and not _in_hand(start, parsed, language):
            worn.add(found[0])
    names = sorted(worn | {name for name, count in counts.items() if count >= _FEWEST})
    if not names:
        return
    taken = bytearray(len(parsed.text))
    for mention in named:
        taken[mention.anchor.start : mention.anchor.end] = b"\1" * len(mention.anchor.exact)
    anywhere = re.compile(rf"\b{either(names)}\b")
    for found in anywhere.finditer(text):
        if not any(taken[found.start() : found.end()]):
            anchor = parsed.anchor(*found.span())
            yield Mention(anchor, found[0], "name", kind="group", hints=("people",), number="p")


class _Forms(NamedTuple):
    """Other words in marks after a plural article; garments in their colour; what tells a group before these.

    That is a plural article, a number, the noun of a crowd ("un groupe de"), "entre … et".
    """

    coined: re.Pattern[str]
    garments: tuple[str, ...]
    worn: re.Pattern[str]
    told: re.Pattern[str]


@lru_cache(maxsize=8)
def _forms(language: Language) -> _Forms:
    world = language.lexicon(World)
    articles, garments, colours, crowds, of = (
        either(words)
        for words in (
            language.lexicon(Names).grammar.plural_articles,
            world.garments,
            world.colours,
            world.crowds,
            world.crowds_of,
        )
    )
    opening, closing = map(re.escape, world.between)
    return _Forms(
        re.compile(rf"\b{articles}\s{_MARK}(?P<coined>{_WORDS})\s?[»”\"›+]"),
        tuple(f"{garment}s" for garment in world.garments),
        re.compile(rf"(?<!\w){garments}s[ \u00a0-]{colours}s?\b"),
        re.compile(
            rf"(?:\b{articles}|\d|\b{crowds}s?\s{of}|\b{opening}\s(?:\S+\s){{1,3}}{closing})\s(?:{_MARK})?\Z"
        ),
    )


def _garments(text: str, forms: _Forms) -> Iterator[re.Match[str]]:
    """Where garments stand with their colour; to look for each by itself is five times as fast."""
    for garment in forms.garments:
        at = text.find(garment)
        while at >= 0:
            if found := forms.worn.match(text, at):
                yield found
            at = text.find(garment, at + 1)


def _in_hand(start: int, parsed: ParsedText, language: Language) -> bool:
    """Whether the garments themselves are worn, bought, waved: "porter des gilets jaunes"."""
    at = bisect_right(parsed.sentences, start, key=lambda sentence: sentence.start) - 1
    sentence = parsed.sentences[at]
    token = next((t for t in sentence.tokens if t.start == start), None)
    if token is None or token.dep not in _HELD:
        return False
    return sentence.head(token).lemma in language.lexicon(World).wearing
