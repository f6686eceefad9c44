"""Date the articles that came without a date, by the rest of the story.

What an article tells bounds its date. It appeared after the days that it narrates and before those that it
announces; "lundi" in a passage that another article dates to 7 January puts it into the week after that; a
copy appears with its original; articles that are much alike appear together. The bounds are intersected:
the result is an interval that holds every day the evidence allows, and lists the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from recoupe.languages import Language
from recoupe.model import Article, Published, Reading
from recoupe.resolve.chronicle import Chronicle
from recoupe.resolve.clues import Testimony
from recoupe.resolve.contexts import Passages
from recoupe.resolve.memory import NO_MEMORY, Memory
from recoupe.resolve.window import Window

# Copies and near copies are printed on the same day or the next (every dated pair of the corpus was).
_COPY = timedelta(days=1)
# So long after the last post that it shows an article appears (17 of 18 dated ones of the corpus did).
_POSTED = timedelta(days=1)
# An article that begins with "mercredi 13 mars" appears within so many days (all seven dated ones did).
_NEWS = timedelta(days=6)
# "début mars" is said of the month that runs or has just ended, as long as nothing later is told.
_RECENT = timedelta(days=41)
# Articles that are alike by so much, and less than by so much, appear within days of each other; those on the
# same turn of a story within three weeks: all its days and theirs come to _AKIN_DAYS.
_AKIN = 0.2
_AKIN_DAYS = 42
# The last tells nothing where fewer dated articles show how long the story goes on, nor of what was inferred.
_SEEN = 3
_BANDS = ((0.5, 2.0, timedelta(days=3)), (0.35, 0.5, timedelta(days=7)), (_AKIN, 0.35, None))
# Articles dated more closely than this help to date others.
_CLOSE = timedelta(days=6)
_ROUNDS = 2


def date_articles(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    language: Language,
    memory: Memory = NO_MEMORY,
) -> tuple[Article, ...]:
    """The ``articles``, in their order; those without a date with an EDTF interval from the story.

    An interval is open where nothing bounds that side; an article of which the story tells nothing stays
    without a date. Dates that were given are never changed. ``readings`` may come in any order.
    """
    current = list(articles)
    if all(article.published.edtf is not None for article in current):
        return tuple(current)
    passages = Passages(current, readings, memory)
    for _ in range(_ROUNDS):
        undated = [
            n for n, a in enumerate(current) if a.published.edtf is None or a.published.basis == "inferred"
        ]
        if not undated:
            break
        chronicle = Chronicle(current, passages, _CLOSE, language.code)
        found = {n: _published(current[n], chronicle) for n in undated}
        if all(found[n] == current[n].published for n in undated):
            break
        for n in undated:
            current[n] = replace(current[n], published=found[n])
    return tuple(current)


def look_through(
    articles: Sequence[Article], readings: Sequence[Reading], language: Language, memory: Memory
) -> None:
    """Read in advance what ``date_articles`` reads in single articles, for ``memory`` to hold."""
    Chronicle(articles, Passages(articles, readings, memory), _CLOSE, language.code)


def _published(article: Article, chronicle: Chronicle) -> Published:
    """What the story tells of the date of an undated article."""
    testimony = chronicle.testimony(article.id)
    told = _told(article, chronicle, testimony)
    copied = _copied(article, chronicle)
    if copied is not None:
        # A copy tells of the same days in the same words, and so appeared when they meant the same.
        return testimony.likeliest(told.within(copied) or told.hull(copied)).published("copy")
    if testimony.is_clear(told):
        return _narrowed(testimony.likeliest(told), chronicle.burst).published("inferred")
    around = _narrowed(_narrowed(told, chronicle.burst), _akin(article, chronicle))
    return testimony.likeliest(around).published("inferred")


def _narrowed(found: Window, other: Window | None) -> Window:
    """The days that both hold, where the other holds fewer and they meet."""
    if other is None or (found.days is not None and (other.days is None or other.days >= found.days)):
        return found
    return found.within(other) or found


def _told(article: Article, chronicle: Chronicle, testimony: Testimony) -> Window:
    """Between the last day that the article narrates and the first that it announces."""
    days = chronicle.written(article.id)
    past = max((d for d in days if d.past), key=lambda d: (d.day, d.posted, not d.recent), default=None)
    ahead = [d for d in days if d.future and (past is None or d.day >= past.day)]
    first = min(ahead, key=lambda d: d.day, default=None)
    known = [d for d in (past, first) if d is not None]
    recent = past is not None and past.recent and testimony.is_running
    last = first.day if first else past.day + _RECENT if past and recent else None
    if past is not None and past.posted:
        last = _sooner(last, past.day + _POSTED)
    elif past is not None and any(d.news and d.day == past.day for d in days):
        latest = past.day + _NEWS
        # Nor so late that "mercredi" were another than "mercredi 13 mars".
        last = _sooner(last, latest - timedelta(testimony.is_another(past.day, latest)))
    return Window(past.day if past else None, last, tuple(d.anchor for d in known))


def _sooner(last: date | None, day: date) -> date:
    return day if last is None else min(last, day)


def _copied(article: Article, chronicle: Chronicle) -> Window | None:
    """Around the dates of the articles of its family."""
    dates = [w for w in chronicle.family(article) if w.first and w.last]
    if not dates:
        return None
    first = min(w.first for w in dates if w.first)
    last = max(w.last for w in dates if w.last)
    if last - first > _CLOSE:
        return None
    evidence = tuple(a for w in dates for a in w.evidence)
    return Window(first - _COPY, last + _COPY, evidence)


def _akin(article: Article, chronicle: Chronicle) -> Window | None:
    """Around the date of the dated article that is most alike.

    As far around as such articles appear, and not nearer than the dated ones of this story do. Where these
    appear further apart, as in a collection of many matters, likeness tells nothing.
    """
    likeness, window, given = chronicle.nearest(article.id, _AKIN)
    if window is None or window.first is None or window.last is None:
        return None
    least, most, around = next(band for band in _BANDS if likeness >= band[0])
    if around is None and not (given and chronicle.dated >= _SEEN):
        return None
    if around is None:
        around = timedelta(max(0, _AKIN_DAYS - (window.last - window.first).days - 1) // 2)
    apart = chronicle.apart(least, most)
    if apart.days > _AKIN_DAYS // 2:
        return None
    around = max(around, apart)
    return Window(window.first - around, window.last + around, window.evidence)
