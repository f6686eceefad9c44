"""The dossier as Markdown (CommonMark, with tables of GitHub's dialect): to paste into a mail or a wiki.

Words of articles are escaped: they make no heading, link, emphasis or HTML of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from recoupe.dossier import Index, Utterance, Wording, holders, ledger, notes, profiles, speakers, timeline
from recoupe.dossier.families import by_date
from recoupe.dossier.figures import Entry
from recoupe.dossier.findings import Note
from recoupe.dossier.timeline import Day
from recoupe.export.output import Output, opened
from recoupe.export.present import Presenter, link, shown
from recoupe.model import Actor, Anchor, Article, Event, Finding, Position, Story

_SPECIAL = re.compile(r"[\\`*_\[\]|~#]")
_LIST_MARK = re.compile(r"^(\d+)([.)])|^([-+=])")


def export(story: Story, output: Output, language: str = "fr") -> None:
    """Write ``story`` as Markdown to a path or a binary stream. Raises ExportError."""
    with opened(output) as stream:
        for line in lines(story, language):
            stream.write(f"{line}\n".encode())


def escape(text: str) -> str:
    """Words of anybody, on one line, without meaning for Markdown or HTML."""
    line = " ".join(shown(text).split())
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LIST_MARK.sub(r"\1\\\2\3", _SPECIAL.sub(r"\\\g<0>", line))


def lines(story: Story, language: str = "fr") -> Iterator[str]:
    """The dossier, line by line."""
    page = _Page(Presenter(Index(story), language))
    yield f"# {escape(story.title)}"
    yield ""
    yield page.head()
    for heading, part in (
        (None, page.findings()),
        (page.words["page.timeline"], page.timeline()),
        (page.words["page.statements"], page.statements()),
        (page.words["page.positions"], page.positions()),
        (page.words["page.figures"], page.figures()),
        (page.words["page.actors"], page.actors()),
        (page.words["page.sources"], page.sources()),
    ):
        body = list(part)
        if body:
            yield from ["", f"## {heading}", *body] if heading else body


def _spaced(text: str) -> str:
    """Escaped, with a space kept at either end."""
    left, right = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * left}{escape(text)}{' ' * right}" if text.strip() else " " * (left or right)


class _Page:
    """The sections of one dossier. Each yields lines, and none when there is nothing to say."""

    def __init__(self, present: Presenter) -> None:
        self.present = present
        self.index = present.index
        self.words = present.words

    def head(self) -> str:
        days = [a.published.edtf for a in sorted(self.index.story.articles, key=by_date)]
        known = [d for d in days if d]
        when = f"{self.present.plain(known[0])} – {self.present.plain(known[-1])} · " if known else ""
        return f"{when}{self.present.summary()}"

    def findings(self) -> Iterator[str]:
        for kind in ("contradicts", "updates", "corroborates"):
            found = [note for note in notes(self.index, kind) if note.finding.level != "background"]
            if found:
                yield from ("", f"## {self.words.findings[kind]}", "")
            for note in found:
                yield from self._note(note)

    def timeline(self) -> Iterator[str]:
        found = timeline(self.index)
        for day in (*found.before, *found.during, *found.after):
            yield from self._day(day)
        if found.undated_events or found.undated_statements:
            yield from ("", f"### {self.words['page.undated']}", "")
            yield from map(self._event, found.undated_events)
            yield from (self._statement(u, name=True) for u in found.undated_statements)

    def statements(self) -> Iterator[str]:
        for speaker in speakers(self.index):
            roles = ", ".join(r.title for r in speaker.actor.roles) if speaker.actor else ""
            yield from (
                "",
                f"### {escape(self.present.voice(speaker))}{f' ({escape(roles)})' if roles else ''}",
                "",
            )
            for utterance in speaker.utterances:
                yield self._statement(utterance, name=False)
                for other in utterance.wordings[1:]:
                    yield f"  - {self.words['markdown.other_version']}{self.words.colon}{self._quoted(other)}"

    def positions(self) -> Iterator[str]:
        for holder in holders(self.index):
            yield from ("", f"### {escape(holder.name)}", "")
            yield from map(self._position, holder.positions)

    def _position(self, position: Position) -> str:
        stance = self.words.stances.get(position.stance, position.stance)
        sentence = escape("".join(self.index.excerpt(position.evidence[0], 160)))
        reporter = self.index.actors.get(position.reported_by or "")
        told = f" ({self.words['page.told_by']} {escape(reporter.name)})" if reporter else ""
        day = f"{escape(self.present.brief(position.date))}{self.words.colon}"
        taken = f"*{escape(stance)}*{self.words.colon}{escape(position.subject)}{told}"
        return f"- {day}{taken}. {sentence} — {self._bylines(position.evidence)}"

    def figures(self) -> Iterator[str]:
        found = ledger(self.index)
        disputed = f" — {self.words['markdown.disputed']}"
        for sheet in found.sheets:
            yield from (
                "",
                f"### {escape(sheet.series.label)}" + (disputed if sheet.disputed else ""),
                "",
            )
            yield from self._table(sheet.entries)
        if found.alone:
            yield from ("", f"### {self.words['page.other_figures']}", "")
            yield from self._table(found.alone)

    def actors(self) -> Iterator[str]:
        for profile in profiles(self.index):
            if profile.quotations or len(profile.appearances) > 1:
                yield f"- {self._actor(profile.actor)}"

    def sources(self) -> Iterator[str]:
        if self.index.story.articles:
            yield from (
                "",
                self._row(
                    *(self.words[f"page.{name}"] for name in ("source", "outlet", "title")),
                    *(self.words[f"markdown.{name}"] for name in ("published", "how_known", "copy_of")),
                ),
                "|--:|" + "---|" * 5,
            )
        for article in sorted(self.index.story.articles, key=by_date):
            yield self._source(article)

    def _note(self, note: Note) -> Iterator[str]:
        sources = self.present.plural(note.finding.independent_sources, "markdown.independent")
        yield f"- **{escape(self._heading(note.finding))}** ({sources})"
        for side in note.sides:
            before, words, after = self.index.excerpt(side.anchor, 120)
            quoted = f"{_spaced(before)}**{escape(words)}**{_spaced(after)}".strip()
            yield f"  - {quoted} — {escape(self.present.byline(side.anchor))}"

    def _heading(self, finding: Finding) -> str:
        """What a finding says; where independent sources report one thing, the thing: their words follow."""
        told = finding.kind == "corroborates" and not any(c in self.index.figures for c in finding.claims)
        return finding.about if told else self.present.explanation(finding)

    def _day(self, day: Day) -> Iterator[str]:
        yield from ("", f"### {escape(self.present.full(day.date))}", "")
        yield from map(self._event, day.events)
        yield from (self._statement(u, name=True) for u in day.statements)

    def _event(self, event: Event) -> str:
        status = self.present.status(event.status)
        sentence = escape("".join(self.index.excerpt(event.mentions[0], 160)))
        said = f"{escape(self.present.event(event))}{status}"
        return f"- *{said}*{self.words.colon}{sentence} — {self._bylines(event.mentions)}"

    def _statement(self, utterance: Utterance, name: bool) -> str:
        """A line: under a day with the name of who speaks, under a name with the day."""
        speaker = f"**{escape(self.present.speaker(utterance.lead))}**"
        return (
            f"- {speaker if name else escape(self.present.brief(utterance.date))}{self.words.colon}"
            + self._quoted(utterance.wordings[0])
        )

    def _quoted(self, wording: Wording) -> str:
        words = escape(wording.text)
        quoted = (
            f"« {words} »" if wording.lead.mode == "direct" else f"{words} ({self.words['page.reported']})"
        )
        return f"{quoted} — {self._bylines(q.content for q in wording.quotations)}"

    def _bylines(self, anchors: Iterable[Anchor]) -> str:
        return escape(" ; ".join(dict.fromkeys(self.present.byline(a) for a in anchors)))

    def _table(self, entries: Iterable[Entry]) -> Iterator[str]:
        heads = ("day", "figure", "in_text", "according_to", "outlet")
        yield from (self._row(*(self.words[f"page.{name}"] for name in heads)), "|---|---|---|---|---|")
        for entry in entries:
            figure = entry.figure
            status = self.present.status(self.present.standing(figure))
            cells = (
                self.present.brief(entry.date)
                + ("" if entry.dated else f" ({self.words['markdown.publication']})"),
                self.present.value(figure) + status,
                figure.anchor.exact,
                self.present.said_by(figure) or "",
                self.present.byline(figure.anchor),
            )
            yield self._row(*map(escape, cells))

    def _actor(self, actor: Actor) -> str:
        roles = "".join(f", {escape(role.title)}" for role in actor.roles)
        others = [name.text for name in actor.names if name.text != actor.name]
        colon = self.words.colon
        names = f" — {self.words['markdown.also']}{colon}{escape(', '.join(others))}" if others else ""
        meant = [self.index.actors[id_].name for id_ in actor.may_be if id_ in self.index.actors]
        may_be = f" — {self.words['page.may_be'].lower()}{colon}{escape(', '.join(meant))}" if meant else ""
        return f"**{escape(actor.name)}** ({self.words.kinds[actor.kind]}){roles}{names}{may_be}"

    def _source(self, article: Article) -> str:
        url = link(article.url)
        title = escape(article.title or article.id)
        original = self.index.articles.get(article.copy_of or "")
        cells = (
            str(self.index.family_of[article.id].number),
            escape(self.present.outlet(article)),
            f"[{title}](<{escape(url)}>)" if url else title,
            escape(self.present.brief(article.published.edtf)),
            self.words.bases.get(article.published.basis or "", ""),
            f"{escape(self.present.outlet(original))} ({article.copied_share:.0%})" if original else "",
        )
        return self._row(*cells)

    @staticmethod
    def _row(*cells: str) -> str:
        return f"| {' | '.join(cells)} |"
