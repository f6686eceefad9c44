"""Groups that go by a name the press has coined and still prints in marks: "les «mains jaunes»".

Such a name is a few small words in the plural, after a plural article, in marks more than once in one
article: what is quoted is seldom quoted twice, and a scare quote seldom follows an article each time. Once
coined, the name counts in that article without its marks too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from recoupe.languages import Language
from recoupe.languages.names import Names
from recoupe.model import Mention, ParsedText

_WORDS = r"[a-zà-öø-ÿœ]{3,}[sx](?:[ \u00a0-][a-zà-öø-ÿœ]{3,}[sx]){1,2}"
_FEWEST = 2


def coined(parsed: ParsedText, named: Sequence[Mention], language: Language) -> Iterator[Mention]:
    """The mentions of groups with a coined name that do not touch a mention in ``named``."""
    counts = Counter(m["name"].lower() for m in _pattern(language).finditer(parsed.text))
    names = sorted(name for name, count in counts.items() if count >= _FEWEST)
    if not names:
        return
    taken = bytearray(len(parsed.text))
    for mention in named:
        taken[mention.anchor.start : mention.anchor.end] = b"\1" * len(mention.anchor.exact)
    anywhere = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    for found in anywhere.finditer(parsed.text):
        if not any(taken[found.start() : found.end()]):
            anchor = parsed.anchor(*found.span())
            yield Mention(anchor, found[0].lower(), "name", kind="group", hints=("people",), number="p")


@lru_cache(maxsize=8)
def _pattern(language: Language) -> re.Pattern[str]:
    articles = "|".join(map(re.escape, language.lexicon(Names).grammar.plural_articles))
    return re.compile(rf"\b(?:{articles})\s[«“\"‹+]\s?(?P<name>{_WORDS})\s?[»”\"›+]", re.IGNORECASE)
