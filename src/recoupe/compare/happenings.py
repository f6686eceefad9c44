"""Findings about what happened: told by independent sources, denied, come about, gone on before a court."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from recoupe.compare.retelling import Retelling
from recoupe.compare.sources import Sources
from recoupe.compare.telling import on_day, said
from recoupe.languages import Language
from recoupe.languages.events import EventWords
from recoupe.model import Anchor, Event, Finding, Story
from recoupe.model.claims import FindingKind

_Pair = Callable[[Retelling, Retelling], bool]
# A mention is compared with so many before it in its block, and no more.
_MOST = 80
# So many words of two clauses make it sure that they tell one happening.
_SURE, _LIKELY = 3, 2
# A clause longer than this is shown by the words of the event alone.
_LONG = 240


def find(told: Sequence[Retelling], story: Story, language: Language) -> tuple[Finding, ...]:
    """The findings about happenings. ``told`` are the mentions of ``story``."""
    words = language.lexicon(EventWords)
    salient = [r for r in told if r.event.type in words.salient and r.event.clauses]
    finder = _Finder(Sources(story), words)
    return (*finder.agreed(salient), *finder.turned(salient), *finder.proceeded(story, salient))


class _Finder:
    def __init__(self, sources: Sources, words: EventWords) -> None:
        self._sources = sources
        self._words = words

    def agreed(self, told: Sequence[Retelling]) -> Iterator[Finding]:
        """What several independent sources tell: a mention and those that share most with it."""
        near = self._neighbours(told, lambda a, b: a.event.status == b.event.status == "asserted")
        taken: set[int] = set()
        order = sorted(near, key=lambda i: (-self._count([told[j] for j, _ in near[i]]), i))
        for hub in order:
            members = [(j, n) for j, n in near[hub] if j not in taken]
            group = self._one_each([told[hub], *(told[j] for j, _ in members)])
            if hub in taken or len(group) < 2:
                continue
            taken |= {hub, *(j for j, _ in members)}
            shared = max(n for _, n in members)
            yield self._finding("corroborates", group, _confidence(shared, len(group)))

    def turned(self, told: Sequence[Retelling]) -> Iterator[Finding]:
        """What is asserted here and denied there: a conflict on one day, news on a later one."""
        near = self._neighbours(told, lambda a, b: {a.event.status, b.event.status} == {"asserted", "denied"})
        done: set[tuple[str, frozenset[str]]] = set()
        for i in sorted(near):
            j, shared = max(near[i], key=lambda x: (x[1], -x[0]))
            pair = self._one_each([told[i], told[j]])
            about = (told[i].key, told[i].words & told[j].words)
            if shared >= _LIKELY and len(pair) == 2 and about not in done:
                done.add(about)
                yield self._finding("contradicts", pair, 0.2 + 0.1 * min(shared, 4))

    def _neighbours(self, told: Sequence[Retelling], wanted: _Pair) -> dict[int, list[tuple[int, int]]]:
        """For each mention those of other sources that tell the same act of the same time, and how alike."""
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, one in enumerate(told):
            blocks[one.event.type, one.key].append(i)
        near: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for name in sorted(blocks):
            block = sorted(blocks[name], key=lambda i: (told[i].first, told[i].event.mentions))
            for at, j in enumerate(block):
                for i in block[max(0, at - _MOST) : at]:
                    if wanted(told[i], told[j]):
                        shared = _shared(told[i], told[j])
                        if shared:
                            near[i].append((j, shared))
                            near[j].append((i, shared))
        return near

    def _count(self, told: Sequence[Retelling]) -> int:
        return self._sources.independent(r.event.mentions[0] for r in told)

    def _one_each(self, told: Sequence[Retelling]) -> list[Retelling]:
        """The first mention of each independent source."""
        found: dict[str, Retelling] = {}
        for one in told:
            found.setdefault(self._sources.origin(one.event.mentions[0]), one)
        return list(found.values())

    def proceeded(self, story: Story, told: Sequence[Retelling]) -> Iterator[Finding]:
        """How it went on before the law with one person: held, charged, tried, sentenced."""
        persons = {a.id: a.name for a in story.actors if a.kind == "person"}
        stages = {word: n for n, words in enumerate(self._words.stages) for word in words}
        steps: dict[str, dict[int, Retelling]] = defaultdict(dict)
        for one in sorted(told, key=lambda r: (r.first, r.event.mentions)):
            stage = _stage(one, stages)
            named = one.people & persons.keys()
            if stage is not None and one.event.status == "asserted" and len(named) == 1 and not one.wide:
                steps[next(iter(named))].setdefault(stage, one)
        for person in sorted(steps):
            ordered = [steps[person][stage] for stage in sorted(steps[person])]
            rising = [r for n, r in enumerate(ordered) if n == 0 or r.first > ordered[n - 1].first]
            if len(rising) > 1:
                yield self._finding("updates", rising, 0.6, persons[person])

    def _finding(
        self, kind: FindingKind, told: Sequence[Retelling], sure: float, about: str | None = None
    ) -> Finding:
        evidence = [_words(r.event) for r in told]
        days = [on_day(*r.times[0], "fr") if r.times else "" for r in told]
        dated = len(set(days)) > 1
        text = said(evidence, self._sources, days if dated else ())
        days_en = [on_day(*r.times[0], "en") if r.times else "" for r in told]
        text_en = said(evidence, self._sources, days_en if dated else ())
        day, day_en = ("", "") if dated or not days[0] else (f", {days[0]}", f", {days_en[0]}")
        label = about or min((" ".join(a.exact.split()) for a in evidence), key=len)
        verdict, verdict_en = _VERDICT[kind]
        head, head_en = (
            (f"{label} : ", f"{label}: ") if about else (verdict + day + " : ", verdict_en + day_en + ": ")
        )
        return Finding(
            kind=kind,
            about=label,
            explanation=f"{head}{text}.",
            explanation_en=f"{head_en}{text_en}.",
            claims=tuple(r.event.id for r in told),
            evidence=tuple(dict.fromkeys(evidence)),
            independent_sources=self._count(told),
            confidence=round(sure * min(1.0, 0.3 + min(r.event.confidence for r in told)), 3),
        )


_VERDICT: dict[FindingKind, tuple[str, str]] = {
    "corroborates": ("Le même fait dans des sources indépendantes", "The same event in independent sources"),
    "contradicts": ("Affirmé ici, peut-être démenti là", "Asserted here, perhaps denied there"),
    "updates": ("La suite", "What followed"),
}


def _shared(a: Retelling, b: Retelling) -> int:
    """How many words and participants two clauses share, 0 where they cannot be one happening."""
    if a.event.mentions[0].article == b.event.mentions[0].article or not a.may_be(b):
        return 0
    shared = len(a.words & b.words)
    people = len(a.people & b.people)
    if a.wide or b.wide:
        return shared if people and shared + people > _LIKELY else 0
    if _numbers(a) and _numbers(b) and not _numbers(a) & _numbers(b):
        return 0
    named = bool(a.participants & b.participants)
    return shared if shared >= _LIKELY or (shared and named) else 0


def _numbers(told: Retelling) -> frozenset[str]:
    return frozenset(w for w in told.words if w.isdigit())


def _confidence(shared: int, sources: int) -> float:
    sure = 0.85 if shared >= _SURE else 0.7 if shared >= _LIKELY else 0.45
    return min(0.95, sure + 0.03 * (sources - 2))


def _stage(told: Retelling, stages: dict[str, int]) -> int | None:
    found = [stages[w] for w in (told.key, *sorted(told.words)) if w in stages]
    return max(found, default=None)


def _words(event: Event) -> Anchor:
    """What is shown of a mention: its clause, or the bare words where that is too long."""
    clause = event.clauses[0]
    return clause if len(clause.exact) <= _LONG else event.mentions[0]
