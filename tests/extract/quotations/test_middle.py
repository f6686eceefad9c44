"""Cues in the middle of what they report, fragments that no cue governs, and what looks like a report."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check, found


@pytest.mark.parametrize(
    "text",
    [
        "{indirect|Le tunnel, {cue|selon} {source|la préfecture}, rouvrira lundi}.",
        "{indirect|Il y a eu, {cue|selon} {source|M. Roche}, douze blessés}.",
        "La veille, {cue|selon} {source|le ministère}, {indirect|trois villages avaient été évacués}.",
        "{indirect|La pluie est {cue|selon} {source|lui} la cause du drame}.",
        "Alors bien sûr, {cue|ajoute-t-{source|elle}}, {indirect|les fautes doivent être punies}.",
        "Le chantier, qui {cue|d'après} {source|la mairie} {indirect|coûtera trois millions}, s'ouvre en mai.",
        "{indirect|Trois cents personnes ont dormi au gymnase}, a-t-on appris {cue|auprès de} {source|la mairie}.",
        "{indirect|Près de 300 habitants ont défilé} {cue|selon} {source|la police}, 500 selon eux.",
        "{source|Anne Petit} {cue|a dit} que {indirect|l'eau baissait}, mais la rivière reste haute.",
        "{source|Anne Petit} {cue|a dit} que {indirect|l'eau baissait, mais que la digue restait fragile}.",
        "{source|Le ministre} {cue|a expliqué} que {indirect|le barrage tenait} et détaillé les renforts.",
        "{source|Le maire} {cue|a indiqué} que {indirect|la route était coupée}: le pont a cédé samedi.",
    ],
)
def test_a_clause_ends_where_the_report_does(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


@pytest.mark.parametrize(
    "text",
    [
        "{source|Le gardien} se {cue=none|dit} « {direct|bouleversé} » par la nouvelle.",
        "{indirect|Le gardien a été « {direct|bouleversé} » par la nouvelle}, selon {source|son frère}.",
        "La fête a eu un « {direct|succès inespéré} », selon les mots, hier à Brest, de {source|Léa Marchal}.",
        "« {direct|Je n'ai pas dormi} », dit {source|Léa Marchal}, « {direct|honteuse, tellement honteuse} ».",
    ],
)
def test_short_fragments_are_reported(parse: Parse, french: Language, text: str) -> None:
    plain = text.replace("{cue=none|dit}", "dit")
    check(parse, french, plain)


def test_a_fragment_without_a_cue_keeps_the_speaker_before(parse: Parse, french: Language) -> None:
    first, second = found(
        parse,
        french,
        "« L'eau est montée en une heure », a déclaré le préfet. "
        "Deux cents familles ont dormi ailleurs, « dans onze gymnases différents ».",
    )
    assert second.content.exact == "dans onze gymnases différents"
    assert second.continues == first.id


def test_a_fragment_belongs_to_whom_the_sentence_is_about(parse: Parse, french: Language) -> None:
    (quotation,) = found(
        parse,
        french,
        "Le préfet a revu le bilan à la hausse, avec « 240 familles relogées dans onze gymnases ».",
    )
    assert quotation.source is not None
    assert quotation.source.exact == "Le préfet"


@pytest.mark.parametrize(
    "text",
    [
        "Lire notre entretien avec Paul Roche : « Je ne crois pas au miracle »",
        "» VOIR AUSSI - « Je ne crois pas au miracle », dit le maire",
        "Le capitaine, selon nos informations, a été blessé au bras.",
        "Anne Petit a créé le mouvement « Citoyens pour le grand fleuve ».",
        "Un nouveau bilan qui tient compte de la nuit, a-t-il précisé.",
        "Ceux qui prétendent gouverner doivent répondre.",
        "L'homme a été jugé pour « homicide involontaire par négligence ».",
    ],
)
def test_what_is_no_report(parse: Parse, french: Language, text: str) -> None:
    assert found(parse, french, text) == ()


def test_a_group_between_marks_is_no_fragment(parse: Parse, french: Language) -> None:
    check(
        parse,
        french,
        "{indirect|Des routes ont été bloquées par les « brigades vertes »}, {cue|a annoncé} {source|le préfet}.",
    )


def test_a_heading_that_lost_its_line_break_is_no_statement(parse: Parse, french: Language) -> None:
    text = (
        "« On a tout perdu », dit Inès Morel. « Trop tard » Dans la vallée, les secours cherchent un enfant."
    )
    assert [q.content.exact for q in found(parse, french, text)] == ["On a tout perdu"]


def test_what_is_denied_inside_a_report_is_no_cue(parse: Parse, french: Language) -> None:
    text = "La directrice a affirmé que ses équipes n'avaient relevé « aucune fissure visible » en mai."
    direct = next(q for q in found(parse, french, text) if q.mode == "direct")
    assert direct.source is not None
    assert direct.source.exact == "La directrice"


@pytest.mark.parametrize(
    "text",
    [
        "« {direct|Nous gagnerons le match} », {cue|avait promis} deux heures plus tôt {source|Anne Petit} aux élus.",
        "« {direct|Nous gagnerons le match} », {cue|a lancé} quelques minutes plus tard {source|la maire}.",
        "« {direct|Nous gagnerons le match} », {cue|déclarait} il y a trois jours {source|Anne Petit}.",
        "« {direct|J'ai tout perdu ce jour-là} », {cue|raconte}, la voix tremblante, {source|une riveraine}.",
        "« {direct|J'ai tout perdu ce jour-là} », {cue|répond}, les larmes aux yeux, {source|la gérante}.",
        "« {direct|J'ai tout perdu ce jour-là} », {cue|raconte}, visiblement ému, {source|Jean Petit}.",
        "« {direct|J'ai tout perdu ce jour-là} », {cue|affirme}, agacé, {source|le patron du club}.",
    ],
)
def test_when_and_how_somebody_spoke_may_stand_before_who(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


@pytest.mark.parametrize(
    "text",
    [
        "La mort de {source|Jean Petit}, qui {cue|avait dit} que « {direct|la digue tiendrait} », a ému la ville.",
        "C'est un mot de {source|Jean Petit}, qui {cue|écrivait} que « {direct|la digue tiendrait} ».",
        "{source|L'avocat de Jean Petit}, qui {cue|dit} que « {direct|la digue tiendra} », est venu.",
    ],
)
def test_a_relative_takes_up_the_person_and_not_what_is_his(
    parse: Parse, french: Language, text: str
) -> None:
    check(parse, french, text)


@pytest.mark.parametrize(
    "text",
    [
        "{source|La ministre} « {direct|regrette profondément} » ce choix.",
        "{source|Le fils de la ministre} « {direct|ne comprend pas} » ce choix.",
        "{source|Léa Marchal} « {direct|trouve incroyable} » que le pont soit fermé.",
    ],
)
def test_marks_that_open_with_a_verb_are_the_words_of_its_subject(
    parse: Parse, french: Language, text: str
) -> None:
    check(parse, french, text)


@pytest.mark.parametrize(
    "text",
    [
        "{source|Le préfet} a provoqué un tollé après {cue|avoir déclaré} : « {direct|Ils peuvent attendre} ».",
        "Après {cue|avoir affirmé} que « {direct|la digue tiendrait} », {source|le préfet} a fait évacuer le bourg.",
        "{source|Le ministre} s'est excusé d'{cue|avoir qualifié} les grévistes de « {direct|fainéants} ».",
    ],
)
def test_who_had_said_it_is_the_subject_of_the_clause(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


def test_who_is_named_before_the_colon_is_no_pronoun_after_the_words(parse: Parse, french: Language) -> None:
    text = "La réponse de {source|Léa Marchal} fuse : « {direct|Tout le monde est lâche ici} », {cue|assène-t-elle}."
    check(parse, french, text)
