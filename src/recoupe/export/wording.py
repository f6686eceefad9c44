"""Every word that the program itself says to the reader of a dossier, in one place.

French. Another language is another set of these, made later from message catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping

from babel.numbers import format_compact_decimal, format_decimal, get_currency_symbol

LOCALE = "fr"
# Numbers from here on are shortened where there is little room.
_COMPACT = 1_000_000

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
# The same, in a table.
BASES_BRIEF: Mapping[str, str] = {
    "metadata": "",
    "header": "en-tête",
    "text": "texte",
    "copy": "copie",
    "inferred": "déduite",
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


def compact(value: float) -> str:
    """A number where there is little room: "5 200", "2,5 M"."""
    if abs(value) < _COMPACT:
        return number(value)
    words: str = format_compact_decimal(value, locale=LOCALE, fraction_digits=1)
    return words


def unit(code: str | None) -> str:
    """What follows a number: " %", " €", " km"; nothing for things counted one by one."""
    if not code:
        return ""
    return f"\u00a0{get_currency_symbol(code, LOCALE) if code.isupper() and len(code) == 3 else code}"


def bounds(low: float | None, high: float | None) -> str:
    """A range in words: "20 à 30", "au moins 9", "au plus 12"."""
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)} à {number(high)}"
    if low is not None:
        return f"au moins {number(low)}"
    return f"au plus {number(high)}" if high is not None else "sans borne"


# What the page says, by the names that the templates use.
PAGE: Mapping[str, str] = {
    "language": "fr",
    "kind_of_document": "Dossier de presse",
    "made_with": "établi avec Recoupe",
    "skip": "Aller au contenu",
    "contents": "Sommaire",
    "front": "À la une",
    "timeline": "Chronologie",
    "statements": "Qui a dit quoi",
    "figures": "Chiffres",
    "actors": "Qui est qui",
    "sources": "Sources",
    "articles": "Articles",
    "how_to_read": "Chaque ligne mène aux mots de l’article : suivez le nom du média. Dans la marge de "
    "l’article, chaque note ramène à la ligne.",
    "nothing_found": "Les articles ne se contredisent ni ne se confirment sur aucun point relevé.",
    "no_conflict": "Aucune contradiction relevée.",
    "more": "autres",
    "one_more": "autre",
    "see_all": "Tout voir",
    "one_more_said": "autre propos de ce jour, dans « Qui a dit quoi »",
    "more_said": "autres propos de ce jour, dans « Qui a dit quoi »",
    "one_more_event": "autre fait de ce jour, souligné dans les textes",
    "more_events": "autres faits de ce jour, soulignés dans les textes",
    "one_unlisted": "autre nom, cité dans un seul article, souligné dans les textes",
    "unlisted": "autres noms, cités dans un seul article, soulignés dans les textes",
    "one_done": "fait",
    "one_source": "source indépendante",
    "many_sources": "sources indépendantes",
    "source": "Source",
    "uncertain": "à vérifier",
    "reported": "propos rapporté",
    "hearsay": "de seconde main",
    "versions": "versions",
    "background": "Avant ces événements",
    "to_come": "Pour la suite",
    "undated": "Sans date",
    "days_title": "Les jours du dossier",
    "days_said": "propos",
    "days_done": "faits",
    "nobody": "Sans nom",
    "other_voices": "Autres voix",
    "disputed": "contesté",
    "day": "Jour",
    "figure": "Chiffre",
    "in_text": "Dans le texte",
    "according_to": "Selon",
    "outlet": "Média",
    "at_publication": "à la parution",
    "other_series": "Autres séries",
    "other_figures": "Autres chiffres",
    "log_scale": "échelle logarithmique",
    "also_named": "Aussi",
    "same_because": "Pourquoi un seul nom",
    "statements_count": "propos",
    "appears_in": "Cité dans",
    "wants": "Position :",
    "others": "Autres noms relevés",
    "published": "Parution",
    "basis": "Date",
    "title": "Titre",
    "copy_of": "Copie",
    "copies": "copies",
    "unknown_date": "date inconnue",
    "original": "Lire l’original",
    "same_source": "même source que",
    "show": "Afficher dans les textes",
    "layer_q": "citations",
    "layer_f": "chiffres",
    "layer_t": "dates",
    "layer_e": "faits",
    "layer_m": "personnes et lieux",
    "to_top": "Haut de page",
    "filter": "Filtrer",
    "filter_hint": "un nom, un mot, un média",
    "filter_none": "Aucune ligne ne correspond.",
    "filter_some": "lignes correspondent.",
    "colophon": "Cette page ne charge rien et n’envoie rien. Les identifiants de ses lignes dépendent de "
    "leur seul contenu : un lien envoyé aujourd’hui mène au même endroit dans une édition ultérieure.",
}
