"""Who is named beside words in marks without a verb, or with one that somebody else shares."""

from __future__ import annotations

import pytest

from recoupe.extract.quotations import extract
from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check

IN_BRACKETS = [
    "Les chroniqueurs y voient « {direct=a|un vrai coup de frein} » ({source=a|Luc Roche}), voire "
    "« {direct=b|une déroute annoncée} » ({source=b|Anne Blum}).",
    # a title in capitals is no speech
    "Il faut relire « Le Fleuve » (Anne Blum).",
]
BEFORE_A_COLON = [
    # of whom a sentence without verb tells
    "Une déception pour {source|Nicolas Vidal}, venu de Gap, l'initiateur de la marche: «{direct|Les gens travaillent.}»",
    "{cue|Réaction} dépitée d'{source|un «bonnet vert» du Jura}: «{direct|Ces mots nous ridiculisent.}»",
    # whoever is heard right before the colon
    "La vidéo lui a valu des centaines de réponses, jusqu'au ministre de la Santé, {source|Paul Roche}, sur Twitter: "
    "«{direct|C'est inimaginable.}»",
    # one of whom nothing else is told
    "{source|Une voix} dans la foule : « {direct|C'est le moment ou jamais !} »",
    # what bears the words
    "Sur les murs, {source|des {cue|tags}} : « {direct|Rendez nos écoles} ».",
    # the subject, not a noun inside its relative clause
    "{source|Celle} qui a montré une personnalité enjouée {cue|redoutait} de retrouver son passé: «{direct|J'ai vécu "
    "l'enfer.}»",
]
SHARED = [
    # the verb stands once for two
    "{source=a|Paul Roche} assure que « {direct=a|tout va bien ici} », {source=b|Anne Blum} que « {direct=b|rien "
    "ne va plus} ».",
    "{source=a|L'un} dit que « {direct=a|c'est bien fini} », {source=b|l'autre} que « {direct=b|tout commence} ».",
    # an infinitive goes on telling
    "« {direct=a|Quelle violence} », {cue=a|a tweeté} {source=a|Paul Roche}. Et d'{cue=b|appeler} à « {direct=b|un sursaut "
    "collectif} ».",
    # from whom something comes
    "Il attend un peu de «respect» de la part de {source|la Ligue} qui {cue|l'a menacé} de « {direct|mesures très "
    "appropriées} ».",
    # of those who cry
    "{source|Les mineurs} ont défilé aux {cue|cris} de « {direct|Roche démission} ».",
]
BESIDE_ADVERBIALS = [
    "«{direct|Nous tiendrons}», {cue|poursuivait} devant nous hier {source|Xavier Roche}.",
    "« {direct|L'homme a été arrêté} » vendredi matin {cue|a précisé} {source|le procureur Luc Roche}.",
    "{cue|Pour} {source|la Suisse} notamment, «{direct|il faut un cadre légal}».",
    "La cinquantaine, {source|ce demandeur d'emploi} {cue|explique} que « {direct|les expulsions sont interdites} ».",
    "{source|Le même} {cue|parlait} de « {direct|vol organisé} » en pleine grève.",
    "«{direct|Violence insupportable}, {cue|a tweeté} {source|Paul Roche}. {direct|Demain, nous agirons.}»",
]


@pytest.mark.parametrize("text", IN_BRACKETS + BEFORE_A_COLON + SHARED + BESIDE_ADVERBIALS)
def test_who_is_named_beside_the_words(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


@pytest.mark.parametrize(
    "text",
    [
        # the writer's own words
        "« Non », dit Paul Roche. Quand on me demande pourquoi, je réponds souvent « condamnée au bonheur ».",
        # who hears does not speak
        "Paul Roche a entendu un bruit: «un fracas».",
    ],
)
def test_no_words_of_whoever_writes_or_hears(parse: Parse, french: Language, text: str) -> None:
    *_, last = extract(parse(text), french)

    assert last.cue is None or last.cue.exact in {"dit"}


def test_who_passes_words_on_did_not_say_them(parse: Parse, french: Language) -> None:
    outer, inner = extract(
        parse("Le ministre avait dit que « la fête est finie », a rapporté Le Courrier."), french
    )

    assert (outer.mode, outer.source and outer.source.exact) == ("indirect", "Le Courrier")
    assert (inner.mode, inner.source and inner.source.exact) == ("direct", "Le ministre")
    assert inner.nested_in == outer.id
