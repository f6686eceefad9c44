from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.markup import marked

CASES = [
    "Les enquêteurs {COERCE|ont interpellé} deux hommes jeudi.",
    "Une information judiciaire {JUSTICE|a été ouverte}.",
    "Des milliers de lycéens {PROTEST|ont défilé} à Lyon.",
    "Le fleuve {DISASTER|a débordé} dans la nuit.",
    "Les deux ministres {CONSULT|se sont rencontrés} à Genève.",
    "Un autocar {ACCIDENT|a percuté} un camion.",
    "Le conducteur {DEATH|est décédé} à l'hôpital.",
    "Le gouvernement {REJECT|a rejeté} la proposition.",
    "Un autocar {ACCIDENT|a basculé} dans un ravin.",
    "Une voiture piégée {ASSAULT|a explosé} devant la gare.",
    "La rivière {DISASTER|est sortie} de son lit.",
    "Un corps {DEATH|a été découvert} dans le canal.",
    "Trois marins {DEATH|sont portés} disparus.",
    "Un officier {COERCE|a pris} le pouvoir.",
    "Des rebelles {ASSAULT|ont pris} la ville de Tessala.",
    "Les deux camps {CONCEDE|ont échangé} des prisonniers.",
    "Le candidat {CONCEDE|a reconnu} sa défaite.",
    "Le gouvernement {CONCEDE|a retiré} son projet de loi.",
    "Le Conseil constitutionnel {ELECTION|a annulé} le scrutin.",
    "Le constructeur {OTHER|rappelle} 84.000 véhicules.",
    "Le premier cas de choléra {DISASTER|a été détecté} lundi.",
    "L'entraîneur {SANCTION|a été mis} à pied.",
    "Le pays {SANCTION|a rappelé} son ambassadeur.",
    "La banque centrale {OTHER|a relevé} son taux directeur.",
    "Un détenu {OTHER|s'est évadé} de la prison.",
    "Le préfet {OTHER|a fermé} cinq ponts.",
]

NO_EVENT = [
    "Le dollar a chuté de 3 %.",
    "La mairie prend des mesures pour la ville.",
    "Nous rappelons que les véhicules sont interdits.",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_no_event(text: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    assert extract(parse(text), french) == ()


@pytest.mark.parametrize("case", CASES)
def test_types(case: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    text, spans = marked(case)
    found = [(e.type, e.mentions[0].start, e.mentions[0].end) for e in extract(parse(text), french)]
    assert (spans[0].label, spans[0].start, spans[0].end) in found


STATUS = [
    ("Les lycéens n'ont pas manifesté.", "PROTEST", "denied"),
    ("Les lycéens manifesteront mardi.", "PROTEST", "planned"),
    ("Les lycéens auraient manifesté.", "PROTEST", "possible"),
    ("Les lycéens veulent manifester.", "PROTEST", "called_for"),
    ("Le trafic est normal à la veille d'une grève.", "PROTEST", "planned"),
    ("Les lycéens ont manifesté.", "PROTEST", "asserted"),
]


@pytest.mark.parametrize(("text", "event_type", "status"), STATUS)
def test_status(
    text: str, event_type: str, status: str, parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert [(e.type, e.status) for e in extract(parse(text), french)] == [(event_type, status)]


def test_who_does_what_to_whom(parse: Callable[[str], ParsedText], french: Language) -> None:
    (event,) = extract(parse("Deux hommes ont été interpellés par la gendarmerie."), french)
    assert event.agent is not None and "gendarmerie" in event.agent
    assert event.recipient == "Deux hommes"


def test_the_clause_leaves_other_clauses_out(parse: Callable[[str], ParsedText], french: Language) -> None:
    text = "Le maire a reçu jeudi une délégation et promet une réponse."
    event = next(e for e in extract(parse(text), french) if e.type == "CONSULT")
    assert event.clauses[0].exact == "Le maire a reçu jeudi une délégation"


def test_the_pluperfect_comes_before_what_is_narrated(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    (before,) = extract(parse("Les lycéens avaient manifesté."), french)
    (now,) = extract(parse("Les lycéens ont manifesté."), french)
    assert (before.anterior, now.anterior) == (True, False)


UNCAUSED = [
    ("Neuf personnes ont été blessées dans l'effondrement d'une tribune.", "ACCIDENT"),
    ("Un témoin a été blessé.", "OTHER"),
    ("Quatre ouvriers ont été tués dans l'explosion.", "DEATH"),
    ("Trois personnes sont mortes hier.", "DEATH"),
    ("Deux soldats ont été tués par un tireur.", "ASSAULT"),
    ("Un homme a blessé deux passants.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "event_type"), UNCAUSED)
def test_a_state_that_nobody_caused_is_no_assault(
    text: str, event_type: str, parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert extract(parse(text), french)[0].type == event_type


@pytest.mark.parametrize(
    "text", ["Une victime est soignée à l'hôpital.", "Une victime est en urgence absolue."]
)
def test_a_victim_is_no_case(text: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    assert [e for e in extract(parse(text), french) if e.type == "JUSTICE"] == []


UNDERGONE = [
    ("L'effondrement d'une passerelle samedi à Nîmes a surpris.", "une passerelle"),
    ("La manifestation de samedi a rassemblé des élus.", None),
    ("Une attaque contre un convoi a eu lieu en mars.", "un convoi"),
    ("L'effondrement d'une tribune, selon la police, a surpris.", "une tribune"),
    ("Un train a déraillé mardi.", None),
]


@pytest.mark.parametrize(("text", "recipient"), UNDERGONE)
def test_times_and_circumstances_undergo_nothing(
    text: str, recipient: str | None, parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert extract(parse(text), french)[0].recipient == recipient


def test_who_acts_is_named_without_preposition(parse: Callable[[str], ParsedText], french: Language) -> None:
    (event,) = extract(parse("Deux soldats ont été tués par un tireur."), french)
    assert (event.agent, event.recipient) == ("un tireur", "Deux soldats")


KINDS = [
    "Le Lirois {DISASTER|a inondé} le centre de Brenne.",
    "Un {DISASTER|séisme} a secoué la vallée.",
    "La tempête {DISASTER|a balayé} la côte.",
    "La digue du canal {ACCIDENT|a cédé}.",
    "Un incendie {ACCIDENT|s'est déclaré} dans une scierie.",
    "Une embarcation {ACCIDENT|a chaviré} au large.",
    "Un avion {ACCIDENT|s'est écrasé} dans la forêt.",
    "Un train {ACCIDENT|a déraillé} à Brenne.",
    "Un homme {ASSAULT|a poignardé} deux passants.",
    "Un inconnu {ASSAULT|a ouvert} le feu sur la terrasse.",
    "Trois employés {ASSAULT|ont été pris} en otage.",
    "Le suspect {JUSTICE|a été placé} en garde à vue.",
    "L'ancien maire {JUSTICE|a été mis} en examen.",
    "Le chauffeur {JUSTICE|a été renvoyé} devant le tribunal correctionnel.",
    "Le procureur {JUSTICE|a requis} trois ans de prison.",
    "La cour {JUSTICE|a acquitté} l'infirmière.",
    "Le prévenu {JUSTICE|a été condamné} jeudi.",
    "L'entreprise {JUSTICE|a été placée} en liquidation judiciaire.",
    "Une ingénieure {ELECTION|a été élue} maire.",
    "Les dockers {PROTEST|ont débrayé} mardi.",
    "Des {PROTEST|émeutes} ont éclaté dans trois quartiers.",
    "La fédération {SANCTION|a suspendu} le nageur deux ans.",
    "Le coureur {OTHER|a été contrôlé} positif.",
    "Le groupe {OTHER|a supprimé} 300 emplois.",
    "Le ministre {CONCEDE|a démissionné}.",
    "Le préfet {SANCTION|a été limogé}.",
    "Les deux pays {AGREE|ont signé} un traité.",
    "Le roi {CONSULT|a reçu} le chancelier.",
    "Les pompiers {AID|ont évacué} le camping.",
    "Un chalutier {AID|a repêché} deux marins.",
    "Quarante élèves {DISASTER|ont été contaminés}.",
    "Les passagers {DEATH|ont péri}.",
    "L'Union {SANCTION|a imposé} des sanctions contre une banque.",
    "Kervane {MOBILIZE|a déployé} des soldats à la frontière.",
    "La police {COERCE|a arrêté} quatre passeurs.",
]


@pytest.mark.parametrize("case", KINDS)
def test_the_kinds_of_news(case: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    text, spans = marked(case)
    want = spans[0]
    found = [e for e in extract(parse(text), french) if e.type == want.label]
    assert any(m.start < want.end and want.start < m.end for e in found for m in e.mentions), found


FIGURES_OF_SPEECH = [
    "Le club a accusé le coup.",
    "Il a jeté un pavé dans la mare.",
    "Les bénéfices ont explosé, le nombre de clients aussi.",
    "Les deux joueurs se sont fait entendre.",
    "L'ours a attaqué le chantier de front.",
    "Il se demande pourquoi.",
]


@pytest.mark.parametrize("text", FIGURES_OF_SPEECH)
def test_figures_of_speech_are_no_events(
    text: str, parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert extract(parse(text), french) == ()


CARRIED = [
    ("Des inconnus ont commis un attentat contre un marché.", "ASSAULT", "Des inconnus", "un marché"),
    ("Le gérant a été victime d'une agression.", "ASSAULT", None, "Le gérant"),
    ("La bijouterie a subi un cambriolage.", "ASSAULT", None, "La bijouterie"),
    ("La grève des éboueurs a commencé.", "PROTEST", "éboueurs", None),
    ("L'arrestation d'un passeur a été annoncée.", "COERCE", None, "un passeur"),
    ("Des accusations de racisme circulent.", "ACCUSE", None, None),
]


@pytest.mark.parametrize(("text", "event_type", "agent", "recipient"), CARRIED)
def test_a_noun_takes_participants_from_its_verb(
    text: str,
    event_type: str,
    agent: str | None,
    recipient: str | None,
    parse: Callable[[str], ParsedText],
    french: Language,
) -> None:
    event = next(e for e in extract(parse(text), french) if e.type == event_type)
    assert (event.agent, event.recipient) == (agent, recipient)


MORE_STATUS = [
    ("Aucun manifestant n'a été interpellé.", "denied"),
    ("Il n'y a pas eu d'arrestation.", "denied"),
    ("Le procès s'ouvrira lundi.", "planned"),
    ("Le chauffeur est soupçonné d'avoir percuté un cycliste.", "possible"),
    ("Les habitants ont dû évacuer le quartier.", "asserted"),
    ("Les habitants pourraient évacuer le quartier.", "possible"),
    ("Le syndicat appelle à manifester.", "called_for"),
    ("Deux cents personnes ont été interpellées.", "asserted"),
    ("La région a dit qu'elle indemniserait les sinistrés.", "planned"),
    ("La région indemniserait les sinistrés.", "possible"),
    ("La mairie hébergeait les sinistrés.", "asserted"),
]


@pytest.mark.parametrize(("text", "status"), MORE_STATUS)
def test_status_by_the_words_above(
    text: str, status: str, parse: Callable[[str], ParsedText], french: Language
) -> None:
    # Who asks for it does so as a fact.
    assert {e.status for e in extract(parse(text), french) if e.type != "REQUEST"} == {status}


def test_one_event_is_told_once_in_a_clause(parse: Callable[[str], ParsedText], french: Language) -> None:
    for text in ("Les rebelles ont lancé une offensive.", "Le procès s'est ouvert lundi."):
        assert len(extract(parse(text), french)) == 1


def test_who_undergoes_a_participle(parse: Callable[[str], ParsedText], french: Language) -> None:
    text = "La mort d'un adolescent, tué par un policier, a ému la ville."
    (event,) = [e for e in extract(parse(text), french) if e.type == "ASSAULT"]
    assert (event.agent, event.recipient) == ("un policier", "un adolescent")


def test_a_pronoun_is_kept_for_the_story_to_name(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    (event,) = extract(parse("Elle a démissionné."), french)
    assert event.agent is None
    assert event.agent_at is not None and event.agent_at.exact == "Elle"


def test_marks_that_do_not_close_end_a_participant(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    (event,) = extract(parse("Les élus dénoncent la « réforme bâclée."), french)
    assert event.recipient is None or "«" not in event.recipient


def test_who_speaks_behind_a_quotation_acts(parse: Callable[[str], ParsedText], french: Language) -> None:
    (event,) = extract(parse("« Rendez-nous nos classes », ont scandé des parents."), french)
    assert (event.agent, event.recipient) == ("des parents", None)


def test_a_name_between_marks_is_whole(parse: Callable[[str], ParsedText], french: Language) -> None:
    (event,) = extract(parse('Les "bonnets verts" ont défilé à Morval.'), french)
    assert event.agent == 'Les "bonnets verts"'


def agent_and_recipient(text: str, parsed: ParsedText, french: Language) -> tuple[str | None, str | None]:
    event = extract(parsed, french)[0]
    return event.agent, event.recipient


PARTICIPANTS = [
    ("NANTES (ABC) - Au moins trois ouvriers ont été tués jeudi.", None, "trois ouvriers"),
    ("Un inconnu a ouvert le feu.", "Un inconnu", None),
    ("Deux mois de prison ont été requis.", None, None),
    ("Une centaine de lycéens ont manifesté.", "Une centaine de lycéens", None),
    ("Paul Ferrand, lui, exige une enquête.", "Paul Ferrand", "une enquête"),
    ("La région a expulsé mardi douze locataires.", "La région", "douze locataires"),
    ("La directrice, qui vit à Lyon, a rejeté la proposition.", "La directrice", "la proposition"),
    ("Le maire, que la ministre a rencontré lundi, a souri.", "la ministre", "Le maire"),
    ("Les locataires que la région a expulsés lundi reviennent.", "la région", "Les locataires"),
    ("Le fait que la police a chargé choque.", "la police", None),
    ("L'idée que la police a tiré déplaît.", "la police", None),
]


@pytest.mark.parametrize(("text", "agent", "recipient"), PARTICIPANTS)
def test_who_acts_and_undergoes_is_somebody(
    text: str,
    agent: str | None,
    recipient: str | None,
    parse: Callable[[str], ParsedText],
    french: Language,
) -> None:
    assert agent_and_recipient(text, parse(text), french) == (agent, recipient)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Le bilan est de neuf morts.", "DEATH"),
        ("Les jurés se retirent.", "RETREAT"),
        ("Le Premier ministre est arrivé mardi matin.", "ELECTION"),
    ],
)
def test_words_that_tell_of_another_event_or_none(
    text: str, kind: str, parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert all(event.type != kind for event in extract(parse(text), french))


def test_a_relative_clause_is_told_besides(parse: Callable[[str], ParsedText], french: Language) -> None:
    text = "Le préfet, qui a remplacé Luc Baron en 2019, a rejeté la proposition."
    event = next(e for e in extract(parse(text), french) if e.type == "REJECT")
    assert [a.exact for a in event.asides] == ["qui a remplacé Luc Baron en 2019"]


def test_a_relative_clause_that_sets_the_scene_is_not(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    text = "Lors du défilé qui a réuni mille personnes samedi, deux hommes ont été interpellés."
    event = next(e for e in extract(parse(text), french) if e.type == "COERCE")
    assert event.asides == ()


def test_a_noun_known_already(parse: Callable[[str], ParsedText], french: Language) -> None:
    told = [e.definite for e in extract(parse("Une tempête approche. La tempête a duré deux jours."), french)]
    assert told == [False, True]
