"""What a person decided. It outlives every re-reading: articles are read again, judgements are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.anchor import Anchor
from recoupe.model.claims import claim_id

Decision = Literal[
    "same_actor",
    "not_same_actor",
    "name",
    "kind",
    "speaker",
    "date",
    "counted",
    "right",
    "wrong",
    "trivial",
    "hide",
    "note",
    "pin",
    "withdraw",
]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided about which claims or actors, by whom, when, and on what evidence.

    ``about`` are the ids of what is judged. Ids change when articles are read differently, so ``evidence``
    keeps the words on which the judgement was taken: it is applied by them, and shown again for review when
    they are gone. ``value`` is what was decided (a name, a kind of actor, an EDTF date, an actor's id, a
    note), None where the decision says all. Of "same_actor" and "not_same_actor" the evidence is one mention
    of each actor; of "name" and "kind" one mention. ``when`` is UTC, ISO 8601. Judgements are never changed
    or deleted: "withdraw" takes back the judgements whose ids stand in ``about``.
    """

    decision: Decision
    about: tuple[str, ...]
    who: str
    when: str
    value: str | None = None
    evidence: tuple[Anchor, ...] = ()

    def __post_init__(self) -> None:
        if not self.about:
            raise ValueError("a judgement is about something")

    @property
    def id(self) -> str:
        """A hash of the content: the same judgement imported twice is one."""
        return claim_id("judgement", self.decision, self.value, self.who, self.when, *self.about)
