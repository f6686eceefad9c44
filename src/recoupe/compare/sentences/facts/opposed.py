"""Where an article itself sets one statement against another: "contrairement à ce qu'il avait annoncé"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from recoupe.compare.common.patterns import starred, words_pattern
from recoupe.compare.common.stems import heads
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.sentences.facts.clauses import part
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import load
from recoupe.languages.morphology import Morphology
from recoupe.languages.opposed import Opposed
from recoupe.model import Anchor, Finding, Quotation, Story
from recoupe.resolve.grouped import grouped
from recoupe.text.patterns import agreeing, either

# Each side has so many telling words, those that bring it in included.
_WORDS = 2
# What somebody says now stands so near before what he had said, in characters; his verb begins so near before
# its last word.
_NEAR, _AUXILIARY = 700, 8
# A statement has so many spaces at least: "tendre la main" opposes nothing.
_SPACES = 3
# So many characters stand between two sentences that follow each other.
_BETWEEN = 3
# Where the sentence begins with what is opposed, the other side follows the first comma.
_COMMA = ","
_SURE, _EARLIER = 0.45, 0.4


def opposed(told: Sequence[Fact], story: Story, teller: Teller) -> Iterator[Finding]:
    """A finding for each two accounts that an article opposes.

    They stand in one sentence, or in two of which the second says that the first is not so, or somebody had
    said otherwise before.
    """
    for sides in _accounts(told, teller.language.code):
        about = short(sides[-1].exact)
        yield teller.finding("contradicts", "article_opposes", sides, _SURE, about=about)
    for now, before in _said_before(told, story, teller.language.code):
        name = now.speaker_name or ""
        words, claims = [now.content, before.content], [now.id, before.id]
        yield teller.finding(
            "contradicts", "said_otherwise", words, _EARLIER, about=name, claims=claims, name=name
        )


def _accounts(told: Sequence[Fact], code: str) -> Iterator[list[Anchor]]:
    """The two sides of what one sentence opposes, or denies of the one before."""
    lexicon = load(code).lexicon(Opposed)
    against, untrue = heads(lexicon.against, code), heads(lexicon.untrue, code)
    last: Fact | None = None
    for fact in told:
        sides = None if against.isdisjoint(fact.stems) else _against(fact)
        sides = sides or _apart(fact)
        if sides is None and last is not None and not untrue.isdisjoint(fact.stems):
            sides = _untrue(last, fact)
        if sides is not None:
            yield sides
        last = fact


def _against(fact: Fact) -> list[Anchor] | None:
    """What stands before and behind words that say that another says otherwise."""
    found = _opposing(fact.code).search(fact.low)
    if found is None:
        return None
    at, end = found.start(), len(fact.anchor.exact)
    if not _is_side(fact, 0, at):
        comma = fact.anchor.exact.find(_COMMA, found.end())
        return _sides(fact, (0, comma), (comma + 1, end)) if comma > 0 else None
    return _sides(fact, (0, at), (at, end))


def _apart(fact: Fact) -> list[Anchor] | None:
    """Two clauses that say what two sides claim."""
    # Between clauses they stand in small letters.
    text = fact.anchor.exact
    joint = next((words for words in load(fact.code).lexicon(Opposed).apart if words in text), None)
    if joint is None:
        return None
    at, end = text.index(joint), len(text)
    spans = (0, at), (at + len(joint), end)
    claiming = words_pattern(Opposed, "claiming", fact.code, whole=True)
    return _sides(fact, *spans) if all(claiming.search(fact.low, *span) for span in spans) else None


def _untrue(before: Fact, fact: Fact) -> list[Anchor] | None:
    """A sentence and the next one, which says that it is not so."""
    one, other = before.anchor, fact.anchor
    follows = one.article == other.article and 0 <= other.start - one.end <= _BETWEEN
    return [one, other] if follows and _denying(fact.code).search(fact.low) else None


def _sides(fact: Fact, *spans: tuple[int, int]) -> list[Anchor] | None:
    """The two parts without the marks at their ends, None where one of them tells too little."""
    if not all(_is_side(fact, *span) for span in spans):
        return None
    text = fact.anchor.exact
    found = []
    for start, end in spans:
        held = text[start:end]
        first = start + len(held) - len(held.lstrip(" ,;:"))
        found.append(part(fact.anchor, first, start + len(held.rstrip(" ,;:.\n"))))
    return found


def _is_side(fact: Fact, start: int, end: int) -> bool:
    first = fact.anchor.start
    return sum(first + start <= n < first + end for n in fact.stems.values()) >= _WORDS


def _said_before(told: Sequence[Fact], story: Story, code: str) -> Iterator[tuple[Quotation, Quotation]]:
    """What somebody says, and what he had said, which the article opposes to it."""
    roots = heads(load(code).lexicon(Opposed).yet, code)
    yet = words_pattern(Opposed, "yet", code, whole=True)
    opposing = [fact for fact in told if not roots.isdisjoint(fact.stems) and yet.search(fact.low)]
    texts = {article.id: article.text for article in story.articles}
    wanted = {fact.anchor.article for fact in opposing}
    statements = (
        q for q in story.quotations if q.content.article in wanted and q.speaker and _is_statement(q)
    )
    spoken = grouped(statements, lambda q: q.content.article)
    for fact in opposing:
        words = fact.anchor
        held = sorted(spoken[words.article], key=lambda q: q.content)
        before = next((q for q in held if words.start <= q.content.start < words.end), None)
        if before is not None and _had_said(before, texts[words.article], code):
            near = [q for q in held if 0 <= words.start - q.content.end < _NEAR]
            now = [q for q in near if q.speaker == before.speaker]
            if now:
                yield now[-1], before


def _is_statement(quotation: Quotation) -> bool:
    """Whether so many words are quoted that they say something."""
    return quotation.content.exact.count(" ") >= _SPACES


def _had_said(quotation: Quotation, text: str, code: str) -> bool:
    """Whether the verb that brings in the quotation tells what went on or was before."""
    cue = quotation.cue
    return cue is not None and bool(_earlier(code).search(text, max(0, cue.start - _AUXILIARY), cue.end))


@cache
def _opposing(code: str) -> re.Pattern[str]:
    # Some begin with a comma, some end in an apostrophe.
    return re.compile(rf"(?:(?<!\w)|(?=,)){_one_of(load(code).lexicon(Opposed).against)}(?:(?<=')|(?!\w))")


@cache
def _denying(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of(load(code).lexicon(Opposed).untrue)}{agreeing(code)}\b")


def _one_of(phrases: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(starred, sorted(phrases, key=len, reverse=True)))})"


@cache
def _earlier(code: str) -> re.Pattern[str]:
    # The imperfect has the endings of the conditional: "déclarait", "avait dit".
    return re.compile(rf"\w{either(load(code).lexicon(Morphology).conditional.third)}\b")
