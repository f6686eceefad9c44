"""Stage 6: the story arranged for a reader, and the JSON contract in which it is handed on."""

from recoupe.dossier.actors import Profile, profiles
from recoupe.dossier.document import SCHEMA, document, parts
from recoupe.dossier.families import Family, families
from recoupe.dossier.figures import Ledger, Sheet, ledger
from recoupe.dossier.findings import Note, Side, notes
from recoupe.dossier.index import Excerpt, Index
from recoupe.dossier.positions import Holder, holders
from recoupe.dossier.timeline import Day, Timeline, timeline
from recoupe.dossier.utterances import Speaker, Utterance, Wording, differing, speakers, utterances

__all__ = [
    "SCHEMA",
    "Day",
    "Excerpt",
    "Family",
    "Holder",
    "Index",
    "Ledger",
    "Note",
    "Profile",
    "Sheet",
    "Side",
    "Speaker",
    "Timeline",
    "Utterance",
    "Wording",
    "differing",
    "document",
    "families",
    "holders",
    "ledger",
    "notes",
    "parts",
    "profiles",
    "speakers",
    "timeline",
    "utterances",
]
