from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.dossier import Index, differing, holders, ledger, notes, profiles, speakers, timeline, utterances
from recoupe.model import Anchor, Article, Story
from tests.dossier.example import example


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(example())


def test_copies_are_one_source_and_the_original_comes_first(index: Index) -> None:
    ids = [[a.id for a in family.articles] for family in index.families]
    assert ids == [["courrier-1"], ["apo", "gazette-copie"], ["rives-info"], ["radio-falaise"], ["sans-date"]]
    assert [family.number for family in index.families] == [1, 2, 3, 4, 5]


def test_an_excerpt_is_the_sentence_of_the_words(index: Index) -> None:
    march = next(e for e in index.story.events if e.status == "planned").mentions[0]
    assert index.excerpt(march) == ("Une ", "marche blanche", " aura lieu samedi à Montalet.")


def test_an_excerpt_of_a_long_sentence_is_cut_between_words() -> None:
    text = "mot " * 400 + "ici " + "mot " * 400
    index = Index(Story("", (Article("a", "a", text, "fr"),)))
    before, words, after = index.excerpt(Anchor.of("a", text, 1600, 1603), longest=20)
    assert (before, words, after) == ("… mot mot mot mot ", "ici", " mot mot mot mot …")


def test_an_article_in_an_unknown_language_still_has_excerpts() -> None:
    index = Index(Story("", (Article("a", "a", "Yksi. Kaksi.", "fi"),)))
    assert index.excerpt(Anchor.of("a", "Yksi. Kaksi.", 6, 11)) == ("Yksi. ", "Kaksi", ".")


def test_wordings_of_one_utterance_stand_together_and_copies_are_one_wording(index: Index) -> None:
    mayor = speakers(index)[0]
    assert mayor.name == "Hélène Dorval"
    promise = mayor.utterances[0]
    assert [w.text for w in promise.wordings] == [
        "Personne ne dormira dehors ce soir, nous y veillerons",
        "Nous ne laisserons personne dehors ce soir",
    ]
    assert [q.content.article for q in promise.wordings[0].quotations] == ["apo", "gazette-copie"]
    assert promise.date == "2021-03-01"


def test_speakers_with_a_name_come_before_descriptions_and_nobody_comes_last(index: Index) -> None:
    assert [s.name for s in speakers(index)] == [
        *("Hélène Dorval", "Ilya Vorochine", "préfecture de la Vance"),
        "une source proche des secours",
        None,
    ]


def test_every_quotation_is_in_one_utterance(index: Index) -> None:
    ids = [q.id for u in utterances(index) for q in u.quotations]
    assert sorted(ids) == sorted(q.id for q in index.story.quotations)


def test_the_same_short_words_on_two_days_are_two_utterances() -> None:
    story = example()
    said = next(q for q in story.quotations if q.date == "2021-03-03")
    text = "Oui. Oui."
    one = replace(said, content=Anchor.of("b", text, 0, 3), date="2021-03-01")
    other = replace(said, content=Anchor.of("b", text, 5, 8), date="2021-03-02")
    story = Story("", (Article("b", "b", text, "fr"),), quotations=(one, other))
    assert len(utterances(Index(story))) == 2


def test_differences_between_wordings_ignore_case_accents_and_punctuation() -> None:
    assert differing("Évacués ce soir, tous.", "evacues ce matin tous") == (
        ("Évacués ce", False),
        ("soir,", True),
        ("tous.", False),
    )


def test_a_very_long_wording_is_not_compared() -> None:
    assert differing("mot " * 5000, "autre") == (("mot " * 5000, False),)


def test_the_timeline_tells_background_the_story_and_what_is_to_come_apart(index: Index) -> None:
    found = timeline(index)
    assert [d.date for d in found.before] == ["1987"]
    assert [d.date for d in found.during] == ["2021-02", "2021-03-01", "2021-03-02", "2021-03-03"]
    assert [d.date for d in found.after] == ["2021-03-06"]
    assert [e.status for e in found.undated_events] == ["possible"]
    assert len(found.undated_statements) == 1


def test_every_event_and_utterance_is_in_the_timeline_once(index: Index) -> None:
    found = timeline(index)
    days = [*found.before, *found.during, *found.after]
    events = [e.id for d in days for e in d.events] + [e.id for e in found.undated_events]
    said = [u.id for d in days for u in d.statements] + [u.id for u in found.undated_statements]
    assert sorted(events) == sorted(e.id for e in index.story.events)
    assert sorted(said) == sorted(u.id for u in utterances(index))


def test_without_any_publication_date_all_days_are_the_storys_own() -> None:
    story = example()
    bare = replace(story, articles=tuple(replace(a, published=type(a.published)()) for a in story.articles))
    found = timeline(Index(bare))
    assert found.before == found.after == ()
    assert len(found.during) == 6


def test_the_ledger_has_each_figure_once_and_the_disputed_series_first(index: Index) -> None:
    found = ledger(index)
    assert [s.series.label for s in found.sheets] == ["Morts, Montalet", "Évacués, Montalet"]
    deaths = found.sheets[0]
    assert [(e.date, e.figure.low) for e in deaths.entries] == [
        *(("2021-03-01", 3), ("2021-03-02", 5), ("2021-03-02", 5)),
        *(("2021-03-02", 7), ("2021-03-03", 7)),
    ]
    assert len(deaths.disputed) == 3
    assert deaths.sources == 4
    assert [e.figure.measure for e in found.alone] == ["money"]
    ids = [e.figure.id for s in found.sheets for e in s.entries] + [e.figure.id for e in found.alone]
    assert sorted(ids) == sorted(f.id for f in index.story.figures)


def test_a_figure_without_a_day_of_its_own_stands_at_its_publication(index: Index) -> None:
    evacuated = ledger(index).sheets[1]
    assert [(e.date, e.dated) for e in evacuated.entries] == [("2021-03-01", False), ("2021-03-02", True)]


def test_profiles_count_statements_and_name_the_articles_in_order(index: Index) -> None:
    mayor = profiles(index)[0]
    assert mayor.actor.name == "Hélène Dorval"
    assert mayor.quotations == 4
    assert [(a.article.id, a.count) for a in mayor.appearances] == [
        *(("courrier-1", 1), ("apo", 1), ("gazette-copie", 1), ("radio-falaise", 1)),
    ]
    assert mayor.positions[0].subject == "la fermeture"


def test_a_note_shows_the_words_of_copies_once(index: Index) -> None:
    (note,) = notes(index, "contradicts")
    sides = [(s.anchor.exact, s.family, [a.article for a in s.anchors]) for s in note.sides]
    assert sides == [("cinq morts", 2, ["apo", "gazette-copie"]), ("Sept morts", 3, ["rives-info"])]


def test_holders_are_told_apart_by_actor_or_else_by_name(index: Index) -> None:
    first = index.story.positions[0]
    nameless = replace(first, actor=None, actor_name="les riverains", date="2021-03-05")
    earlier = replace(nameless, stance="refuses", date="2021-03-02")
    story = replace(index.story, positions=(nameless, first, earlier))
    known, described = holders(Index(story))
    assert (known.name, described.name, described.actor) == ("Hélène Dorval", "les riverains", None)
    assert [p.stance for p in described.positions] == ["refuses", "demands"]
