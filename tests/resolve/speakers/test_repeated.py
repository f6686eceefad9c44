"""One utterance in several articles: the speaker of the article that is sure of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.model import Anchor, Quotation
from recoupe.resolve.speakers.repeated import agree

WORDS = "Nous n'avons jamais vu la rivière monter aussi vite"


def said(article: str, speaker: str | None, confidence: float, words: str = WORDS, at: int = 0) -> Quotation:
    text = " " * at + words
    name = speaker.title() if speaker else "un voisin"
    content = Anchor.of(article, text, at, len(text))
    return Quotation(content, "direct", speaker=speaker, speaker_name=name, confidence=confidence)


def speakers(*quotations: Quotation) -> list[str | None]:
    return [q.speaker for q in agree(quotations)]


def test_who_is_unsure_follows_who_is_not() -> None:
    corrected = agree([said("a", "rey", 0.6), said("b", "dumas", 0.84)])
    assert [(q.speaker, q.speaker_name) for q in corrected] == [("dumas", "Dumas"), ("dumas", "Dumas")]
    # … but never as sure as if the two agreed
    assert corrected[0].confidence < 0.7 < corrected[1].confidence == 0.84


def test_a_description_gives_way_to_a_name() -> None:
    assert speakers(said("a", None, 0.6), said("b", "dumas", 0.8)) == ["dumas", "dumas"]


def test_two_who_are_sure_stay_in_conflict() -> None:
    assert speakers(said("a", "rey", 0.9), said("b", "dumas", 0.98)) == ["rey", "dumas"]


def test_a_small_lead_settles_nothing() -> None:
    assert speakers(said("a", "rey", 0.6), said("b", "dumas", 0.65)) == ["rey", "dumas"]


def test_each_article_more_makes_a_speaker_surer() -> None:
    assert speakers(said("a", "rey", 0.6), said("b", "dumas", 0.65), said("c", "dumas", 0.6)) == ["dumas"] * 3


@pytest.mark.parametrize(("confidence", "kept"), [(0.4, None), (0.6, "rey")])
def test_a_person_is_given_up_for_a_description_only_in_doubt(confidence: float, kept: str | None) -> None:
    assert speakers(said("a", "rey", confidence), said("b", None, 0.8))[0] == kept


@pytest.mark.parametrize(
    "words",
    ["Nous ne lâcherons rien de plus", "Jamais vu ça", "La rivière n'a jamais monté"],
)
def test_other_words_are_another_utterance(words: str) -> None:
    assert speakers(said("a", "rey", 0.5), said("b", "dumas", 0.8, words)) == ["rey", "dumas"]


def test_a_longer_cut_is_the_same_utterance() -> None:
    longer = f"C'est terrible. {WORDS} en une seule nuit"
    assert speakers(said("a", "rey", 0.5, longer), said("b", "dumas", 0.8)) == ["dumas", "dumas"]


def test_one_article_that_repeats_itself_proves_nothing() -> None:
    assert speakers(said("a", "rey", 0.5), said("a", "dumas", 0.8, at=200)) == ["rey", "dumas"]


def test_what_many_say_is_a_slogan() -> None:
    voices = ["rey", "dumas", "kvam", "morin"]
    held = [said(name, name, 0.5 + number / 10) for number, name in enumerate(voices)]
    assert speakers(*held) == voices


def test_what_goes_on_follows() -> None:
    first = said("a", "rey", 0.5)
    on = replace(said("a", "rey", 0.5, "Et de loin", at=200), continues=first.id)
    assert speakers(first, on, said("b", "dumas", 0.8)) == ["dumas", "dumas", "dumas"]


def test_reported_speech_is_left_alone() -> None:
    reported = replace(said("a", "rey", 0.5), mode="indirect")
    assert speakers(reported, said("b", "dumas", 0.9)) == ["rey", "dumas"]


def test_a_few_words_in_common_make_no_utterance() -> None:
    one = (
        f"Depuis ce matin, {WORDS.lower()} et tout le quartier bas est noyé, du port à la gare et au-delà, "
        * 2
    )
    other = (
        f"On parle de digues et de pompes depuis vingt ans, et {WORDS.lower()[:30]}, voilà ce que je réponds."
    )
    assert speakers(said("a", "rey", 0.5, one), said("b", "dumas", 0.8, other)) == ["rey", "dumas"]
