"""How the things of a story are called on a page: who published it, when, who speaks."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import urlsplit

from recoupe.dossier import Index, Sheet, Speaker, Utterance, edtf
from recoupe.dossier.edtf import span
from recoupe.dossier.figures import Entry
from recoupe.export import dates
from recoupe.export.wording import Words, words
from recoupe.languages import load
from recoupe.languages.loader import LanguageError
from recoupe.languages.quantity import Quantity
from recoupe.model import Actor, Anchor, Article, Event, Figure, Finding, Name, Position, Quotation, Role

# Marks that turn the direction of what follows, and those that nobody sees: a name must neither turn the page
# around it nor look like another.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# One look tells that a text has nothing of both, as nearly all have.
_UNFIT = re.compile(f"{_DIRECTION.pattern}|{_CONTROL.pattern}")
_MONTH_OR_YEAR = re.compile(r"\d{4}(-\d\d)?", re.ASCII)
_PLAIN_DATE = re.compile(r"[\d-]+", re.ASCII)
_LINKED = re.compile(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)


def shown(text: str) -> str:
    """A text of anybody, fit to be shown: without control characters, bidirectional overrides, surrogates.

    Letters of right-to-left scripts stay: they find their direction by themselves.
    """
    if not _UNFIT.search(text):
        return text
    return _CONTROL.sub("\ufffd", _DIRECTION.sub("", text))


def clipped(text: str, longest: int) -> str:
    """A text of ``longest`` characters at most, with "…" where something is cut off."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def link(url: str | None) -> str | None:
    """An address that may be followed: http and https only, without white space; None for any other."""
    return url if url and len(url) < 2000 and _LINKED.fullmatch(url) else None


@dataclass(frozen=True)
class Presenter:
    """Names and dates for the readers of one story, in their language."""

    index: Index
    language: str = "fr"

    @cached_property
    def words(self) -> Words:
        """What the program itself says."""
        return words(self.language)

    @cached_property
    def year(self) -> int | None:
        """The year in which most articles came out, so that dates need not repeat it; None without dates."""
        found = [span(a.published.edtf) for a in self.index.story.articles]
        years = Counter(s.first.year for s in found if s and s.first)
        return min(years, key=lambda year: (-years[year], year), default=None)

    def outlet(self, article: Article) -> str:
        """Who published it: the outlet, else the site, else the agency, else the name of the file."""
        if article.outlet:
            return article.outlet
        site = urlsplit(url).hostname if (url := link(article.url)) else None
        return site or article.agency or article.id

    def brief(self, date: str | None) -> str:
        """A date in few letters."""
        return dates.brief(date, self.year, self.language)

    def byline(self, anchor: Anchor) -> str:
        """ "Le Courrier des Rives, 1er mars": where the words stand."""
        if anchor.article not in self._bylines:
            self._bylines[anchor.article] = self._byline(self.index.articles[anchor.article])
        return self._bylines[anchor.article]

    @cached_property
    def _bylines(self) -> dict[str, str]:
        return {}

    def _byline(self, article: Article) -> str:
        when = span(article.published.edtf)
        if when is None or not when.is_narrow:
            return self.outlet(article)
        return f"{self.outlet(article)}, {self.brief(article.published.edtf)}"

    def speaker(self, quotation: Quotation) -> str:
        """Who says it."""
        actor = self.index.actors.get(quotation.speaker or "")
        return actor.name if actor else quotation.speaker_name or self.words["who.unnamed"]

    def holder(self, position: Position) -> str:
        """Whose position it is."""
        actor = self.index.actors.get(position.actor or "")
        return actor.name if actor else position.actor_name or self.words["who.unnamed"]

    def voice(self, speaker: Speaker) -> str:
        """The heading of what somebody said."""
        return speaker.name or self.words["page.nobody"]

    def said_by(self, figure: Figure) -> str | None:
        """Who gives a figure."""
        actor = self.index.actors.get(figure.said_by or "")
        return actor.name if actor else None

    def value(self, figure: Figure) -> str:
        """The bounds of a figure in words, with its unit."""
        about = figure.approximation in ("about", "order_of_magnitude") and figure.low == figure.high
        value = f"{self.words.bounds(figure.low, figure.high)}{self.words.unit(figure.unit)}"
        return self.words["value.about"].format(value=value) if about else value

    def standing(self, figure: Figure) -> str:
        """The status of a figure; "actual" too for a minimum where "at least 7" has said it already."""
        return "actual" if figure.status == "minimum" and figure.high is None else figure.status

    def things(self, figure: Figure) -> str:
        """The words for what is counted, without those of the unit, which the value has already."""
        counted = figure.counted or ""
        if figure.unit is None:
            return counted
        language = self.index.articles[figure.anchor.article].language
        unit = next((u for u in _units(language, figure.unit) if _begins(counted, u)), "")
        return counted[len(unit) :].strip()

    def counted(self, figure: Figure) -> str:
        """The bounds with what they count: "3 blessés", "62 000 € d'amende"."""
        return f"{self.value(figure)} {self.things(figure)}".strip()

    def event(self, event: Event) -> str:
        """The type of an event, for a reader."""
        return self.words.event_types.get(event.type, event.type.capitalize())

    def summary(self) -> str:
        """ "6 articles de 5 médias, 5 sources indépendantes"."""
        return self._summary

    @cached_property
    def _summary(self) -> str:
        articles = self.index.story.articles
        outlets = len({self.outlet(a) for a in articles})
        counted = self.words["summary.articles"].format(
            articles=self.plural(len(articles), "summary.article"),
            outlets=self.plural(outlets, "summary.outlet"),
        )
        return f"{counted}, {self.plural(len(self.index.families), 'markdown.independent')}"

    def plural(self, count: int, name: str) -> str:
        """A number with what it counts: the messages ``name`` with "_one" and "_many"."""
        return self.words.plural(count, self.words[f"{name}_one"], self.words[f"{name}_many"])

    def plain(self, date: str | None) -> str:
        """A date without its weekday."""
        return dates.plain(date, self.language)

    def full(self, date: str | None) -> str:
        """A date with its weekday."""
        return dates.full(date, self.language)

    def explanation(self, finding: Finding) -> str:
        """A finding in a sentence: in English where there is one and the reader reads English."""
        return (finding.explanation_en if self.language == "en" else None) or finding.explanation

    def status(self, name: str) -> str:
        """ " (prévu)"; nothing where it goes without saying."""
        return f" ({self.words.statuses[name]})" if name in self.words.statuses else ""

    def period(self) -> str | None:
        """From the first to the last publication, in words."""
        return self._period

    @cached_property
    def _period(self) -> str | None:
        known = edtf.telling(a.published.edtf for a in self.index.story.articles)
        if not known:
            return None
        first, last = min(known, key=edtf.earliest), max(known, key=edtf.latest)
        if _MONTH_OR_YEAR.fullmatch(first) and _MONTH_OR_YEAR.fullmatch(last):
            return self.plain(first) if first == last else f"{self.plain(first)} – {self.plain(last)}"
        return self.plain(edtf.period(known))

    def title(self, article: Article) -> str:
        """The title of an article, else its first words, else its name."""
        return article.title or " ".join(article.text.split()[:10]) or article.id

    def places(self, anchors: Iterable[Anchor]) -> list[Anchor]:
        """The first of the anchors in each article."""
        first: dict[str, Anchor] = {}
        for anchor in anchors:
            first.setdefault(anchor.article, anchor)
        return list(first.values())

    def contents(self, utterance: Utterance) -> list[Anchor]:
        """Where an utterance is quoted."""
        return [q.content for q in utterance.quotations]

    def day_id(self, date: str) -> str:
        """The name of a day of the timeline, as a place in a page."""
        plain = date if _PLAIN_DATE.fullmatch(date) else hashlib.sha256(date.encode()).hexdigest()[:8]
        return f"jour-{plain}"

    def tenure(self, role: Role) -> str:
        """When a role was held."""
        # "[..2021-03-10]", some day before, is all that "ancien ministre" says: no day to show.
        known = (None if day and day.startswith("[..") else day for day in (role.start, role.end))
        start, end = (self.plain(day) if span(day) else None for day in known)
        if start and end:
            return f"{start} – {end}"
        if role.end:
            return self.words["role.until"].format(end=end) if end else self.words["role.former"]
        return self.words["role.since"].format(start=start) if start else ""

    def other_names(self, actor: Actor) -> list[Name]:
        """The names of an actor beside the one it goes by."""
        return [name for name in actor.names if name.text != actor.name]

    def claim(self, entry: Entry, count: int = 1) -> str:
        """A figure read aloud: "au moins 3 personnes, 1er mars, Le Courrier des Rives"."""
        figure = entry.figure
        parts = [self.counted(figure), self.brief(entry.date)]
        status = self.standing(figure)
        parts += [self.words.statuses[status]] if status in self.words.statuses else []
        parts += [self.said_by(figure) or "", self.outlet(entry.article)]
        return ", ".join(part for part in parts if part) + (f" (× {count})" if count > 1 else "")

    def described(self, sheet: Sheet) -> str:
        """A chart in a sentence."""
        ends = [v for e in sheet.entries for v in (e.figure.low, e.figure.high) if v is not None]
        first, last = sheet.entries[0].date, sheet.entries[-1].date
        said = self.words["chart.reach" if ends else "chart.reach_unknown"].format(
            count=self.plural(len(sheet.entries), "chart.figure"),
            low=self.words.number(min(ends, default=0)),
            high=self.words.number(max(ends, default=0)),
            first=self.brief(first),
            last=self.brief(last),
        )
        return f"{said} {self.words['chart.disputed']}" if sheet.disputed else said


@cache
def _units(language: str, unit: str) -> tuple[str, ...]:
    """How a unit is written in a language, the longest way first; nothing where the language is not known."""
    try:
        known = load(language).lexicon(Quantity).units
    except LanguageError:
        return ()
    written = {w for name, u in known.items() if name.partition("_")[0] == unit for w in u.written}
    return tuple(sorted(written, key=lambda w: (-len(w), w)))


def _begins(text: str, unit: str) -> bool:
    after = text[len(unit) : len(unit) + 1]
    return text[: len(unit)].lower().replace("’", "'") == unit and not after.isalnum()
