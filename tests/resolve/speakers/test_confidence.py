"""Some ways to tell who speaks are surer than others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.speech import spoken

# The first of two speakers is told by a way that is right more often than that of the second.
SURER = [
    # a person by name, and a body, which may be what somebody else speaks of
    "« {said|Un} », dit {by|{name=rey person m|Paul Rey}}. « {said|Deux} », dit {by|{name=v organization|Voxis}}.",
    # one voice without a name, and many
    "« {said|Un} », dit {by|une source judiciaire}. « {said|Deux} », disent {by|des riverains}.",
    # … and a thing
    "« {said|Un} », dit {by|une voisine}. « {said|Deux} », dit {by|une pancarte}.",
]


@pytest.mark.parametrize("text", SURER)
def test_the_first_is_surer(text: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    first, second = spoken(text, parse, french)
    assert first.speaker_name is not None
    assert second.speaker_name is not None
    assert first.confidence > second.confidence


def test_a_pronoun_is_surer_of_a_name(parse: Callable[[str], ParsedText], french: Language) -> None:
    said = "est sorti de l'eau. « {said|Un} », dit-{by|il}."
    (named,) = spoken(f"{{name=rey person m|Paul Rey}} {said}", parse, french)
    (nameless,) = spoken(f"Un nageur {said}", parse, french)
    assert (named.speaker_name, nameless.speaker_name) == ("Paul Rey", "un nageur")
    assert nameless.confidence < named.confidence - 0.1


def test_a_bare_title_is_surer_of_one_who_is_near(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    brought_in = "Le {titled=rey person m directeur|Paul Rey} attend. "
    far = "{name=m person f|Jeanne Morel} est partie. Le port est vide. La gare est fermée. Il pleut. " * 3
    quoted = "« {said|Un} », dit {by|le directeur}."
    (near,) = spoken(brought_in + quoted, parse, french)
    (later,) = spoken(brought_in + far + quoted, parse, french)
    assert near.speaker == later.speaker == "rey"
    assert later.confidence < near.confidence
