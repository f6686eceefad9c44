"""What a figure says beyond its bounds; what bad input must not do."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.extract.figures import extract
from recoupe.extract.figures.numbers import numerals
from recoupe.languages import Language
from recoupe.model import Figure, ParsedText, Sentence

Parse = Callable[[str], ParsedText]
Read = Callable[[str], tuple[Figure, ...]]


@pytest.fixture
def read(parse: Parse, french: Language) -> Read:
    return lambda text: extract(parse(text), french, ())


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("quatre-vingt-dix-sept", 97),
        ("soixante-dix", 70),
        ("quatre vingt onze", 91),
        ("cinq mille deux cents", 5200),
        ("mille neuf cent quatre-vingt-quatre", 1984),
        ("deux cent quatre-vingts", 280),
        ("trente-et-un", 31),
        ("onze cents", 1100),
        ("trois millions deux cent mille", 3_200_000),
        ("un milliard", 1e9),
        ("huitante-trois", 83),
        ("cent vingt mille", 120_000),
        ("2,5 millions", 2_500_000),
        ("120 mille", 120_000),
        ("1 234 567", 1_234_567),
        ("1.234.567,5", 1_234_567.5),
        ("0,75", 0.75),
    ],
)
def test_value_of_a_number(words: str, value: float, french: Language) -> None:
    (number,) = numerals(french).find(words, 0, len(words))
    assert (number.low, number.high, number.start, number.end) == (value, value, 0, len(words))


@pytest.mark.parametrize("words", ["deux trois", "trente onze", "vingt vingt", "cinq dix"])
def test_numbers_that_do_not_combine(words: str, french: Language) -> None:
    assert len(list(numerals(french).find(words, 0, len(words)))) == 2


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Quelque 500 soldats et diplomates étrangers sont restés.", "soldats et diplomates étrangers"),
        ("Près de 300 membres des forces de l'ordre étaient là.", "membres des forces de l'ordre"),
        ("Environ 500 «bonnets bleus» ont défilé.", "bonnets bleus"),
        ("La saisie porte sur deux tonnes de résine.", "tonnes de résine"),
        ("Il a payé une amende de 300 euros.", "euros (amende)"),
        ("Trois autres personnes sont recherchées.", "personnes"),
        ("La police a estimé à 3.500 le nombre de marcheurs.", "marcheurs"),
        ("Le taux de participation s'est établi à 66,2 %.", "% (participation)"),
        ("Les dégâts sont estimés à 12 millions d'euros.", "euros (dégâts)"),
        ("La fiscalité a augmenté de 40 %.", "% (fiscalité)"),
        ("Les recettes sont en hausse de 3 %.", "% (recettes)"),
        ("Une majorité d'éleveurs (55 %) souhaite une réforme.", "% (éleveurs)"),
        ("Le déficit devait s'aggraver à 2,7 % du PIB.", "% du PIB (déficit)"),
        ("La Sorgue a atteint 6,42 mètres.", "mètres"),
        ("La rivière a atteint 6,42 mètres.", "mètres (rivière)"),
        ("D'après le ministère de la Mer, 28 % des marins étaient en grève.", "% des marins"),
        ("Les éleveurs, dont le nombre a été évalué à environ 40 000, sont rentrés.", "éleveurs"),
        ("Le musée a versé 3 millions d'euros.", "euros"),
        ("Le stade est financé à hauteur de 40 % par la ville.", "% (stade)"),
        ("Il affiche un chiffre d'affaires annuel de 3 millions d'euros.", "euros (chiffre d'affaires)"),
        ("Il affiche un taux de chômage de 9 %.", "% (chômage)"),
    ],
)
def test_counted(text: str, counted: str, read: Read) -> None:
    assert [f.counted for f in read(text)] == [counted]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Deux cents personnes ont défilé à Nantes.", "Nantes"),
        ("À Nantes, deux cents personnes ont défilé.", "Nantes"),
        ("A Nantes, deux cents personnes ont défilé.", "Nantes"),
        ("Des villages sont coupés du monde; 300 habitants attendent.", None),
        ("Deux cents personnes ont défilé à travers le pays.", None),
        ("Le feu a détruit 12 maisons dans le sud de la Corse.", "Corse"),
        ("À Nantes, le calme règne. Deux cents personnes attendent.", "Nantes"),
        ("Il y a eu 200 manifestants à Lyon et à Metz le calme régnait.", "Lyon"),
        ("À Metz, le calme règne. Au total, 300 personnes ont été arrêtées.", None),
        ("À Metz, le calme règne. La nuit tombe. Trois cents personnes attendent.", None),
        ("Le stade était plein face à Lyon devant 300 spectateurs.", None),
        ("On bloque la N6 avec 150 camions sur la N6.", None),
        ("Il y a quatre morts à Saint-Paul.", "Saint-Paul"),
        ("Le calme règne à Metz; 300 personnes ont été arrêtées.", None),
        # … until a sentence opens another scene
        ("À Laville, une femme est morte. Enfin, 30 personnes ont été interpellées.", None),
    ],
)
def test_place(text: str, place: str | None, read: Read) -> None:
    assert read(text)[-1].place == place


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Trois cents postes ont été supprimés.", "actual"),
        ("Trois cents postes seront supprimés.", "planned"),
        ("Le groupe va supprimer trois cents postes.", "planned"),
        ("Le groupe prévoit de supprimer trois cents postes.", "planned"),
        ("Au moins trois cents postes ont été supprimés.", "minimum"),
        ("L'incendie aurait fait douze morts.", "possible"),
        ("Il n'a pas touché 50.000 euros.", "denied"),
        ("Les grévistes ne seraient pas plus de trente.", "possible"),
        ("Le groupe dément vouloir fermer trois usines.", "denied"),
        ("Les autorités tablent sur 6.000 cas.", "planned"),
        ("Sept pays ont demandé un délai.", "actual"),
        ("Le club nie que cinquante joueurs aient signé.", "denied"),
        ("Le bilan pourrait dépasser cent morts.", "possible"),
    ],
)
def test_status(text: str, status: str, read: Read) -> None:
    assert [f.status for f in read(text)] == [status]


def test_parts_name_their_whole(read: Read) -> None:
    whole, part, other = read("Le choc a fait douze blessés, dont quatre grièvement, et deux morts.")
    assert part.part_of == whole.id
    assert whole.part_of is None
    assert other.part_of is None
    assert part.counted == "blessés"


def test_towns_share_the_thing_counted(read: Read) -> None:
    figures = read("On compte sept blessés: cinq à Nantes, deux à Rennes.")
    assert [(f.low, f.counted, f.measure, f.place) for f in figures[1:]] == [
        (5, "blessés", "injured", "Nantes"),
        (2, "blessés", "injured", "Rennes"),
    ]


def test_calendar_expressions_are_masked(parse: Parse, french: Language) -> None:
    from recoupe.extract.times import extract as times_of

    parsed = parse("Le samedi 5 janvier 2019, quelque 300 personnes ont défilé.")
    figures = extract(parsed, french, times_of(parsed, french))
    assert [f.low for f in figures] == [300]


def test_one_reading_only(read: Read) -> None:
    text = "Au moins 12 morts et 30 blessés à Nantes, dont deux graves. Ils étaient 65.000."
    assert read(text) == read(text)


@pytest.mark.parametrize("piece", ["9", "9 ", "9.", "9 999 ", "deux ", "cent-", "de 5 à 3 ", "1'", "dont 3 "])
def test_long_lines_end_soon(piece: str, french: Language) -> None:
    from recoupe.extract.figures.masks import masked

    text = piece * (100_000 // len(piece))
    parsed = ParsedText("a", text, "fr", ())
    start = time.process_time()
    lower = masked(parsed, french, ())
    list(numerals(french).find(lower, 0, len(lower)))
    assert time.process_time() - start < 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.sampled_from(
            [
                "deux",
                "trois",
                "cents",
                "mille",
                "une",
                "dizaine",
                "de",
                "milliers",
                "millions",
                "et",
                "à",
                "ou",
                "entre",
                "dont",
                "contre",
                "un",
                "mort",
                "blessés",
                "personnes",
                "12",
                "3.500",
                "1,2",
                "%",
                "euros",
                "km",
                "3e",
                "n°",
                "«",
                "»",
                "(",
                ")",
                ",",
                ".",
                ":",
                "-",
                "sur",
                "dix",
                "Paris",
                "plus",
                "moins",
                "quelque",
                "ont",
                "été",
            ]
        ),
        max_size=24,
    )
)
def test_any_words_give_exact_anchors(words: list[str], parse: Parse, french: Language) -> None:
    parsed = parse(" ".join(words))
    figures = extract(parsed, french, ())
    for figure in figures:
        assert parsed.text[figure.anchor.start : figure.anchor.end] == figure.anchor.exact
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    ends = [(f.anchor.start, f.anchor.end) for f in figures]
    assert all(one[1] <= other[0] for one, other in pairwise(ends))


def test_the_same_number_counts_the_same_people(read: Read) -> None:
    figures = read("Quelque 5.000 manifestants ont défilé. Un peu moins de 5.000 personnes, dit-on.")
    assert [f.measure for f in figures] == ["participants", "participants"]


def test_who_counts_is_kept_in_words(read: Read) -> None:
    (figure,) = read("Le préfet Jean Morvan a dénombré 300 manifestants.")
    assert figure.said_by == "Le préfet Jean Morvan"


def _one_sentence(piece: str, parse: Parse) -> ParsedText:
    """100,000 characters of ``piece`` as a single sentence, each word under the word before it."""
    tags = {t.text: t for s in parse(piece * 4).sentences for t in s.tokens}
    text = piece * (100_000 // len(piece))
    words = [
        tags.get(m[0], next(iter(tags.values())))._replace(
            i=i, start=m.start(), end=m.end(), text=m[0], head=max(0, i - 1), dep="conj"
        )
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    ]
    return ParsedText("a", text, "fr", (Sentence(0, len(text), tuple(words)),))


@pytest.mark.parametrize(
    "piece",
    [
        "dont 3 ",
        "5,200 ",
        "12 % de ",
        "dont trois ",
        "un mort ",
        "trois morts, ",
        "fait 3 ",
        "soit 5 000 habitants ",
    ],
)
def test_one_giant_sentence_of_numbers_ends_soon(piece: str, parse: Parse, french: Language) -> None:
    parsed = _one_sentence(piece, parse)
    start = time.process_time()
    extract(parsed, french, ())
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("Selon un sondage, 74 % des Français sont opposés au péage.", 74, "% des Français"),
        (
            "La grève est suivie par 62 % des postiers, selon le syndicat, 38 % selon la direction.",
            38,
            "% (postiers)",
        ),
        ("Le bénéfice a fondu de 41 %, à 212 millions d'euros.", 212e6, "euros (bénéfice)"),
        (
            "Le bénéfice a fondu de 41 %, pour un volume de ventes en hausse de 2 %, à 6,4 milliards d'euros.",
            6.4e9,
            "euros (volume de ventes)",
        ),
        ("Le nombre de noyés a augmenté de 4 %, à 1.661.", 1661, "noyés"),
    ],
)
def test_what_a_share_or_a_level_is_of(text: str, number: float, counted: str, read: Read) -> None:
    assert [f.counted for f in read(text) if f.low == number] == [counted]


def test_plans_go_on_over_and(read: Read) -> None:
    text = "La région va débloquer 2 millions d'euros et recruter 30 agents. Elle supprimera 90 emplois, dont 40 à Sens."
    assert [f.status for f in read(text)] == ["planned"] * 4


def test_one_more_beside_a_toll(read: Read) -> None:
    found = read("Six personnes sont mortes dans cette coulée, et une personne est toujours recherchée.")
    assert [(f.low, f.measure) for f in found] == [(6, "deaths"), (1, "missing")]


def test_nights_in_a_gymnasium(read: Read) -> None:
    (found,) = read("Quelque 500 personnes ont passé la nuit dans un gymnase.")
    assert found.measure == "displaced"


@pytest.mark.parametrize("words", ["gardes à vue", "placements en garde à vue"])
def test_what_a_noun_means_goes_before_the_verb(words: str, read: Read) -> None:
    (found,) = read(f"Les arrestations ont donné lieu à 157 {words}.")
    assert found.measure == "detained"


def test_a_phrase_after_a_noun_says_nothing_of_things(read: Read) -> None:
    (found,) = read("Des groupes tenaient toujours plus de 1.400 lieux de rassemblement.")
    assert found.measure is None
