"""Which names are one actor, over articles made for the purpose."""

from __future__ import annotations

from itertools import permutations

import pytest

from recoupe.extract.mentions import extract
from recoupe.model import Reading
from recoupe.resolve.actors import resolve_actors


@pytest.fixture(scope="module")
def resolve(french):
    from recoupe.text.parse import Parser

    parser = Parser(french)

    def read(number, text):
        parsed = parser.parse(f"article-{number}", text)
        return Reading(parsed.article, mentions=extract(parsed, french))

    return lambda *texts: resolve_actors([read(n, t) for n, t in enumerate(texts)], french)


def names(actors):
    return [{n.text for n in a.names} for a in actors]


def of(actors, name):
    (found,) = [a for a in actors if name in {n.text for n in a.names}]
    return found


# -- one person --------------------------------------------------------------------------------------------
def test_spellings_of_one_name_in_several_articles(resolve):
    actors = resolve(
        "Le général Youssef al-Khazraji a pris la ville. Al-Khazraji a promis la paix.",
        "Le général Yusuf al-Khazradji est arrivé. M. al-Khazradji se tait.",
        "Youcef Al-Khazraji est arrivé.",
    )
    (actor,) = actors
    assert actor.kind == "person"
    assert sum(n.count for n in actor.names) == len(actor.mentions) == 5
    assert actor.merged_because


def test_surname_belongs_to_the_full_name_of_its_article(resolve):
    actors = resolve(
        "Paul Morvan est arrivé. M. Morvan se tait.", "Anne Morvan est arrivée. Mme Morvan se tait."
    )
    assert names(actors) == [{"Anne Morvan", "Morvan"}, {"Paul Morvan", "Morvan"}]


def test_surname_of_the_only_bearer_in_the_story(resolve):
    actors = resolve("Paul Morvan est arrivé.", "M. Morvan se tait. Le préfet Morvan a refusé.")
    assert names(actors) == [{"Paul Morvan", "Morvan"}]


def test_gender_tells_spouses_apart(resolve):
    actors = resolve("Paul Morvan et Anne Morvan sont arrivés. M. Morvan se tait. Mme Morvan a parlé.")
    assert {len(a.mentions) for a in actors} == {2}
    assert {a.name for a in actors} == {"Paul Morvan", "Anne Morvan"}


def test_a_compound_surname_alone(resolve):
    actors = resolve("Xavier et Lise Morvan-Lagrange sont jugés. M. Morvan-Lagrange se tait.")
    assert names(actors)[0] == {"Xavier Morvan-Lagrange", "Morvan-Lagrange"}


def test_given_name_alone_within_its_article(resolve):
    actors = resolve("La petite Zélie Morvan a disparu. Zélie avait six ans.", "Zélie Tanguy est arrivée.")
    assert names(actors) == [{"Zélie Morvan", "Zélie"}, {"Zélie Tanguy"}]


def test_given_name_that_two_share_is_not_settled(resolve):
    actors = resolve("Paul Morvan et Paul Tanguy sont arrivés. Paul se tait.")
    assert names(actors).count({"Paul"}) == 1


def test_initial_and_surname(resolve):
    actors = resolve("Paul Morvan et Anne Morvan sont arrivés. Le juge P. Morvan se tait.")
    assert of(actors, "P. Morvan").name == "Paul Morvan"


def test_assumed_name_that_the_article_explains(resolve):
    actors = resolve("Karim Belkhir, alias Abou Selim, a fui. Abou Selim est recherché.")
    assert names(actors) == [{"Karim Belkhir", "Abou Selim"}]
    turned = resolve("Abou Selim, alias Karim Belkhir, a fui. Abou Selim est recherché.")
    assert names(turned) == [{"Karim Belkhir", "Abou Selim"}]


def test_a_slip_of_the_pen(resolve):
    actors = resolve("Olivier Neyrinck est arrivé.", "Olivier Neirynck se tait.")
    assert len(actors) == 1


# -- two persons -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hassan Belkhir", "Hussein Belkhir"),
        ("Paul Morvan", "Paul Moran-Tanguy"),
        ("Daniel Tanguy", "Danielle Tanguy"),
        ("Jean-Pierre Tanguy", "Jean-Paul Tanguy"),
        ("Jean Tanguy", "Jean-Luc Tanguy"),
        ("Qassem al-Selmi", "Qassem al-Jabiri"),
        ("Adel Abdel Latif", "Abou Latif al-Masri"),
    ],
)
def test_names_that_are_alike(resolve, left, right):
    together = resolve(f"Le ministre {left} a rencontré le ministre {right}.")
    apart = resolve(f"Le ministre {left} est arrivé.", f"Le ministre {right} est arrivé.")
    assert len(together) == len(apart) == 2


def test_a_surname_that_two_bear_keeps_its_candidates(resolve):
    actors = resolve("Paul Morvan et Jean Morvan sont arrivés. M. Morvan se tait.")
    alone = of(actors, "Morvan")
    assert alone.kind == "person"
    assert names([alone]) == [{"Morvan"}]
    assert "Jean Morvan, Paul Morvan" in alone.merged_because[0]


def test_a_surname_means_the_one_named_far_oftener(resolve):
    often = "Paul Morvan est arrivé. Paul Morvan a parlé. Paul Morvan a bu. Paul Morvan a dormi. "
    actors = resolve(often + "Jean Morvan aussi. Morvan se tait.")
    assert of(actors, "Morvan").name == "Paul Morvan"


# -- bodies and places -------------------------------------------------------------------------------------
def test_acronym_that_an_article_explains(resolve):
    actors = resolve("L'Union des pêcheurs bretons (UPBR) proteste.", "L'UPBR proteste encore.")
    assert names(actors) == [{"Union des pêcheurs bretons", "UPBR"}]


def test_a_short_acronym_elsewhere_may_mean_another(resolve):
    actors = resolve(
        "La Coordination paysanne (CP) proteste.", "Le CP a gagné.", "Le CP a perdu.", "Le CP se tait."
    )
    assert sorted(len(a.mentions) for a in actors) == [2, 3]


def test_other_names_of_known_bodies(resolve):
    actors = resolve("L'Otan se tait.", "L'Alliance atlantique a répondu.", "L'OTAN se tait.")
    (actor,) = actors
    assert actor.same_as == ("http://www.wikidata.org/entity/Q7184",)
    (country,) = resolve("Les États-Unis ont refusé.", "Les Etats-Unis ont accepté.", "Les USA aussi.")
    assert (country.name, country.kind) == ("États-Unis", "country")


def test_a_capital_that_speaks_is_its_government(resolve):
    actors = resolve("Moscou a dénoncé une escalade. Des soldats russes sont à Moscou.")
    assert {a.name: a.kind for a in actors if "Moscou" in names([a])[0]} == {
        "Russie": "country",
        "Moscou": "place",
    }


def test_the_story_outvotes_a_doubtful_mention(resolve):
    text = "Le porte-parole du mouvement Tarvok a répondu."
    actors = resolve(text, text, text, "Tarvok, dans le sud, attend. À Tarvok on se tait.")
    assert {a.kind for a in actors} == {"organization"}


# -- what an actor holds -----------------------------------------------------------------------------------
def test_roles_are_gathered_with_their_evidence(resolve):
    actors = resolve(
        "Le ministre Paul Morvan est arrivé.",
        "Paul Morvan, ancien maire de Dole, est arrivé. Le ministre Paul Morvan se tait.",
    )
    actor = of(actors, "Paul Morvan")
    assert next((r.title, r.end, len(r.evidence)) for r in actor.roles) == ("ministre", None, 2)
    assert ("maire de Dole", "XXXX") in [(r.title, r.end) for r in actor.roles]


def test_every_name_belongs_to_one_actor(resolve, french):
    actors = resolve(*TEXTS)
    anchors = [m for a in actors for m in a.mentions]
    assert len(anchors) == len(set(anchors))
    assert len({a.id for a in actors}) == len(actors)


def test_the_order_of_articles_changes_nothing_but_itself(resolve):
    expected = sorted(map(sorted, names(resolve(*TEXTS))))
    for order in permutations(TEXTS):
        assert sorted(map(sorted, names(resolve(*order)))) == expected


def test_ids_stay_when_an_article_is_added(resolve):
    before = {a.name: a.id for a in resolve(*TEXTS[:2])}
    after = {a.name: a.id for a in resolve(*TEXTS)}
    assert {name: after[name] for name in before} == before


TEXTS = (
    "Le président Yannis Karras a rencontré Lise Aubry à Bonn. M. Karras se tait. L'Otan aussi.",
    "Yanis Karras a parlé. La CGT proteste à Dole. Mme Aubry, du groupe Valmetal, est en Grèce.",
    "Aubry et Karras sont à Dole. Les Grecs votent. Valmetal et l'Alliance atlantique se taisent.",
)


# -- more names of one actor, and what is nobody's ----------------------------------------------------------
def test_surname_first_alone_where_it_is_so_written(resolve):
    actors = resolve("Le président Xu Wenzhou a écrit. Mercredi, Xu a salué les sauveteurs.")
    assert of(actors, "Xu") is of(actors, "Xu Wenzhou")


def test_two_surnames_without_the_given_name(resolve):
    actors = resolve(
        "Mahmood Amiry-Rostam, directeur du port, condamne.", "Selon Amiri Rostam, le port est fermé."
    )
    assert of(actors, "Amiri Rostam") is of(actors, "Mahmood Amiry-Rostam")


def test_a_given_name_is_not_the_surname_of_another_article(resolve):
    actors = resolve("Jeanne Bernard plaide.", "Parmi eux, Bernard, un logisticien de 56 ans, attend.")
    assert of(actors, "Bernard") is not of(actors, "Jeanne Bernard")


def test_acronyms_with_and_without_hyphens(resolve):
    actors = resolve("La Z-KA proteste.", "La ZKA a protesté auprès de la ZKA-Sud.")
    assert of(actors, "Z-KA") is of(actors, "ZKA")
    assert of(actors, "ZKA-Sud") is not of(actors, "ZKA")


def test_of_whom_a_surname_may_be(resolve):
    actors = resolve("Anne Morvan et Lise Morvan plaident.", "Selon Morvan, rien ne presse.")
    bare = of(actors, "Morvan")
    assert set(bare.may_be) == {of(actors, "Anne Morvan").id, of(actors, "Lise Morvan").id}
    assert bare.kind == "person"


def test_surname_first_and_last(resolve):
    actors = resolve("Le maire Viktor Halász a parlé.", "Selon Halász Viktor, le pont tiendra.")
    assert of(actors, "Halász Viktor") is of(actors, "Viktor Halász")


def test_a_name_with_letters_of_another_alphabet_is_pointed_out(resolve):
    odd = "Paul Morv\u0430n"  # a Cyrillic a
    actors = resolve("Paul Morvan plaide. M. Morvan se tait.", f"Selon {odd}, rien ne presse.")
    found = of(actors, odd)
    assert found is not of(actors, "Paul Morvan")
    assert found.may_be == (of(actors, "Paul Morvan").id,)
    assert "deux alphabets" in found.merged_because[-1]


# -- names that are shortened ------------------------------------------------------------------------------
def test_a_surname_reduced_to_an_initial(resolve):
    actors = resolve(
        "Karim Bellanger, 31 ans, a été arrêté.",
        "Le suspect, Karim B., 31 ans, se tait.",
        "Nadia B. se tait.",
    )
    assert names(actors) == [{"Karim B", "Karim Bellanger"}, {"Nadia B"}]
    assert "0.80" in actors[0].merged_because[0]
    two = resolve("Karim Bellanger et Karim Brunel ont été arrêtés.", "Karim B., 31 ans, se tait.")
    assert len(two) == 3


def test_a_place_cut_short(resolve):
    actors = resolve(
        "Le feu a pris à Montfort-sur-Lizenne.", "Il a plu à Montfort.", "Il neige à Montfermeil."
    )
    assert names(actors) == [{"Montfort", "Montfort-sur-Lizenne"}, {"Montfermeil"}]
    two = resolve("De Montfort-sur-Lizenne à Montfort-en-Dombes, il pleut.", "Il a plu à Montfort.")
    assert len(two) == 3


def test_a_court_without_its_adjective(resolve):
    actors = resolve(
        "Il est jugé par le tribunal correctionnel de Laon.", "Le tribunal de Laon l'a relaxé à Laon."
    )
    assert {"tribunal correctionnel de Laon", "tribunal de Laon"} in names(actors)
    two = resolve(
        "Le tribunal correctionnel de Laon et le tribunal administratif de Laon. Le tribunal de Laon."
    )
    assert len(two) == 3


# -- given names alone -------------------------------------------------------------------------------------
def test_a_witness_is_not_the_minister_whose_surname_is_his_given_name(resolve):
    actors = resolve(
        "Le ministre Alain Bernard est attendu. « Tout est perdu », soupire Bernard, un pêcheur de 52 ans. "
        "M. Bernard viendra mardi."
    )
    assert of(actors, "Alain Bernard").mentions[-1].exact == "Bernard"
    assert sorted(len(a.mentions) for a in actors) == [1, 2]


def test_a_relative_has_the_surname_of_the_family(resolve):
    actors = resolve(
        "Yvon Lagarde a été arrêté. Son frère Alain, 40 ans, se tait.",
        "Alain Lagarde a parlé. Alain Fournel aussi.",
    )
    assert {"Alain", "Alain Lagarde"} in names(actors)


def test_whom_the_words_for_a_relative_name(resolve):
    actors = resolve(
        "L'épouse de l'ancien maire, Claude Rambert, se tait. Le maire Paul Rambert a parlé. M. Rambert a nié."
    )
    assert names(actors) == [{"Paul Rambert", "Rambert"}, {"Claude Rambert"}]
    assert not of(actors, "Claude Rambert").roles


def test_two_titles_for_two_persons(resolve):
    actors = resolve("Le maire de Laon Marc Oudin et le gardien Luc Perrin se taisent.")
    assert [r.title for a in actors for r in a.roles] == ["maire de Laon"]


def test_a_nickname_after_the_age(resolve):
    actors = resolve("Maxime Perrot, 31 ans, alias « Lone Rider », a parlé. Lone Rider s'en va.")
    (actor,) = actors
    assert (actor.name, actor.kind, len(actor.mentions)) == ("Maxime Perrot", "person", 3)


def test_a_town_that_acts_is_the_union_that_sits_there(resolve):
    actors = resolve("L'Union européenne hésite. Bruxelles exige des comptes.", "Il habite à Bruxelles.")
    assert {a.name: (a.kind, len(a.mentions)) for a in actors} == {
        "Union européenne": ("organization", 2),
        "Bruxelles": ("place", 1),
    }


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("La passerelle Léopold-Sédar-Morel est fermée.", "La passerelle Morel rouvrira."),
        ("Le ministère iranien du Pétrole a nié.", "Le ministère du Pétrole n'a rien dit."),
        ("La Fédération hongroise de voile proteste.", "Même la Fédération hongroise se plaint."),
        ("Greenpeace France a porté plainte.", "Selon Greenpeace, il est tard."),
        ("La Provence-Alpes-Côte d'Azur vote.", "On vote en Provence-Alpes-Côte-d'Azur."),
    ],
)
def test_a_name_cut_short_in_its_article(resolve, long, short):
    (actor,) = resolve(f"{long} {short}")
    assert len(actor.mentions) == 2


def test_a_given_name_that_two_have_is_that_of_the_one_named_far_oftener(resolve):
    often = "Johnny Lalande chante. Johnny Lalande rit. Johnny Lalande pleure. Johnny Lalande se tait."
    actors = resolve(f"{often} Johnny Petit est venu. Le groupe de Johnny a joué.")
    assert {a.name: len(a.mentions) for a in actors} == {"Johnny Lalande": 5, "Johnny Petit": 1}


def test_a_title_holds_no_other_person(resolve):
    actors = resolve("Les présidents français Paul Macrin et iranien Hassan Rohanian se sont vus.")
    assert not any("Macrin" in r.title for a in actors for r in a.roles)


def test_a_title_after_a_comma_may_be_that_of_the_next(resolve):
    actors = resolve("Le cinéaste Arnaud Despres, l'actrice Judith Maure, son épouse, et un ami parlaient.")
    assert [r.title for r in of(actors, "Arnaud Despres").roles] == ["cinéaste"]


def test_a_surname_that_is_that_of_a_country(resolve):
    actors = resolve("Étienne Hollande se tait. Il a rappelé à Hollande le rôle qu'il joua.")
    assert [a.name for a in actors] == ["Étienne Hollande"]
