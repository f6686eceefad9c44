"""Which words are calendar expressions, where they begin and end, and which way the clause points."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from recoupe.extract.times import extract
from recoupe.languages import Language, load
from recoupe.model import ParsedText, Sentence, TimeExpression, Token
from tests.markup import marked

Parse = Callable[[str], ParsedText]

_SPANS = [
    "La foire ouvre le {t|3 mai} et ferme {t|début juin}.",
    "Le pont, fermé depuis {t|mi-novembre}, rouvrira le {t|mardi 3 janvier 2017}.",
    "Le préfet a reçu {t|hier} les éleveurs, après une réunion {t|avant-hier soir}.",
    "La récolte a baissé {t|l'an dernier}, mais moins que {t|la semaine dernière} ne le laissait croire.",
    "Dans la {t|nuit de vendredi à samedi}, deux granges ont brûlé.",
    "Le tournoi se joue du {t|3 au 5 mai} à Colmar.",
    "Les guichets seront fermés les {t|3 et 4 mai}.",
    "À la {t|fin du mois de décembre}, la digue a cédé.",
    "Le {t|dernier week-end avant Noël}, les gares étaient pleines.",
    "Les usines ont fermé dans les {t|années 1990}, après la crise de {t|1973}.",
    "La chapelle date du {t|XIIe siècle}.",
    "{t|Il y a deux ans}, la rivière avait débordé.",
    "{t|La veille}, le barrage tenait encore ; {t|le lendemain}, il cédait.",
    "Le chantier reprendra {t|dans trois semaines}.",
    "Signé le {t|12/10/2018}, l'accord court jusqu'au {t|1er mars}.",
    "Il rejoindra le club à l'{t|été 2019}.",
    "{t|Lundi prochain}, le tribunal rendra son jugement.",
    "Le maire, élu en {t|2014}, ne se représente pas.",
    "Les pluies de {t|mars} ont gonflé le lac.",
    "Le {t|14 juillet}, le feu d'artifice a été tiré.",
    "Le {t|premier mercredi de mars}, les sirènes sonnent.",
    "La grève dure depuis le {t|début de l'année}.",
    "Le budget prévu pour {t|2021} reste à voter.",
    "Le lycée ouvrira d'ici {t|2027}.",
    "Le toit a été refait, {t|fin\u00a02017}, par la ville.",
    "Né le {t|20 02 1987}, le pilote court encore.",
    "La championne de Belgique {t|2016} et {t|2017} a pris sa retraite.",
    "La digue a cédé en {t|1999}, {t|2003} et {t|2011}.",
]

_NONE = [
    "La marche part de la place du 8-Mai.",
    "Ils habitent rue du 4 Septembre.",
    "Les anciens de Mai 68 étaient là.",
    "Le marché a lieu tous les samedis.",
    "Chaque dimanche, le club s'entraîne.",
    "Le blocage a duré pendant trois jours.",
    "La victime, âgée de 34 ans, est sortie de l'hôpital.",
    "Quelque 2000 personnes ont défilé.",
    "Plus de 1900 foyers sont privés de courant.",
    "La facture s'élève à 2018 euros.",
    "Le Journal du dimanche l'avait annoncé.",
    "Le père Noël est passé à l'école.",
    "Le marché de Noël a fermé.",
    "Le Champ de Mars était vide.",
    "Il a été 2 fois champion.",
    "Le train part à 18 h 30 sur la voie 12.",
    "Il calme le jeu. 12 supporters sont sortis.",
    "Un samedi soir, on frappe à la porte.",
    "Le 11-Septembre a changé les aéroports.",
    "La règle s'applique aujourd'hui comme demain.",
    "Il est rentré quatre jours après avoir chuté.",
    "Il faut du fourrage pour 2000 brebis.",
]

_DIRECTIONS = [
    ("Appeler à défiler samedi serait une faute.", "future"),
    ("Le ministre se rendra vendredi à Nantes.", "future"),
    ("Deux randonneuses sont décédées samedi à Gap.", "past"),
    ("Il est mort samedi.", "past"),
    ("Vendredi, après la crue, des milliers de personnes se sont rassemblées.", "past"),
    ("La préfecture a interdit les rassemblements jusqu'à lundi.", "future"),
    ("Les grévistes ont bloqué le port jusqu'à samedi.", "past"),
    ("Le ministre recevait jeudi les syndicats.", "past"),
    ("Le ministre a reçu jeudi les syndicats.", "past"),
    ("Attendu jeudi au tribunal, le comptable gardait le silence.", "future"),
    ("La grève prévue mercredi inquiète les lycées.", "future"),
    ("Le procès doit s'ouvrir lundi.", "future"),
    ("Le procès va s'ouvrir lundi.", "future"),
    ("Le procès s'est ouvert lundi.", "past"),
    ("Le conseil se réunit lundi.", "near"),
    ("La délégation est arrivée avant une rencontre avec la ministre lundi.", "future"),
    # what something comes after is behind, whatever is still to come …
    ("La mairie redoute des heurts, après les scènes d'émeute samedi à Lens.", "past"),
    ("Il attend un accord après la rencontre de jeudi.", "past"),
    # … but not when it will be after it
    ("Il partira après la réunion de lundi.", "near"),
    ("Le syndicat a appelé à une grande manifestation nationale le 5 février.", "future"),
    ("Le maire a convoqué une réunion pour lundi.", "future"),
    ("Il est détenu dans l'attente de son procès le 13 février.", "future"),
    ("Le cortège réunit 500 personnes (contre 800 samedi).", "past"),
    ("Les éleveurs ont dit qu'ils poursuivraient le blocage lundi.", "future"),
    ("Le conseil vote le budget mardi dernier.", "past"),
    ("Les appels à bloquer le port vendredi ont été partagés.", "future"),
    ("Les éleveurs ont appelé à la grève à partir de mardi soir.", "future"),
    ("L'agence se donnait jusqu'à lundi pour répondre.", "future"),
    ("Le chantier a duré jusqu'à lundi.", "past"),
    ("Jean Dumont recevra lundi les éleveurs.", "future"),
    ("Une marche blanche est organisée dimanche.", "future"),
    ("La course organisée dimanche a réuni cent coureurs.", "past"),
    ("La course organisée dimanche réunira cent coureurs.", "future"),
    ("Le forum de ce week-end réunit 300 personnes.", "near"),
    ("Nouvelle étape samedi à Lens, où elle rencontrera les éleveurs.", "future"),
    ("C'est mieux que ce qui était attendu cet été.", "near"),
]


def _found(parse: Parse, language: Language, text: str) -> tuple[TimeExpression, ...]:
    return extract(parse(text), language)


@pytest.mark.parametrize("sentence", _SPANS)
def test_span(parse: Parse, french: Language, sentence: str) -> None:
    text, spans = marked(sentence)
    assert [t.anchor.exact for t in _found(parse, french, text)] == [s.exact for s in spans]


@pytest.mark.parametrize("text", _NONE)
def test_not_a_time(parse: Parse, french: Language, text: str) -> None:
    assert [t.anchor.exact for t in _found(parse, french, text)] == []


@pytest.mark.parametrize(("text", "direction"), _DIRECTIONS)
def test_direction(parse: Parse, french: Language, text: str, direction: str) -> None:
    assert [t.direction for t in _found(parse, french, text)] == [direction]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"Nous partirons demain", a dit la doyenne.', [True]),
        ('La doyenne a dit hier : "Nous partirons demain."', [False, True]),
        ("«Nous partons», a dit hier la doyenne.", [False]),
        ('"Le lac déborde ", a dit lundi la doyenne.', [False]),
        ('Il a dit "oui\nLe vote a lieu lundi.', [False]),
    ],
)
def test_quoted(parse: Parse, french: Language, text: str, quoted: list[bool]) -> None:
    assert [t.quoted for t in _found(parse, french, text)] == quoted


def test_anaphoric_and_since(parse: Parse, french: Language) -> None:
    day_before, beginning = _found(parse, french, "La veille, il neigeait, comme depuis le début de l'année.")
    assert day_before.anaphoric and not beginning.anaphoric
    assert beginning.since and not day_before.since


def test_expressions_survive_json(parse: Parse, french: Language) -> None:
    adapter = TypeAdapter(tuple[TimeExpression, ...])
    found = _found(
        parse,
        french,
        "Le premier mardi de mars, du 3 au 5 mai, les 3 et 9 mai, mardi, à Noël, fin 2011, dans les années 1990, la veille de "
        "Noël, ces derniers jours, au lendemain de la grève, il y a deux ans.",
    )
    assert len({type(t.meaning) for t in found}) == 10
    assert adapter.validate_json(adapter.dump_json(found)) == found


@pytest.mark.parametrize(
    "piece", ["1", '"', "1 000 ", "12/10/2018 ", "lundi ", "le 3 mai et ", "1.", "il y a ", "«"]
)
def test_a_line_of_anything_takes_less_than_a_second(french: Language, piece: str) -> None:
    line = piece * (100_000 // len(piece))
    token = Token(0, 0, len(line), line, line, "X", "ROOT", 0)
    parsed = ParsedText("a", line, "fr", (Sentence(0, len(line), (token,)),))
    extract(parsed, french)
    before = time.process_time()
    extract(parsed, french)
    assert time.process_time() - before < 1


_WORDS = st.sampled_from(
    [
        "le",
        "la",
        "du",
        "de",
        "des",
        "en",
        "à",
        "au",
        "lundi",
        "3",
        "mai",
        "2019",
        "1er",
        "-",
        ",",
        ".",
        "début",
        "fin",
        "mi-mars",
        "la",
        "veille",
        "il",
        "y",
        "a",
        "deux",
        "ans",
        "dans",
        "nuit",
        "semaine",
        "dernière",
        "prochain",
        "et",
        "avant",
        "Noël",
        "l'",
        "été",
        "«",
        "»",
        "12/10/2018",
        "1990",
        "années",
        "Le",
        "premier",
        "que",
        "a",
        "été",
        "sera",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=25))
def test_anchors_are_exact_ordered_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    tokens, at = [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), "NOUN", "dep", 0))
        at += len(word) + 1
    parsed = ParsedText("a", text, "fr", (Sentence(0, len(text), tuple(tokens)),))
    found = extract(parsed, load("fr"))
    assert all(text[t.anchor.start : t.anchor.end] == t.anchor.exact for t in found)
    assert all(a.anchor.end <= b.anchor.start for a, b in itertools.pairwise(found))
    assert found == extract(parsed, load("fr"))


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Le patron s'est dit prêt à rouvrir le site lundi.", "future"),
        ("La ministre a salué les pompiers et annoncé une journée d'hommage mercredi.", "near"),
        ("La ministre a salué les pompiers et rencontré mercredi leurs familles.", "past"),
    ],
)
def test_direction_of_what_is_announced(text: str, direction: str, parse: Parse, french: Language) -> None:
    (found,) = extract(parse(text), french)
    assert found.direction == direction


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Le gérant, arrêté dimanche, a nié les faits.", "arrêté dimanche"),
        ("La rivière, qui a débordé lundi, menace le bourg.", "qui a débordé lundi"),
        ("Le patron s'est dit prêt à rouvrir le site lundi.", "à rouvrir le site lundi"),
        ("Le gérant a nié avoir frappé un client dimanche.", "avoir frappé un client dimanche"),
        # What dates the sentence, or when somebody spoke.
        ("Les habitants ont pu rentrer chez eux mardi.", None),
        ("Le maire a lu un bilan arrêté lundi soir par les pompiers.", None),
        ("Interrogée mardi, la directrice a nié.", None),
        ("Le gérant a nié les faits dimanche.", None),
    ],
)
def test_part_that_a_day_dates(text: str, part: str | None, parse: Parse, french: Language) -> None:
    (found,) = extract(parse(text), french)
    assert (text[slice(*found.scope)] if found.scope else None) == part


def test_a_number_that_ends_a_sentence_is_no_month(parse: Parse, french: Language) -> None:
    assert not extract(parse("La mairie fermera deux écoles sur sept. Les parents protestent."), french)
    (found,) = extract(parse("La réunion est fixée au 12 sept. à Rodez."), french)
    assert found.anchor.exact == "12 sept."
