"""Words in marks far from a plain cue: inside a reported clause, as a verb, as a retort, as a will."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check, found
from tests.markup import marked

BORROWED = [
    ("Il a redit qu'il renoncerait s'il ne trouvait pas les «bonnes pierres».", ["bonnes pierres"]),
    (
        "La préfète a affirmé que l'État serait «ferme» face aux «pilleurs» et aux «rôdeurs».",
        ["ferme", "pilleurs", "rôdeurs"],
    ),
    ("Le capitaine a expliqué que les équipes voulaient éviter les «bouchons».", ["bouchons"]),
]
NOT_BORROWED = [
    "Le maire a assuré que la grève des «blouses» durerait jusqu'à lundi.",
    "La troupe «Le Grand Soir» jouera mardi, a-t-on appris auprès du théâtre.",
]
SAID = [
    "{source|Le préfet Paul Roche} {cue|a} « {direct|déploré} » l'état de la digue.",
    "{source|Le Kremlin} « {direct|prend acte} » de ce départ.",
    "{source|Place Beauvau}, on {cue|reconnaît} « {direct|une erreur de lecture} ».",
    "{cue|Pour} {source|l'avocate du maçon}, ces aveux « {direct|changent tout} ».",
    "La {cue|volonté} de {source|Paul Roche} de « {direct|bâtir plus haut} » inquiète.",
    "En présence du ministre Luc Morel, {source|le préfet de l'Orne, Paul Roche}, {cue|a jugé} le pont « "
    "{direct|solide} ».",
    "« {direct|La digue tiendra, nous l'avons vue} », {cue|pense} {source|Anne Durand}.",
    "Les plans La digue de demain Et {source|Anne Durand} de {cue|poursuivre} : « {direct|Il faut bâtir} ».",
    "Les « {direct|gestes forts} », {cue|vantés} par {source|la ministre}, coûtent cher.",
    "Faux, {cue|a rétorqué} {source|la procureure, Anne Durand} : « {direct|Le registre est entier} ».",
]


@pytest.mark.parametrize(("text", "words"), BORROWED)
def test_words_in_marks_of_a_reported_clause_are_its_speaker_s(
    parse: Parse, french: Language, text: str, words: list[str]
) -> None:
    quotations = found(parse, french, text)
    sources = {q.source.exact for q in quotations if q.source}
    assert [q.content.exact for q in quotations if q.mode == "direct"] == words
    assert len(sources) == 1


@pytest.mark.parametrize("text", NOT_BORROWED)
def test_a_group_and_a_name_in_a_reported_clause_are_not(parse: Parse, french: Language, text: str) -> None:
    assert not [q for q in found(parse, french, text) if q.mode == "direct"]


@pytest.mark.parametrize("text", SAID)
def test_marks_around_a_verb_and_after_a_seat_or_a_retort(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


def test_an_incise_inside_the_marks_has_a_relative_clause(parse: Parse, french: Language) -> None:
    text = "« On ne sait rien, lâche un policier qui veut rester anonyme. Il y a trop de bruits. »"
    quotations = found(parse, french, text)
    assert [q.content.exact for q in quotations] == ["On ne sait rien", "Il y a trop de bruits."]
    assert {q.source.exact for q in quotations if q.source} == {"un policier"}


def test_an_incise_of_nobody_goes_on(parse: Parse, french: Language) -> None:
    text = "La mairie dit que « rien n'est perdu ». « La digue tient bon », précise-t-on."
    first, second = (q for q in found(parse, french, text) if q.mode == "direct")
    assert second.continues == first.id


def test_a_conditional_passes_on_what_another_tells(parse: Parse, french: Language) -> None:
    text = "Selon une source policière, le maire craindrait « une nuit difficile »."
    direct = next(q for q in found(parse, french, text) if q.mode == "direct")
    assert direct.source is not None and direct.source.exact == "une source policière"


INFINITIVES = [
    "{source|Les pêcheurs} {cue|disent craindre} {indirect|une année perdue}.",
    "{source|La mairie}, qui {cue|avait dit redouter} {indirect|une crue}, a fermé le pont.",
]


@pytest.mark.parametrize("text", INFINITIVES)
def test_an_infinitive_that_is_a_cue_itself_is_asserted(parse: Parse, french: Language, text: str) -> None:
    plain, spans = marked(text)
    (quotation,) = found(parse, french, plain)
    assert quotation.mode == "indirect"
    assert quotation.source is not None and quotation.source.exact == spans[0].exact
    assert quotation.content.exact.endswith(spans[2].exact)


def test_an_attribution_in_a_second_clause_leaves_the_first_alone(parse: Parse, french: Language) -> None:
    (quotation,) = found(parse, french, "Le pont tient bon, mais d'après la géologue, il bougera.")
    assert quotation.content.exact == "il bougera"
