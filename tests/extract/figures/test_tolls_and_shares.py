"""What is counted where the noun is far or left out: tolls, shares, parts of money, levels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.figures import extract
from recoupe.languages import Language
from recoupe.model import Figure, ParsedText

Parse = Callable[[str], ParsedText]
Read = Callable[[str], tuple[Figure, ...]]


@pytest.fixture
def read(parse: Parse, french: Language) -> Read:
    return lambda text: extract(parse(text), french, ())


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Le taux de participation est de 61,3 %, contre 58 % à Dole.", ["% (participation)"] * 2),
        ("La production a été de 4,1 %.", ["% (production)"]),
        ("Le déficit, qui s'élevait à 5 % du PIB, sera ramené à 4 %.", ["% du PIB (déficit)", "% (déficit)"]),
        (
            "Il obtient 52,1 % des suffrages, devant son rival (47,9 %).",
            ["% des suffrages", "% (suffrages)"],
        ),
        (
            "Le maire gagne avec 2.314 voix (53,2 %) contre 2.035 (46,8 %).",
            ["voix", "% (voix)", "voix", "% (voix)"],
        ),
        ("Le titre a clôturé en baisse de 5,6 %.", ["% (titre)"]),
        ("La digue, longue de 640 mètres, a cédé.", ["mètres (digue)"]),
        ("Le chômage a reculé de 0,4 point.", ["point (chômage)"]),
        ("L'État a réduit son déficit de 3 %.", ["% (déficit)"]),
        (
            "La liste a eu 38,4 % des voix. Le parti rural obtient 29,7 % et les écologistes 11,2 %.",
            ["% des voix", "% (voix)", "% (voix)"],
        ),
        (
            "Le chiffre d'affaires a crû de 8 %, à 4 milliards d'euros, et le bénéfice de 12 %, à 380 millions.",
            ["% (chiffre d'affaires)", "euros (chiffre d'affaires)", "% (bénéfice)", "euros (bénéfice)"],
        ),
        (
            "Le ministère a versé une aide d'urgence de 20 millions de roupies (220.000 euros).",
            ["roupies (aide d'urgence)", "euros (aide d'urgence)"],
        ),
        (
            "Les syndicats réclament une hausse des salaires de 10 %, la direction propose 3,5 %.",
            ["% (salaires)", "% (salaires)"],
        ),
    ],
)
def test_what_an_amount_measures(text: str, counted: list[str], read: Read) -> None:
    assert [f.counted for f in read(text)] == counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aucun blessé n'est à déplorer.", [("Aucun blessé", 0, "injured")]),
        ("On ne déplore aucun blessé grave.", []),
        ("Aucun incident n'a été signalé.", []),
        (
            "Deux randonneurs ont été tués, un à Morzine et un à Samoëns.",
            [("Deux randonneurs", 2, "deaths")],
        ),
        (
            "Trois randonneurs ont été tués, deux à Morzine et un à Samoëns.",
            [("Trois randonneurs", 3, "deaths"), ("deux", 2, "deaths"), ("un", 1, "deaths")],
        ),
        (
            "La bagarre a fait cinq blessés, dont un grièvement.",
            [("cinq blessés", 5, "injured"), ("un", 1, "injured")],
        ),
        (
            "Sur les 19 personnes à bord, sept ont été secourues, quatre sont mortes et huit restent introuvables.",
            [
                ("19 personnes", 19, "people"),
                ("sept", 7, "rescued"),
                ("quatre", 4, "deaths"),
                ("huit", 8, "missing"),
            ],
        ),
        ("Les quatre prévenus ont fait appel.", [("quatre prévenus", 4, "people")]),
        ("Les deux hommes ont fait appel.", []),
        (
            "Il a frappé des policiers, blessant trois d’entre eux.",
            [("trois", 3, "injured")],
        ),
        ("Le séisme, de magnitude 6,8, a été ressenti à Dole.", [("6,8", 6.8, "magnitude")]),
        ("La cour a porté sa peine de six à huit ans de prison.", []),
        ("Ils se sont imposés 3 à 1.", []),
        (
            "Douze personnes ont été interpellées et un policier blessé.",
            [("Douze personnes", 12, "arrested"), ("un policier", 1, "injured")],
        ),
    ],
)
def test_tolls(text: str, expected: list[tuple[str, float, str]], read: Read) -> None:
    assert [(f.anchor.exact, f.low, f.measure) for f in read(text)] == expected


def test_parts_and_wholes(read: Read) -> None:
    injured = read("On compte 12 blessés, dont 2 en urgence absolue et 10 en urgence relative.")
    assert [f.part_of for f in injured] == [None, injured[0].id, injured[0].id]
    rescued, crew = read("Vingt-deux des 24 marins ont été sauvés.")
    assert (rescued.part_of, rescued.measure, crew.measure) == (crew.id, "rescued", "people")
    won, house = read("Le parti a remporté 90 des 125 sièges.")
    assert (won.part_of, won.measure, house.measure) == (house.id, "seats", None)  # the house won nothing
    fine, suspended = read("Il a payé une amende de 300.000 euros, dont 100.000 avec sursis.")
    assert (suspended.unit, suspended.counted, suspended.part_of) == ("EUR", fine.counted, None)
    posts, share, here = read("La banque supprimera 3.400 postes, soit 9 % du total, dont 1.100 en France.")
    assert (here.counted, here.part_of, here.place) == ("postes", posts.id, "France")
    assert (posts.place, share.place) == (None, None)


def test_one_place_for_counts_in_a_row(read: Read) -> None:
    figures = read("La crue a fait douze morts et quatre disparus dans le Gard.")
    assert [f.place for f in figures] == ["Gard", "Gard"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Le parquet a requis une amende de 30.000 euros.", "planned"),
        ("Il encourt une amende de 30.000 euros.", "possible"),
        ("Le tribunal a infligé une amende de 30.000 euros.", "actual"),
    ],
)
def test_status_of_a_fine(text: str, status: str, read: Read) -> None:
    (figure,) = read(text)
    assert figure.status == status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a small number before its total; where the last body lay is not where all of them died
        ("On a trouvé un corps à Lens, ce qui porte à six le nombre de morts.", [(6, "deaths", None)]),
        ("Le bilan était de six morts. Il passe à sept.", [(6, "deaths", None), (7, "deaths", None)]),
        (
            "La crue a fait six morts et deux blessés. Le bilan est passé à sept.",
            [(6, "deaths", None), (2, "injured", None), (7, "deaths", None)],
        ),
        (
            "Six morts. Le maire donne un autre décompte : « Nous en sommes à sept. »",
            [(6, "deaths", None), (7, "deaths", None)],
        ),
        # what the next number counts says nothing of this one
        (
            "Onze personnes ont été entendues et quatre mises en examen.",
            [(11, "people", None), (4, "charged", None)],
        ),
        ("Environ 300 pompiers sont mobilisés.", [(300, "rescuers", None)]),
        ("Trois pompiers ont été blessés.", [(3, "injured", None)]),
        ("Quelque 230 sinistrés ont trouvé refuge à l'école.", [(230, "displaced", None)]),
    ],
)
def test_tolls_without_their_noun(
    text: str, expected: list[tuple[float, str, str | None]], read: Read
) -> None:
    assert [(f.low, f.measure, f.place) for f in read(text)] == expected


def test_a_known_whole_is_told_with_its_part(read: Read) -> None:
    lost, bridges = read("Deux des cinq ponts de la vallée ont été emportés.")
    assert (lost.part_of, bridges.low) == (bridges.id, 5)
    assert [f.low for f in read("Les cinq ponts de la vallée ont été emportés.")] == [5]
    assert read("Les deux ponts de la vallée ont été emportés.") == ()
    council, against = read("Vingt-sept élus ont voté le budget. Quatre d'entre eux étaient contre.")
    assert against.part_of == council.id


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Les assureurs chiffrent les dégâts à 40 millions d'euros.", "damage"),
        ("La facture devrait atteindre 95 millions d'euros.", "damage"),
        ("La facture d'électricité atteint 300 euros.", "money"),
        ("Elle réclame 20.000 euros de dommages et intérêts.", "damages"),
        ("Le budget atteint 95 millions d'euros.", "money"),
    ],
)
def test_what_money_is_for(text: str, measure: str, read: Read) -> None:
    assert [f.measure for f in read(text)] == [measure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whom a crowd told of just before is made of, and who else counts it
        (
            "Elle les appelle à descendre dans la rue. Ils étaient 10.000 sur la place ; la police en a dénombré 3.000.",
            [(10_000, "participants"), (3_000, "participants")],
        ),
        ("Le lycée a ouvert. Ils étaient 1.200 à la cantine.", [(1_200, "people")]),
        # shares of the votes, a share of something else between
        (
            "M. Orlov a 52,3 % des voix, après dépouillement de 97 % des bulletins. Mme Sarova obtient 38,7 %.",
            [(52.3, "% des voix"), (97, "% des bulletins"), (38.7, "% (voix)")],
        ),
        ("La participation est, elle, ramenée à 56,9 %.", [(56.9, "% (participation)")]),
    ],
)
def test_crowds_and_votes(text: str, expected: list[tuple[float, str]], read: Read) -> None:
    found = read(text)
    assert [(f.low, f.counted if f.unit else f.measure) for f in found] == expected
