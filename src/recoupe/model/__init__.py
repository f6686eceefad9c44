"""The words of the project, as frozen types. Standard library only; everything else is built on these."""

from recoupe.model.anchor import Anchor
from recoupe.model.article import Alignment, Article, Document, Published, Rejection
from recoupe.model.claims import (
    Antecedent,
    Event,
    Figure,
    Finding,
    Mention,
    Position,
    Quotation,
    Role,
    Time,
    claim_id,
    with_learnt,
)
from recoupe.model.story import Actor, Name, Passage, Reading, Series, Story
from recoupe.model.syntax import ParsedText, Sentence, Token
from recoupe.model.times import TimeExpression

__all__ = [
    "Actor",
    "Alignment",
    "Anchor",
    "Antecedent",
    "Article",
    "Document",
    "Event",
    "Figure",
    "Finding",
    "Mention",
    "Name",
    "ParsedText",
    "Passage",
    "Position",
    "Published",
    "Quotation",
    "Reading",
    "Rejection",
    "Role",
    "Sentence",
    "Series",
    "Story",
    "Time",
    "TimeExpression",
    "Token",
    "claim_id",
    "with_learnt",
]
