"""Who speaks where the subject is nobody: "dit-on au ministère", "pouvait-on lire sur des pancartes"."""

from __future__ import annotations

from recoupe.extract.quotations.adverbials import attribution_at
from recoupe.extract.quotations.groups import Group
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.phrases import phrase

Span = tuple[int, int]
# "au ministère de l'Intérieur, où l'on assure": how far back the place begins.
_PLACE = 14


def unnamed(period: Period, group: Group, cues: Cues) -> Span | None:
    """Who speaks where the subject is "on": "pouvait-on lire sur des pancartes", "dit-on au ministère"."""
    i = group.last + 1
    while i < len(period.nodes) and period.nodes[i].pos == "ADV" and not attribution_at(period, i, cues):
        i += 1
    if group.lemma in cues.reading:
        return named(period, i + 1, cues) if period.word(i) in cues.bearing else None
    if group.pronoun is None:
        return _where(period, group, cues)
    if group.lemma in cues.learning and period.word(i) in cues.links and not attribution_at(period, i, cues):
        return named(period, i + 1, cues)
    return _quarter(period, i, cues)


def _where(period: Period, group: Group, cues: Cues) -> Span | None:
    """Where those are who speak before the verb: "Chez X, on assure", "au ministère, où l'on assure"."""
    if group.clitic is None:
        return None
    i = next((k for k in (group.clitic - 1, group.clitic - 2) if period.word(k) in cues.places), 0)
    if not i:
        opening = _opening(period)
        return _quarter(period, opening, cues) or _seat(period, opening, cues)
    for start in range(i - 1, max(-1, i - _PLACE), -1):
        span = _quarter(period, start, cues)
        if span is not None and span[1] + (period.word(span[1]) == ",") == i:
            return span
    return None


def _opening(period: Period) -> int:
    """The first node that is no conjunction or stop."""
    return next((i for i, n in enumerate(period.nodes) if n.pos not in {"CCONJ", "PUNCT"}), 0)


def _quarter(period: Period, i: int, cues: Cues) -> Span | None:
    """Where those are who speak unnamed: "au ministère", "Chez le constructeur, on assure que"."""
    places = [w for w in cues.quarters.get(period.word(i), ()) if period.matches(i, w)]
    span = named(period, i + len(places[0]), cues) if places else None
    if span is None or period.nodes[span[0]].text in cues.channels | cues.indefinite | cues.contracted:
        return None
    if any(n.text in cues.occasions for n in period.nodes[span[0] : span[0] + 2]):
        return None  # "à la fin de la vidéo"
    return None if period.nodes[span[1] - 1].text in cues.channels else span


def _seat(period: Period, i: int, cues: Cues) -> Span | None:
    """The seat of power at ``i``, set off by a comma: "Place Beauvau, on assure que"."""
    for words in cues.seats.get(period.word(i), ()):
        end = i + len(words)
        if period.matches(i, words) and period.word(end) == "," and period.nodes[end - 1].capital:
            return i, end
    return None


def named(period: Period, i: int, cues: Cues) -> Span | None:
    """The noun phrase that begins at ``i``, if it may name somebody."""
    if i >= len(period.nodes) or (period.word(i) in cues.non_sources and period.nodes[i].pos != "DET"):
        return None
    if period.word(i) in cues.complementizers or period.nodes[i].quoted:
        return None
    end = phrase(period, i, cues)
    return (i, end) if end > i else None
