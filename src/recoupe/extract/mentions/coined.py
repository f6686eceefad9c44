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

from recoupe.languages import Language
from recoupe.languages.names import Names
from recoupe.languages.world import World
from recoupe.model import Mention, ParsedText

_WORDS = r"[a-zà-öø-ÿœ]{3,}[sx](?:[ \u00a0-][a-zà-öø-ÿœ]{3,}[sx]){1,2}"
_MARK = r"[«“\"‹+]\s?"
_FEWEST = 2
# How what is worn depends on its verb.
_HELD = frozenset({"obj", "obl", "obl:arg"})


def coined(parsed: ParsedText, named: Sequence[Mention], language: Language) -> Iterator[Mention]:
    """The mentions of groups with a coined name that do not touch a mention in ``named``."""
    worn, counts = set[str](), Counter[str]()
    lower = parsed.text.lower()
    # A letter or two of the world's are longer in lower case, and offsets would be wrong.
    text = lower if len(lower) == len(parsed.text) else parsed.text
    for found in _pattern(language).finditer(text):
        if found["coined"]:
            counts[found["coined"]] += 1
            continue
        group = "worn" if found["worn"] else "worn_too"
        if not _in_hand(found.start(group), parsed, language):
            worn.add(found[group])
    names = sorted(worn | {name for name, count in counts.items() if count >= _FEWEST})
    if not names:
        return
    taken = bytearray(len(parsed.text))
    for mention in named:
        taken[mention.anchor.start : mention.anchor.end] = b"\1" * len(mention.anchor.exact)
    anywhere = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    for found in anywhere.finditer(text):
        if not any(taken[found.start() : found.end()]):
            anchor = parsed.anchor(*found.span())
            yield Mention(anchor, found[0], "name", kind="group", hints=("people",), number="p")


@lru_cache(maxsize=8)
def _pattern(language: Language) -> re.Pattern[str]:
    """Garments with their colour, in marks or not, and other words in marks, after what tells a group.

    That is a plural article; for garments also a number, the noun of a crowd ("un groupe de"), "entre … et".
    """
    articles = "|".join(map(re.escape, language.lexicon(Names).grammar.plural_articles))
    world = language.lexicon(World)
    garments, colours = ("|".join(map(re.escape, words)) for words in (world.garments, world.colours))
    worn = rf"(?:{_MARK})?(?P<worn>(?:{garments})s[ \u00a0-](?:{colours})s?)\b"
    coined = rf"{_MARK}(?P<coined>{_WORDS})\s?[»”\"›+]"
    crowds, (opening, closing) = "|".join(map(re.escape, world.crowds)), map(re.escape, world.between)
    several = rf"(?:\d|\b(?:{crowds})s?\sde|\b{opening}\s(?:\S+\s){{1,3}}{closing})\s"
    return re.compile(
        rf"\b(?:{articles})\s(?:{worn}|{coined})|{several}{worn.replace('<worn>', '<worn_too>')}"
    )


def _in_hand(start: int, parsed: ParsedText, language: Language) -> bool:
    """Whether the garments themselves are worn, bought, waved: "porter des gilets jaunes"."""
    at = bisect_right(parsed.sentences, start, key=lambda sentence: sentence.start) - 1
    sentence = parsed.sentences[at]
    token = next((t for t in sentence.tokens if t.start == start), None)
    if token is None or token.dep not in _HELD:
        return False
    return sentence.head(token).lemma in language.lexicon(World).wearing
