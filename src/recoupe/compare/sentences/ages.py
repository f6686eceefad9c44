"""How old somebody is, where sources differ: "Paul Petit, 34 ans" here and "âgé de 43 ans" there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from recoupe.compare.common.levels import Span, spans
from recoupe.compare.common.teller import Teller, capital
from recoupe.compare.common.wording import lowered
from recoupe.languages import Language, load
from recoupe.languages.relations import Relations
from recoupe.model import Actor, Anchor, Article, Finding, Story
from recoupe.resolve.ages import age_pattern, number_pattern
from recoupe.text.patterns import either

# A birthday lies between two ages one year apart.
_BIRTHDAY = 1
_YEAR = 365
# Of somebody named, and of somebody who is described in papers that tell one happening; where a birthday may
# lie between papers of one month, that seldom is so.
_NAMED, _DESCRIBED, _BIRTHDAY_APART = 0.5, 0.4, 0.6
_MONTH = 31
# What stands before a name and holds an age is no longer than this.
_LEAD = 24
# Of some sixty ages told with the words for him who speaks, those of a surer speaker than this were his.
_SURE_SPEAKER = 0.5


@dataclass(frozen=True)
class _Age:
    """The words that say how old somebody is, his age, and when the paper appeared."""

    words: Anchor
    years: int
    published: Span


def find(story: Story, language: Language) -> Iterator[Finding]:
    """A finding for each person whose age independent sources give differently."""
    teller, texts = Teller(story, language), _Texts(story, language.code)
    taken: set[Anchor] = set()
    for held, who, sure in _of_one(story, texts):
        if not any(age.words.overlaps(words) for age in held for words in taken):
            for finding in _differing(held, who, sure, teller):
                taken.update(finding.evidence)
                yield finding


def _of_one(story: Story, texts: _Texts) -> Iterator[tuple[Sequence[_Age], str, float]]:
    """Ages that are of one person, his name or description, and how sure that is."""
    named = {actor.name: texts.of(actor) for actor in story.actors if _is_known(actor)}
    for name, held in named.items():
        yield held, name, _NAMED
    described = texts.described({age.words for held in named.values() for age in held})
    told = _happenings(story, {age.words.article for ages in described.values() for age in ages})
    for who, ages in sorted(described.items()):
        for pair in combinations(ages, 2):
            if _of_one_happening(*pair, told):
                yield pair, who, _DESCRIBED
    for ages in texts.told(story):
        yield ages, ages[0].words.exact.split(",")[0], _DESCRIBED


def _is_known(actor: Actor) -> bool:
    """Whether it is one person: of a first name alone there are many."""
    return actor.kind == "person" and not actor.may_be and " " in actor.name


def _of_one_happening(one: _Age, other: _Age, told: Mapping[str, set[int]]) -> bool:
    nothing = set[int]()
    return not told.get(one.words.article, nothing).isdisjoint(told.get(other.words.article, nothing))


class _Texts:
    """Finds ages in the articles of a story of which the day is known."""

    def __init__(self, story: Story, code: str) -> None:
        self._code = code
        # Who speaks is known where his name does not stand: "a dit le livreur de 22 ans".
        self._spoken: dict[str, list[Anchor]] = defaultdict(list)
        for quotation in story.quotations:
            if quotation.speaker and quotation.source and quotation.confidence >= _SURE_SPEAKER:
                self._spoken[quotation.speaker].append(quotation.source)
        told = re.compile(number_pattern(code))
        self._articles = {
            article.id: (article, low, published[0])
            for article in story.articles
            # Few articles have an age.
            if len(published := spans(article.published.edtf)) == 1
            and told.search(low := lowered(article.text))
        }

    def of(self, actor: Actor) -> list[_Age]:
        """The ages that stand behind the names of ``actor``, or with the words for him who speaks."""
        ages = [age for words in self._spoken.get(actor.id, ()) if (age := self._speaking(words))]
        for mention in actor.mentions:
            if mention.article in self._articles:
                article, low, published = self._articles[mention.article]
                match = _aged(self._code).match(low, mention.end)
                if match:
                    ages.append(_age(article, mention.start, match, published))
                elif before := _aged_before(self._code).search(
                    low, max(0, mention.start - _LEAD), mention.start
                ):
                    words = Anchor.of(article.id, article.text, before.start(), mention.end)
                    ages.append(_Age(words, int(before["years"]), published))
        return ages

    def _speaking(self, source: Anchor) -> _Age | None:
        """The age in the words that say who speaks, or right behind them."""
        article, low, published = self._articles.get(source.article, (None, "", None))
        if article is None or published is None:
            return None
        match = _of_age(self._code).search(low, source.start, source.end)
        match = match or _aged(self._code).match(low, source.end)
        return _age(article, source.start, match, published) if match else None

    def described(self, taken: Set[Anchor]) -> dict[str, list[_Age]]:
        """The ages not ``taken`` of those who are described, by the noun, where an article gives but one."""
        found: dict[str, list[_Age]] = defaultdict(list)
        for article, low, published in self._articles.values():
            own: dict[str, list[_Age]] = defaultdict(list)
            for match in _person(self._code).finditer(low):
                age = _age(article, match.start(), match, published)
                if not any(age.words.overlaps(words) for words in taken):
                    own[match["who"]].append(age)
            for who, ages in own.items():
                if len({age.years for age in ages}) == 1:
                    found[who].append(ages[0])
        return found

    def told(self, story: Story) -> Iterator[list[_Age]]:
        """The ages in the clauses of one happening: of "le tireur" here, of "l'assaillant" there."""
        for event in story.events:
            if len({mention.article for mention in event.mentions}) > 1:
                ages = [age for clause in event.clauses if (age := self._in(clause))]
                if len({age.words.article for age in ages}) > 1:
                    yield ages

    def _in(self, clause: Anchor) -> _Age | None:
        """The only age in a clause that begins with one known person."""
        article, low, published = self._articles.get(clause.article, (None, "", None))
        if article is None or published is None or not _the(self._code).match(low, clause.start):
            return None
        found = list(_aged(self._code).finditer(low, clause.start, clause.end))
        return _age(article, clause.start, found[0], published) if len(found) == 1 else None


def _age(article: Article, start: int, match: re.Match[str], published: Span) -> _Age:
    return _Age(Anchor.of(article.id, article.text, start, match.end()), int(match["years"]), published)


def _differing(held: Sequence[_Age], who: str, sure: float, teller: Teller) -> Iterator[Finding]:
    """The finding on the ages of one person, one of each source, if two of them cannot both be right."""
    first = {
        teller.sources.origin(age.words): age for age in sorted(held, key=lambda a: a.words, reverse=True)
    }
    shown = sorted(first.values(), key=lambda age: (age.published, age.words))
    pairs = list(combinations(shown, 2))
    apart = any(_are_apart(one, other) for one, other in pairs)
    sure = sure if apart else sure * _BIRTHDAY_APART
    if apart or any(_are_near(one, other) for one, other in pairs):
        evidence = [age.words for age in shown]
        yield teller.finding("contradicts", "ages_differ", evidence, sure, about=who, name=capital(who))


def _are_apart(one: _Age, other: _Age) -> bool:
    """Whether the ages differ by more than the time between the papers, ``one`` being the earlier."""
    passed = (other.published[1] - one.published[0]).days // _YEAR
    return not -_BIRTHDAY <= other.years - one.years <= passed + _BIRTHDAY


def _are_near(one: _Age, other: _Age) -> bool:
    """Whether the ages differ in papers of one month, ``one`` being the earlier."""
    return one.years != other.years and (other.published[1] - one.published[0]).days <= _MONTH


def _happenings(story: Story, articles: Set[str]) -> dict[str, set[int]]:
    """The happenings that each of ``articles`` tells, by their numbers."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, event in enumerate(story.events):
        for mention in event.mentions:
            if mention.article in articles:
                found[mention.article].add(number)
    return found


@cache
def _aged(code: str) -> re.Pattern[str]:
    return re.compile(rf",? ?\(?{age_pattern(code)}")


@cache
def _aged_before(code: str) -> re.Pattern[str]:
    """ "Un livreur de 22 ans, Paul Petit": the age right before the name."""
    return re.compile(rf"\b(?:\w+ )?{number_pattern(code)},? \(?$")


@cache
def _of_age(code: str) -> re.Pattern[str]:
    """ "De 22 ans" and ", 22 ans": the age of whom the words tell."""
    return re.compile(rf"(?:\w|,) {number_pattern(code)}")


@cache
def _the(code: str) -> re.Pattern[str]:
    return re.compile(rf"{either(load(code).lexicon(Relations).the)} ?\w")


@cache
def _person(code: str) -> re.Pattern[str]:
    """ "Le gérant de la bijouterie, 62 ans": the article of one, a noun, a few words, and the age."""
    the = either(load(code).lexicon(Relations).the)
    return re.compile(rf"\b{the} ?(?P<who>[^\W\d_]{{4,}})(?: [\w'-]+){{0,5}}, ?{age_pattern(code)}")
