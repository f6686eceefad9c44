"""By which words somebody is called: a wider one for what he is, a trade, a station, an age, what he was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.languages import Language
from recoupe.model import Article, ParsedText
from recoupe.resolve.speakers import resolve_speakers
from tests.markup import marked
from tests.speech import check_speakers, speech, spoken

Parse = Callable[[str], ParsedText]

TEXTS = [
    # a wider word, from two sentences before
    "Le {titled=roy person m préfet de la Drôme|Luc Roy} est venu. Les pompes tournent. « {said|L'eau baisse} », a dit "
    "{by=roy|le haut fonctionnaire}.",
    # … of one of two words, which other secretaries lack
    "Le {titled=roy person m secrétaire général de la préfecture|Luc Roy} est venu. « {said|L'eau baisse} », a dit "
    "{by=roy|le sous-préfet}.",
    "Le {titled=roy person m secrétaire général du syndicat|Luc Roy} est venu. « {said|L'eau baisse} », a dit "
    "{by=None|le sous-préfet}.",
    # a narrower one than he was called by
    "{name=roy person m|Luc Roy} arrive. {titled=blum person m médecin|Marc Blum} attend. Deux lits ont été fermés. "
    "« {said|On trie} », lâche {by=blum|l'urgentiste}.",
    # a trade of the one just named, though an office was told of her
    "{titled=blum person f directrice du laboratoire|Ana Blum} n'a aucun doute. « {said|Tout concorde} », rappelle "
    "{by=blum|la biologiste}.",
    # … but "l'homme" is not worth a minister
    "Le {titled=roy person m ministre|Luc Roy} est venu. « {said|Non} », a crié {by=None|l'homme}.",
    # a new trade is rather hers of whom none was told
    "{titled=roy person m hydrologue|Luc Roy} a parlé. {name=blum person m|Marc Blum} écoute. « {said|On verra} », dit "
    "{by=blum|le céréalier}.",
    # what somebody was, whatever he is now
    "Le {titled=roy person m président de la région|Luc Roy} est furieux. « {said|C'est trop peu} », tonne "
    "{by=roy|l'ex-ministre du Travail}.",
    # the coach of nothing more is that of a town, the one of a town not that of another
    "{titled=roy person m technicien|Luc Roy} a été exclu. « {said|J'ai eu tort} », dit {by=roy|l'entraîneur de Valmy}.",
    # a leaning is nobody's who is named later by his party
    "{name=blum person f|Ana Blum} ne décolère pas. « {said|C'est une trahison} », fulmine {by=blum|la socialiste}. La "
    "{titled=cole person f numéro deux du Parti socialiste|Zoé Cole} viendra jeudi.",
    # a rank stands between an office and the name
    "Le chef d'état-major, le général {titled=roy person m général|Luc Roy}, salue ses hommes. « {said|Ils sont braves} », "
    "dit {by=roy|le gradé}.",
    # he who answers a question has spoken before it
    "Le {titled=roy person m maire|Luc Roy} nie, {by=roy|il} assure que {told|tout est en règle}. « {said|En êtes-vous sûr ?} », "
    "demande {by=None|la présidente}. « {said|Certain} », répond {by=roy|l'intéressé}.",
    # whose view is told stands out
    "{by=blum|{name=blum person f|Ana Blum}} dit que {told|rien ne presse}.\nPour {name=cole person f|Zoé Cole}, ces chiffres "
    "changent la donne. « {said|Il faut agir} », plaide-t-{by=cole|elle}.",
    # nobody is meant by those who are not
    "{name=roy person m|Luc Roy} a ouvert une enquête. Aucun blessé grave n'est à déplorer. « {said|Tout va bien} », "
    "a précisé-t-{by=roy|il}.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_by_which_words_somebody_is_called(text: str, parse: Parse, french: Language) -> None:
    check_speakers(text, parse, french)


@pytest.mark.parametrize(
    "text",
    [
        "{name=roy person m|Luc Roy}, 68 ans, est jugé avec {name=blum person m|Marc Blum}, 54 ans. {name=blum person m|"
        "Marc Blum} se tait. « {said|Jamais} », dit {by=roy|le sexagénaire}.",
        "{name=roy person m|Luc Roy}, ancien maire de Brizac (Orne), 68 ans, est jugé. {name=blum person m|Marc Blum}, lui, "
        "se tait. « {said|Jamais} », dit {by=roy|le sexagénaire}.",
        # another name stands between: the age is the other's
        "{name=roy person m|Luc Roy}, avocat de {name=blum person m|Marc Blum}, 68 ans, a plaidé. « {said|Jamais} », dit "
        "{by=blum|le sexagénaire}.",
    ],
)
def test_an_age_tells_who_is_meant(text: str, parse: Parse, french: Language) -> None:
    said = speech(text, parse, french)
    article = Article(id="a", file="a", text=marked(text)[0], language="fr")
    found = resolve_speakers([said.reading], said.actors, french, [article])
    assert [q.speaker for q in found] == said.expected


def test_an_age_may_be_that_of_somebody_without_name(parse: Parse, french: Language) -> None:
    text = (
        "{name=roy person f|Ana Roy} est en prison. Son père ne dort plus. « {said|Elle ne parlait plus} », raconte "
        "{by|le sexagénaire}."
    )
    assert [q.speaker_name for q in spoken(text, parse, french)] == ["son père"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "« {said|Tout a brûlé} », souffle {by|un campeur} venu de Lille, qui tremble.",
            "un campeur venu de Lille",
        ),
        ("« {said|On n'a rien reçu} », lance {by|une femme} en larmes.", "une femme en larmes"),
        (
            "« {said|On n'y croit plus} », dit {by|un ouvrier} aux tempes grises.",
            "un ouvrier aux tempes grises",
        ),
        # where she was heard, and how he spoke, are no part of them
        ("« {said|C'est fini} », dit {by|une riveraine} rencontrée sur place.", "une riveraine"),
        ("« {said|C'est fini} », dit {by|un manifestant} en anglais.", "un manifestant"),
        ("« {said|C'est fini} », dit {by|un élu} aux journalistes.", "un élu"),
    ],
)
def test_what_an_unnamed_speaker_is_called(text: str, name: str, parse: Parse, french: Language) -> None:
    assert [q.speaker_name for q in spoken(text, parse, french)] == [name]
