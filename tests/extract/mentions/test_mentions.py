"""Sentences with the names that are in them: "{kind|name}"."""

from __future__ import annotations

import itertools
import time

import pytest

from recoupe.extract.mentions import extract
from tests.markup import marked

SENTENCES = [
    # -- how a body's name goes on
    "Le {organization|Groupe d'appui aux semences et au bétail} ({organization|GASB}) est dissous.",
    "La {organization|Brigade de sauvetage et d'intervention} est venue.",
    "Le {organization|Collectif du 9 juin} défile {place|place du 1er-Mai}.",
    "L'{organization|Alliance des États du Levant} a condamné le coup.",
    "Les {organization|pompiers de Brive} et les {group|pompiers} sont là.",
    "La {organization|fondation Anna Rivoire} a protesté.",
    "Le porte-parole du collectif {person|Anna Rivoire} a protesté.",
    "Le collectif local «{organization|Rendez les quais}» est né.",
    "La {organization|CGT Lyon} appelle à la grève.",
    "L'{organization|Assemblée} a voté, la {organization|Chancellerie} attend.",
    "Le {organization|CHU Paul-Vial} est plein.",
    "{organization|Sanelec}, filiale de l'espagnol {organization|Ferral}, investit. Le français {person|Paul Vial} court.",
    "À {place|Fosses}, le {organization|Syndicat général} a levé le camp.",
    # -- places by their form
    "{place|Villers-sur-Vézonne} est inondée.",
    "Ils ont été arrêtés {place|porte de la Chapelle}. Elle porte de la laine.",
    "Il vit dans le {place|VIIIe arrondissement}.",
    "L'usine de {place|Charly-Vézonne} ferme.",
    # -- several of one surname; women of a town
    "Le {group|couple Vasseur} et les {group|frères Van Eeden} sont arrivés.",
    "Les {group|Parisiennes} votent.",
    # -- a person before her party's letters; a right and the body called by it
    "{person|Marine Le Guen} ({organization|UDI}) a voté.",
    "Le droit au logement est un droit. {organization|Droit au logement} proteste.",
    # -- what opens a sentence and names nobody
    "Pourquoi partir ? Pourquoi rester ? Disons-le. Disons-le encore.",
    "Elle a cité {person|Anna Petit}, qui vit {place|cité Pasteur}.",
    "Cher client, la ligne est coupée.",
    # -- persons
    "{person|Jeanne Vasseur} a annoncé sa démission mardi à {place|Quimper}.",
    "Le ministre de la Défense {person|Paul Rivoire} recevra son homologue {person|Anna Lindqvist}.",
    "M. {person|Rivoire} n'a pas répondu.",
    "Interrogé {place|rue de Vaugirard}, {person|Karim Belkacem}, 41 ans, a nié.",
    "Me {person|Dupont-Sorel} plaidera jeudi, contre Mme {person|Van der Belden}.",
    "{person|Dominique de Lavergne} a cité {person|Jean-Luc Cazals} et {person|Agnès von der Höhe}.",
    "{person|Kylian M'Benga} et {person|Sean O'Leary} étaient dans les tribunes.",
    "L'ex-magistrat {person|Gilbert Azéma} se taisait.",
    "Le maire ({organization|UDI}) de {place|Nancy} {person|Christian Estève} a ironisé.",
    # -- names that are glued, or stand beside words that are none
    "{organization|L'Élysée} a démenti. Le préfet fut reçu à l'{place|Élysée}.",
    "À la {place|Maison Blanche} {person|Selim al-Khatib} a remercié {person|Brett Holloway}.",
    "Vendredi {person|Marc Oudin} s'est rendu sur {organization|Facebook} {person|Éric Vauthier} a réagi.",
    "La gare est fermée. Pour {person|Nathalie Perrin}, «c'est trop tard».",
    # -- roads by their number, and what is numbered like one
    "L'{place|A83} est coupée, comme la {place|RN12} et l'autoroute {place|A10}.",
    "Bouchons sur la {place|nationale 20}, l'{place|A2} et l'{place|A22}, sur l'autoroute {place|A320}.",
    "L'A320 s'est posé. Son équipe monte en D1.",
    # -- joined by hyphens, behind a sign, by another name
    "L'axe {place|Nîmes}-{place|Lyon} est fermé. Tous à #{place|Nantes}. La {place|Ville rose} attend.",
    "Il court Paris-Roubaix. L'{organization|université Brest-Quimper} ouvre.",
    # -- bodies that a capital alone names
    "Le {organization|Parlement} vote, l'{organization|État} paie. C'est un État de droit, dit l'État de droit.",
    # -- bodies spelt out in lower case, before their acronym or in marks
    "Le «{organization|rassemblement des quais libres}» ({organization|RQL}) appelle au calme.",
    "La société {organization|Digues et Levées du Val} ({organization|DLV}) a répondu. "
    "Le patron de {organization|Digues et Levées du Val} se tait.",
    "Né sous le nom de «{organization|mouvement des quais}», il a vécu. Un «mouvement de colère» a suivi.",
    "L'indice de position sociale (IPS) monte. Ils vont à la «marche contre {place|Lille}».",
    # -- a surname that is one letter, or a small word; a town before a person; the first word of a body
    "{person|Karim M}., 31 ans, dort. {person|Kim Jong Un} a écrit à {person|Xi Jinping}.",
    "Le maire de {place|Lisbonne} {person|Rui Alvesso} parle à {organization|Radio Free Tarvok}.",
    # -- rivers that act, the church and churches
    "La {place|Dore} a atteint quatre mètres. L'{organization|Église} se tait, l'{place|église Saint-Paul} brûle.",
    # -- two nouns joined, of a body that somebody directs
    "La directrice technique de {organization|Digues et Levées du Val}, {person|Anna Petit}, se tait.",
    # -- parts of a body
    "La {organization|fédération du PCF de la Drôme} et la {organization|section brestoise de la CGT} protestent.",
    "La fédération de la {place|Drôme} se tait.",
    # -- teams, and clubs of a sport
    "Les {group|Bleus} et l'{organization|équipe de la Jamaïque} jouent au {organization|club de rugby de Brive}.",
    "L'équipe d'{person|Anna Petit} a gagné.",
    # -- the trade of a body before its name; what is no actor
    "Selon la société de conseil {organization|Ferral}, le cabinet d'avocats {organization|Vasseur} se tait.",
    "L'émission De Zondag revient. Le hashtag Tarvok plaît.",
    # -- places with an adjective
    "L'attaque du {place|Musée maritime} et du {place|cimetière juif de Dole}, près du {place|tunnel sous la Manche}.",
    "Il est détenu à la {place|prison fédérale de Nancy}.",
    # -- names that begin what is quoted
    "{person|Anna Ferral} est partie. «{person|Ferral}, c'est fini», lâche un voisin.",
    # -- institutions
    "La maire de {place|Tulle}, {person|Odile Garnier}, a saisi {organization|le parquet de Brive}.",
    "{organization|La préfecture de la Creuse} a levé l'alerte.",
    "{organization|Le gouvernement hongrois} a protesté auprès de {organization|l'Union européenne}.",
    "{organization|Le ministère de l'Agriculture et de la Pêche} se dit prêt.",
    "Le {organization|3e district de police judiciaire} enquête.",
    "{organization|Le tribunal correctionnel de Lorient} l'a relaxé.",
    "Au sein du {organization|Parti de la concorde}, on se tait.",
    "Selon l'{organization|Institut pour l'étude des crues}, l'eau monte.",
    "Le groupe {organization|Valmetal} et la société {organization|Durexo} fusionnent.",
    "Le {organization|Tarvok al-Chamal}, une coalition de milices, recule.",
    "L'association {organization|Rives solidaires} et le {organization|Conseil constitutionnel gabonais} protestent.",
    "Le {organization|FC Nantes} reçoit l'{organization|AS Nancy}.",
    "Le {organization|lycée Marie-Arnoux de Laon} est fermé, le {organization|collège Pierre-Vial} aussi.",
    "La banque {organization|Oberlin & Co} conseille l'acheteur.",
    "L'attaquant {person|Nino Alvarez}, dit « {person|Ninho} », a marqué.",
    "La tempête Ludmilla a touché {place|Saint-Fiacre}. M. {person|Van de Velde} l'a dit.",
    "Le conseil d'administration de {organization|Maubert-Lacroze} se réunit.",
    # -- places, peoples
    "La crue de la {place|Vézonne} a surpris les habitants de {place|Corvelle}.",
    "{organization|Matignon} hésite. {organization|Le Pentagone} observe la situation.",
    "Les {group|Hongrois} votent dimanche en {country|Hongrie}.",
    "Les {group|Nantais} et les {group|Lyonnais} attendent.",
    "L'incendie a pris {place|place Bellevue}, près du {place|musée de la Pêche}.",
    "En {place|Haute-Saône}, la commune de {place|Villersexel} est coupée du monde.",
    "Un Malvoisien a été blessé. La {place|Guadeloupe} et la {place|Martinique} sont en alerte.",
    # -- names that go on
    "Le député européen {person|Younous Kermarec} a salué ce choix.",
    "Le {organization|Bureau d'analyses et d'enquêtes} a été saisi. Il a crié « Allahou akbar ».",
    "L'association {organization|Les Amis de la Lande} a manifesté.",
    "Le {organization|Collectif des maires de France} proteste.",
    "L'association {organization|Eau propre} proteste.",
    # -- names of many traditions
    "Le ministre de la Défense {person|Oleksii Kravtchenka} a reçu {person|Ilse Van de Meulen}.",
    "{person|Pham Thi Lan}, 34 ans, a vu {person|Hamsa Ahmed N'Tili} partir.",
    "{person|Salomé Tchkhenkeli} a succédé à {person|Zviad Abachidze}.",
    "{organization|Météo-France} a été saisie par la {organization|Fédération hongroise de voile}.",
    "{organization|SNCF Réseau} et le cabinet {organization|Brandt & Fils} se taisent.",
    "Le président de la société d'études {organization|Sondavox} se tait.",
    "{organization|Brandt Publications} a vendu {organization|Libération}.",
    "{country|Tbilissi} et {country|Rome} refusent. Il vit à {place|Rome}.",
    "Il marche sur la {place|promenade des Lyonnais}.",
    # -- what says outright what a name names
    "Une plainte de l'ONG genevoise {organization|Clarus Maxima} est à l'étude.",
    "{organization|Tai Vo Men}, une organisation religieuse, nie. {organization|Global Sea Project} ({organization|GSP}), "
    "une ONG, aussi.",
    "Le policier de {place|Vezin} ({place|Aude}) et celui de {place|Corvol} (ouest) se taisent.",
    "Une maison de {place|Malvoir}, une petite ville, a brûlé.",
    "Le collectif « {organization|Rues en colère} » se retire.",
    "Le patron du {organization|Tel-Lavande Comedy Club} s'en va.",
    "{person|Marie-Line}, 62 ans, est venue de {place|Brive}.",
    "{organization|Bruxelles} exige des comptes. À {place|Bruxelles}, on attend.",
    # -- capitals lost, or too many
    "Près de l'{place|Arc de triomphe}, l'accord entre {organization|LR} et {organization|En marche} tient.",
    "COLÈRE {person|Olivia de Lamarque} a pleuré. ⚠️ Un policier passe.",
    "La Française {person|Olivia de Lamarque} et l'Allemande {person|Anna Petit} arrivent.",
    "Il est venu du {place|Havre} et du {place|Mans}, aux {country|É.-U.} puis à {place|Fosses-la-Ville}.",
    "Le marché de Noël de {place|Strasbourg} a ouvert. Coup de théâtre Alors que tout finissait.",
    # -- names that hyphens join, and names of things
    "Au Grand Jury {organization|RTL}-{organization|Libération}-{organization|LCI}, puis au Talk {organization|BFM}.",
    "L'opération Vigilant Harbour et le paquebot Norway Star coûtent cher.",
    "L'impôt sur les bénéfices agricoles (IBA) rapporte. L'IBA sera supprimé.",
    "L'{organization|Institut des vents et marées} ({organization|IVM}) le confirme.",
    "M. {person|Renault} achète une {organization|Opel Grandmar}.",
    # -- names that a lost space or full stop glues, titles that were swallowed
    "Une note au {organization|Figaro}{person|Patrice Rivoire}, vue par {organization|RTL Belgique}.",
    "Il faut agir, a dit {person|Olivier Dussart} Interrogé sur {organization|RTL}, le ministre a nié.",
    "Même combat Le Président {person|Durand} a parlé. {person|Noël Le Guern}, 50 ans, est né à Noël.",
    "Le président de l'Assemblée {person|Richard Morand} et le grand rabbin de {country|France} {person|Haïm Morel} "
    "sont là.",
    "Le {organization|Conseil de sécurité nationale} et le {organization|Conseil de sécurité} ont voté.",
    "L'association {organization|Femmes des Forges} et l'{organization|Association des maires pour la Chasse et la Pêche} "
    "sont là.",
    "Près du {place|Pays basque}, Près de 1.500 personnes sont là.",
    "À {place|Ouled Zarzi}, dans la wilaya de {place|Mila}, on rêve du {place|Caire} et de la {place|tour Eiffel}.",
    "Voir pic.twitter.com/PcvodNaCeG et https://t.co/SQUKmHbeS pour le Printemps arabe et le CAC 40.",
    "Sa veuve {person|Dominique} est là. Le {organization|tribunal administratif de Béni Zar} a jugé.",
    # -- no names
    "Le passe Navig1Ox9Zy est à la Une. Idem pour Flash-Ball. January 19, 2019.",
    "Le préfet et le procureur de la République ont refusé. La Légion d'honneur lui fut remise.",
    "LIRE AUSSI : NOS PHOTOS DU JOUR",
    "Photo Marie Duval / Getty Images",
    "Un Hongrois de 30 ans roulait sur l'{place|A13}, au volant d'une TX500.",
    "Lundi, Monsieur, Bonjour. Toutefois, Internet fonctionne. @jdupont #Colère",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_names_and_kinds(sentence, parse, french):
    text, spans = marked(sentence)
    found = [(m.name, m.kind) for m in extract(parse(text), french)]
    # A determiner stands in the mark-up for reading's sake alone.
    assert found == [(_bare(s.exact), s.label) for s in spans]


def _bare(words: str) -> str:
    for article in ("Le ", "La ", "le ", "la ", "l'", "L'"):
        words = words.removeprefix(article)
    return words


@pytest.mark.parametrize(
    "sentence",
    [
        "Il l'a lu dans {organization|L'Éveillé}.",
        "Elle travaille à {place|La Défense}.",
        "{person|Anna Le Guen} se tait. {person|Le Guen} partira.",
    ],
)
def test_articles_that_are_part_of_the_name(sentence, parse, french):
    text, spans = marked(sentence)
    found = [(m.anchor.exact, m.kind) for m in extract(parse(text), french)]
    assert found == [(s.exact, s.label) for s in spans]


ROLES = [
    ("Le Premier ministre irlandais Liam Casey arrive.", [("Premier ministre irlandais", None)]),
    ("Le porte-parole du parquet, Jean Aubry, confirme.", [("porte-parole du parquet", None)]),
    ("Jean Aubry, ancien maire de Dole, est mort.", [("maire de Dole", "XXXX")]),
    ("Jean Aubry, 61 ans, avocat de la famille, se tait.", [("avocat de la famille", None)]),
    ("L'ex-préfet Jean Aubry se tait.", [("préfet", "XXXX")]),
    (
        "La secrétaire générale adjointe du syndicat, Lise Aubry, a protesté.",
        [("secrétaire générale adjointe du syndicat", None)],
    ),
    ("Selon le ministre, Jean Aubry a menti.", []),
    ("La violence policière, Jean Aubry la condamne.", []),
    ("Selon Jean Aubry, le président brésilien l'emportera.", []),
    ("Le chef de file des sénateurs PZ Jean Aubry proteste.", [("chef de file des sénateurs PZ", None)]),
    ("L'une de ses adjointes, Lise Aubry, proteste.", [("adjointe", None)]),
    ("Devant les ministres, Jean Aubry se tait.", []),
    (
        "Lise Aubry, présidente du Comité du fleuve (CDF), dort.",
        [("présidente du Comité du fleuve (CDF)", None)],
    ),
    ("Dans sa lettre au préfet, Lise Aubry, maire de Dole, proteste.", [("maire de Dole", None)]),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_titles_are_roles_with_their_evidence(text, roles, parse, french):
    (person,) = [m for m in extract(parse(text), french) if m.kind == "person"]
    assert [(r.title, r.end) for r in person.titles] == roles
    for role in person.titles:
        (anchor,) = role.evidence
        assert text[anchor.start : anchor.end] == anchor.exact
        assert role.title in anchor.exact


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("M. Aubry se tait.", "m"),
        ("Mme Aubry se tait.", "f"),
        ("Lise Aubry se tait.", "f"),
        ("La ministre déléguée Camille Aubry se tait.", "f"),
        ("Camille Aubry se tait.", None),
    ],
)
def test_gender(text, gender, parse, french):
    (person,) = [m for m in extract(parse(text), french) if m.kind == "person"]
    assert person.gender == gender


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("L'Union des pêcheurs bretons (UPB) proteste.", "Union des pêcheurs bretons", ("UPB",)),
        ("Jean Aubry, alias Karl Reno, a fui.", "Jean Aubry", ("Karl Reno",)),
        ("L'Institut pour la paix (IWP) proteste.", "Institut pour la paix", ("IWP",)),
        ("Jean Aubry (PS) proteste.", "Jean Aubry", ()),
    ],
)
def test_other_names_that_the_text_gives(text, name, aliases, parse, french):
    (mention,) = [m for m in extract(parse(text), french) if m.name == name]
    assert mention.aliases == aliases


def test_given_names_that_share_a_surname(parse, french):
    text = "Paul et Marie Ferrand sont jugés."
    found = extract(parse(text), french)
    assert [(m.name, m.anchor.exact) for m in found] == [("Paul Ferrand", "Paul"), ("Marie Ferrand",) * 2]


def test_a_given_name_put_in_brackets_belongs_to_the_surname(parse, french):
    text = "« Le gouvernement de (Jeanne) Vasseur a échoué », dit-il."
    (mention,) = extract(parse(text), french)
    assert (mention.name, mention.anchor.exact) == ("Jeanne Vasseur", "Jeanne) Vasseur")


def test_the_noun_of_a_heading_is_no_part_of_the_name(parse, french):
    text = "Procès Vasseur : la défense plaide\n\nJeanne Vasseur a nié."
    assert [m.name for m in extract(parse(text), french)] == ["Vasseur", "Jeanne Vasseur"]


def test_a_duel_is_nobody(parse, french):
    text = "Jeanne Le Guen et Marc Oudin se taisent. Le duel Le Guen-Oudin aura lieu."
    assert [m.name for m in extract(parse(text), french)] == ["Jeanne Le Guen", "Marc Oudin"]


def test_a_doubtful_capital_is_a_name_where_the_article_says_so(parse, french):
    alone = "Berger a refusé."
    assert not [m for m in extract(parse(alone), french) if m.kind != "person"]
    text = "Laurent Berger a parlé. Berger a refusé."
    assert [m.name for m in extract(parse(text), french)] == ["Laurent Berger", "Berger"]


def test_names_are_in_order_and_apart(parse, french):
    text = " ".join(marked(s)[0] for s in SENTENCES)
    found = extract(parse(text), french)
    assert len(found) > 40
    for left, right in itertools.pairwise(found):
        assert left.anchor.end <= right.anchor.start
    for mention in found:
        assert text[mention.anchor.start : mention.anchor.end] == mention.anchor.exact
        assert "\n" not in mention.anchor.exact


@pytest.mark.parametrize("text", ["« " * 50_000, "12 " * 30_000, "A." * 50_000, "A-" * 50_000, "l'" * 50_000])
def test_strange_lines_take_no_time(text, parse, french):
    parsed = parse(text[:20_000])
    started = time.perf_counter()
    extract(parsed, french)
    assert time.perf_counter() - started < 2


def test_a_road_has_one_name_with_a_space_or_without(parse, french):
    found = extract(parse("La RN 12 est coupée, la RN12 l'est aussi."), french)
    assert [(m.anchor.exact, m.name) for m in found] == [("RN 12", "RN12"), ("RN12", "RN12")]


def test_the_article_in_marks_is_part_of_the_name(parse, french):
    found = extract(parse("Son restaurant «L'Éclade» a brûlé."), french)
    assert [(m.name, m.kind) for m in found] == [("L'Éclade", "organization")]


def test_who_is_called_by_an_alias_after_the_age(parse, french):
    found = extract(parse("Paul Vasseur, 31\u00a0ans, alias\u00a0«\u00a0Sky Rider\u00a0», a parlé."), french)
    assert found[0].aliases == ("Sky Rider",)
