"""Every word that the program itself says to the reader of a dossier, in one place.

French. Another language is another set of these, made later from message catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping

from babel.numbers import format_decimal

LOCALE = "fr"

KINDS: Mapping[str, str] = {
    "person": "personne",
    "organization": "organisation",
    "group": "groupe",
    "country": "pays",
    "place": "lieu",
}
KINDS_PLURAL: Mapping[str, str] = {
    "person": "Personnes",
    "organization": "Organisations",
    "group": "Groupes",
    "country": "Pays",
    "place": "Lieux",
}
BASES: Mapping[str, str] = {
    "metadata": "date fournie avec le fichier",
    "header": "date lue dans l’en-tête",
    "text": "date lue dans le texte",
    "copy": "date reprise d’une copie",
    "inferred": "date déduite de ce que rapporte l’article",
}
EVENT_TYPES: Mapping[str, str] = {
    "AGREE": "Accord",
    "CONSULT": "Rencontre",
    "SUPPORT": "Soutien",
    "CONCEDE": "Concession",
    "COOPERATE": "Coopération",
    "AID": "Aide",
    "RETREAT": "Retrait",
    "REQUEST": "Demande",
    "ACCUSE": "Accusation",
    "REJECT": "Refus",
    "THREATEN": "Menace",
    "PROTEST": "Protestation",
    "SANCTION": "Sanction",
    "MOBILIZE": "Mobilisation",
    "COERCE": "Contrainte",
    "ASSAULT": "Attaque",
    "ACCIDENT": "Accident",
    "DISASTER": "Catastrophe",
    "DEATH": "Décès",
    "JUSTICE": "Justice",
    "ELECTION": "Élection",
    "OTHER": "Fait",
}
# "asserted" and "actual" go without saying.
STATUSES: Mapping[str, str] = {
    "planned": "prévu",
    "denied": "démenti",
    "possible": "possible",
    "called_for": "demandé",
    "minimum": "au minimum",
}
STANCES: Mapping[str, str] = {
    "wants": "veut",
    "accepts": "accepte",
    "refuses": "refuse",
    "promises": "promet",
    "demands": "exige",
}
FINDINGS: Mapping[str, str] = {
    "contradicts": "Ce qui se contredit",
    "updates": "Ce qui a évolué",
    "corroborates": "Ce que plusieurs sources confirment",
    "same_quotation": "Un même propos, plusieurs versions",
    "copy": "Qui a copié qui",
    "single_source": "Ce qu’une seule source avance",
}


def plural(count: int, one: str, many: str) -> str:
    """ "1 article", "2 articles": in French, zero is singular."""
    return f"{number(count)} {one if abs(count) < 2 else many}"


def number(value: float) -> str:
    """A number as French prints it: "5 200", "2,5"."""
    words: str = format_decimal(value, locale=LOCALE)
    return words


def bounds(low: float | None, high: float | None) -> str:
    """A range in words: "20 à 30", "au moins 9", "au plus 12"."""
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)} à {number(high)}"
    if low is not None:
        return f"au moins {number(low)}"
    return f"au plus {number(high)}" if high is not None else "sans borne"
