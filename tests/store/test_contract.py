"""What every store promises: one body of tests, a run for each kind of store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recoupe.model import (
    Actor,
    Alignment,
    Anchor,
    Article,
    Document,
    Event,
    Figure,
    Finding,
    Mention,
    Name,
    Position,
    Published,
    Quotation,
    Reading,
    Rejection,
    Role,
    Series,
    Story,
    Time,
)
from recoupe.model.judgement import Judgement
from recoupe.store import Kept, Query, Store, StoreError, open_store
from tests.store import postgres

Opener = Callable[[], Store]


def _sqlite(folder: Path) -> Opener:
    return lambda: open_store(folder / "story.db", create=True)


def _postgres(folder: Path) -> Opener:
    address = postgres.schema(folder.name)
    return lambda: open_store(address, create=True)


KINDS = {"sqlite": _sqlite, "postgresql": _postgres}


@pytest.fixture(params=KINDS)
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens one and the same store, again and again."""
    return KINDS[request.param](tmp_path)


@pytest.fixture
def store(opener: Opener) -> Iterator[Store]:
    opened = opener()
    yield opened
    opened.close()


TEXT = "La préfète a dit : « Il y a 12 blessés. »"
WORDS = Anchor("a", 21, 39, TEXT[21:39])
WHO = Anchor("a", 0, 10, TEXT[:10])


def document(id_: str = "a", content: bytes = b"\x00\xff text", **given: str) -> Document:
    return Document(id_, f"{id_}.txt", content, **given)  # type: ignore[arg-type]


def article(id_: str = "a", text: str = TEXT) -> Article:
    published = Published("2021-03-02", "text", (Anchor(id_, 0, 1, text[:1]),))
    return Article(
        id_, "a.txt", text, "fr", title="T", published=published, alignment=Alignment(((0, 3, 9),))
    )


def reading() -> Reading:
    return Reading(
        "a",
        mentions=(Mention(WHO, "préfète", "description", hints=("title",), titles=(Role("préfète"),)),),
        quotations=(Quotation(WORDS, "direct", source=WHO),),
        figures=(Figure(WORDS, 12, None, "at_least", measure="injured"),),
        events=(Event("OTHER", (WORDS,)),),
    )


def story(title: str = "Crue") -> Story:
    said = Quotation(WORDS, "direct", speaker="actor-1", confidence=0.5)
    counted = Figure(WORDS, 12.0, 12.0, counted="blessés", series="series-1")
    return Story(
        title,
        (article(),),
        actors=(Actor("actor-1", "la préfète", "person", (Name("préfète", 2),), (WHO,)),),
        quotations=(said,),
        times=(Time(WHO, None),),
        figures=(counted,),
        series=(Series("series-1", "blessés", "injured", "blessés", None, (counted.id,)),),
        events=(Event("DISASTER", (WORDS, WHO), date="2021-03-02"),),
        positions=(Position("actor-1", "wants", "aide", (WHO,)),),
        findings=(Finding("single_source", "blessés", "une source", (counted.id,), (WORDS,)),),
        to_review=("judgement-1",),
        judgements=(judgement(),),
    )


def judgement(who: str = "AM") -> Judgement:
    return Judgement("name", ("actor-1",), who, "2021-03-03T10:00:00Z", "Jeanne Roc", (WHO,))


def test_a_new_store_holds_nothing(store: Store) -> None:
    assert store.latest() == store.article_keys() == store.reading_keys() == store.failures() == {}
    assert store.story() is None and store.story_key() is None and store.setting("title") is None
    assert store.judgements() == () and store.rejections() == ()


def test_raw_bytes_come_back_as_they_were(store: Store) -> None:
    given = [document(), document("b", b"", url="u", outlet="o", date="hier", title="t", language="fr")]
    store.put_documents(given)
    assert list(store.documents(store.latest().values())) == given


def test_the_latest_version_of_a_document_counts_and_the_older_ones_stay(store: Store) -> None:
    old, new = document(content=b"old"), document(content=b"new")
    for version in (old, new):
        store.put_documents([version])
    assert store.latest() == {"a": new.sha256}
    assert list(store.documents([old.sha256, new.sha256])) == [old, new]
    store.put_documents([old])
    assert store.latest() == {"a": old.sha256}


def test_two_versions_in_one_call_leave_the_second_as_the_latest(store: Store) -> None:
    old, new = document(content=b"old"), document(content=b"new")
    store.put_documents([old, new])
    assert store.latest() == {"a": new.sha256}


def test_documents_come_in_the_order_that_was_asked_for(store: Store) -> None:
    many = [document(f"d{n}", str(n).encode()) for n in range(130)]
    store.put_documents(many)
    backwards = [d.sha256 for d in reversed(many)]
    assert [d.sha256 for d in store.documents(backwards)] == backwards


def test_a_document_that_is_not_kept_is_an_error(store: Store) -> None:
    with pytest.raises(KeyError):
        list(store.documents(["0" * 64]))


def test_articles_and_readings_come_back_as_they_were(store: Store) -> None:
    store.put_articles([Kept("a", "k1", article())])
    store.put_readings([Kept("a", "k2", reading())])
    assert list(store.articles()) == [Kept("a", "k1", article())]
    assert list(store.readings()) == [Kept("a", "k2", reading())]
    assert (store.article_keys(), store.reading_keys()) == ({"a": "k1"}, {"a": "k2"})


def test_what_is_put_again_takes_the_place_of_the_one_before(store: Store) -> None:
    store.put_articles([Kept("a", "k1", article()), Kept("b", "k1", article("b"))])
    store.put_articles([Kept("a", "k2", failure="no text")])
    assert store.article_keys() == {"a": "k2", "b": "k1"}
    assert store.failures() == {"a": "no text"}


def test_articles_come_in_the_order_of_code_points_whatever_the_database(store: Store) -> None:
    ids = ["é", "b", "a", "B", "10", "9"]
    store.put_articles([Kept(id_, "k", article(id_)) for id_ in ids])
    assert [kept.id for kept in store.articles()] == sorted(ids)


def test_some_articles_and_readings(store: Store) -> None:
    store.put_articles([Kept(id_, "k", article(id_)) for id_ in "abc"])
    store.put_readings([Kept(id_, "k", failure="poison") for id_ in "abc"])
    assert [kept.id for kept in store.articles({"c", "a", "x"})] == ["a", "c"]
    assert [kept.id for kept in store.readings(["b"])] == ["b"]
    assert list(store.articles(())) == []


def test_many_at_once(store: Store) -> None:
    many = [Kept(f"{n:05}", "k", article(f"{n:05}")) for n in range(1_200)]
    store.put_articles(many)
    assert [kept.id for kept in store.articles()] == [kept.id for kept in many]


def test_rejections_are_replaced_by_those_of_the_next_look_at_their_file(store: Store) -> None:
    store.put_rejections(["a.jsonl"], [Rejection("a.jsonl", "bad", 3), Rejection("b.txt", "binary")])
    store.put_rejections(["a.jsonl"], [Rejection("a.jsonl", "worse", 2), Rejection("a.jsonl", "bad", 1)])
    assert list(map(str, store.rejections())) == ["a.jsonl:1: bad", "a.jsonl:2: worse", "b.txt: binary"]


def test_a_story_comes_back_as_it_was(store: Store) -> None:
    store.put_story("k", story())
    assert all(getattr(story(), field.name) for field in fields(Story) if field.name != "passages")
    assert store.story() == story()
    assert store.story_key() == "k"


def test_a_story_takes_the_place_of_the_one_before(store: Store) -> None:
    store.put_story("k1", story())
    store.put_story("k2", Story("Autre", (article(),)))
    assert store.story() == Story("Autre", (article(),))
    assert store.story_key() == "k2"


def test_what_is_laid_aside_of_a_story_stays_until_the_next_time(store: Store) -> None:
    assert store.earlier() is None
    store.lay_aside(["title", "quotations"])
    assert store.earlier() is None
    store.put_story("k1", story("Un"))
    store.lay_aside(["title", "quotations"])
    for key, title in (("k2", "Deux"), ("k3", "Trois")):
        store.put_story(key, Story(title, (article(),)))
        assert store.earlier() == Story("Un", (), quotations=story().quotations)
        assert store.story() == Story(title, (article(),))
    store.lay_aside(["title", "quotations"])
    assert store.earlier() == Story("Trois", ())


def test_judgements_are_added_and_outlive_a_story(store: Store) -> None:
    store.judge(judgement("AM"))
    store.judge(judgement("BN"))
    store.judge(judgement("AM"))
    store.put_story("k", story())
    assert store.judgements() == (judgement("AM"), judgement("BN"))


def test_bytes_kept_to_save_work_take_the_place_of_those_before(store: Store) -> None:
    assert store.blob("x") is None
    store.put_blob("x", b"\x00\xff")
    store.put_blob("x", b"")
    store.put_blob("y", b"z" * 3_000_000)
    assert (store.blob("x"), len(store.blob("y") or b"")) == (b"", 3_000_000)


def test_parts_of_the_work_are_kept_until_they_are_forgotten(store: Store) -> None:
    assert store.remembered() == {}
    store.remember({str(n): "[]" for n in range(1_200)}, ())
    store.remember({"7": "[7]", "new": '"é"'}, {str(n) for n in range(8, 1_300)})
    assert store.remembered() == {**{str(n): "[]" for n in range(7)}, "7": "[7]", "new": '"é"'}
    store.remember({}, ())


def test_everything_is_there_when_the_store_is_opened_again(store: Store, opener: Opener) -> None:
    store.set_setting("title", "Crue")
    store.put_documents([document()])
    store.put_story("k", story())
    store.judge(judgement())
    store.close()
    again = opener()
    assert (again.setting("title"), again.latest()) == ("Crue", {"a": document().sha256})
    assert (again.story(), again.judgements()) == (story(), (judgement(),))
    again.close()


def test_what_cannot_be_written_whole_is_not_written_at_all(store: Store) -> None:
    store.put_articles([Kept("a", "k1", article())])
    with pytest.raises(ValueError, match="surrogates"):
        store.put_articles([Kept("a", "k2", article()), Kept("b", "k2", article("b", "\ud800 text"))])
    assert store.article_keys() == {"a": "k1"}


def test_only_one_build_at_a_time_and_the_other_is_told_who(store: Store, opener: Opener) -> None:
    other = opener()
    with store.hold(), pytest.raises(StoreError, match=r"process \d+ .*is building it"), other.hold():
        pass
    with other.hold():
        pass
    other.close()


def test_a_reader_sees_the_story_before_while_another_is_written(store: Store, opener: Opener) -> None:
    store.put_story("k1", story())
    reader = opener()
    with store.hold():
        store.put_story("k2", story("Autre"))
        assert reader.story() == story("Autre")
    reader.close()


def ids(store: Store, words: str, **given: Any) -> list[str]:
    return [hit.id for hit in store.search(Query(words, **given)).hits]


@pytest.mark.parametrize(
    "words", ["blessés", "blesse", "BLESSEES", '"12 blessés"', "bles*", "l'blessés", "12"]
)
def test_words_are_found_whatever_their_case_accents_and_endings(store: Store, words: str) -> None:
    store.put_story("k", story())
    (said,), (counted,) = story().quotations, story().figures
    assert {"a", said.id, counted.id} <= set(ids(store, words))


def test_a_phrase_is_found_in_its_order_alone(store: Store) -> None:
    store.put_story("k", story())
    assert "a" in ids(store, '"préfète a dit"')
    assert ids(store, '"dit préfète a"') == []


def test_where_nothing_has_all_the_words_some_are_found_and_it_is_told(store: Store) -> None:
    store.put_story("k", story())
    assert store.search(Query("préfète blessés", ("article",))).whole
    some = store.search(Query("préfète zèbre", ("article",)))
    assert ([hit.id for hit in some.hits], some.whole) == (["a"], False)


def test_filters_of_a_search(store: Store) -> None:
    store.put_story("k", story())
    (said,) = story().quotations
    assert ids(store, "blessés", kinds=("quotation",)) == [said.id]
    assert ids(store, "", kinds=("quotation",), speaker="actor-1") == [said.id]
    assert ids(store, "", kinds=("quotation",), speaker="PREFETE") == [said.id]
    assert ids(store, "", kinds=("quotation",), speaker="%") == []
    assert ids(store, "blessés", outlet="Le Fanal") == []
    assert said.id in ids(store, "blessés", first=date(2021, 3, 2), last=date(2021, 3, 2))
    assert ids(store, "blessés", first=date(2021, 3, 3)) == []
    assert ids(store, "blessés", last=date(2021, 3, 1)) == []


def test_hits_are_counted_by_kind_and_given_page_by_page(store: Store) -> None:
    store.put_story("k", story())
    found = store.search(Query("blessés", ("quotation",), limit=1))
    assert (len(found.hits), found.total) == (1, 1)
    assert found.kinds["article"] == 1
    assert store.search(Query("blessés", ("quotation",), offset=1)).hits == ()


@pytest.mark.parametrize(
    "words", ["", "*", ":", 'NEAR("', "a AND", "-- ;", '"', "x" * 5_000, "é " * 5_000, "\0"]
)
def test_whatever_is_typed_is_no_error(store: Store, words: str) -> None:
    store.put_story("k", story())
    store.search(Query(words))


def test_the_search_follows_the_story(store: Store) -> None:
    store.put_story("k", story())
    other = replace(story(), articles=(article("a", TEXT.replace("blessés", "tués...")),), quotations=())
    store.put_story("l", replace(other, figures=(), series=(), events=(), findings=()))
    assert ids(store, "blessés") == []
    assert ids(store, "tués") == ["a"]


def test_without_a_story_nothing_is_found(store: Store) -> None:
    assert store.search(Query("blessés")).total == 0
