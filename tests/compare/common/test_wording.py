from __future__ import annotations

import pytest

from recoupe.compare.common.wording import Wording, alike
from recoupe.languages import Language

SAME = [
    ("Nous avons tout essayé pour sauver l'usine", "nous avons vraiment tout essayé pour sauver l’usine"),
    ("un désastre annoncé", "C'est un désastre annoncé, et personne ne pourra dire qu'il ne savait pas"),
    (
        "Nous avons fermé les vannes dès que l'alerte est venue, et nous attendions le jour",
        "Nous avons fermé les vannes dès que l'alerte est venue, et il nous tardait de voir l'aube",
    ),
    ("Œuvre de longue haleine", "œuvre de longue haleine"),
    (
        "J'ai voulu sauver un emploi et j'en ai perdu un autre",
        "En voulant sauver un emploi, j'en ai tué un autre",
    ),
]
OTHER = [
    ("Nous resterons ici jusqu'à la victoire", "Nous partirons demain avec toutes nos familles"),
    ("Les soldats quitteront la vallée", "Les soldats ne quitteront pas la vallée"),
    ("Nous quitterons la vallée à la fin de l'été", "Nous resterons dans la vallée à la fin de l'été"),
    ("Le maire acceptera cette fusion des deux communes", "Le maire refusera cette fusion des deux communes"),
    ("Il manque 12 millions d'euros", "Il manque 15 millions d'euros"),
    ("ici", "Nous sommes ici depuis longtemps"),
    ("c'est la vie", "c'est la loi"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_one_utterance(one: str, two: str, french: Language) -> None:
    assert alike(Wording.of(one, french), Wording.of(two, french)) > 0.7
    assert alike(Wording.of(two, french), Wording.of(one, french)) > 0.7


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_two_utterances(one: str, two: str, french: Language) -> None:
    assert alike(Wording.of(one, french), Wording.of(two, french)) == 0
