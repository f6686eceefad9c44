"""Which day an expression means, for an article published on a day, in a month, or nobody knows when."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.extract.times import extract
from recoupe.languages import Language, load
from recoupe.model import ParsedText, Published, Sentence, Token, edtf
from recoupe.resolve.calendar import place
from recoupe.resolve.dates import easter
from tests.markup import marked

Parse = Callable[[str], ParsedText]

# Published on Wednesday 13 March 2019.
_ON_A_DAY = [
    "Le maire a reçu {t=2019-03-11|lundi} les forains.",
    "Le maire recevra {t=2019-03-18|lundi} les forains.",
    "Le maire a reçu {t=2019-03-14|jeudi} les forains.",  # dated before it was finished
    "Le maire a reçu {t=2019-03-07|jeudi dernier} les forains.",
    "Le maire recevra {t=2019-03-18|lundi soir 18 mars} les forains.",
    "La réunion {t=2019-03-11|lundi} avec les forains a fait déborder le vase.",
    "Le conseil examine {t=2019-03-15|vendredi} le budget.",
    "Le maire a reçu {t=2019-03-13|mercredi} les forains.",
    "{t=2019-03-12|Hier}, la digue a cédé ; {t=2019-03-14|demain}, l'armée arrivera.",
    "Une foire ouvrira le {t=2019-05-03|3 mai}.",
    "La digue a cédé le {t=2018-12-28|28 décembre}.",
    "La digue a cédé en {t=2018-12|décembre}.",
    "Le festival a commencé le {t=2019-03-12|mardi 12 mars}.",
    "La crue a commencé {t=2019-03-04/2019-03-10|la semaine dernière}.",
    "La crue a commencé {t=2019-02|le mois dernier}.",
    "La crue a commencé {t=2018|l'an dernier}.",
    "La foire ouvrira {t=2019-03-18/2019-03-24|la semaine prochaine}.",
    "Le tournoi a eu lieu {t=2019-03-09/2019-03-10|le week-end dernier}.",
    "Le tournoi aura lieu {t=2019-03-16/2019-03-17|ce week-end}.",
    "Le pont a été fermé {t=2017|il y a deux ans}.",
    "Le pont a été fermé {t=2019-03-10|il y a trois jours}.",
    "Le pont a été fermé {t=2019-03-06|il y a une semaine}.",
    "Le pont rouvrira {t=2019-04-03~|dans trois semaines}.",
    "Dans la {t=2019-03-08/2019-03-09|nuit de vendredi à samedi}, deux granges ont brûlé.",
    "Le tournoi se jouera du {t=2019-05-03/2019-05-05|3 au 5 mai}.",
    "Les guichets seront fermés les {t=2019-05-03/2019-05-04|3 et 4 mai}.",
    "Les guichets seront fermés le {t=2019-05-03/2019-05-04|3 et le 4 mai}.",
    "La gare fermera à {t=2019-12-25|Noël}.",
    "Le pont a été fermé à la {t=2018-12~|fin décembre}.",
    "Le pont a été fermé à la {t=2019-01-15~|mi-janvier}.",
    "Le pont a été fermé {t=2019-01|début janvier}.",
    "L'usine a fermé {t=2011-12~|fin 2011}.",
    "L'usine a fermé à l'{t=2014-22|été 2014}.",
    "L'usine a fermé au {t=2018-21|printemps dernier}.",
    "{t=2018|Il y a près d'un an}, l'usine fermait.",
    "L'usine a fermé dans les {t=199X|années 1990}.",
    "L'usine a ouvert au {t=18XX|XIXe siècle}.",
    "La grève dure depuis le {t=2019-01-01/..|début de l'année}.",
    "Les loyers baisseront en {t=2020-01~|début d'année prochaine}.",
    "Le plan coûte 4 millions d'euros sur {t=2018|2018} et {t=2019|2019}.",
    "Le budget a été voté en {t=2018-12~|fin d'année}.",
    "Alors que le club annonçait, {t=2018-11~|fin novembre}, un départ, il gardera son entraîneur.",
    "En {t=2015|2015}, le toit a cédé le {t=2015-12-03|3 décembre}.",
    "Élue en {t=2015|2015}, la maire, qui joue gros avec ce chantier, a tiré la leçon de la crue du {t=2018-12-03|3 décembre}.",
    "Les ventes ont reculé au {t=2018-10/2018-12|quatrième trimestre}.",
    "Les ventes reculeront au {t=2019-10/2019-12|quatrième trimestre}.",
    "Le maire a réagi {t=2019-03-14|ce jeudi} à la crue.",
    "Le maire a réagi {t=2019-03-09|ce samedi} à la crue.",
    "Le {t=2019-03-06|premier mercredi de mars}, la sirène a sonné.",
    "Le {t=2018-12-22/2018-12-23|dernier week-end avant les fêtes de Noël}, les gares étaient pleines.",
    "La rue a été inondée le {t=2019-03-08|8}.",
    "Signé le {t=2018-10-12|12/10/2018}, l'accord est contesté.",
    "Le gouvernement a annoncé une hausse au {t=2019-04-01|1er avril}.",
    "Le {t=2019-04-21|dimanche de Pâques}, les cloches sonneront.",
    "{t=2019-03-03~|Il y a une dizaine de jours}, la digue a cédé.",
    "{t=2018~|Il y a plus d'un an}, l'usine fermait.",
    "Le {t=2019-03-15|15 du mois}, les caisses seront vides.",
    "L'usine fermera {t=2019-04-02~|dans une vingtaine de jours}.",
    "Les ventes ont reculé au {t=2017-10/2017-12|dernier trimestre 2017}.",
    "{t=2019-03-17|Dimanche} elle sera en Corse avant la Drôme.",
]

_ANAPHORIC = [
    "Elle ira {t=2019-03-16|samedi} à Lens après un détour {t=2019-03-16|le même jour} par Lille.",
    "Le préfet viendra {t=2019-03-16|samedi}. {t=2019-03-17|Le lendemain}, il recevra les élus.",
    "Le barrage a cédé {t=2019-03-11|lundi}. {t=2019-03-10|La veille}, il tenait.",
    "Le barrage a cédé le {t=2019-02-03|3 février}. {t=2019-02-04|Le lendemain}, l'armée est venue.",
    "Le toit a cédé le {t=2019-02-01|1er février}. Le {t=2019-02-04|lundi suivant}, il pleuvait. Le pont a cédé "
    "{t=2019-02-04|le même jour}.",
    "L'usine a brûlé en {t=2014|2014}. {t=2016|Deux ans plus tard}, elle rouvrait.",
    "La digue a cédé le {t=2019-02-03|3 février}. {t=2019-02-06|Trois jours plus tard}, l'eau baissait.",
    'Les pompiers sont intervenus {t=2019-03-11|lundi}. "Ce que nous avons vu {t=2019-03-11|aujourd\'hui} est rare", a dit leur chef.',
    # Who is quoted means the last Sunday, whatever day was told of before.
    'La digue a cédé le {t=2019-03-08|8 mars}. "Tout a brûlé {t=2019-03-10|dimanche}", a dit leur chef.',
    "Au {t=2019-03-12|lendemain d'}une crue, les habitants ont nettoyé {t=2019-03-12|mardi} leurs maisons.",
    "À la {t=2018-11-30|veille de} la grande marche du {t=2018-12-01|1er décembre 2018}, il avait prévenu.",
]

# Published in September 2020.
_IN_A_MONTH = [
    "Le maire a reçu {t=[2020-09-01,2020-09-08,2020-09-15,2020-09-22,2020-09-29]|mardi} les forains.",
    "La crue a commencé {t=2020-08|le mois dernier}.",
    "La crue a commencé en {t=2020-06|juin}.",
    "La crue a commencé le {t=2020-06-12|12 juin}.",
    "Les pompiers ont travaillé {t=2020-09|cette semaine}.",
    "La crue a commencé {t=2020-08/2020-09|la semaine dernière}.",
    "La crue a commencé {t=2020-09|hier}.",
]

_NEVER_DATED = [
    "Le maire a reçu {t=XXXX-XX-XX|mardi} les forains.",
    "La crue a commencé en {t=XXXX-05|mai}.",
    "La crue a commencé le {t=XXXX-05-03|3 mai}.",
    "La crue a commencé le {t=2018-05-03|3 mai 2018}. {t=2018-05-04|Le lendemain}, l'eau baissait.",
    "La crue a commencé {t=XXXX-XX|le mois dernier}.",
]


def _check(parse: Parse, language: Language, sentence: str, published: str | None) -> None:
    text, spans = marked(sentence)
    times = place(extract(parse(text), language), Published(published), language)
    assert [(t.anchor.exact, t.edtf) for t in times] == [(s.exact, s.value) for s in spans]
    assert all(t.edtf is not None and edtf.valid(t.edtf) for t in times)


@pytest.mark.parametrize("sentence", [*_ON_A_DAY, *_ANAPHORIC])
def test_published_on_a_day(parse: Parse, french: Language, sentence: str) -> None:
    _check(parse, french, sentence, "2019-03-13")


@pytest.mark.parametrize("sentence", _IN_A_MONTH)
def test_published_in_a_month(parse: Parse, french: Language, sentence: str) -> None:
    _check(parse, french, sentence, "2020-09")


@pytest.mark.parametrize("sentence", _NEVER_DATED)
def test_without_a_date(parse: Parse, french: Language, sentence: str) -> None:
    _check(parse, french, sentence, None)


@pytest.mark.parametrize(
    ("published", "monday"),
    [
        ("2019-03-13/2019-03-14", "2019-03-11"),
        ("2019-03-16/2019-03-18", "[2019-03-11,2019-03-18]"),
        ("2019-03-01/2019-04-20", "XXXX-XX-XX"),
        ("2019-03-13/..", "XXXX-XX-XX"),
        ("0001-01-01", "XXXX-XX-XX"),
        ("9999-12-31", "XXXX-XX-XX"),
    ],
)
def test_published_within_a_span(parse: Parse, french: Language, published: str, monday: str) -> None:
    expressions = extract(parse("Le maire a reçu lundi les forains."), french)
    assert place(expressions, Published(published), french)[0].edtf == monday


def test_days_apart_are_a_set(parse: Parse, french: Language) -> None:
    expressions = extract(parse("Les guichets seront fermés les 3 et 9 mai."), french)
    assert place(expressions, Published("2019-03-13"), french)[0].edtf == "{2019-05-03,2019-05-09}"


@pytest.mark.parametrize(
    ("year", "when"), [(2000, (4, 23)), (2018, (4, 1)), (2019, (4, 21)), (2024, (3, 31)), (2038, (4, 25))]
)
def test_easter(year: int, when: tuple[int, int]) -> None:
    assert easter(year) == date(year, *when)


@pytest.mark.shared
def test_the_cases_of_duckling(parse: Parse, french: Language, shared: Path) -> None:
    """At least .85 of Duckling's French cases of day grain, without context and with its default: the future.

    A day counts when it is that very day; an interval when both ends are, give or take the one day by which
    Duckling's own half months differ ("la première quinzaine d'avril" ends on the 14th there); a part that we
    call approximate ("début avril", 2013-04) when it holds or meets Duckling's. What is missed, and meant to
    be: numbers with spaces for dates ("17 02", "20 2 14") and bare fractions ("17/2"), which are figures in
    the press; "dans la journée", "en ce moment" (no dates by the annotation guide); "lun." without a number;
    "mardi" said on a Tuesday, and "mercredi suivant" on the eve of one, which Duckling puts a week later;
    "dans deux mois", "il y a trois mois", which are months here and days there; "le jour des morts", which is
    2 November; "en semaine" (Duckling leaves the weekend out); "au début du mois", next month there.
    """
    peer = json.loads((shared / "peers" / "duckling-fr-time.json").read_text(encoding="utf-8"))
    cases = [case for case in peer["cases"] if case["grain"] == "day"]
    right = 0
    for case in cases:
        found = [
            replace(e, direction="future") if e.direction in {"unknown", "near"} else e
            for e in extract(parse(case["text"]), french)
        ]
        times = place(found, Published(peer["reference"]), french)
        right += len(times) == 1 and _agrees(times[0].edtf, case)
    assert len(cases) > 200
    assert right / len(cases) >= 0.85


def _agrees(value: str | None, case: dict[str, str]) -> bool:
    if value is None:
        return False
    first, last = edtf.bounds(value)
    start = date.fromisoformat(case["start"])
    if first is None or case["kind"] == "open-after":
        return first == start
    if case["kind"] == "date":
        return first == last == start
    end, day = date.fromisoformat(case["end_exclusive"]) - timedelta(1), timedelta(1)
    if last is None:
        return False
    if "~" in value or len(value) == len("2013-04"):
        return first <= end and start <= last
    return abs(first - start) <= day and abs(last - end) <= day


def test_since_the_beginning_of_an_unknown_year_is_no_interval(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    expressions = extract(parse("Le loyer a augmenté depuis le début de l'année."), french)
    (time,) = place(expressions, Published(), french)
    assert time.edtf is None or edtf.valid(time.edtf)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "La digue a cédé mercredi 13 mars. Mardi soir, le maire avait prévenu. L'école fermera jeudi.",
            ["XXXX-03-13", "XXXX-03-12", "XXXX-03-14"],
        ),
        (
            "Le feu a pris dimanche 31 décembre. Il a été éteint dans la nuit de dimanche à lundi.",
            ["XXXX-12-31", "XXXX-12-31/XXXX-01-01"],
        ),
        # Begun with a day to come, or one without its weekday: it may have appeared long before or after.
        ("Le pont ouvrira samedi 16 mars. Le maire l'a dit mardi.", ["XXXX-03-16", "XXXX-XX-XX"]),
        ("La digue a cédé le 13 mars. Le maire a parlé mardi.", ["XXXX-03-13", "XXXX-XX-XX"]),
        # Told later, of another time.
        (
            "Le maire a parlé mardi. L'école a fermé en juin. La crue date de l'été. Elle a rouvert lundi 4 mars.",
            ["XXXX-XX-XX", "XXXX-06", "XXXX-22", "XXXX-03-04"],
        ),
        ("La digue a cédé mercredi 13 mars. Elle datait de l'an dernier.", ["XXXX-03-13", "XXXX"]),
    ],
)
def test_an_article_that_begins_with_a_day_tells_those_around_it_without_the_year(
    text: str, values: list[str], parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert [t.edtf for t in place(extract(parse(text), french), Published(), french)] == values


def test_the_day_since_which_an_article_may_have_appeared_has_a_year(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    text = "La digue a cédé le 17 mars dernier. Elle avait tenu le 2 mars. Le procès aura lieu le 17 mars."
    times = place(extract(parse(text), french), Published("2019-03-17/..", "inferred"), french)
    assert [t.edtf for t in times] == ["2019-03-17", "XXXX-03-02", "XXXX-03-17"]


_PIECES = [
    "lundi", "le 3 mai", "hier", "la veille", "dans 9999 ans", "il y a 9999 siècles", "le 30 février", "fin 2011",
    "du 31 au 3 mars", "les 30 et 31 avril", "le dernier week-end avant Noël", "mercredi 29 février", "l'hiver",
    "le cinquième mardi de février", "9999 jours plus tard", "les 9999 prochains mois", "depuis le début du mois",
    "au lendemain d'une grève", "dans les années 1990", "le premier trimestre 2019", "31/04/2019", "XXIe siècle",
]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6), st.dates())
def test_whatever_is_said_and_whenever_the_value_is_edtf(pieces: list[str], published: date) -> None:
    text = " , ".join(pieces)
    words = [Token(0, 0, len(text), text, text, "X", "ROOT", 0)]
    language = load("fr")
    found = extract(ParsedText("a", text, "fr", (Sentence(0, len(text), tuple(words)),)), language)
    for when in (published.isoformat(), published.isoformat()[:7], None):
        times = place(found, Published(when), language)
        assert all(t.edtf is None or edtf.valid(t.edtf) for t in times)
