"""From when to when a role was held, as the words beside it say.

"Nommé préfet en mai", "maire depuis 2014", "ministre de 2012 à 2017", "ex-préfet" in an article of a known
day, "a été remplacé par".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recoupe.extract.mentions.words import fold
from recoupe.languages import Language
from recoupe.languages.offices import Offices
from recoupe.model import Actor, Anchor, Article, Role, Time
from recoupe.model.edtf import bounds
from recoupe.resolve.actors.build import merged_roles
from recoupe.resolve.grouped import grouped

# A date farther from the office speaks of something else.
_NEAR = 40
# Some time that has passed.
_PAST = "XXXX"
_EDGES = " \u00a0\u202f,("
_LAST_WORD = re.compile(r"[^\W\d_]+\W*$")


@dataclass(frozen=True, slots=True)
class _Told:
    """Articles, and the times in each in the order of the text."""

    articles: Mapping[str, Article]
    times: Mapping[str, Sequence[Time]]

    def after(self, anchor: Anchor) -> list[Time]:
        """The two next times after ``anchor``, in its line and near."""
        times = self.times.get(anchor.article, ())
        first = bisect_left(times, anchor.end, key=lambda t: t.anchor.start)
        return [t for t in times[first : first + 2] if t.edtf]

    def between(self, left: int, time: Time) -> str | None:
        """The words from ``left`` to ``time``, folded to plain apostrophes; None where they are far apart."""
        text = self.articles[time.anchor.article].text[left : time.anchor.start]
        return None if len(text) > _NEAR or "\n" in text else _plain(text)


def date_roles(
    actors: Iterable[Actor], times: Iterable[Time], articles: Iterable[Article], language: Language
) -> tuple[Actor, ...]:
    """The actors with the roles they held dated where the articles date them, as EDTF.

    A role that is over, and nothing says since when, ends before the article ("[..2019-01-12]"). ``times``
    are those of ``articles``, in which the evidence of the roles stands.
    """
    in_order = sorted(times, key=lambda t: (t.anchor.article, t.anchor.start, t.anchor.end))
    by_article = grouped(in_order, lambda t: t.anchor.article)
    told = _Told({a.id: a for a in articles}, by_article)
    words = _Words(language)
    actors = tuple(actors)
    successions = _successions(actors, told, words)
    return tuple(_dated(actor, told, words, successions.get(actor.id, ())) for actor in actors)


class _Words:
    """The words of tenure of a language, as they are compared."""

    def __init__(self, language: Language) -> None:
        tenure = language.lexicon(Offices).tenure
        self.named = frozenset(map(fold, tenure.named))
        self.at = frozenset(map(_plain, tenure.at))
        self.since = frozenset(map(_plain, tenure.since))
        self.until = frozenset(map(_plain, tenure.until))
        self.span = frozenset(map(_plain, tenure.span))
        self.to = frozenset(map(_plain, tenure.to))
        self.replaced = frozenset(map(_plain, tenure.replaced))
        self.follows = frozenset(map(_plain, tenure.follows))

    def entering(self, words: str) -> bool:
        """Whether the words before a date are "élu en", "nommée le"."""
        first, _, rest = words.partition(" ")
        return fold(first) in self.named and rest in self.at

    def names(self, before: str) -> bool:
        """Whether the words before an office end with "nommé"."""
        last = _LAST_WORD.search(before)
        return last is not None and fold(last[0].strip()) in self.named


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").lower().strip(_EDGES).split())


def _dated(actor: Actor, told: _Told, words: _Words, ended: Sequence[Anchor]) -> Actor:
    if not actor.roles:
        return actor
    roles = [
        _tenure(replace(role, evidence=(anchor,)), anchor, actor, told, words, ended)
        for role in actor.roles
        for anchor in role.evidence
    ]
    return replace(actor, roles=merged_roles(_settled(roles)))


def _tenure(
    role: Role, anchor: Anchor, actor: Actor, told: _Told, words: _Words, ended: Sequence[Anchor]
) -> Role:
    """The role with the dates that the words around this mention of it give."""
    article = told.articles.get(anchor.article)
    if article is None:
        return role
    start, end = _stated(anchor, article, told, words)
    if start is None and (told_after := _after_name(anchor, actor, told, words)):
        start = told_after
    over = role.end is not None or any(a.article == anchor.article for a in ended)
    if end is None and over:
        end = _before(article)
    return replace(role, start=start, end=end)


def _stated(anchor: Anchor, article: Article, told: _Told, words: _Words) -> tuple[str | None, str | None]:
    """When the role began and ended, as the words right after it say."""
    following = told.after(anchor)
    gap = told.between(anchor.end, following[0]) if following else None
    if gap is None:
        return None, None
    first, _, last = str(following[0].edtf).partition("/")
    if last and gap in words.span:
        return first, last
    if len(following) == 2 and gap in words.span:
        second = told.between(following[0].anchor.end, following[1])
        if second is not None and (second in words.to):
            return first, str(following[1].edtf)
    if gap in words.until:
        return None, first
    named = words.names(article.text[max(0, anchor.start - _NEAR) : anchor.start])
    if gap in words.since or words.entering(gap) or (named and gap in words.at):
        return first, None
    return None, None


def _after_name(anchor: Anchor, actor: Actor, told: _Told, words: _Words) -> str | None:
    """When the holder entered: "le maire Jean Dupont, élu en 2014", "l'évêque, Jean Dupont, nommé en mai"."""
    at = bisect_left(actor.mentions, anchor)
    for mention in actor.mentions[at : at + 1]:
        if mention.article != anchor.article or not 0 <= mention.start - anchor.end <= 2:
            continue
        for time in told.after(mention)[:1]:
            gap = told.between(mention.end, time)
            if gap is not None and words.entering(gap):
                return str(time.edtf).split("/")[0]
    return None


def _before(article: Article) -> str:
    """Some time before the article."""
    last = bounds(article.published.edtf)[1] if article.published.edtf else None
    return f"[..{last.isoformat()}]" if last else _PAST


def _settled(roles: Sequence[Role]) -> Iterator[Role]:
    """The roles with one start and one end for each title: the stated ones; of open ends the earliest."""
    by_title = grouped(roles, lambda r: (fold(r.title), r.end is not None))
    for group in by_title.values():
        starts = sorted({r.start for r in group if r.start})
        ends = sorted(
            {r.end for r in group if r.end}, key=lambda e: (e.startswith(("[", "X")), e == _PAST, e)
        )
        for role in group:
            start = starts[0] if len(starts) == 1 else role.start
            yield replace(role, start=start, end=ends[0] if ends and _open(role) else role.end)


def _open(role: Role) -> bool:
    return role.end is not None and role.end.startswith(("[", "X"))


def _successions(actors: Sequence[Actor], told: _Told, words: _Words) -> dict[str, list[Anchor]]:
    """For each person the mentions where the text says that another holds the office now."""
    found: dict[str, list[Anchor]] = defaultdict(list)
    named = {(m.article, m.start, m.end): (m, a.id) for a in actors if a.kind == "person" for m in a.mentions}
    in_order = (named[place] for place in sorted(named))
    for (left, holder), (right, successor) in pairwise(in_order):
        if left.article != right.article or not 0 < right.start - left.end <= _NEAR:
            continue
        article = told.articles.get(left.article)
        gap = _plain(article.text[left.end : right.start]) if article else ""
        gap = gap.removeprefix(". ")
        if gap in words.replaced:
            found[holder].append(left)
        elif gap in words.follows:
            found[successor].append(right)
    return dict(found)
