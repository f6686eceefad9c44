"""What is decided in a page: kept, shown, taken back, handed on."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.dossier import judging
from recoupe.execute import SerialExecutor
from recoupe.export.html.links import Links
from recoupe.pipeline import build, load
from recoupe.store import Store, open_store
from recoupe.web.wording import messages
from tests.web.conftest import ARTICLES, Browser, browser


def _story(store: Store):  # type: ignore[no-untyped-def]
    return load(store)


def _two(store: Store) -> tuple[str, str]:
    persons = [a for a in _story(store).actors if a.kind == "person"]
    return persons[0].id, persons[1].id


def test_a_merge_is_kept_shown_and_outlives_a_rereading(web: Browser, store: Store) -> None:
    one, other = _two(store)
    before = len(_story(store).actors)
    page = web.judge("same_actor", one, other, back="/actors")
    assert "Enregistré" in page and "Annuler" in page
    assert len(_story(store).actors) == before - 1
    (judgement,) = store.judgements()
    assert (judgement.who, judgement.decision) == ("Ada", "same_actor")
    for text in ("articles", "readings"):
        # Everything is read again, from the documents as they came.
        with store._writes() as connection:  # type: ignore[attr-defined]
            connection.exec_driver_sql(f"DELETE FROM {text}")
    build([ARTICLES], store, SerialExecutor())
    assert len(_story(store).actors) == before - 1


def test_it_is_on_the_disk_before_the_answer(
    web: Browser, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def held(*_: object) -> bool:
        with_another = open_store(store.address)
        seen.extend(with_another.judgements())
        with_another.close()
        return True

    monkeypatch.setattr("recoupe.web.desk.judge", held)
    monkeypatch.setattr("recoupe.web.desk._PATIENCE", 0.5)
    page = web.judge("wrong", _story(store).findings[0].id)
    assert len(seen) == 1
    assert "en cours d’application" in page


def test_while_a_build_holds_the_store_it_is_kept_and_applied_later(
    web: Browser, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recoupe.web.desk._PATIENCE", 0.3)
    monkeypatch.setattr("recoupe.web.desk._AGAIN", 0.1)
    first = _story(store).findings[0].id
    with store.hold():
        assert "en cours d’application" in web.judge("wrong", first)
        assert first in {f.id for f in _story(store).findings}
    for _ in range(100):
        if "en cours d’application" not in web.read("/"):
            break
        time.sleep(0.1)
    assert first not in {f.id for f in _story(store).findings}


def test_what_was_decided_before_the_server_started_is_applied(store: Store) -> None:
    first = _story(store).findings[0].id
    with browser(store) as web:
        web.judge("hide", first)
    (judgement,) = store.judgements()
    with store._writes() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("DELETE FROM judgements")
    with browser(store) as web:
        web.judge("pin", _story(store).findings[0].id)
    store.judge(judgement)
    with browser(store) as web:
        for _ in range(100):
            if "en cours d’application" not in web.read("/"):
                break
            time.sleep(0.05)
        assert first not in {f.id for f in _story(store).findings}


def test_a_large_story_is_related_in_a_process_of_its_own(
    web: Browser, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recoupe.web.desk._LARGE", 1)
    monkeypatch.setattr("recoupe.web.desk._PATIENCE", 60.0)
    first = _story(store).findings[0].id
    assert "en cours" not in web.judge("wrong", first)
    assert first not in {f.id for f in _story(store).findings}


def test_a_speaker_a_date_and_what_is_counted(web: Browser, store: Store) -> None:
    story = _story(store)
    said, counted = story.quotations[0], story.figures[0]
    web.judge("speaker", said.id, value="Jeanne Petit")
    web.judge("date", said.id, value="2025-03-09")
    web.judge("counted", counted.id, value="sauveteurs")
    story = _story(store)
    found = next(q for q in story.quotations if q.id == said.id)
    assert (found.speaker_name, found.date) == ("Jeanne Petit", "2025-03-09")
    assert next(f for f in story.figures if f.id == counted.id).counted == "sauveteurs"
    page = web.read(f"/judge/{said.id}")
    assert "Jeanne Petit" in page and page.count(">Annuler<") == 2


def test_what_is_not_a_position_is_taken_out_at_once_and_after_a_rereading_and_comes_back(
    web: Browser, store: Store
) -> None:
    first = _story(store).positions[0]
    assert "Ce n’est pas sa position" in web.read(f"/judge/{first.id}")
    assert f'href="/judge/{first.id}?' in web.read("/positions")
    slug = Links(a.id for a in _story(store).articles).article(first.evidence[0].article)
    assert f'href="/judge/{first.id}?' in web.read(f"/articles/{slug.removeprefix('article-')}")
    page = web.judge("wrong", first.id, back="/positions")
    assert f"/judge/{first.id}" not in page and "Annuler" in page
    with store._writes() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("DELETE FROM readings")
    build([ARTICLES], store, SerialExecutor())
    assert first.id not in {p.id for p in _story(store).positions}
    (judgement,) = store.judgements()
    web.judge("withdraw", judgement.id)
    assert first in _story(store).positions


def test_a_position_is_pinned_noted_and_given_to_another(web: Browser, store: Store) -> None:
    last = _story(store).positions[-1]
    web.judge("pin", last.id)
    web.judge("note", last.id, value="vu au greffe")
    page = web.judge("speaker", last.id, value="Jeanne Petit", back="/positions")
    assert next(p.actor_name for p in _story(store).positions if p.id == last.id) == "Jeanne Petit"
    assert page.index("Jeanne Petit") < page.index('class="speaker group"', page.index("Jeanne Petit"))
    assert "épinglé" in page and "vu au greffe" in page


def test_a_quotation_a_figure_and_an_event_are_hidden(web: Browser, store: Store) -> None:
    story = _story(store)
    for thing in (story.quotations[0], story.figures[0], story.events[0]):
        assert "Masquer" in web.read(f"/judge/{thing.id}")
        web.judge("hide", thing.id)
    after = _story(store)
    assert story.quotations[0].id not in {q.id for q in after.quotations}
    assert story.figures[0].id not in {f.id for f in after.figures}
    assert story.events[0].id not in {e.id for e in after.events}
    assert after.to_review == ()


def test_the_speaker_of_all_prints_of_what_was_said(web: Browser, store: Store) -> None:
    ids = [q.id for q in _story(store).quotations[:3]]
    web.judge("speaker", *ids, value="Jeanne Petit")
    assert len(store.judgements()) == 3
    assert {q.speaker_name for q in _story(store).quotations if q.id in ids} == {"Jeanne Petit"}


def test_names_kinds_and_two_who_are_not_one(web: Browser, store: Store) -> None:
    before = _story(store).actors
    several = next(a for a in before if len(a.names) > 1)
    web.judge("not_same_actor", *(n.text for n in several.names[:2]))
    assert len(_story(store).actors) == len(before) + 1
    one = next(a for a in before if len(a.names) == 1 and a.kind == "organization")
    web.judge("name", one.id, value="Un nom à lui")
    renamed = next(a for a in _story(store).actors if a.name == "Un nom à lui")
    web.judge("kind", renamed.id, value="group")
    assert next(a for a in _story(store).actors if a.name == "Un nom à lui").kind == "group"


def test_a_note_and_a_pin_are_seen_beside_the_finding(web: Browser, store: Store) -> None:
    finding = _story(store).findings[-1]
    web.judge("pin", finding.id)
    page = web.judge("note", finding.id, value="vu avec le <parquet>", back=f"/findings?kind={finding.kind}")
    assert "épinglé" in page
    assert "vu avec le &lt;parquet&gt;" in page


def test_undo(web: Browser, store: Store) -> None:
    first = _story(store).findings[0].id
    web.judge("wrong", first)
    page = web.judge("withdraw", store.judgements()[0].id, back="/judgements")
    assert first in {f.id for f in _story(store).findings}
    assert "annulée" in page


def test_what_lost_its_words_is_shown_for_review(web: Browser, store: Store) -> None:
    finding = _story(store).findings[0]
    web.judge("right", finding.id)
    for decision, thing in (("wrong", finding.id),):
        web.judge(decision, thing)
    line = json.loads(web.get("/judgements/export").text.splitlines()[0])
    line["about"], line["who"] = ["finding-0"], "Bo"
    line["evidence"] = [{**line["evidence"][0], "exact": "zz", "start": 0, "end": 2}]
    _import(web, json.dumps(line).encode())
    page = web.read("/judgements")
    assert "À revoir" in page and "mots disparus" in page


def _import(web: Browser, content: bytes):  # type: ignore[no-untyped-def]
    given = {"csrf": web.csrf()}
    return web.post("/judgements/import", data=given, files={"file": ("c.jsonl", content)})


def test_judgements_go_to_another_story_and_only_once(
    web: Browser, store: Store, built: Path, tmp_path: Path
) -> None:
    first = _story(store).findings[0].id
    web.judge("wrong", first)
    file = web.get("/judgements/export")
    assert "attachment" in file.headers["content-disposition"]
    other = tmp_path / "other.db"
    other.write_bytes(built.read_bytes())
    there = open_store(other)
    with browser(there) as elsewhere:
        assert "1 correction reprise" in _import(elsewhere, file.content).text
        assert "0 correction reprise" in _import(elsewhere, file.content).text
        assert len(there.judgements()) == 1
        assert first not in {f.id for f in _story(there).findings}
    there.close()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\xff\xfe", "UTF-8"), (b'\n{"decision": "burn"}\n', "La ligne 2"), (b"[1, 2]", "La ligne 1")],
)
def test_a_file_that_is_no_export_is_refused_whole(
    web: Browser, store: Store, content: bytes, words: str
) -> None:
    answer = _import(web, content)
    assert answer.status_code == 422 and words in answer.text
    assert store.judgements() == ()


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"decision": "burn", "about": "x"}, 422),
        ({"decision": "wrong"}, 422),
        ({"decision": "wrong", "about": "finding-0"}, 422),
        ({"decision": "note", "about": "{first}", "value": " "}, 422),
        ({"decision": "same_actor", "about": "Zorro"}, 422),
        ({"decision": "same_actor", "about": ["Zorro", "Bernardo"]}, 422),
        ({"decision": "withdraw", "about": "judgement-0"}, 404),
        ({"decision": "wrong", "about": "{first}", "value": "x" * 3_000}, 422),
        ({}, 422),
    ],
)
def test_what_cannot_be_judged_is_told_in_a_page(
    web: Browser, store: Store, form: dict[str, object], status: int
) -> None:
    first = _story(store).findings[0].id
    given = {k: v.replace("{first}", first) if isinstance(v, str) else v for k, v in form.items()}
    answer = web.post("/judge", data={**given, "csrf": web.csrf()})
    assert answer.status_code == status
    assert store.judgements() == ()


def test_forms_name_who_decides(web: Browser, store: Store) -> None:
    web.judge("right", _story(store).findings[0].id, who="Zoë Ébène")
    # Remembered: the next form need not ask.
    form = {"decision": "pin", "about": _story(store).findings[0].id, "csrf": web.csrf()}
    assert web.post("/judge", data=form).status_code == 200
    assert {j.who for j in store.judgements()} == {"Zoë Ébène"}


Fields = Callable[[str], list[str]]


def test_every_form_says_what_its_fields_are(web: Browser, store: Store) -> None:
    story = _story(store)
    addresses = [f"/actors/{story.actors[0].id}", "/judgements", "/search"]
    addresses += [f"/judge/{x.id}" for x in (story.quotations[0], story.figures[0], story.findings[0])]
    for address in addresses:
        page = web.read(address)
        fields = re.findall(r"<(?:input|select|textarea)\b[^>]*>", page)
        loose = [f for f in fields if 'type="hidden"' not in f and not _labelled(page, f)]
        assert loose == [], address


def _labelled(page: str, field: str) -> bool:
    before = page[: page.index(field)]
    inside = before.rfind("<label") > before.rfind("</label>")
    named = re.search(r'id="([^"]+)"', field)
    return inside or bool(named and f'for="{named[1]}"' in page)


def test_what_cannot_be_judged_is_said_in_the_language_of_the_reader(web: Browser, store: Store) -> None:
    story = store.story()
    assert story
    said = story.quotations[0].id
    form = {"decision": "date", "about": said, "value": "mardi", "who": "Ada", "csrf": web.csrf()}
    for language, words in (("fr", "« mardi » n’est pas une date"), ("en", "“mardi” is not a date")):
        answer = web.post("/judge", data=form, headers={"accept-language": language})
        assert answer.status_code == 422
        assert words in answer.text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_all_that_judging_refuses_has_words_in_every_language(language: str) -> None:
    source = Path(judging.__file__).read_text(encoding="utf-8")
    named = re.findall(r'JudgementError\(\s*"(\w+)",\s*"([^"]+)"', source)
    assert len(named) == source.count("raise JudgementError")
    for name, english in named:
        fields = set(re.findall(r"{(\w+)", english))
        assert set(re.findall(r"{(\w+)", messages(language)[f"refused.{name}"])) <= fields


def test_what_an_article_says_is_corrected_where_it_stands(web: Browser, store: Store) -> None:
    story = store.story()
    assert story
    said = story.quotations[0]
    slug = Links(a.id for a in story.articles).article(said.content.article).removeprefix("article-")
    page = web.read(f"/articles/{slug}")
    found = re.search(rf'href="(/judge/{said.id}\?back=[^"]+)"', page)
    assert found
    form = web.read(found[1].replace("&amp;", "&"))
    place = f"/articles/{slug}#{slug}-{said.content.start}-{said.content.end}"
    assert f'name="back" value="{place}"' in form
