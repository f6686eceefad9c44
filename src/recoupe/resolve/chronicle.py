"""What the articles of a story tell of days, side by side: the evidence for dating those without a date."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from recoupe.model import Anchor, Article, TimeExpression, edtf
from recoupe.model.times import Part, Written
from recoupe.resolve.asides import is_of_post
from recoupe.resolve.clock import Placed
from recoupe.resolve.clues import Clues, Testimony
from recoupe.resolve.contexts import Passages
from recoupe.resolve.grouped import grouped
from recoupe.resolve.window import Window

# An article dated to so many days is read on each of them, one dated to more on the first and the last.
_WEEK = 7
# So many dated articles tell how far apart articles that are alike appear in a story; by nearly all of them.
_SAMPLE, _NEARLY_ALL = 100, 0.97
_UNLIKE = 0.1
# In a story longer than this, the day and the month do not tell the year.
_LONG = timedelta(days=300)
# A publication outside these years is a slip of the pen.
_EARLIEST, _LATEST = 1000, 9000
# When so many dated articles of a story all appeared within so many days, the others did too.
_FEWEST = 5
# On which side of its publication an article puts a day is doubted when so many times as many of the dated
# articles that write it have it on the other, or they alone do.
_AGAINST = 3
_BURST = timedelta(days=4)
# With which of its times an article begins.
_OPENING = 2


@dataclass(frozen=True, slots=True)
class Day:
    """A day that an article writes out, and on which side of its publication the clause puts it.

    The first day of a month stands for it. ``recent``: the beginning of a month, of which only articles of
    the following weeks speak in that way. ``posted``: the date of a post that the article shows. ``news``:
    a day with its weekday, "mercredi 13 mars", with which the article begins.
    """

    day: date
    anchor: Anchor
    past: bool
    future: bool
    recent: bool = False
    posted: bool = False
    news: bool = False


class Chronicle:
    """The dated passages of a story.

    ``close``: articles dated to a longer span than this date no other. ``code`` is that of the
    language of the story.
    """

    def __init__(self, articles: Sequence[Article], passages: Passages, close: timedelta, code: str) -> None:
        self._code = code
        self._articles = {article.id: article for article in articles}
        self._passages = passages
        self._times = passages.times
        self._windows = {a.id: _window(a, close) for a in articles}
        self._given = {a.id for a in articles if a.published.basis not in {"inferred", "copy"}}
        self._families = grouped(articles, lambda a: a.family)
        self._known = sorted(d for w in self._windows.values() for d in (w.first, w.last) if d)
        self._known = self._known or sorted(self._written_in_full())
        self._mentioned = self._mentions()
        given = sorted(w.first for id_ in self._given if (w := self._windows[id_]).first)
        meanings = {article: self._meanings(article) for article in self._times}
        self._clues = Clues(passages, meanings, given)
        self._resting = _resting(articles)
        self._apart: dict[tuple[float, float], timedelta] = {}
        self._index_articles()

    def written(self, article: str) -> list[Day]:
        """The days and months that the article writes, in the year that the story gives them.

        A day that it puts on both sides of its publication is left out: one of the clauses is misread.
        """
        times = self._times[article]
        days = [d for d in (self._told(time, n < _OPENING) for n, time in enumerate(times)) if d is not None]
        before, after = ({d.day for d in days if d.past}, {d.day for d in days if d.future})
        return [d for d in days if d.day not in before & after]

    def _told(self, time: TimeExpression, opening: bool) -> Day | None:
        recent = isinstance(time.meaning, Part) and time.meaning.part == "start"
        said = time.meaning.of if isinstance(time.meaning, Part) else time.meaning
        if not isinstance(said, Written) or not said.month:
            return None
        when = self._day(said, time) if said.day else self._month(said)
        if when is None or (said.day and said.weekday not in {None, when.isoweekday()}):
            return None  # "samedi 24 mai 2016" was no Saturday: day or year is a slip
        # A post pasted in has a whole date and no clause.
        whole = said.year is not None and said.day is not None
        posted = whole and self._is_of_post(time.anchor)
        past = time.direction == "past" or posted or (whole and time.direction == "unknown")
        future = time.direction == "future" and said.day is not None and not posted
        if said.day:
            told, announced = self._sides[when]
            past = past and announced <= _AGAINST * told
            future = future and told <= _AGAINST * announced
        news = opening and past and said.weekday is not None and said.year is None and not time.quoted
        return Day(when, time.anchor, past, future, recent, past and posted, news)

    def _is_of_post(self, when: Anchor) -> bool:
        return is_of_post(self._articles[when.article].text, when.start, self._code)

    def family(self, article: Article) -> list[Window]:
        """When the dated articles of its family appeared."""
        if article.family is None:
            return []
        others = (self._windows[a.id] for a in self._families[article.family] if a.id != article.id)
        return [window for window in others if window.days is not None]

    @cached_property
    def dated(self) -> int:
        """How many articles came with a date."""
        return sum(self._windows[article].days is not None for article in self._given)

    def testimony(self, article: str) -> Testimony:
        """What the relative times of the article tell of its day, but for what it told others itself."""
        announced = frozenset(day.day for day in self.written(article) if day.future)
        return self._clues.of(article, self._resting[article], announced)

    @cached_property
    def burst(self) -> Window | None:
        """The days on which all dated articles appeared, a day more on either side, when they are few."""
        dated = [self._windows[a] for a in self._given if self._windows[a].days is not None]
        if len(dated) < _FEWEST:
            return None
        first = min(w.first for w in dated if w.first)
        last = max(w.last for w in dated if w.last)
        if last - first > _BURST:
            return None
        return Window(first - timedelta(1), last + timedelta(1))

    def nearest(self, article: str, least: float) -> tuple[float, Window | None, bool]:
        """The dated article most like this one, at least so much: how like, when, and if that was given."""
        for likeness, number in self._whole.like(self._passages.whole[article], least):
            other = self._dated[number]
            if other != article:
                window = self._windows[other]
                anchor = Anchor.trimmed(other, text := self._articles[other].text, 0, len(text))
                found = Window(window.first, window.last, (_opening(anchor),))
                return likeness, found, other in self._given
        return 0.0, None, False

    def apart(self, least: float, most: float) -> timedelta:
        """How long before or after the one most like it a dated article of the story may appear.

        Of articles that are so alike, at least and less than at most, and no copies; nearly all of them.
        """
        if (least, most) not in self._apart:
            gaps = sorted(gap for likeness, gap in self._gaps if least <= likeness < most)
            self._apart[least, most] = gaps[int(_NEARLY_ALL * len(gaps))] if gaps else timedelta()
        return self._apart[least, most]

    @cached_property
    def _gaps(self) -> list[tuple[float, timedelta]]:
        """How like the most like one is to a dated article, and how long before or after it appeared."""
        found = []
        for article in self._dated[:: 1 + len(self._dated) // _SAMPLE]:
            own, family = self._windows[article].first, self._articles[article].family
            for likeness, number in self._whole.like(self._passages.whole[article], _UNLIKE):
                other = self._dated[number]
                if other != article and (family is None or self._articles[other].family != family):
                    when = self._windows[other].first
                    if own and when:
                        found.append((likeness, abs(own - when)))
                    break
        return found

    def _index_articles(self) -> None:
        self._dated = [a for a, window in self._windows.items() if window.days is not None]
        self._whole = self._passages.index([self._passages.whole[article] for article in self._dated])

    def _meanings(self, article: str) -> list[frozenset[date]]:
        """The days that each time of the article may mean: by its date, or written out."""
        times = self._times[article]
        if not (possible := self._windows[article].sample(_WEEK)):
            return [
                frozenset(filter(None, [self._day(t.meaning, t)]))
                if isinstance(t.meaning, Written) and t.meaning.day and t.meaning.month
                else frozenset()
                for t in times
            ]
        readings = [self._passages.placed(article, day) for day in possible]
        return [_days(values) for values in zip(*readings, strict=True)]

    def _day(self, said: Written, expression: TimeExpression) -> date | None:
        """The day written, in the year that the story is about where the words give none."""
        if said.year is None and not self._known:
            return None
        mentioned = self._mentioned.get((said.month, said.day))
        if said.year is None and mentioned and self._near(mentioned[0]):
            return _date(mentioned[0], said.month, said.day)
        if said.year is None and self._long and not said.weekday:
            return None
        middle = self._known[len(self._known) // 2] if self._known else None
        years = (
            [said.year] if said.year is not None else [middle.year + n for n in (-1, 0, 1)] if middle else []
        )
        days = [d for d in (_date(year, said.month, said.day) for year in years) if d is not None]
        return min(days, key=lambda d: self._strangeness(d, said, expression), default=None)

    @cached_property
    def _long(self) -> bool:
        """Whether the dated articles appeared over so long a time that a day may lie in several years."""
        return bool(self._known) and self._known[-1] - self._known[0] > _LONG

    def _near(self, year: int) -> bool:
        """Whether the dated articles appeared in or next to a year."""
        return self._known[0].year - 1 <= year <= self._known[-1].year + 1

    def _month(self, said: Written) -> date | None:
        """The first day of a month, in the one year in which the dated articles speak of it as past."""
        years = [said.year] if said.year is not None else self._mentioned.get((said.month, None), [])
        return _date(years[0], said.month, 1) if len(set(years)) == 1 else None

    def _mentions(self) -> dict[tuple[int | None, int | None], list[int]]:
        """In which years the dated articles speak of a day, or of a month as past, most frequent first."""
        counts: dict[tuple[int | None, int | None], Counter[int]] = defaultdict(Counter)
        self._sides: dict[date, list[int]] = defaultdict(lambda: [0, 0])
        for article, window in self._windows.items():
            if window.first is not None:
                read = self._passages.placed(article, window.first)
                for time, placed in zip(self._times[article], read, strict=True):
                    said = time.meaning
                    if isinstance(said, Written) and said.month and placed and placed.first:
                        counts[said.month, said.day or 0][placed.first.year] += 1
                        if placed.grain == "day" and placed.first != window.first:
                            self._sides[placed.first][placed.first > window.first] += 1
                        if time.direction != "future":
                            counts[said.month, None][placed.first.year] += 1
        return {key: _by_count(years) for key, years in counts.items()}

    def _strangeness(self, day: date, said: Written, expression: TimeExpression) -> int:
        """How far from the story's dates a day lies; more where its weekday or its direction is wrong."""
        if not self._known:
            return 0
        at = bisect_right(self._known, day)
        around = self._known[max(0, at - 1) : at + 1]
        far = min(abs((day - other).days) for other in around)
        if expression.direction == (
            "past" if day > self._known[-1] else "future" if day < self._known[0] else ""
        ):
            far *= 3
        return far + (60 if said.weekday and said.weekday != day.isoweekday() else 0)

    def _written_in_full(self) -> Iterator[date]:
        for times in self._times.values():
            for said in (t.meaning for t in times):
                if isinstance(said, Written) and said.year and said.month and said.day:
                    when = _date(said.year, said.month, said.day)
                    if when is not None:
                        yield when


def _resting(articles: Sequence[Article]) -> dict[str, frozenset[str]]:
    """The other articles whose date was inferred from each, directly or through others."""
    follow: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if article.published.basis in {"inferred", "copy"}:
            for anchor in article.published.evidence:
                follow[anchor.article].add(article.id)
    found: dict[str, frozenset[str]] = {}
    for article in articles:
        reached, queue = set[str](), [article.id]
        while queue:
            new = follow[queue.pop()] - reached
            reached |= new
            queue += sorted(new)
        found[article.id] = frozenset(reached - {article.id})
    return found


def _window(article: Article, close: timedelta) -> Window:
    """When the article appeared, as far as it is known closely enough to date others."""
    published = article.published
    if published.edtf is None or not edtf.valid(published.edtf):
        return Window()
    first, last = edtf.bounds(published.edtf)
    given = published.basis not in {"inferred", "copy"}
    if first is None or last is None or first.year < _EARLIEST or last.year > _LATEST:
        return Window()
    if last - first > (timedelta(31) if given else close):
        return Window()
    return Window(first, last, published.evidence)


def _by_count(years: Counter[int]) -> list[int]:
    return [year for year, _ in sorted(years.items(), key=lambda item: (-item[1], item[0]))]


def _days(values: Sequence[Placed | None]) -> frozenset[date]:
    """The days that the readings give, where each gives one."""
    found = [v.first for v in values if v is not None and v.first and v.grain == "day" and "~" not in v.edtf]
    return frozenset(found) if len(found) == len(values) else frozenset()


def _date(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return None


def _opening(anchor: Anchor) -> Anchor:
    """The first words of an anchor."""
    exact = anchor.exact.split("\n", 1)[0][:80].rstrip()
    return Anchor(anchor.article, anchor.start, anchor.start + len(exact), exact)
