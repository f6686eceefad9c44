"""Who each mention of one article stands for, and so who speaks in each of its quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from recoupe.model import Anchor, Mention, Quotation, Reading
from recoupe.resolve.speakers.descriptions import Descriptions
from recoupe.resolve.speakers.given import is_certain
from recoupe.resolve.speakers.referents import NAMED, NOBODY, WORDS, Referent, Stage
from recoupe.resolve.speakers.story import Knowledge

# How sure it is that a quotation without source keeps the speaker, or takes the one just spoken of.
_CONTINUED = 0.97
_INHERITED = 0.75
# How sure the last speaker goes on after a sentence about a thing.
_GOES_ON = 0.4
# How sure it is that the one asked is he of whom the interview speaks most.
_ANSWERS = 0.8
# How sure it is that a pronoun without anybody before it is the one of whom the article speaks most.
_COMES = 0.5
# The least weight of a candidate for a quotation that nothing attributes, and for a pronoun.
_LEAST_UNSAID, _LEAST = 0.15, 0.02
# How many characters the marks and spaces between two quotations take: "», «".
_MARKS = 7
# What it is worth to be the person of whom the article speaks most: "celui qui…" needs no antecedent near.
_TOPIC = {"topic": 0.5, "concerned": 0.5, "subject": 0.2}
# The same for words that nothing attributes and in which one person speaks of himself, as in a portrait.
_TOPIC_SPEAKS = 0.4


class Attribution(NamedTuple):
    """Who speaks in a quotation, as ``Quotation.speaker``, ``speaker_name`` and ``confidence`` say it."""

    speaker: str | None
    speaker_name: str | None
    confidence: float


class ArticleSpeakers:
    """Resolves the references of one article, in the order of its text, and then its quotations."""

    def __init__(self, reading: Reading, known: Knowledge) -> None:
        self.reading = reading
        self._stage = Stage(reading.article, known, known.named_sources(reading))
        self._descriptions = Descriptions(reading, self._stage)
        self._inherited: set[str] = set()
        self._spoke_last = NOBODY
        answers = [m.anchor.start for m in reading.mentions if "answers" in m.hints]
        self._first_answer = min(answers, default=0)
        # a fragment alone comes after a question that the journalist asks his readers
        self._is_interview = len(answers) > 1
        self._by_id = {q.id: q for q in reading.quotations}
        self._mentions = {_span(m.anchor): m for m in reading.mentions if m.form != "name"}
        self._told = dict(_told(reading.quotations))
        self._sources = sorted({_span(q.source): q.source for q in reading.quotations if q.source}.items())
        # What is spoken of after the last speaker tells nothing of him.
        last = max(self._mentions.keys() & _asked(reading.quotations), default=(-1, -1))
        for place in sorted(place for place in self._mentions if place <= last):
            self._put(self._mentions[place])

    def _put(self, mention: Mention) -> None:
        """Resolve a mention, after the one that stands inside it: "les propos du maire" after "maire"."""
        if is_certain(mention):
            inside = self._mentions.get(_span(mention.antecedents[0].anchor))
            if inside is not None and mention.anchor.start < inside.anchor.start < mention.anchor.end:
                self._put(inside)
        for before in mention.antecedents[:1]:
            # "« Non. » Le maire, Jean X, ne décolère pas": words before the one who spoke them
            after = self._mentions.get(_span(before.anchor))
            if after is not None and after.anchor.start >= mention.anchor.end:
                self._stage.put(mention.anchor, NOBODY)
                self._put(after)
        answers = "replies" in mention.hints and "unsaid" not in mention.hints
        self._stage.answered = self._last_speaker(mention) if answers else None
        self._stage.put(mention.anchor, self._refer(mention))

    def _last_speaker(self, mention: Mention) -> str | None:
        """Whom the last source before ``mention`` stands for."""
        at = bisect_left(self._sources, (_span(mention.anchor),)) - 1
        return self._stage.at(self._sources[at][1]).key if at >= 0 else None

    def _teller(self, mention: Mention) -> str | None:
        """Who tells what ``mention`` does, where he is named later: "Il crie « … », selon le procureur"."""
        outer = self._told.get(_span(mention.anchor))
        if outer is None:
            return None
        teller = self._mentions.get(_span(outer))
        if teller is not None and not self._stage.has(outer):
            self._stage.put(mention.anchor, NOBODY)
            self._put(teller)
        return self._stage.at(outer).key

    def _refer(self, mention: Mention) -> Referent:
        if is_certain(mention):
            return self._stage.at(mention.antecedents[0].anchor, mention.antecedents[0].weight * NAMED)
        if mention.form == "pronoun":
            return self._pronoun(mention)
        found = self._descriptions.resolve(mention)
        self._descriptions.learn(mention, found)
        return found

    def _pronoun(self, mention: Mention) -> Referent:
        use = mention.hints[0] if mention.hints else "subject"
        if use == "nobody":
            return NOBODY
        if use == "some":
            return Referent(None, self._stage.known.kept(mention.anchor.exact), WORDS)
        if "answers" in mention.hints and (self._is_interview or _is_whole(mention)):
            asked = self._stage.known.asked(self.reading.article, self._first_answer)
            if asked is not None:
                return self._stage.actor(asked, _ANSWERS)
        least = _LEAST_UNSAID if use == "unsaid" else _LEAST
        teller = self._teller(mention) if use == "subject" else None
        speaks = use == "unsaid" and "one" in mention.hints
        topic = _TOPIC_SPEAKS if speaks else _TOPIC.get(use, 0.0)
        if teller is None:
            found = self._stage.likeliest(mention, least, topic=topic)
        else:
            found = self._stage.likeliest(mention, least, lambda found: float(found.key != teller), topic)
        return found if found.key or use != "subject" else self._comes(mention)

    def _comes(self, mention: Mention) -> Referent:
        """Whom a pronoun means that takes up nobody: "« … », se réjouit-il" stands above the first line."""
        known, article = self._stage.known, self.reading.article
        came = any(self._stage.at(before.anchor).key for before in mention.antecedents)
        actor = None if came else known.most_named(article)
        agrees = actor is not None and mention.number != "p" and known.gender.get(actor) == mention.gender
        return self._stage.actor(actor, _COMES) if actor is not None and agrees else NOBODY

    def attributions(self) -> Iterator[Attribution]:
        """Who speaks in every quotation, in the order of the reading."""
        done: dict[str, Referent] = {}
        in_order = sorted(self.reading.quotations, key=lambda q: (q.content.start, -q.content.end))
        for quotation in in_order:
            done[quotation.id] = self._speaker(quotation, done)
            if quotation.mode == "direct" and done[quotation.id].key is not None:
                self._spoke_last = done[quotation.id]
        for quotation in self.reading.quotations:
            speaker = done[quotation.id]
            sure = round(quotation.confidence * self._share(quotation, speaker), 4)
            yield Attribution(speaker.actor, speaker.name, sure)

    def _share(self, quotation: Quotation, speaker: Referent) -> float:
        """How often such a speaker is right; nobody is as sure as the rules say."""
        if speaker.key is None:
            return speaker.sure
        return self._stage.known.confidence.share(self.evidence(quotation, speaker), speaker.sure)

    def evidence(self, quotation: Quotation, speaker: Referent) -> str:
        """What tells who speaks: a key of the table of confidences."""
        if quotation.source is None or self._is_denied(quotation):
            if quotation.continues is None or quotation.id in self._inherited:
                return self._without_speech(quotation)
            return "continued" if self._adjoins(quotation) else "resumed"
        mention = self._mentions.get(_span(quotation.source))
        if mention is None or is_certain(mention):
            return self._by_name(speaker)
        if mention.form == "pronoun":
            return "pronoun" if speaker.actor else "pronoun_words"
        if speaker.actor is not None:
            return "body" if mention.kind == "organization" else "description"
        if speaker.sure < WORDS:
            return "left"
        return "unnamed" if mention.kind == "person" else "unnamed_other"

    def _by_name(self, speaker: Referent) -> str:
        """What kind of actor has the name beside the words."""
        if speaker.actor is None:
            return "unknown_name"
        is_person = self._stage.known.actors[speaker.actor].kind == "person"
        return "named" if is_person else "named_body"

    def _without_speech(self, quotation: Quotation) -> str:
        """What tells who speaks where no speech goes on."""
        mention = self._mentions.get(_span(quotation.content))
        if mention is not None and "answers" in mention.hints:
            return "answers"
        return "presented" if _is_presented(mention) else "inherited"

    def _speaker(self, quotation: Quotation, done: dict[str, Referent]) -> Referent:
        if quotation.source is None or self._is_denied(quotation):
            return self._without_source(quotation, done)
        mention = self._mentions.get(_span(quotation.source))
        if mention is not None and mention.hints and mention.hints[0] in {"self", "nobody"}:
            outer = done.get(quotation.nested_in or "")
            return outer if outer and mention.hints[0] == "self" else NOBODY
        found = self._stage.at(quotation.source)
        is_guess = quotation.cue is None and mention is not None and mention.form == "pronoun"
        if found.key is None and is_guess:
            # "Elle permet de tout montrer. « … »": a thing does not speak, the last speaker goes on
            return self._spoke_last.as_sure(min(self._spoke_last.sure, _GOES_ON))
        return found

    def _is_denied(self, quotation: Quotation) -> bool:
        """Whether the words themselves tell that the one named before them is not who speaks."""
        unsaid = self._mentions.get(_span(quotation.content))
        return quotation.source is not None and unsaid is not None and "one" in unsaid.hints

    def _without_source(self, quotation: Quotation, done: dict[str, Referent]) -> Referent:
        """Keeps the speaker of the quotation that it continues unless somebody came onto the stage since."""
        if quotation.nested_in is not None:
            return NOBODY
        before = done.get(quotation.continues or "", NOBODY)
        mention = self._mentions.get(_span(quotation.content))
        if mention is not None and mention.hints[:1] == ("nobody",):
            return NOBODY
        if before.key is not None and self._adjoins(quotation) and not _is_presented(mention):
            return before.as_sure(before.sure * _CONTINUED)
        found = self._stage.at(quotation.content) if mention else NOBODY
        if before.key is None or (found.key is not None and found.key != before.key):
            self._inherited.add(quotation.id)
            return found.as_sure(found.sure * _INHERITED)
        return before.as_sure(before.sure * _CONTINUED)

    def _adjoins(self, quotation: Quotation) -> bool:
        """Whether only marks stand between the words and the speech, or its cue, that they continue."""
        before = self._by_id.get(quotation.continues or "")
        if before is None:
            return False
        parts = (before.content, before.source, before.cue)
        end = max(a.end for a in parts if a is not None and a.end <= quotation.content.start)
        return quotation.content.start - end <= _MARKS


def _asked(quotations: Iterable[Quotation]) -> set[tuple[int, int]]:
    """The places of which it is asked who stands there: sources, and the words of those without one."""
    return {_span(a) for q in quotations for a in (q.source, q.content) if a is not None}


def _told(quotations: Sequence[Quotation]) -> Iterator[tuple[tuple[int, int], Anchor]]:
    """The sources that stand inside what somebody else is told to have said, each with who that is."""
    outer = [q for q in quotations if q.source is not None and q.source.start >= q.content.end]
    for quotation in quotations:
        source = quotation.source
        for telling in outer:
            if source is not None and telling.source is not None and telling.content.contains(source):
                yield _span(source), telling.source


def _is_whole(mention: Mention) -> bool:
    """Whether the words end as a sentence does."""
    return mention.anchor.exact.rstrip()[-1:] in {".", "!", "?", "…"}


def _is_presented(mention: Mention | None) -> bool:
    """Whether the sentence after the words tells who spoke them."""
    before = mention.antecedents if mention is not None else ()
    return mention is not None and bool(before) and before[0].anchor.start >= mention.anchor.end


def _span(anchor: Anchor) -> tuple[int, int]:
    return anchor.start, anchor.end
