from __future__ import annotations

from dataclasses import replace

from recoupe.compare.speech.same_quotation import find
from recoupe.languages import Language
from recoupe.model import Quotation, Story
from tests.builders import article, said

ONE = article("a", "«Le barrage a tenu toute la nuit», a dit Jeanne Petit.", "Le Matin")
TWO = article("b", "Jeanne Petit a assuré que «le barrage a tenu toute la nuit durant».", "Le Soir")
THREE = article("c", "«Le barrage a tenu toute la nuit», a dit Louis Grand.", "Midi")


def found(french: Language, *quotations: Quotation) -> list[set[str]]:
    story = Story("t", (ONE, TWO, THREE), quotations=quotations)
    return [{a.article for a in f.evidence} for f in find(story, french)]


def test_one_speaker_in_two_wordings(french: Language) -> None:
    first, second = (
        said(ONE, "Le barrage a tenu toute la nuit"),
        said(TWO, "le barrage a tenu toute la nuit durant"),
    )
    assert found(french, first, second) == [{"a", "b"}]


def test_the_same_words_of_two_speakers_are_two_utterances(french: Language) -> None:
    first = said(ONE, "Le barrage a tenu toute la nuit")
    other = said(THREE, "Le barrage a tenu toute la nuit", "actor-2", "Louis Grand")
    assert found(french, first, other) == []


def test_whom_an_article_leaves_unnamed_is_who_says_the_same_elsewhere(french: Language) -> None:
    first = said(ONE, "Le barrage a tenu toute la nuit")
    unnamed = replace(
        said(THREE, "Le barrage a tenu toute la nuit"), speaker=None, speaker_name="un ingénieur"
    )
    assert found(french, first, unnamed) == [{"a", "c"}]


def test_an_unnamed_source_is_described_at_more_or_less_length(french: Language) -> None:
    first = replace(said(ONE, "Le barrage a tenu"), speaker=None, speaker_name="un porte-parole du groupe")
    other = replace(
        said(THREE, "Le barrage a tenu"), speaker=None, speaker_name="un porte-parole de la Sofital"
    )
    assert found(french, first, other) == [{"a", "c"}]


def test_a_quotation_without_a_speaker_is_not_compared(french: Language) -> None:
    first = said(ONE, "Le barrage a tenu toute la nuit", "", "")
    second = said(TWO, "le barrage a tenu toute la nuit", "", "")
    assert found(french, first, second) == []


def test_an_utterance_printed_everywhere_is_found(french: Language) -> None:
    papers = [article(f"p{n:03}", ONE.text, f"Journal {n}") for n in range(90)]
    story = Story(
        "t", tuple(papers), quotations=tuple(said(p, "Le barrage a tenu toute la nuit") for p in papers)
    )
    (utterance,) = find(story, french)
    assert utterance.independent_sources == 90


def test_the_sentence_is_that_of_the_language_and_of_english(french: Language) -> None:
    quotations = (said(ONE, "Le barrage a tenu toute la nuit"), said(TWO, "le barrage a tenu toute la nuit"))
    (utterance,) = find(Story("t", (ONE, TWO, THREE), quotations=quotations), french)
    assert utterance.explanation == (
        "Jeanne Petit, les mêmes propos : « Le barrage a tenu toute la nuit » (Le Matin, Le Soir)."
    )
    assert utterance.explanation_en == (
        "Jeanne Petit, the same words: « Le barrage a tenu toute la nuit » (Le Matin, Le Soir)."
    )


def test_like_words_of_two_days_are_two_utterances(french: Language) -> None:
    first, second = "Nous voulons rouvrir le pont et la digue", "qui voulons rouvrir la digue et le pont"
    papers = [article(n, f"Elle a dit : «{w}».", n) for n, w in (("a", first), ("b", second))]
    friday, saturday = (
        replace(said(p, w), date=day)
        for p, w, day in zip(papers, (first, second), ("2024-05-03", "2024-05-04"), strict=True)
    )
    one_day = Story("t", tuple(papers), quotations=(friday, replace(saturday, date="2024-05-03")))
    assert len(find(one_day, french)) == 1
    assert find(replace(one_day, quotations=(friday, saturday)), french) == ()


def test_words_between_marks_inside_reported_speech_are_quoted(french: Language) -> None:
    speech = "des gens venus en barque"
    one = article("a", f"Elle a vu «{speech}».", "A")
    two = article("b", f"Elle assure que «{speech}» ont ouvert la vanne.", "B")
    whole = f"«{speech}» ont ouvert la vanne"
    reported = replace(said(two, whole), mode="indirect")
    (found,) = find(Story("t", (one, two), quotations=(said(one, speech), reported)), french)
    assert [a.exact for a in found.evidence] == [speech, speech]
    assert reported.id in found.claims
