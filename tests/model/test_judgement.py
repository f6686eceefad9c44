from dataclasses import replace

import pytest

from recoupe.model import Anchor
from recoupe.model.judgement import Judgement

JUDGEMENT = Judgement("date", ("q-1",), "AM", "2021-03-03T10:00:00Z", "2021-03-02", (Anchor("a", 0, 1, "x"),))


def test_the_same_judgement_imported_twice_is_one() -> None:
    assert replace(JUDGEMENT).id == JUDGEMENT.id


@pytest.mark.parametrize(
    "change", [{"who": "BN"}, {"value": None}, {"about": ("q-2",)}, {"when": "2021-03-03T10:00:01Z"}]
)
def test_another_judgement_is_another(change: dict[str, object]) -> None:
    assert replace(JUDGEMENT, **change).id != JUDGEMENT.id  # type: ignore[arg-type]


def test_a_judgement_is_about_something() -> None:
    with pytest.raises(ValueError, match="about something"):
        replace(JUDGEMENT, about=())
