"""Of whom shares are that name nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.figures import extract
from recoupe.languages import Language
from recoupe.model import ParsedText

Parse = Callable[[str], ParsedText]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        # "d'entre eux" are those named last; verbs left out, the others are of them as well
        (
            "Le discours a séduit les sondés : 55 % d'entre eux approuvent la prime, 61 % la baisse du tarif.",
            ["% (sondés)", "% (sondés)"],
        ),
        (
            "Une majorité de lecteurs hésite. 58 % d'entre eux l'ont dit, 54 % « sans regret ».",
            ["% (lecteurs)"] * 2,
        ),
        # those of whom the last share was
        ("46 % des Lillois soutiennent le tramway et 20 % le rejettent.", ["% des Lillois", "% (Lillois)"]),
        (
            "46 % des Lillois soutiennent le tramway. Par ailleurs, 33 % se disent indifférents.",
            ["% des Lillois", "% (Lillois)"],
        ),
        # those with whom the sentence begins
        ("Parmi les élèves interrogés, 12 % déclarent fumer.", ["% (élèves)"]),
        # of something else, or of nobody knows what
        ("Le chômage touche 9 % des actifs. L'inflation atteint 2 %.", ["% des actifs", "% (inflation)"]),
        ("La fédération attend une hausse. 20 % ne suffisent pas.", ["%"]),
        ("12 % du budget manquent et 20 % seraient gelés.", ["% du budget", "% (budget)"]),
    ],
)
def test_those_asked(text: str, counted: list[str], parse: Parse, french: Language) -> None:
    assert [f.counted for f in extract(parse(text), french, ())] == counted
