"""The happenings of each field of the news, in the verb, noun and participle that tell them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.markup import marked

Parse = Callable[[str], ParsedText]

FIELDS = [
    "Le suspect {JUSTICE|s'est rendu} à la police lundi.",
    "Le tireur {JUSTICE|s'est constitué} prisonnier.",
    "Une infirmière {JUSTICE|a été mise} en examen vendredi.",
    "La suspecte, {JUSTICE|mise} en examen pour meurtre, a tout nié.",
    "L'homme {JUSTICE|a été placé} en garde à vue.",
    "Deux frères {JUSTICE|ont été placés} en détention provisoire.",
    "Il {JUSTICE|a été jugé} mercredi à Lyon.",
    "L'ancien trésorier {JUSTICE|était jugé} mercredi pour ces faits.",
    "L'ancien maire, {JUSTICE|jugé} pour escroquerie, regrette une erreur.",
    "Le tribunal {JUSTICE|a relaxé} les trois prévenus.",
    "Le parquet {JUSTICE|a fait} appel du jugement.",
    "Le maire {JUSTICE|fera} appel.",
    "Le préfet {JUSTICE|a saisi} l'IGPN.",
    "L'association {JUSTICE|a saisi} la justice.",
    "Les riverains {JUSTICE|ont saisi} le tribunal administratif.",
    "Le ministre {JUSTICE|a saisi} le procureur de la République.",
    "La famille {JUSTICE|a porté} plainte contre X.",
    "La chanteuse {JUSTICE|a déposé} plainte.",
    "La plateforme {JUSTICE|a engagé} une procédure en référé.",
    "Le groupe {JUSTICE|a engagé} des poursuites.",
    "Elle {JUSTICE|a été présentée} à un juge d'instruction.",
    "Le suspect {JUSTICE|a été déféré} au parquet.",
    "L'accusé {JUSTICE|a comparu} devant la cour d'assises.",
    "Le juge {JUSTICE|a ordonné} le renvoi du médecin devant la cour.",
    "Deux policiers {JUSTICE|ont été renvoyés} aux assises.",
    "Il {JUSTICE|a été incarcéré} à Lille.",
    "Le chauffeur {JUSTICE|a été écroué}.",
    "Le suspect {JUSTICE|a été remis} en liberté.",
    "Il {JUSTICE|a été libéré} sous contrôle judiciaire.",
    "Le détenu {JUSTICE|a obtenu} une semi-liberté.",
    "La famille {JUSTICE|s'est constituée} partie civile.",
    "La cour d'appel {JUSTICE|a confirmé} la peine.",
    "Le tribunal {JUSTICE|a prononcé} sa relaxe.",
    "Les juges {JUSTICE|ont entendu} trois témoins.",
    "L'ancien ministre {JUSTICE|a été entendu} par les enquêteurs.",
    "Une {JUSTICE|plainte} a été déposée.",
    "La {JUSTICE|condamnation} de l'ancien maire à trois ans de prison a surpris.",
    "Sa {JUSTICE|mise} en examen date de mai.",
    "Le {JUSTICE|procès} s'est ouvert lundi.",
    "Le procès {JUSTICE|a été renvoyé} au 3 mai.",
    "Le Conseil constitutionnel {JUSTICE|a censuré} la loi.",
    "Un homme {ASSAULT|a frappé} deux agents.",
    "Il {ASSAULT|a asséné} des coups de poing à un agent.",
    "Un passant {ASSAULT|a été roué} de coups.",
    "Elle {ASSAULT|a porté} des coups au gardien.",
    "Deux agents ont reçu des {ASSAULT|coups} de couteau.",
    "Un élève a donné un {ASSAULT|coup} de couteau à son professeur.",
    "Un adolescent {ASSAULT|a été passé} à tabac.",
    "Un inconnu {ASSAULT|a tiré} sur la voiture du maire.",
    "Des tireurs {ASSAULT|ont abattu} un juge.",
    "Un homme armé {ASSAULT|a fait} irruption dans la mairie.",
    "Une femme {ASSAULT|a été violée} dans un parc.",
    "Un chauffard {ASSAULT|a foncé} sur la foule.",
    "Des inconnus {ASSAULT|ont mis} le feu à la permanence du député.",
    "Des manifestants {ASSAULT|s'en sont pris} aux vitrines.",
    "Un agent {ASSAULT|a été blessé} à l'arme blanche.",
    "Le ministre {ASSAULT|a été aspergé} de farine.",
    "Un homme {ASSAULT|a jeté} un œuf sur le candidat.",
    "Un pêcheur {ASSAULT|a boxé} un garde.",
    "Des jeunes {ASSAULT|ont attaqué} un commissariat.",
    "Un élu {ASSAULT|a été bousculé} par des opposants.",
    "L'armée {ASSAULT|a bombardé} le port.",
    "Des drones {ASSAULT|ont frappé} un dépôt.",
    "Un toit {ACCIDENT|s'est effondré} sur des élèves.",
    "Un train {ACCIDENT|a déraillé}.",
    "Une chaudière {ACCIDENT|a explosé}.",
    "L'entrepôt {ACCIDENT|a pris} feu.",
    "Une barque {ACCIDENT|a chaviré}.",
    "Une voiture {ACCIDENT|s'est encastrée} dans un camion.",
    "Deux trains {ACCIDENT|sont entrés} en collision.",
    "Un cycliste {ACCIDENT|a été happé} par un train.",
    "Un grutier {ACCIDENT|a fait} une chute mortelle.",
    "Un ouvrier {ACCIDENT|est tombé} d'un toit.",
    "Un hélicoptère {ACCIDENT|s'est abîmé} en mer.",
    "L'usine {ACCIDENT|a été ravagée} par les flammes.",
    "Un immeuble {ACCIDENT|a été soufflé} par une explosion.",
    "Le ferry {ACCIDENT|a fait} naufrage.",
    "La rivière {DISASTER|est en crue}.",
    "Une coulée de boue {DISASTER|a emporté} trois maisons.",
    "Un {DISASTER|glissement} de terrain a coupé la route.",
    "Le volcan {DISASTER|est entré} en éruption.",
    "L'eau {DISASTER|a envahi} les caves.",
    "Trente élèves {DISASTER|ont été contaminés}.",
    "Deux randonneurs {DEATH|ont disparu} depuis mardi.",
    "Une fillette {DEATH|est portée} disparue.",
    "Un ouvrier {DEATH|a perdu} la vie.",
    "Un soldat {DEATH|a trouvé} la mort.",
    "L'acteur {DEATH|s'est éteint} à 80 ans.",
    "Il {DEATH|a été retrouvé} mort.",
    "Les secours {AID|ont évacué} 300 habitants.",
    "Des habitants {AID|ont été évacués}.",
    "Les pompiers {AID|sont intervenus} dans la nuit.",
    "Un nageur {AID|a été secouru}.",
    "Quatre blessés {AID|ont été hospitalisés}.",
    "La région {AID|a versé} une aide aux sinistrés.",
    "Une cagnotte {AID|a été lancée} pour les familles.",
    "Le maire {AID|a remis} un chèque à l'association.",
    "L'association {AID|distribue} des repas.",
    "Le conducteur {AID|a été transporté} à l'hôpital.",
    "Les soignants {AID|ont vacciné} 2.000 élèves.",
    "Les recherches {OTHER|ont été interrompues} mercredi.",
    "Les députés {OTHER|ont adopté} le texte.",
    "Le Sénat {OTHER|a voté} la loi.",
    "Le président {OTHER|a promulgué} la loi.",
    "Une juriste {OTHER|a été nommée} ministre.",
    "Le groupe {OTHER|a fermé} son usine de Brenne.",
    "La plateforme {OTHER|a clos} la collecte.",
    "La {OTHER|clôture} de la collecte a surpris.",
    "Le constructeur {OTHER|a licencié} 300 salariés.",
    "Le groupe {OTHER|a racheté} son rival.",
    "La société {OTHER|a lancé} un nouveau service.",
    "L'agence {OTHER|a abaissé} la note du pays.",
    "Le maire {OTHER|a diffusé} une vidéo sur les réseaux sociaux.",
    "Le journal {OTHER|a publié} une enquête.",
    "Le chanteur {OTHER|a posté} un message sur Instagram.",
    "Le match {OTHER|a été reporté}.",
    "Le festival {OTHER|a été annulé}.",
    "L'aéroport {OTHER|a rouvert} mardi.",
    "La route {OTHER|a été coupée}.",
    "Le prix {OTHER|a été remis} au romancier.",
    "L'exposition {OTHER|a été inaugurée} samedi.",
    "Le coureur {OTHER|a été contrôlé} positif.",
    "L'équipe {OTHER|a battu} Brenne en finale.",
    "La joueuse {OTHER|a remporté} le tournoi.",
    "Le ministre {CONCEDE|a démissionné}.",
    "Le préfet {CONCEDE|a présenté} ses excuses.",
    "Il {CONCEDE|a renouvelé} ses excuses aux victimes.",
    "Le patron {CONCEDE|s'est excusé}.",
    "Le gouvernement {CONCEDE|a reculé} sur les retraites.",
    "Le ministre {CONCEDE|a quitté} ses fonctions.",
    "Le maire {CONCEDE|a demandé} pardon.",
    "Les rebelles {CONCEDE|ont libéré} six otages.",
    "Une juriste {ELECTION|a été élue} maire.",
    "Le roi {ELECTION|a dissous} l'Assemblée.",
    "Le directeur {SANCTION|a été limogé}.",
    "Un agent {SANCTION|a été suspendu} de ses fonctions.",
    "Le directeur {SANCTION|a été remercié}.",
    "Le joueur {SANCTION|a été exclu} du club.",
    "La fédération {SANCTION|a suspendu} le coureur.",
    "Le Parlement {REJECT|a rejeté} la réforme.",
    "La direction {REJECT|a refusé} de négocier.",
    "Le gendarme {REJECT|nie} avoir donné des coups.",
    "L'ancien maire {REJECT|a contesté} les faits.",
    "Les syndicats {REQUEST|appellent} à la grève.",
    "Le préfet {REQUEST|a appelé} les habitants à rester chez eux.",
    "Le maire {REQUEST|a sommé} l'usine de fermer.",
    "Les élus {REQUEST|ont incité} la plateforme à verser l'argent.",
    "Le maire {REQUEST|a invité} les habitants à économiser l'eau.",
    "Le maire {SUPPORT|a apporté} son soutien aux grévistes.",
    "Le ministre {SUPPORT|a remercié} les pompiers.",
    "Le parti {SUPPORT|a soutenu} la réforme.",
    "Le candidat {SUPPORT|a rendu} hommage aux victimes.",
    "Le président {SUPPORT|a exprimé} son soutien au maire.",
    "La fédération {ACCUSE|a condamné} le geste.",
    "La fermeture {ACCUSE|a été condamnée} par le maire.",
    "Le député {ACCUSE|s'en est pris} au ministre.",
    "L'opposition {ACCUSE|a mis} en cause le préfet.",
    "Le gouvernement {AGREE|a promis} une aide aux sinistrés.",
    "L'usine {AGREE|s'est engagée} à payer.",
    "Le patron {AGREE|a accepté} de négocier.",
    "Les deux pays {AGREE|ont conclu} une trêve.",
    "Une convention doit {AGREE|être signée} jeudi.",
    "Le {AGREE|cessez-le-feu} est entré en vigueur.",
    "Le syndicat {THREATEN|a menacé} de bloquer le port.",
    "Le ministre {THREATEN|a promis} des sanctions.",
    "Les infirmières {PROTEST|ont fait} grève.",
    "Les cheminots {PROTEST|sont en grève}.",
    "Les pêcheurs {PROTEST|ont bloqué} le port.",
    "Les étudiants {PROTEST|ont occupé} la faculté.",
    "Deux mille personnes {PROTEST|se sont rassemblées} devant la mairie.",
    "Des agriculteurs {PROTEST|ont déversé} du fumier devant la préfecture.",
    "Les élèves {PROTEST|ont mené} une action devant le lycée.",
    "Une {PROTEST|mobilisation} nationale est prévue le 21 décembre.",
    "Les troupes {RETREAT|se sont retirées} de la ville.",
    "L'armée {RETREAT|a quitté} la ville.",
    "Les soldats {COERCE|ont capturé} un chef rebelle.",
    "La police {COERCE|a dispersé} les manifestants.",
    "La police {COERCE|a empêché} le passage du cortège.",
    "Les gendarmes {COERCE|ont perquisitionné} la mairie.",
    "Le préfet {COERCE|a interdit} la manifestation.",
    "La maire {COERCE|a pris} un arrêté interdisant la baignade.",
    "Le pays {MOBILIZE|a déployé} 300 soldats.",
    "Le préfet {MOBILIZE|a activé} la cellule de crise.",
    "Cent policiers {MOBILIZE|ont été envoyés} sur place.",
    "Le ministre {CONSULT|a reçu} les syndicats.",
    "La ministre {CONSULT|s'est rendue} sur place.",
    "Le président {CONSULT|s'est entretenu} avec le roi.",
    "Le dixième samedi {PROTEST|a rassemblé} deux mille personnes.",
    "Les manifestants {PROTEST|ont installé} un barrage sur la nationale.",
    "Une {PROTEST|chaîne} humaine a entouré l'étang.",
    "Une dizaine de voitures {ASSAULT|ont été brûlées} dans la nuit.",
    "Des journalistes {ASSAULT|ont été pris} à partie.",
    "Un passant {ASSAULT|a été atteint} par une balle.",
    "Des {ASSAULT|jets} de pierres ont visé les policiers.",
    "La juge {JUSTICE|a délivré} un mandat d'arrêt.",
    "Deux élèves {JUSTICE|ont été mis} en garde à vue.",
    "Le jury l'{JUSTICE|a déclaré} coupable.",
    "L'explosion de la conduite {DEATH|a entraîné} la mort d'un plombier.",
    "Les sénateurs {OTHER|ont adopté} la mesure.",
    "La ministre {OTHER|a présenté} son plan.",
    "La circulation {OTHER|a été rétablie} à midi.",
    "Le conseil {OTHER|a approuvé} le projet de port.",
    "Le maire {REQUEST|a mis} l'usine en demeure de fermer.",
    "Le préfet {THREATEN|a mis} en garde les randonneurs.",
    "Deux députés {REJECT|se sont désolidarisés} du texte.",
    "La police {COERCE|a débloqué} le dépôt.",
    "La {DEATH|mort} d'un plombier a bouleversé la ville.",
    "Une {SUPPORT|veillée} a réuni les voisins.",
    "Des {ASSAULT|incidents} ont éclaté près du stade.",
    "Le roi a promis une aide dans son {OTHER|allocution} télévisée.",
    "Il a bredouillé ses {CONCEDE|excuses} aux voisins.",
    "Un arbitre {ASSAULT|a été blessé} lors d'une bagarre.",
    "Les rois se verront au {CONSULT|sommet} du G20.",
]


@pytest.mark.parametrize("case", FIELDS)
def test_fields(case: str, parse: Parse, french: Language) -> None:
    text, (want,) = marked(case)
    found = [e for e in extract(parse(text), french) if e.type == want.label]
    assert any(m.start < want.end and want.start < m.end for e in found for m in e.mentions), found


# Other senses of the same words.
NONE_OF_THE_KIND = [
    ("Le texte a été jugé trop dangereux.", "JUSTICE"),
    ("« Où étiez-vous ? », demande la juge.", "REQUEST"),
    ("Le maire a manifesté sa joie.", "PROTEST"),
    ("L'expert doit répondre de violences en réunion.", "CONSULT"),
    ("Elle a parlé d'une voix étranglée.", "ASSAULT"),
    ("Selon un rapport consulté par notre agence, la digue tient.", "CONSULT"),
    ("Pour lui, tout s'écroule.", "ACCIDENT"),
    ("Le procédé a porté un coup d'arrêt au projet.", "ASSAULT"),
    ("Cette annonce a mis le feu aux poudres.", "ASSAULT"),
    ("Il est jugé pour coups ayant entraîné la mort sans intention de la donner.", "DEATH"),
    ("Deux morts gisaient sur la plage.", "DEATH"),
    ("La liberté de manifester est un droit.", "PROTEST"),
    ("Cette phrase a mis de l'huile sur le feu.", "ASSAULT"),
    ("Il a été mis en garde à vue.", "THREATEN"),
    ("Des internautes ont interpellé la marque.", "COERCE"),
    ("La condamnation à dix ans de prison a surpris.", "ACCUSE"),
]


@pytest.mark.parametrize(("text", "event_type"), NONE_OF_THE_KIND)
def test_other_senses(text: str, event_type: str, parse: Parse, french: Language) -> None:
    assert event_type not in {e.type for e in extract(parse(text), french)}


def test_a_perfect_infinitive_has_its_own_day(parse: Parse, french: Language) -> None:
    text = "L'ancien maire, jugé mercredi pour avoir frappé deux agents le 5 janvier, regrette."
    tried, struck = extract(parse(text), french)
    assert (tried.type, struck.type) == ("JUSTICE", "ASSAULT")
    assert [a.exact for a in tried.asides] == ["pour avoir frappé deux agents le 5 janvier"]
    assert struck.clauses[0].exact == "avoir frappé deux agents le 5 janvier"
    assert (struck.governing, struck.anterior, struck.beside) == (None, True, True)
    assert (struck.agent, struck.recipient) == ("L'ancien maire", "deux agents")


def test_a_number_of_happenings_tells_of_them(parse: Parse, french: Language) -> None:
    (counted,) = extract(parse("La centaine d'interpellations relance la polémique."), french)
    (named,) = extract(parse("Elle parle d'interpellations."), french)
    assert counted.confidence > named.confidence


def test_what_is_found_beside_a_date_undergoes(parse: Parse, french: Language) -> None:
    (event,) = extract(parse("Il avait violemment frappé deux gendarmes le 5 janvier."), french)
    assert event.recipient == "deux gendarmes"


def test_a_deed_that_somebody_is_to_be_tried_for_is_done(parse: Parse, french: Language) -> None:
    events = extract(parse("Il doit être jugé pour avoir frappé un agent."), french)
    assert [(e.type, e.status) for e in events] == [("JUSTICE", "planned"), ("ASSAULT", "asserted")]


def test_the_time_of_an_infinitive_is_in_its_clause(parse: Parse, french: Language) -> None:
    (event,) = extract(parse("Les dockers comptent manifester jeudi devant la mairie."), french)
    assert event.clauses[0].exact == "Les dockers comptent manifester jeudi devant la mairie"


def test_the_year_of_a_title_is_beside(parse: Parse, french: Language) -> None:
    text = "Le champion de France 2007, écroué en mars, a fait appel."
    jailed = extract(parse(text), french)[0]
    assert "2007" in [a.exact for a in jailed.asides]
