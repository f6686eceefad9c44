"""Habits of newsrooms: who is named where, in leads, incises, lists, datelines and posts pasted in."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check, found

SOURCES = [
    "{source|L'appel} pour sa défense {cue|relève} que « {direct|le dossier est vide} ».",
    "« {direct|Nous tiendrons} », {cue|a assuré} {source|le ministre de l'Agriculture} sur Radio Bleue.",
    "« {direct|C'est ma décision} », {cue|a expliqué} {source|l'ancienne députée} au journal de Télé 2.",
    "{indirect|Le chauffeur est sorti du coma}, a-t-on appris {cue|auprès du} {source|procureur de Valence}.",
    "{indirect|Deux enfants sont soignés}, a-t-on appris {cue|auprès des} {source|pompiers}.",
    "« {direct|On a vu l'eau monter d'un coup} », {cue|a raconté} {source|l'un d'eux}.",
    "« {direct|On a vu l'eau monter d'un coup} », {cue|hurle} {source|l'un d'entre eux}.",
    "« {direct|On a tout perdu} », {cue|lâche} {source|l'une d'entre elles, Inès Morel}.",
    "« {direct|Ils ont eu peur} », {cue|expliquent} {source|ses avocats}.",
    "« {direct|La piste est sérieuse} », {cue|précise-t-on} encore au {source|ministère}.",
    "{indirect|La barge avait été contrôlée en mai}, {cue|a précisé} {source|une source judiciaire}.",
    "{indirect|Les routes restent fermées dans la vallée}, {cue|demandent-{source|elles}}.",
    "« {direct|On a dormi dans la voiture} » : {source|Rosa Valdès, infirmière}, attend devant le gymnase.",
    "{cue|Pour} {source|Anne Petit, maire (PS) de Viviers}, {indirect|la digue est trop basse}.",
    "« {direct|La digue est trop basse} », {cue|juge} {source|Anne Petit, maire (PS) de Viviers}.",
    "Toujours {cue|selon} {source|le même responsable}, {indirect|la quantité de boue et d'eau dépasse les prévisions}.",
    "{cue|Pour} {source|Paul Roche}, du Journal de Brest, {indirect|la ville a trop construit}.",
    "Mais, {cue|pour} {source|Inès Morel}, manifestant à Brest, « {direct|la ville a trop construit} ».",
    "{indirect|Le pont, {cue|a précisé} {source|une source judiciaire}, avait été fermé en mai}.",
    "Chez {source|le constructeur}, on {cue|assure} que {indirect|la barge était neuve}.",
    "{cue|Pour} {source|l'opposition}, {indirect|la digue coûte trop cher}.",
    "Les parents déplorent l'{cue|annonce} par {source|le maire} que {indirect|l'école fermera}.",
    "Après {cue|avoir promis} qu'{indirect|il n'allait « {direct|pas quitter la ville en pleine crue} »}, {source|le préfet} est parti.",
    "{cue|Selon} {source|Météo-Sud}, qui avait alerté la veille, {indirect|il est tombé deux mois de pluie}.",
    "{source|Le club}, par la voix de son trésorier, {cue|fait savoir} que {indirect|le stade fermera}.",
    "« {direct|C'est une honte} », {cue|s'étrangle} {source|celle} que tout le village appelle Lou.",
    "Paul Roche, {source|celui} qui {cue|s'était défini} comme « {direct|le roi du port} », a fui.",
    "{source|Le syndicat} {cue|annonce} par voie de communiqué qu'{indirect|il portera plainte}.",
    "« {direct|La douane savait} », {cue|déclare} {source|son avocat} https://example.org/a7",
    "{indirect|Le chauffeur est sorti du coma}, a-t-on appris dimanche {cue|auprès du} {source|parquet}.",
    "{indirect|Mille colis ont été saisis}, {cue|apprend-on} d'{source|une source digne de foi}.",
    "« {direct|Il faut être vigilant partout}, {cue|a déclaré} {source|Paul Roche} au quotidien Le Rhône. "
    "{direct|Rien n'est sûr.} »",
    "{source|Il} {cue|estime} qu'{indirect|on peut parler d'« {direct|un nouvel élan pour la vallée} »}.",
    "{cue|Pour} {source|l'Union des maires (UDM) et l'Association des villes}, {indirect|l'eau est « {direct|un bien commun} »}.",
    "À l'hôpital, {source|une infirmière}, qui a requis l'anonymat, {cue|décrit} « {direct|des couloirs pleins} ».",
    "{source|L'OMS} {cue|juge} la situation « {direct|préoccupante} ».",
    "{source|Le groupe} {cue|a annoncé} {indirect|vouloir fermer l'usine}.",
    "{source|Elle} {cue|a précisé} {indirect|avoir appelé sa rivale}.",
    "{indirect|Les victimes seraient deux alpinistes belges}, {cue|croit savoir} {source|le Courrier du Val}.",
    "{cue|Selon} {source|le syndicat}, {indirect|le pont présentait « {direct|des fissures profondes} »}.",
    "{source|Paul Roche} {cue|a présenté} le pont comme « {direct|un danger public} ».",
    "« {direct|Il fallait être là}, {cue|dit-{source|il}}, {direct|encore sonné. C'est un drame.} »",
    "{cue=a|Selon} {source=a|{source=b|Paul Roche}}, qui {cue=b|dit} {indirect=b|avoir tout vu}, {indirect=a|les jeunes étaient des "
    "« {direct=a|simples badauds} »}.",
    "Contactée, {source|la mairie} « {direct|ne souhaite pas commenter} ».",
    "« {direct|Faux !} » {cue|réplique} {source|Anne Petit}, chiffres à l'appui.",
    "{cue|Pour} {source|la partie civile}, représentée par Me Lenoir, {indirect|la caisse a été vidée}.",
    # the newspaper in marks is where he was heard
    "« {direct|Ils ont tout refusé} », {cue|a déclaré} au « Courrier » {source|le directeur du site}.",
    "Silence. « {direct|Personne ne me l'a demandé} », {cue|a fini par répondre} {source|l'accusé}.",
    # the tagger takes the verb for an infinitive
    "« {direct|Cette majorité se déchire au grand jour} », {cue|savoure} {source|Anne Durand, chef de file de la liste}.",
    # a year is no number in a series of names
    "« {direct|Du chantage} », {cue|rétorque} {source|Paul Roche}, « {direct|comme en 2014} ».",
    "{source|La Fédération du sport} {cue|a dénoncé} un acte « {direct|lâche et gratuit} ».",
    # the words are what the subject does, whatever stands between commas
    "Le maire, qui part en mai, « {direct|devra bien répondre un jour aux riverains} », {cue|souligne} {source|Paul Roche}, de "
    "l'institut Voxis.",
    "« {direct|On nous a appelés} », {cue|a détaillé} pour nos confrères du Courrier {source|le commissaire Félix}.",
    "Âgé de 46 ans, {source|ce soutien du maire} {cue|a indiqué} {indirect|vouloir partir}.",
    # a heading that says the same makes no set term of it
    "Violences « inadmissibles »\nCondamnant des violences « {direct|inadmissibles} », {source|le ministre Paul Roche} est "
    "venu.",
    # a person's noun, in the sentence before the words
    "{source|Sa voisine} hausse les épaules. « {direct|Si on rentre, on aura perdu dix jours pour rien.} »",
    "Alors que la rive est plus pauvre, {source|Paul Roche} {cue|tacle} : « {direct|Rien n'a été fait !} »",
]


@pytest.mark.parametrize("text", SOURCES)
def test_who_speaks(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


CLAUSES = [
    "Un chiffre étonne : {cue|selon} {source|la préfecture}, {indirect|douze ponts ont été emportés}.",
    "{source=a|Le maire} {cue=a|a crié} : « {direct=a|Évacuez !} » {indirect=b|Deux rues sont coupées}, {cue=b|a indiqué} "
    "{source=b|la préfète}.",
    "Reste que, comme {cue|l'a rappelé} {source|la préfète}, {indirect|la route est coupée}.",
    "GENÈVE {indirect|Le parquet a ouvert une enquête}, a-t-on appris {cue|de} {source|source judiciaire}.",
    "Le pont a bougé, mais « {direct|il n'a pas cédé} », {cue|a dit} {source|le préfet}.",
    "{source|L'avocate} a récusé le juge et {cue|demandé} que {indirect|le procès soit renvoyé}.",
    "Alerte crue — Radio Val (@radioval) 3 mai 2019 {indirect|La route est fermée}, {cue|a annoncé} {source|la préfecture}.",
    "Pour {source=x|Paul Roche}, dont la ferme a brûlé, {indirect=x|l'État n'a rien fait}.".replace(
        "Pour", "{cue=x|Pour}"
    ),
    "GRENOBLE | {indirect|Le préfet fermera la route}, {cue|a annoncé} {source|la préfecture}.",
    "Alerte crue #Drôme https://t.co/a1B2c3 {indirect|La route est fermée}, {cue|a annoncé} {source|la préfecture}.",
    "{source|Les badauds} {cue|scandaient}, en alternance, « {direct|Rendez l'eau} » et « {direct|Honte à vous} ».",
    "{source|Le maire} {cue|a dit}, hier soir, de « {direct|tout faire pour que l'eau revienne} ».",
]


@pytest.mark.parametrize("text", CLAUSES)
def test_where_a_report_begins(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


def test_what_is_shouted_is_words(parse: Parse, french: Language) -> None:
    text = "Les ouvriers ont défilé aux cris de « Non à la casse ! »."
    assert [q.content.exact for q in found(parse, french, text)] == ["Non à la casse !"]


@pytest.mark.parametrize(
    "text",
    [
        "À Brest, 300 personnes (500 selon le syndicat) ont défilé.",
        "À Brest, 300 personnes – 500 selon le syndicat – ont défilé.",
        "Le député siège à la commission « Sécurité des ouvrages ».",
        "Il est à noter que le stade compte trois tribunes.",
        "Force est de constater que la digue a tenu.",
        "Il est bon de rappeler que la digue a tenu.",
        "La pétition « Pour le retour du train de nuit » a été signée.",
        "Le groupe Facebook « Les riverains de la vallée en colère » compte mille membres.",
        "Le groupe dénommé « Les Loups du port » se réunit.",
        "Il a écrit un livre (« Naufrages : histoire des ports perdus »).",
        "Le maire range les dossiers selon l'ordre des arrivées.",
        "Le club joue selon le modèle qui a fait son succès.",
        "« Un homme ou en tout cas un passant » a jeté des pierres sur le bus.",
    ],
)
def test_what_only_looks_like_a_report(parse: Parse, french: Language, text: str) -> None:
    assert found(parse, french, text) == ()
