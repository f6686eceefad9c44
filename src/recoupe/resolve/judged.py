"""What persons decided about claims: who speaks, when it was, what a figure counts. It wins over the machine.

The words of the evidence decide, as with actors: ids change when an article is read differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from recoupe.model import Actor, Anchor, Article, Event, Figure, Published, Quotation, Story
from recoupe.model.edtf import bounds
from recoupe.model.judgement import Decision, Judgement
from recoupe.resolve.actors.judged import in_force

_VALUED: frozenset[Decision] = frozenset({"speaker", "date", "counted"})
# What is decided so is left out.
OUT: frozenset[Decision] = frozenset({"wrong", "hide"})
_CLAIMS = ("quotation-", "figure-", "event-")

C = TypeVar("C", Quotation, Figure, Event)


@dataclass(frozen=True, slots=True)
class _Decided:
    """The judgements that apply to the claims at certain words, the latest of each kind."""

    by_claim: Mapping[str, Mapping[Decision, Judgement]]
    lost: tuple[Judgement, ...]

    def of(self, claim: Quotation | Figure | Event) -> Mapping[Decision, Judgement]:
        """What holds of a claim."""
        return self.by_claim.get(claim.id, {})

    def kept(self, claims: Iterable[C]) -> Iterator[C]:
        """The claims without those that are wrong or hidden."""
        return (claim for claim in claims if OUT.isdisjoint(self.of(claim)))


def judge_claims(story: Story, judgements: Iterable[Judgement]) -> Story:
    """``story`` with its claims as they were judged, and with the judgements that found no claim in
    ``to_review``.

    "speaker" is about a quotation; its value is a name, its evidence the content and, where the speaker is an
    actor, one mention of it. "date" is about a quotation, a figure or an event, "counted" about a figure; the
    evidence is the words of the claim. A date that is no EDTF is not applied. A claim that is "wrong", or to
    "hide", is left out, an event at all the places where it was told; what is gone anyhow needs no review.
    """
    standing = [j for j in in_force(judgements) if _is_of_claim(j) and (j.decision in OUT or _sound(j))]
    if not standing:
        return story
    decided = _decide(story, standing)
    return replace(
        story,
        quotations=tuple(_quotation(q, decided.of(q), story.actors) for q in decided.kept(story.quotations)),
        figures=tuple(_figure(f, decided.of(f)) for f in decided.kept(story.figures)),
        events=tuple(_event(e, decided.of(e)) for e in decided.kept(story.events)),
        to_review=(*story.to_review, *(j.id for j in decided.lost)),
    )


def judge_articles(articles: Sequence[Article], judgements: Iterable[Judgement]) -> list[Article]:
    """The articles with the dates of publication that were judged: "date" about the id of an article."""
    dates: dict[str, str] = {}
    for judgement in in_force(judgements):
        if judgement.decision == "date" and not judgement.evidence and _sound(judgement):
            for id_ in judgement.about:
                dates.setdefault(id_, str(judgement.value))
    return [
        replace(a, published=Published(dates[a.id], "judgement")) if a.id in dates else a for a in articles
    ]


def _is_of_claim(judgement: Judgement) -> bool:
    return bool(judgement.evidence) and judgement.about[0].startswith(_CLAIMS)


def _sound(judgement: Judgement) -> bool:
    if judgement.decision not in _VALUED or not judgement.value:
        return False
    if judgement.decision != "date":
        return True
    try:
        bounds(judgement.value)
    except ValueError:
        return False
    return True


def _decide(story: Story, judgements: Sequence[Judgement]) -> _Decided:
    concerned = {words.article for j in judgements for words in j.evidence}
    claims: list[tuple[str, Anchor]] = [
        *((q.id, q.content) for q in story.quotations),
        *((f.id, f.anchor) for f in story.figures),
        *((e.id, anchor) for e in story.events for anchor in e.mentions),
    ]
    places = [(id_, anchor) for id_, anchor in claims if anchor.article in concerned]
    by_claim: dict[str, dict[Decision, Judgement]] = {}
    lost = []
    for judgement in judgements:
        is_out = judgement.decision in OUT
        for words in judgement.evidence if is_out else judgement.evidence[:1]:
            id_ = _claim_at(words, judgement.about[0].partition("-")[0], places)
            if id_ is not None:
                by_claim.setdefault(id_, {}).setdefault(judgement.decision, judgement)
            elif not is_out:
                lost.append(judgement)
    return _Decided(by_claim, tuple(lost))


def _claim_at(words: Anchor, kind: str, places: Iterable[tuple[str, Anchor]]) -> str | None:
    """The claim of a kind whose words these are: at their place, else the nearest of the same words in the
    article. An event and a figure may stand on the same words."""
    same = [
        (i, a)
        for i, a in places
        if a.article == words.article and a.exact == words.exact and i.startswith(f"{kind}-")
    ]
    return min(same, key=lambda found: (abs(found[1].start - words.start), found[0]), default=(None, None))[0]


def _quotation(
    quotation: Quotation, judged: Mapping[Decision, Judgement], actors: Sequence[Actor]
) -> Quotation:
    if judgement := judged.get("speaker"):
        actor = named_actor(judgement, actors)
        quotation = replace(
            quotation,
            speaker=actor.id if actor else None,
            speaker_name=actor.name if actor else judgement.value,
            confidence=1.0,
        )
    return replace(quotation, date=judged["date"].value) if "date" in judged else quotation


def named_actor(judgement: Judgement, actors: Sequence[Actor]) -> Actor | None:
    """The actor whom a judgement of "speaker" names: the one of whom a piece of the evidence behind the first
    is a mention, else the only one of the name; None where there is none.
    """
    mentions = judgement.evidence[1:]
    named = [a for a in actors if any(name.text == judgement.value for name in a.names)]
    found = [a for a in actors if any(m in a.mentions for m in mentions)] or named
    return found[0] if len(found) == 1 else None


def _figure(figure: Figure, judged: Mapping[Decision, Judgement]) -> Figure:
    if "date" in judged:
        figure = replace(figure, as_of=judged["date"].value)
    return replace(figure, counted=judged["counted"].value) if "counted" in judged else figure


def _event(event: Event, judged: Mapping[Decision, Judgement]) -> Event:
    return replace(event, date=judged["date"].value) if "date" in judged else event
