"""Who says words in marks where another verb or noun stands nearer; nobody says a title."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check, found

SAID = [
    "« {direct|C'est fini, la digue ne tiendra pas} », {cue|calcule} {source|Anne Durand}.",
    "L'agent a chuté et, {cue|selon} {source|la police}, « {direct|une dizaine d'hommes l'ont frappé} », "
    "rapporte l'agence.",
    "« {direct|J'ai eu peur} », {cue|a déclaré} {source|la ministre française} au quotidien Le Matin.",
    "Les deux chefs ont affirmé leur soutien, {source|l'un d'eux} {cue|les invitant} à ne « {direct|pas "
    "faiblir} ».",
    "Derrière {source|une banderole de tête} {cue|affirmant} « {direct|la vie est un droit} », dix mille "
    "personnes ont défilé.",
    "On y entend un écho de {source|Paul Roche}, qui {cue|écrivait} que « {direct|la terre s'épuise} ».",
    "Des tirs visaient les fenêtres des immeubles, {source|voisins} qui {cue|scandent} « "
    "{direct|assassins, honte sur vous} » au passage du car.",
    "{source|Le maire, Paul Roche}, « {direct|ne comprend pas cette décision} ».",
    "{source|Paul Roche, maire de Caen}, « {direct|ne comprend pas cette décision} ».",
    "Le président a lu le {cue|message} envoyé par {source|le tireur} : « {direct|Je vais le faire} ».",
    "Et {source|le maire} de {cue|conclure} : « {direct|C'est fini} ».",
    "{source|Les habitants} {cue|trouvent} la mesure « {direct|injuste et inutile} ».",
    "« {direct|C'est fini, la digue ne tiendra pas} », pour {source|Anne Durand}.",
    "« {direct|C'est fini} », a-t-on appris {cue|de} {source|source policière}.",
    "La ville dormait, mais {source|400 personnes} défilaient au {cue|cri} de « {direct|Du pain, pas des bombes} ».",
    "La foule a essuyé les invectives de passants, sous {source|deux {cue|banderoles}} : « {direct|Rendez l'eau} ».",
    "On entend surtout les cris et {cue|insultes} de {source|certains clients} : « {direct|Rentrez chez vous} ».",
    "{source|Socialistes et écologistes} ont quitté la salle, {cue|estimant} que ce vote « {direct|ferme le débat} ».",
    "Le texte a été rejeté au Sénat, {source|la chambre à majorité de gauche} {cue|s'opposant} au « {direct|gel des "
    "aides et des prêts} ».",
    "{source|Le maire} {cue|voit} dans cette loi un « {direct|déni de justice} ».",
    "{source|La ministre} {cue|y voit} une « {direct|chance pour la vallée} ».",
    "C'est {source|un voisin}, habitué des lieux, qui {cue|a lancé} : « {direct|Le feu a repris} ».",
    "À Lyon, {source|Bernard, un logisticien de 56 ans} : « {direct|On veut du concret, et tout de suite} ».",
    "{source|Le commissariat aux libertés} {cue|avait demandé} à la ville de « {direct|mieux respecter les droits} ».",
]
TITLES = [
    "Le documentaire « La fin d'un monde » sera diffusé mardi, a annoncé la chaîne.",
    "L'écrivain, auteur de « La fin d'un monde », est mort, a annoncé le secrétaire.",
    "Elle a publié « La fin d'un monde » chez un éditeur de Caen, a rappelé la libraire.",
    "La chaîne a diffusé « Le grand soir », a indiqué le producteur.",
]


@pytest.mark.parametrize("text", SAID)
def test_words_in_marks_have_the_one_who_says_them(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


@pytest.mark.parametrize("text", TITLES)
def test_nobody_says_a_title(parse: Parse, french: Language, text: str) -> None:
    assert not [q for q in found(parse, french, text) if q.mode == "direct"]


def test_one_sign_may_close_two(parse: Parse, french: Language) -> None:
    text = "Il a dit ne pas être «un représentant des «bonnets verts»."
    direct = [q.content.exact for q in found(parse, french, text) if q.mode == "direct"]
    assert direct == ["un représentant des «bonnets verts"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Le bac ne partira pas mardi, ont annoncé lundi deux marins à l'agence.", "deux marins"),
        ("Le bac ne partira pas, ont annoncé lundi deux de ses membres à l'agence.", "deux de ses membres"),
        (
            "Le pays a rappelé son ambassadeur pour « des consultations », a annoncé le ministère.",
            "le ministère",
        ),
        ("La crue révèle des « fractures profondes », a ajouté le maire Paul Roche.", "le maire Paul Roche"),
    ],
)
def test_the_incise_says_what_its_sentence_holds(parse: Parse, french: Language, text: str, who: str) -> None:
    sources = {q.source.exact for q in found(parse, french, text) if q.source is not None}
    assert sources == {who}


def test_an_impersonal_verb_has_nobody_who_speaks_next(parse: Parse, french: Language) -> None:
    text = (
        "Paul Roche approuve la vente. Selon lui, il faut l'analyser sans attendre. « Le conseil doit prendre "
        "cette offre en compte. Les postes seront maintenus. »"
    )
    (direct,) = (q for q in found(parse, french, text) if q.mode == "direct")
    assert direct.source is not None
    assert direct.source.exact == "lui"


def test_an_age_that_somebody_tells_is_all_he_tells(parse: Parse, french: Language) -> None:
    text = "Un homme, âgé d'une trentaine d'années selon les pompiers, a eu la main arrachée."
    assert not found(parse, french, text)


def test_what_somebody_wished_is_not_what_he_says(parse: Parse, french: Language) -> None:
    assert not found(parse, french, "La fête a été calme, comme l'avaient souhaité les organisateurs.")


def test_a_verb_whose_object_stands_in_marks_is_no_clause(parse: Parse, french: Language) -> None:
    text = "Paul Roche défend un texte qui vise, selon lui, à « faire avancer le droit »."
    assert [q.mode for q in found(parse, french, text)] == ["direct"]
