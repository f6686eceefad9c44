"""Happenings of kinds of stories that no sample has: floods, wrecks, sickness, strikes, courts, thefts, votes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.markup import marked

Parse = Callable[[str], ParsedText]

KINDS = [
    # water, wind, fire, sickness
    "Le fleuve {DISASTER|a franchi} la cote d'alerte dans la nuit.",
    "Une brèche {DISASTER|s'est ouverte} dans la digue.",
    "Les toitures {DISASTER|se sont envolées}.",
    "La grêle {DISASTER|a haché} les vignes.",
    "Des criquets {DISASTER|ont envahi} les champs.",
    "La neige {DISASTER|a bloqué} des centaines d'automobilistes.",
    "Un {DISASTER|record} de chaleur a été battu à Nîmes.",
    "Un premier cas {DISASTER|a été confirmé} à Bordeaux.",
    "La maladie {DISASTER|a frappé} deux élevages.",
    "La bactérie {DISASTER|a rendu} malades quarante enfants.",
    "Le virus {DEATH|a tué} douze résidents.",
    "Il {DEATH|a été foudroyé} par une crise cardiaque.",
    # wrecks and breakdowns
    "Une fillette {ACCIDENT|a été renversée} devant l'école.",
    "L'avion {ACCIDENT|a raté} son atterrissage.",
    "Le conducteur {ACCIDENT|s'est endormi} au volant.",
    "Le poids lourd {ACCIDENT|s'est mis} en portefeuille.",
    "Une ligne à haute tension {ACCIDENT|est tombée} sur la voie.",
    "Une {ACCIDENT|panne} informatique a cloué les avions au sol.",
    "Un {ACCIDENT|mouvement} de foule a fait neuf blessés.",
    # rescue
    "Des chiens {AID|ont fouillé} les décombres.",
    "Les patients {AID|ont été transférés} vers d'autres établissements.",
    "L'alpiniste {AID|a été retrouvé} vivant.",
    "Un {AID|pont} aérien a été mis en place.",
    # violence and theft
    "Un {ASSAULT|pogrom} a fait trente morts.",
    "Des obus {ASSAULT|sont tombés} sur l'hôpital.",
    "Un agent {ASSAULT|a été percuté} volontairement.",
    "Le livreur {ASSAULT|a été dépouillé} de son téléphone.",
    "Un distributeur {ASSAULT|a été arraché} à l'explosif.",
    "Des hackers {ASSAULT|ont paralysé} l'hôpital.",
    # police and prefects
    "Le camp {COERCE|a été évacué} par les gendarmes.",
    "L'île {COERCE|a été placée} en quarantaine.",
    "La frontière {COERCE|a été fermée}.",
    "Un arrêté {COERCE|limite} l'usage de l'eau.",
    "Les gendarmes {COERCE|ont mis} fin à la cavale du braqueur.",
    "L'Ehpad {SANCTION|a été mis} sous tutelle.",
    # courts
    "L'accusé {JUSTICE|a craqué} à la barre.",
    "Les débats {JUSTICE|se sont ouverts} devant la cour.",
    "Le suspect {JUSTICE|a été confondu} par son ADN.",
    "Sa garde à vue {JUSTICE|a été levée}.",
    "Le tribunal {JUSTICE|s'est déclaré} incompétent.",
    # work, firms, goods
    "Les salariés {PROTEST|ont retenu} deux cadres dans leur bureau.",
    "Les avocats {PROTEST|ont jeté} leur robe.",
    "Les étudiants {PROTEST|occupent} l'amphithéâtre.",
    "La direction {CONCEDE|a lâché} une prime de 500 euros.",
    "La dernière voiture {OTHER|est sortie} des chaînes.",
    "Un repreneur {OTHER|s'est manifesté}.",
    "Le fabricant {OTHER|a rappelé} 20 000 pots de yaourt.",
    # politics, sport, prisons, mourning
    "Elle {ELECTION|a été portée} à la tête du parti.",
    "La coalition {OTHER|a éclaté}.",
    "Le {CONSULT|sommet} s'est achevé sans accord.",
    "L'équipe {OTHER|s'est imposée} 3-1.",
    "Un détenu {OTHER|s'est fait} la belle.",
    "Le bébé {OTHER|a été rendu} à ses parents.",
    "Une plaque {SUPPORT|a été dévoilée}.",
    # what is done to a thing, whatever the field
    "Une toile {OTHER|a été achetée} en mai.",
    "Deux silex {OTHER|ont été ramassés}.",
    "Une grille {OTHER|sera posée} avant l'été.",
    "La ville {OTHER|a commandé} un audit.",
]


@pytest.mark.parametrize("case", KINDS)
def test_kinds(case: str, parse: Parse, french: Language) -> None:
    text, (want,) = marked(case)
    found = [e for e in extract(parse(text), french) if e.type == want.label]
    assert any(m.start < want.end and want.start < m.end for e in found for m in e.mentions), found


OTHER_SENSES = [
    ("L'avalanche a tué deux skieurs.", "ASSAULT"),
    ("La maladie a frappé deux élevages.", "ASSAULT"),
    ("Un éboulement bloque la vallée.", "PROTEST"),
    ("Les enseignants ont exercé leur droit de retrait.", "CONCEDE"),
    ("La presse a raté le train de la réforme.", "ACCIDENT"),
    ("Un parfum flotte sur une robe signée d'un inconnu.", "OTHER"),
    ("La statue, achetée trop cher, déplaît.", "OTHER"),
    ("Le gilet accroché à la porte est rouge.", "OTHER"),
    ("Il tempête contre le gel des avoirs.", "DISASTER"),
    ("L'abandon du chien est puni.", "RETREAT"),
    ("Elle est confiante.", "OTHER"),
    ("La percée du tunnel durera dix ans.", "ASSAULT"),
    ("Le carton rouge contient des livres.", "COERCE"),
]


@pytest.mark.parametrize(("text", "event_type"), OTHER_SENSES)
def test_other_senses(text: str, event_type: str, parse: Parse, french: Language) -> None:
    assert event_type not in {e.type for e in extract(parse(text), french)}
