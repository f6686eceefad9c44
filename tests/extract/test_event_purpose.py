"""Infinitives that tell what is to come: they assert nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText

CASES = [
    ("Le suspect a été déféré vendredi au parquet pour être jugé.", ["asserted", "planned"]),
    ("Le suspect va être déféré au parquet de Lyon pour être jugé.", ["planned", "planned"]),
    ("Le maire a été conduit au commissariat afin d'être entendu par un juge.", ["asserted", "planned"]),
    ("Il sera transféré à Rennes en vue d'être jugé.", ["planned"]),
    ("Il est gardé à Rennes dans l'attente d'être à nouveau jugé.", ["planned"]),
    (
        "Le suspect a été emmené pour être présenté à un juge et mis en examen.",
        ["planned", "planned"],
    ),
    ("Le ministre s'est rendu à Brest pour y rencontrer les pêcheurs.", ["asserted", "planned"]),
    ("Le suspect est sur le point d'être jugé.", ["planned"]),
    ("Le prévenu est prêt à être jugé.", ["planned"]),
    ("Le ministre va, dès lundi, rencontrer les syndicats.", ["planned"]),
    ("Le prévenu doit être jugé et condamné.", ["planned", "planned"]),
    ("Deux hommes vont être déférés et présentés à un juge.", ["planned", "planned"]),
    ("Le prévenu pourrait être jugé et condamné.", ["possible", "possible"]),
    # What something is meant to bring about.
    ("Le texte a pour but de sanctionner les casseurs.", ["planned"]),
    ("Une mesure visant à sanctionner les casseurs sera votée.", ["planned", "planned"]),
    ("Le texte, destiné à sanctionner les casseurs, a été rejeté.", ["planned", "asserted"]),
    ("Le maire a écrit au préfet afin que le camp soit évacué.", ["planned"]),
    ("Un dispositif a été mis en place pour que les blessés soient évacués.", ["asserted", "planned"]),
    ("Le juge est chargé d'arrêter les suspects.", ["planned"]),
    ("Le directeur menace de fermer l'usine.", ["possible"]),
    ("Le comité se bat pour la libération du pêcheur.", ["called_for"]),
    ("Le collectif a déposé une pétition pour la libération du pêcheur.", ["asserted", "called_for"]),
    # What was done all the same.
    ("Il a fallu deux heures pour que les blessés soient évacués.", ["asserted"]),
    ("La marche a pour objet de dénoncer la fermeture de l'usine.", ["asserted", "asserted"]),
    ("Le prévenu a été condamné pour avoir frappé un voisin.", ["asserted", "asserted"]),
    ("Le prévenu a été jugé et condamné.", ["asserted", "asserted"]),
    ("Avant d'être arrêté, il avait tué deux personnes.", ["asserted", "asserted"]),
    ("Il a dû être interpellé par la police.", ["asserted"]),
    ("Il a fini par être jugé.", ["asserted"]),
    ("Des lycéens se rassemblent pour manifester contre la réforme.", ["asserted", "asserted"]),
    ("Il voulait manifester et a été interpellé.", ["called_for", "asserted"]),
]


@pytest.mark.parametrize(("text", "statuses"), CASES)
def test_what_is_to_come_is_not_asserted(
    text: str, statuses: list[str], parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert [e.status for e in extract(parse(text), french)] == statuses
