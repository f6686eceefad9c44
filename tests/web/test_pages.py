"""Every page at its address, of every story."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.execute import SerialExecutor
from recoupe.model import Actor, Anchor, Article, Figure, Name, Quotation, Story
from recoupe.model.story import Passage
from recoupe.pipeline import build, load
from recoupe.store import Store, open_store
from recoupe.web.drawing import draw
from recoupe.web.edition import Edition
from recoupe.web.kept import Drawn, Kept
from tests.dossier.example import example
from tests.web.conftest import ARTICLES, Browser, browser

Told = Callable[[Story], Browser]
SECTIONS = (
    *("/", "/timeline", "/statements", "/positions", "/figures", "/actors", "/sources", "/findings"),
    *("/judgements", "/search", "/search?q=passerelle"),
)
LINK = re.compile(r'href="(/[^"]*)"')


def _links(page: str) -> set[str]:
    return {link.replace("&amp;", "&") for link in LINK.findall(page)}


@pytest.mark.parametrize("address", SECTIONS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_section_has_an_address_in_both_languages(web: Browser, address: str, language: str) -> None:
    page = web.get(address, headers={"accept-language": f"{language}-CA,{language};q=0.9"})
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text


def test_every_link_of_the_story_leads_somewhere_and_every_place_is_there(told: Told) -> None:
    web = told(example())
    seen: dict[str, str] = {}
    wanted = ["/"]
    while wanted:
        address = wanted.pop()
        path, _, place = address.partition("#")
        if path not in seen:
            seen[path] = web.read(path)
            if not path.startswith(("/language", "/judge/")):
                wanted += _links(seen[path])
        if place:
            assert f'id="{place}"' in seen[path], address
    assert len(seen) > 40
    assert 'href="#f-' not in "".join(seen.values())


def test_from_the_front_page_to_the_words_of_a_conflict(told: Told) -> None:
    web = told(example())
    front = web.read("/")
    conflict = front[front.index("k-contradicts") :]
    door = re.search(r'class="from"><a href="([^"]+)#([^"]+)"', conflict)
    assert door
    assert re.search(rf'id="{door[2]}"[^>]*>[^<]*<?', web.read(door[1]))


def test_nothing_is_left_out_of_a_long_story(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.web.sheaf._STATEMENTS", 7)
    monkeypatch.setattr("recoupe.web.sheaf._ENTRIES", 7)
    monkeypatch.setattr("recoupe.web.sheaf._FIGURES", 7)
    texts = [f"« Phrase numéro {i} », a-t-il dit. Il y a eu {i + 2} blessés." for i in range(60)]
    articles = tuple(Article(f"a{i}", f"a{i}", text, "fr") for i, text in enumerate(texts))
    said = tuple(
        Quotation(Anchor.of(a.id, a.text, 2, a.text.index(" »")), "direct", speaker_name="Un témoin")
        for a in articles
    )
    counted = tuple(
        Figure(Anchor.of(a.id, a.text, a.text.index("Il"), len(a.text) - 1), i, i)
        for i, a in enumerate(articles)
    )
    web = told(Story("Beaucoup", articles, quotations=said, figures=counted))
    for address, words in (
        ("/statements", "Phrase numéro"),
        ("/timeline", "Phrase numéro"),
        ("/figures", "Il y a eu"),
    ):
        pages, number = "", 1
        while (answer := web.get(f"{address}?page={number}")).status_code == 200:
            pages += answer.text
            number += 1
        assert number > 5
        for i in range(60):
            assert re.search(rf"{words} {i if 'Phrase' in words else i + 2}\b", pages), (address, i)


@pytest.mark.parametrize(
    "address",
    ["/nothing", "/actors/zorro", "/articles/zorro", "/judge/zorro", "/timeline?page=99", "/language/xx"],
)
def test_what_is_not_there_is_told_in_a_page(web: Browser, address: str) -> None:
    answer = web.get(address)
    assert answer.status_code == 404
    assert "Il n’y a rien à cette adresse" in answer.text


@pytest.mark.parametrize(
    "address", ["/timeline?page=x", "/timeline?page=0", "/findings?kind=x", "/judge/" + "x" * 300]
)
def test_what_makes_no_sense_is_told_in_a_page(web: Browser, address: str) -> None:
    assert web.get(address).status_code == 422


def test_the_language_is_switched_and_remembered(web: Browser) -> None:
    assert "Who is who" in web.get("/language/en?back=/actors").text
    assert "Who is who" in web.read("/actors")


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", ""])
def test_nobody_is_led_elsewhere(web: Browser, back: str) -> None:
    answer = web.get("/language/en", params={"back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


STORIES = {
    "an article of one word": Story("Un", (Article("a", "a", "Oui", "fr"),)),
    "no articles": Story("Rien", ()),
    "a title of 10,000 characters": replace(example(), title="x" * 10_000),
    "a language without a pack": Story("Z", (Article("a", "a", "Ja, tot ziens.", "nl"),)),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_odd_stories_are_shown(told: Told, story: Story) -> None:
    web = told(story)
    for address in SECTIONS:
        web.read(address)
    for article in story.articles:
        web.read(f"/articles/{Edition('', story).slug(article.id)}")


BAD = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "\u202eesrever\u2066",
    "مريم العلي",
    "x" * 10_000,
    "../../etc/passwd?#%00",
)


@pytest.mark.parametrize("bad", BAD)
def test_a_hostile_name_is_only_ever_text(told: Told, bad: str) -> None:
    story = example()
    actors = tuple(
        replace(a, name=bad, names=(Name(bad, 1), Name(f"{bad} 2", 1)), merged_because=(bad,))
        for a in story.actors
    )
    articles = tuple(replace(a, title=bad, outlet=bad, url="javascript:alert(1)") for a in story.articles)
    findings = tuple(replace(f, about=bad, explanation=bad) for f in story.findings)
    web = told(replace(story, actors=actors, articles=articles, findings=findings, title=bad))
    slug = Edition("", story).slug(story.articles[0].id)
    pages = [web.read(a) for a in (*SECTIONS, f"/actors/{actors[0].id}", f"/articles/{slug}", "/search?q=x")]
    pages.append(web.read(f"/judge/{story.quotations[0].id}"))
    for page in pages:
        assert "<script>alert" not in page and "<img" not in page and "javascript:" not in page
        assert "\u202e" not in page and "\u2066" not in page
        assert "49{%" not in page


def test_an_actor_of_many_names_has_a_page_that_tells_them(told: Told) -> None:
    story = example()
    owner = next(a for a in story.actors if a.name == "Ilya Vorochine")
    page = told(story).read(f"/actors/{owner.id}")
    assert "Ilya Voroshin" in page
    assert "deux transcriptions d’un même nom" in page


def test_who_may_be_the_same_is_offered_first(told: Told) -> None:
    story = example()
    where = Anchor.of("apo", story.articles[1].text, 0, 3)
    other = Actor("actor-other", "Igor Vorochine", "person", (Name("Igor Vorochine", 1),), (where,))
    web = told(replace(story, actors=(*story.actors, other)))
    assert "Ilya Vorochine" in web.read("/actors/actor-other").partition('id="corriger"')[2]


def test_a_page_drawn_for_one_reader_gives_another_nothing_of_his(store: Store) -> None:
    def form(page: str) -> str:
        found = re.search(r'name="csrf" value="(\w+)"', page)
        assert found
        return found[1]

    with browser(store) as one:
        address = f"/actors/{Edition(None, load(store)).story.actors[0].id}"
        first = one.read(address)
        assert form(one.read(address)) == form(first)
        one.cookies.clear()
        other = one.read(address)
        assert form(other) != form(first)
        assert other.replace(form(other), form(first)) == first
        # In each language there is a page of its own.
        assert '<html lang="en"' in one.get(address, headers={"accept-language": "en"}).text


def test_a_page_is_drawn_once_for_a_story_and_anew_when_something_was_decided(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def counted(template: str, *given: object) -> tuple[str, str]:
        drawn.append(template)
        return draw(template, *given)  # type: ignore[arg-type]

    monkeypatch.setattr("recoupe.web.answers.draw", counted)
    with browser(store) as web:
        one, two = web.read("/statements"), web.read("/statements")
        assert (one, drawn) == (two, ["app-section.html"])
        said = re.search(r"/judge/(quotation-\w+)", one)
        assert said
        web.judge("note", said[1], value="revu avec elle")
        assert "revu avec elle" in web.read("/statements")


def test_nobody_waits_for_a_large_story_to_be_loaded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.web.desk._LARGE", 1)
    monkeypatch.setattr("recoupe.web.desk._GLANCE", 60.0)
    ready = threading.Event()
    with browser(store) as web:
        monkeypatch.setattr("recoupe.web.desk.load", lambda store: ready.wait(60) and load(store))
        told = store.story()
        assert told
        store.put_story("another key", told)
        try:
            assert web.get("/sources").status_code == 200
        finally:
            ready.set()


def test_of_many_pages_those_asked_for_last_are_kept() -> None:
    kept = Kept(most=2)
    for name in "abac":
        if kept.get(name) is None:
            kept.put(name, Drawn(name, ""))
    assert [kept.get(name) is not None for name in "abc"] == [True, False, True]


def test_the_pages_follow_the_store(web: Browser, store: Store) -> None:
    assert "Une autre affaire" not in web.read("/")
    told = store.story()
    assert told
    store.put_story("another key", replace(told, title="Une autre affaire"))
    for _ in range(50):
        if "Une autre affaire" in web.read("/"):
            return
    pytest.fail("the new story was not loaded")


def test_the_front_says_what_changed_since_articles_were_last_read(tmp_path: Path) -> None:
    lines = ARTICLES.read_text(encoding="utf-8").splitlines()
    (tmp_path / "first.jsonl").write_text("\n".join(lines[:6]), encoding="utf-8")
    with closing(open_store(tmp_path / "story.db", create=True)) as store:
        build([tmp_path / "first.jsonl"], store, SerialExecutor())
        with browser(store) as web:
            assert "Depuis la lecture précédente" not in web.read("/")
        build([ARTICLES], store, SerialExecutor())
        with browser(store) as web:
            front = web.read("/")
            changes = front[front.index("h-changes") : front.index("</section>")]
            assert "Depuis la lecture précédente" in changes and "3 nouveaux articles" in changes
            for link in _links(changes):
                path, _, place = link.partition("#")
                assert not place or f'id="{place}"' in web.read(path), link


def test_who_is_meant_by_a_name_that_several_bear_is_said_as_a_guess(told: Told) -> None:
    story = example()
    one, two = story.actors[0], story.actors[1]
    guessed = replace(one, may_be=(two.id,))
    page = told(replace(story, actors=(guessed, *story.actors[1:]))).read(f"/actors/{one.id}")
    guess = page[page.index("Peut être") :][:300]
    assert f"/actors/{two.id}" in guess and two.name in guess


def test_all_that_outlets_share_can_be_read_page_by_page(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.web.edition._PASSAGES", 25)
    lines = [f"Le passage numéro {i} est le même partout." for i in range(60)]
    text = "\n".join(lines)
    articles = tuple(Article(n, n, text, "fr", outlet=n) for n in ("Un", "Deux"))
    passages = tuple(
        Passage(
            tuple(Anchor.of(a.id, text, text.index(line), text.index(line) + len(line)) for a in articles)
        )
        for line in lines
    )
    web = told(Story("Partagé", articles, passages=passages))
    assert 'href="/passages"' in web.read("/sources")
    found = [web.read(f"/passages?page={n}").count('class="line passage"') for n in (1, 2, 3)]
    assert found == [25, 25, 10]
    assert web.get("/passages?page=4").status_code == 404
