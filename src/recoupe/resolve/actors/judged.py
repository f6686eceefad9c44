"""What persons decided about actors: it wins over the machine.

A judgement names actors by their ids and by words of the articles on which it was taken. Ids change when
articles are read differently, so the words decide where they are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recoupe.extract.mentions.knowledge import Entry
from recoupe.languages.names import Reasons
from recoupe.model import Anchor, Mention
from recoupe.model.judgement import Judgement


@dataclass(slots=True)
class Draft:
    """An actor before it is built: its mentions, what is known of it, why it is one, its name if judged."""

    mentions: list[Mention]
    entry: Entry | None = None
    reasons: list[str] = field(default_factory=list)
    person: bool = False
    name: str | None = None

    def holds(self, anchor: Anchor) -> bool:
        """Whether one of the mentions overlaps ``anchor``."""
        return any(m.anchor.overlaps(anchor) for m in self.mentions)


def judge(drafts: list[Draft], judgements: Iterable[Judgement], reasons: Reasons) -> list[Draft]:
    """The drafts as the judgements want them, the later judgement winning; those taken back do nothing."""
    decided = sorted(judgements, key=lambda j: (j.when, j.id))
    withdrawn = {about for j in decided if j.decision == "withdraw" for about in j.about}
    for judgement in (j for j in decided if j.id not in withdrawn):
        because = reasons.judged.format(who=judgement.who, when=judgement.when[:10])
        if judgement.decision == "same_actor":
            drafts = _joined(drafts, judgement, because)
        elif judgement.decision == "not_same_actor":
            drafts = _parted(drafts, judgement, because)
        elif judgement.decision == "name":
            for draft in _concerned(drafts, judgement):
                draft.name = judgement.value
    return drafts


def _concerned(drafts: Sequence[Draft], judgement: Judgement) -> list[Draft]:
    return [d for d in drafts if any(d.holds(anchor) for anchor in judgement.evidence)]


def _joined(drafts: list[Draft], judgement: Judgement, because: str) -> list[Draft]:
    """The drafts with those that hold the evidence made one."""
    concerned = _concerned(drafts, judgement)
    if len(concerned) < 2:
        return drafts
    first, others = concerned[0], concerned[1:]
    for other in others:
        first.mentions.extend(other.mentions)
        first.reasons.extend(r for r in other.reasons if r not in first.reasons)
        first.entry = first.entry or other.entry
        first.person = first.person or other.person
    first.reasons.append(because)
    return [d for d in drafts if all(d is not other for other in others)]


def _parted(drafts: list[Draft], judgement: Judgement, because: str) -> list[Draft]:
    """The drafts with the second piece of evidence, and all mentions of its words, taken from the first."""
    if len(judgement.evidence) < 2:
        return drafts
    kept, *apart = judgement.evidence
    for draft in list(drafts):
        moved = [m for m in draft.mentions if draft.holds(kept) and _of_words(m, apart, kept)]
        if moved and len(moved) < len(draft.mentions):
            draft.mentions = [m for m in draft.mentions if m not in moved]
            drafts = [*drafts, Draft(moved, reasons=[because])]
    return drafts


def _of_words(mention: Mention, apart: Sequence[Anchor], kept: Anchor) -> bool:
    """Whether the mention is the evidence itself, or has its words where those are not the words kept."""
    if any(mention.anchor.overlaps(anchor) for anchor in apart):
        return True
    return mention.anchor.exact != kept.exact and mention.anchor.exact in {a.exact for a in apart}
