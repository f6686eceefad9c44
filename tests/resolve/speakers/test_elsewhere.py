"""Who holds a title that another article of the story gives."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from recoupe.model import Actor, Anchor, Antecedent, Mention, Name, Quotation, Reading, Role
from recoupe.resolve.speakers import resolve_speakers

# The titles that one article gives, the persons whom the other names, the source there, and who that is.
TITLES = [
    # the one ministry that the story knows a minister of
    ({"Ana Blum": "ministre de l'Économie"}, [], "la ministre", "Ana Blum"),
    ({"Ana Blum": "ministre de l'Économie", "Lea Roy": "ministre du Travail"}, [], "la ministre", None),
    (
        {"Ana Blum": "ministre de l'Économie", "Lea Roy": "ministre du Travail"},
        ["Lea Roy"],
        "la ministre",
        "Lea Roy",
    ),
    # who is no longer in office does not speak as if
    ({"Ana Blum": "ancienne ministre de l'Économie"}, [], "la ministre", None),
    # the bare title of the head of state
    ({"Ana Blum": "présidente de la République"}, [], "la présidente", "Ana Blum"),
    ({"Ana Blum": "présidente"}, ["Ana Blum"], "la cheffe de l'État", "Ana Blum"),
    # more is said of one named here
    (
        {"Ana Blum": "présidente de l'association des riverains"},
        ["Ana Blum"],
        "la présidente de l'association des riverains du canal",
        "Ana Blum",
    ),
    (
        {"Ana Blum": "présidente de l'association des riverains"},
        ["Ana Blum"],
        "la présidente du tribunal",
        None,
    ),
    # the body by its name there, by its sort here
    ({"Ana Blum": "PDG de Valmétal"}, ["Ana Blum"], "la PDG de l'entreprise", "Ana Blum"),
    (
        {"Ana Blum": "PDG de Valmétal", "Lea Roy": "secrétaire générale du syndicat des fondeurs"},
        ["Ana Blum", "Lea Roy"],
        "la PDG de l'entreprise",
        "Ana Blum",
    ),
    # other words for the office
    ({"Ana Blum": "principale du collège Curie"}, ["Ana Blum"], "la cheffe d'établissement", "Ana Blum"),
    ({"Ana Blum": "garde des Sceaux"}, [], "la locataire de la place Vendôme", "Ana Blum"),
    ({"Ana Blum": "préfète de l'Orne"}, ["Ana Blum"], "la représentante de l'État", "Ana Blum"),
    # somebody's office is not the one of another article
    ({"Ana Blum": "ministre de la Justice"}, [], "sa ministre de la Justice", None),
    # an office that many hold
    ({"Ana Blum": "députée"}, [], "la députée", None),
    # an office of which there is one in each country is hardly a stranger's: the article has somebody of its own
    ({"Ana Blum": "Première ministre"}, ["Lea Roy"], "la Première ministre", "Lea Roy"),
    ({"Ana Blum": "cheffe de l'État"}, ["Lea Roy"], "la cheffe de l'État", "Lea Roy"),
    ({"Ana Blum": "Première ministre"}, [], "la Première ministre", "Ana Blum"),
    # an adjective before the noun, a number, and what is added after a comma tell no office
    ({"Ana Blum": "présidente de la République"}, ["Ana Blum"], "l'imprévisible présidente", "Ana Blum"),
    (
        {"Ana Blum": "présidente norvégienne"},
        ["Ana Blum"],
        "la 45e présidente norvégienne, arrivée mardi",
        "Ana Blum",
    ),
    # a party by its initials, which every reader knows
    (
        {"Ana Blum": "présidente du Parti socialiste", "Lea Roy": "présidente de LR"},
        [],
        "la présidente du PS",
        "Ana Blum",
    ),
    # an adjective tells no office
    ({"Ana Blum": "principale opposante"}, ["Ana Blum"], "la cheffe d'établissement", None),
]


def _readings(
    titles: dict[str, str], named: list[str], words: str
) -> tuple[list[Reading], tuple[Actor, ...]]:
    """One article that gives the titles, and one where ``words`` are the source of a quotation."""
    there = [
        Mention(Anchor("b", 20 * i, 20 * i + len(n), n), n, "name", "person", gender="f", titles=(Role(t),))
        for i, (n, t) in enumerate(titles.items())
    ]
    here = [
        Mention(Anchor("a", 200 + 20 * i, 200 + 20 * i + len(n), n), n, "name", "person", gender="f")
        for i, n in enumerate(named)
    ]
    source = Anchor("a", 100, 100 + len(words), words)
    determiner, _, bare = words.partition(" ")
    hints = (
        "possessive" if determiner == "sa" else "definite",
        "office",
        "source",
        *(("complement",) if " " in bare else ()),
    )
    mention = Mention(source, bare, "description", "person", hints, "f", "s")
    said = Quotation(Anchor("a", 0, 5, "Merci"), "direct", source=source)
    actors = tuple(
        Actor(n, n, "person", (Name(n, 1),), tuple(m.anchor for m in (*here, *there) if m.name == n))
        for n in dict.fromkeys((*titles, *named))
    )
    return [Reading("a", (mention, *here), (said,)), Reading("b", tuple(there), ())], actors


@pytest.mark.parametrize(("titles", "named", "words", "speaker"), TITLES)
def test_title_of_another_article(
    titles: dict[str, str], named: list[str], words: str, speaker: str | None, french: Language
) -> None:
    readings, actors = _readings(titles, named, words)
    (quotation,) = resolve_speakers(readings, actors, french)
    assert (quotation.speaker, quotation.speaker_name) == (speaker, speaker or words)


def test_a_title_of_another_article_is_not_as_sure_as_a_name(french: Language) -> None:
    readings, actors = _readings({"Ana Blum": "maire"}, [], "la maire")
    (quotation,) = resolve_speakers(readings, actors, french)
    assert quotation.speaker == "Ana Blum"
    assert quotation.confidence < 0.95


def test_a_body_that_another_article_calls_so(french: Language) -> None:
    there, here = Anchor("b", 10, 18, "Valmétal"), Anchor("a", 200, 208, "Valmétal")
    names = [Mention(anchor, "Valmétal", "name", "organization") for anchor in (there, here)]
    called = Mention(
        Anchor("b", 0, 9, "Le groupe"),
        "groupe",
        "description",
        "organization",
        ("definite", "body", "named_body"),
        "m",
        "s",
        antecedents=(Antecedent(there, 1.0),),
    )
    source = Anchor("a", 100, 109, "le groupe")
    hints = ("definite", "body", "named_body", "source")
    mention = Mention(source, "groupe", "description", "organization", hints, "m", "s")
    said = Quotation(Anchor("a", 0, 5, "Merci"), "direct", source=source)
    actor = Actor("v", "Valmétal", "organization", (Name("Valmétal", 2),), (there, here))
    readings = [Reading("a", (mention, names[1]), (said,)), Reading("b", (called, names[0]), ())]
    (quotation,) = resolve_speakers(readings, (actor,), french)
    assert quotation.speaker == "v"
