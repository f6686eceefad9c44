"""Where an article itself sets one statement against another; invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.sentences.facts import find
from recoupe.languages import Language
from recoupe.model import Finding, Story
from tests.builders import anchor, articles, said


def opposed(french: Language, story: Story) -> list[Finding]:
    return [f for f in find(story, french) if "oppose" in f.explanation]


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        (
            "Le pont reste fermé aux camions, contrairement à ce que le préfet avait annoncé lundi.",
            "Le pont reste fermé aux camions",
            "contrairement à ce que le préfet avait annoncé lundi",
        ),
        (
            "Contrairement à ce qu'affirme la direction, deux gardiens dormaient.",
            "Contrairement à ce qu'affirme la direction",
            "deux gardiens dormaient",
        ),
        (
            "L'armateur évoque une vague, là où les marins parlent d'une porte mal fermée.",
            "L'armateur évoque une vague",
            "les marins parlent d'une porte mal fermée",
        ),
        (
            "Le club aurait payé des arbitres de la ligue, ce que son président dément fermement.",
            "Le club aurait payé des arbitres de la ligue",
            "ce que son président dément fermement",
        ),
    ],
)
def test_two_accounts_in_one_sentence(french: Language, sentence: str, one: str, other: str) -> None:
    (found,) = opposed(french, Story("t", articles(sentence, "Rien d'autre au village.")))
    assert found.kind == "contradicts"
    assert [words.exact for words in found.evidence] == [one, other]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le pont reste fermé aux camions, contrairement aux années passées.",
        "Le pont est fermé là où la rivière parle d'elle-même.",
        "Le maire s'attend à ce que les habitants du port contestent la taxe.",
    ],
)
def test_no_two_accounts(french: Language, sentence: str) -> None:
    assert not opposed(french, Story("t", articles(sentence, "Rien d'autre au village.")))


def test_a_sentence_denies_the_one_before(french: Language) -> None:
    texts = (
        "La régie promet deux bus de plus dès mardi. ",
        "D'après les chauffeurs de la ligne, c'est tout à fait faux.",
    )
    (found,) = opposed(french, Story("t", articles("".join(texts), "Rien d'autre au village.")))
    assert [words.exact for words in found.evidence] == [text.strip() for text in texts]


def said_twice(second: str, cue: str) -> Story:
    text = f'"Je n\'étais pas au port", dit Jeanne Petit. {second}'
    papers = articles(text, "Rien d'autre au village.")
    now, before = (said(papers[0], words) for words in ("Je n'étais pas au port", "Je garde le port"))
    return Story("t", papers, quotations=(now, replace(before, cue=anchor(papers[0], cue))))


def test_what_somebody_had_said_before(french: Language) -> None:
    story = said_twice('La veille, elle assurait pourtant: "Je garde le port".', "assurait")
    (found,) = opposed(french, story)
    assert [words.exact for words in found.evidence] == ["Je n'étais pas au port", "Je garde le port"]


def test_what_somebody_adds(french: Language) -> None:
    assert not opposed(french, said_twice('Elle a toutefois ajouté: "Je garde le port".', "ajouté"))
