"""The penalties that an article tells: whose, how long, and whether risked, asked for or given."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from typing import Literal

from recoupe.compare.common.cutting import sentences
from recoupe.compare.common.inside import Inside
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.wording import fold
from recoupe.extract.figures.numbers import Number, numerals
from recoupe.languages import Language, load
from recoupe.languages.justice import Justice
from recoupe.model import Anchor, Article, Story
from recoupe.resolve.memory import Memory
from recoupe.text.patterns import either

Step = Literal["asked", "risked", "given"]
STEPS: tuple[Step, ...] = ("risked", "asked", "given")
Sort = Literal["suspended", "firm", "custody", "ban", "none"]
# What follows a time says what sort of penalty it is, up to the next time or so many characters.
_TAIL = 60
_CLOSE = re.compile(r"[;:.(]")
# Whom an article names so many times as often as anybody else is whom it is about.
_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Penalty:
    """A penalty in months, as far as it is told: ``whole`` is ``firm`` and ``suspended`` together.

    ``sure`` says that the sentence itself names the person. ``bare`` is a time of which nothing says whether
    it is all or the firm part: "un an de prison". ``ban`` are the words, folded, for what is forbidden for a
    time, "" for prison.
    """

    anchor: Anchor
    person: str
    step: Step
    sure: bool
    whole: float | None = None
    firm: float | None = None
    suspended: float | None = None
    bare: float | None = None
    ban: str = ""

    def agrees(self, other: Penalty) -> bool:
        """Whether both can be one penalty."""
        if self.bare is not None or other.bare is not None:
            return bool(self._main() & other._main())
        told = [(self.whole, other.whole), (self.firm, other.firm), (self.suspended, other.suspended)]
        both = [one == two for one, two in told if one is not None and two is not None]
        return bool(both) and all(both)

    def _main(self) -> set[float]:
        return {months for months in (self.whole, self.firm, self.bare) if months is not None}


@dataclass(frozen=True, slots=True)
class _Time:
    """A time in a sentence that may be a penalty, at folded offsets."""

    start: int
    end: int
    months: float
    sort: Sort
    within: bool
    ban: str = ""


def penalties(story: Story, language: Language, memory: Memory | None = None) -> Iterator[Penalty]:
    """The penalties of all articles, in order, of those persons whom the words make known."""
    memory = Memory() if memory is None else memory
    named = Inside((m, actor.id) for actor in story.actors if actor.kind == "person" for m in actor.mentions)
    for article in story.articles:
        told = memory.part_of("penal", article.id, (), partial(_told, article, language))
        yield from _of_article(article, told, named, language)


def _told(article: Article, language: Language) -> list[int]:
    """The numbers of the sentences that name a penalty."""
    prison = _penal(language.code)
    if not prison.search(fold(article.text)):
        return []
    cuts = sentences(article.text, language)
    return [at for at, (start, end) in enumerate(cuts) if prison.search(_flat(article.text[start:end]))]


def _of_article(
    article: Article, told: Sequence[int], named: Inside[str], language: Language
) -> Iterator[Penalty]:
    cuts = sentences(article.text, language) if told else ()
    asked: tuple[int, str] | None = None
    for at in told:
        start, end = cuts[at]
        flat = _flat(article.text[start:end])
        before = cuts[at - 1][0] if at else start
        for step, held in _groups(flat, list(_times(flat, language)), language.code):
            inside = [(place - start, who) for place, _, who in named.of(article.id, start, end)]
            last = {who for _, _, who in named.of(article.id, before, start)}
            person = _person(flat, step, held, inside, language.code)
            sure = person is not None
            if _points_back(flat, held, bool(inside), language.code):
                person, sure = next(iter(last)) if len(last) == 1 else None, False
            elif person is None and step == "asked" and asked is not None and at - asked[0] <= 1:
                # "Trois ans de prison ont été requis contre X. La procureure a aussi demandé…"
                person = asked[1]
            elif not inside and step == "risked":
                person = _most_named(who for _, _, who in named.all(article.id))
            if person is not None:
                asked = (at, person) if step == "asked" else asked
                words = Anchor.of(article.id, article.text, start + held[0].start, start + held[-1].end)
                yield _penalty(words, person, step, held, sure)


def _points_back(flat: str, held: Sequence[_Time], named: bool, code: str) -> bool:
    """Whether a pronoun before the penalty means who was named in the sentence before."""
    end = held[0].start
    pronoun = not named and _words("pronouns", code, whole=True).search(flat, 0, end)
    return bool(pronoun or _words("latter", code, whole=True).search(flat, 0, end))


def _flat(text: str) -> str:
    """``text`` folded, letter by letter, so that offsets stay."""
    return text.translate(_LETTERS)


class _Letters(dict[int, str]):
    """Each letter folded, where that is one letter, by its code point."""

    def __missing__(self, point: int) -> str:
        plain = fold(chr(point))
        self[point] = plain if len(plain) == 1 else chr(point)
        return self[point]


_LETTERS = _Letters()


def _words(name: str, code: str, *, whole: bool = False) -> re.Pattern[str]:
    return words_pattern(Justice, name, code, whole=whole)


@cache
def _sorts(code: str) -> dict[Sort, re.Pattern[str]]:
    """What says of which sort a time is, the surest first, up to the end of the word."""
    custody, ban = (re.compile(rf"{_words(name, code).pattern}\w*") for name in ("custody", "bans"))
    return {
        "suspended": _words("suspended", code, whole=True),
        "firm": _words("firm", code, whole=True),
        "custody": custody,
        "ban": ban,
    }


@cache
def _penal(code: str) -> re.Pattern[str]:
    """What tells a penalty at all: the beginning of a word is asked for once, not for each kind."""
    words = load(code).lexicon(Justice)
    whole, begun = either((*words.suspended, *words.firm, *words.life)), either((*words.custody, *words.bans))
    return re.compile(rf"\b(?:{whole}\b|{begun})")


@cache
def _unit(code: str) -> re.Pattern[str]:
    return re.compile(rf"\s+({either(load(code).lexicon(Justice).months)})\b")


@cache
def _part(code: str) -> re.Pattern[str]:
    return re.compile(rf"{_words('within', code, whole=True).pattern}\s+$")


def _times(flat: str, language: Language) -> Iterator[_Time]:
    """The times told in a sentence, in order, with what the words after each say of it."""
    unit_of, months = _unit(language.code), language.lexicon(Justice).months
    held: list[tuple[Number, int, float]] = []
    for number in numerals(language).find(flat, 0, len(flat)):
        unit = unit_of.match(flat, number.end)
        if number.low is not None and unit:
            held.append((number, unit.end(), months[unit[1]]))
        elif held and _within(flat, number, language.code):
            # "trois ans dont un avec sursis"
            held.append((number, number.end, held[-1][2]))
    stops = [*(number.start for number, _, _ in held), len(flat)][1:]
    for (number, end, unit_months), stop in zip(held, stops, strict=True):
        tail = _CLOSE.split(flat[end : min(stop, end + _TAIL)], maxsplit=1)[0]
        said = {
            sort: match for sort, pattern in _sorts(language.code).items() if (match := pattern.search(tail))
        }
        within = _within(flat, number, language.code)
        last = end + max((match.end() for match in said.values()), default=0)
        sort: Sort = next(iter(said), "none")
        ban = said["ban"][0] if sort == "ban" else ""
        yield _Time(number.start, last, number.value * unit_months, sort, within, ban)
    for life in _words("life", language.code, whole=True).finditer(flat):
        yield _Time(life.start(), life.end(), math.inf, "custody", False)


def _within(flat: str, number: Number, code: str) -> bool:
    return bool(_part(code).search(flat, 0, number.start))


def _groups(flat: str, times: Sequence[_Time], code: str) -> Iterator[tuple[Step, list[_Time]]]:
    """The times that make one penalty each, and what becomes of it: the nearest word before says it."""
    cues = sorted((cue.start(), step) for step in STEPS for cue in _words(step, code).finditer(flat))
    held: dict[int, list[_Time]] = defaultdict(list)
    for time in times:
        before = [at for at, (start, _) in enumerate(cues) if start < time.start]
        if before:
            held[before[-1]].append(time)
        elif cues:
            # "Trois ans de prison ont été requis"
            held[0].append(time)
    parts = ((at, part) for at, times in sorted(held.items()) for part in _by_person(flat, times, code))
    for at, times_of in parts:
        prison = [t for t in times_of if not t.ban]
        penal = [t for t in prison if t.sort != "none" or any(o.within for o in prison)]
        if any(t.sort != "none" for t in penal):
            yield cues[at][1], penal
        yield from ((cues[at][1], [time]) for time in times_of if time.ban)


def _by_person(flat: str, times: Sequence[_Time], code: str) -> Iterator[list[_Time]]:
    """The times of each person: "quatre ans contre X et trois ans avec sursis contre Y" are two penalties."""
    against, part = _words("against", code, whole=True), list(times[:1])
    for before, time in pairwise(times):
        if against.search(flat, before.end, time.start):
            yield part
            part = []
        part.append(time)
    yield part


def _person(
    flat: str, step: Step, held: Sequence[_Time], inside: Sequence[tuple[int, str]], code: str
) -> str | None:
    """Whose penalty it is, of the persons named ``inside`` the sentence."""
    if step == "asked":
        # Before it stands who asks, but for "À l'encontre de X, la procureure a requis…".
        against = _words("against", code, whole=True)
        found = against.search(flat, held[-1].end) or against.match(flat)
        return next((who for place, who in inside if found and found.start() < place), None)
    before = [who for place, who in inside if place < held[0].start]
    if before:
        return before[-1]
    return inside[0][1] if len({who for _, who in inside}) == 1 else None


def _most_named(named: Iterable[str]) -> str | None:
    """Whom the article is about."""
    ranked = Counter(named).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _MOST_NAMED * ranked[1][1]):
        return None
    return ranked[0][0]


def _penalty(words: Anchor, person: str, step: Step, held: Sequence[_Time], sure: bool) -> Penalty:
    if held[0].ban:
        return Penalty(words, person, step, sure, whole=held[0].months, ban=held[0].ban)
    told: dict[Sort, float] = {}
    for time in held:
        told.setdefault("custody" if time.sort == "none" else time.sort, time.months)
    whole, firm, suspended = None, told.get("firm"), told.get("suspended")
    bare = told.get("custody")
    parted = any(time.within for time in held)
    if parted and bare is not None:
        whole, bare = bare, None
        firm = firm if firm is not None else (whole - suspended if suspended is not None else None)
        suspended = suspended if suspended is not None else (whole - firm if firm is not None else None)
    elif bare is not None and suspended is not None:
        firm, bare = bare, None
    if whole is None and firm is not None and suspended is not None:
        whole = firm + suspended
    return Penalty(words, person, step, sure, whole, firm, suspended, bare)
