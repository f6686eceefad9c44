"""Formats of others, each held against the validator or the reader of those who use it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model
from pyarrow import parquet
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

from recoupe.dossier import Index
from recoupe.dossier.scoring import score
from recoupe.dossier.scoring.brat import BratError, read_brat
from recoupe.export import FOLDERS, FORMATS, timelinejs
from recoupe.export.brat import file_name
from recoupe.export.csv import COLUMNS, TABLES
from recoupe.model import Anchor, Article, Finding, Published, Quotation, Story
from tests.dossier.example import example

SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
HOSTILE = "</script><img src=x onerror=alert(1)>"


def written(name: str, story: Story | None = None) -> bytes:
    out = io.BytesIO()
    FORMATS[name](story or example(), out)
    return out.getvalue()


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_story_gives_the_same_bytes(name: str) -> None:
    assert written(name) == written(name)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_empty_story_can_be_written(name: str, tmp_path: Path) -> None:
    FORMATS[name](Story("Rien", ()), tmp_path / "rien")
    assert (tmp_path / "rien").is_dir() == (name in FOLDERS)


class TestParquet:
    def test_the_tables_and_columns_are_those_of_the_csv_with_numbers_as_numbers(
        self, tmp_path: Path
    ) -> None:
        FORMATS["parquet"](example(), tmp_path / "out")
        assert {path.stem for path in (tmp_path / "out").iterdir()} == set(TABLES)
        figures = parquet.read_table(tmp_path / "out" / "figures.parquet")
        assert tuple(figures.column_names) == COLUMNS["figures"]
        (row,) = [r for r in figures.to_pylist() if r["exact"] == "au moins trois personnes"]
        assert (row["low"], row["high"], row["said_by"]) == (3.0, None, "préfecture de la Vance")
        assert isinstance(row["start"], int)

    def test_every_row_is_there_and_no_cell_is_defused(self, tmp_path: Path) -> None:
        story = example()
        story = replace(story, articles=(replace(story.articles[0], title="=1+1"), *story.articles[1:]))
        with zipfile.ZipFile(io.BytesIO(written("parquet", story))) as archive:
            articles = parquet.read_table(io.BytesIO(archive.read("articles.parquet"))).to_pylist()
        assert len(articles) == len(story.articles)
        assert "=1+1" in {row["title"] for row in articles}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=written("jsonld").decode(), format="json-ld")


class TestLinkedData:
    def test_the_things_of_the_story_are_those_of_schema_org(self, graph: Graph) -> None:
        story = example()
        count = {
            name: len(list(graph.subjects(RDF.type, SCHEMA[name]))) for name in ("NewsArticle", "Quotation")
        }
        assert count == {"NewsArticle": len(story.articles), "Quotation": len(story.quotations)}
        names = {
            str(o) for s in graph.subjects(RDF.type, SCHEMA.Person) for o in graph.objects(s, SCHEMA.name)
        }
        assert names == {a.name for a in story.actors if a.kind == "person"}

    def test_every_selector_gives_the_words_of_its_article(self, graph: Graph) -> None:
        texts = {
            str(s): str(graph.value(s, SCHEMA.articleBody))
            for s in graph.subjects(RDF.type, SCHEMA.NewsArticle)
        }
        checked = 0
        for target in graph.objects(None, OA.hasTarget):
            text = texts[str(graph.value(target, OA.hasSource))]
            position, quote = sorted(
                graph.objects(target, OA.hasSelector), key=lambda s: graph.value(s, OA.start) is None
            )
            start, end = (graph.value(position, p).toPython() for p in (OA.start, OA.end))
            words = [str(graph.value(quote, p)) for p in (OA.prefix, OA.exact, OA.suffix)]
            assert words == [text[max(0, start - 32) : start], text[start:end], text[end : end + 32]]
            checked += 1
        assert checked > len(example().quotations)

    def test_a_quotation_leads_to_who_says_it(self, graph: Graph) -> None:
        (said,) = graph.subjects(
            SCHEMA.text, next(o for o in graph.objects(None, SCHEMA.text) if "ne laisserons" in o)
        )
        assert str(graph.value(graph.value(said, SCHEMA.creator), SCHEMA.name)) == "Hélène Dorval"


@pytest.fixture(scope="module")
def entities() -> list[Any]:
    return [model.get_proxy(json.loads(line)) for line in written("ftm").splitlines()]


class TestFollowTheMoney:
    def test_every_entity_is_valid_and_loses_no_value(self, entities: list[Any]) -> None:
        for raw, proxy in zip(map(json.loads, written("ftm").splitlines()), entities, strict=True):
            proxy.schema.validate(raw)
            for name, values in raw["properties"].items():
                clean = model.get_proxy(
                    {"id": raw["id"], "schema": raw["schema"], "properties": {}}, cleaned=False
                )
                clean.add(name, values, cleaned=False)
                assert len(clean.get(name)) == len(set(values)), (raw["schema"], name, values)

    def test_who_says_what_links_an_actor_to_an_article(self, entities: list[Any]) -> None:
        by_id = {entity.id: entity for entity in entities}
        assert len(by_id) == len(entities)
        links = [e for e in entities if e.schema.name == "Documentation"]
        assert links
        for said in links:
            assert by_id[said.first("document")].schema.name == "Article"
            assert by_id[said.first("entity")].caption

    def test_every_reference_is_to_an_entity_that_is_there(self, entities: list[Any]) -> None:
        ids = {entity.id for entity in entities}
        assert {v for e in entities for p, v in e.itervalues() if p.type.name == "entity"} <= ids


class TestTimelineJs:
    def test_slides_have_what_the_format_asks_for(self) -> None:
        content = json.loads(written("timelinejs"))
        assert content["title"]["text"]["headline"]
        ids = [slide["unique_id"] for slide in content["events"]]
        assert len(ids) == len(set(ids)) > 5
        for slide in content["events"]:
            for key in {"start_date", "end_date"} & slide.keys():
                assert {"year"} <= slide[key].keys() <= {"year", "month", "day"}
                assert all(isinstance(part, int) for part in slide[key].values())
            assert set(slide) <= {"unique_id", "group", "start_date", "end_date", "display_date", "text"}

    def test_of_a_long_story_those_slides_are_chosen_that_matter(self) -> None:
        text = "".join(f"« Nous ferons la chose numéro {i} », a dit la voix {i % 3}. " for i in range(40))
        articles = tuple(
            Article(f"a{n}", f"a{n}", text, "fr", published=Published("2024-03-05", "metadata"))
            for n in range(2)
        )
        said = [
            replace(
                Quotation(Anchor.of(a.id, text, at + 2, text.index(" »", at)), "direct", date="2024-03-05"),
                speaker_name=f"la voix {n % 3}",
            )
            for a in articles
            for n, at in enumerate(m.start() for m in re.finditer("«", text))
        ]
        told = said[:40] + said[45:46]
        front = Finding("contradicts", "x", "x", (told[39].id,), (told[39].content,), level="front")
        story = Story("", articles, quotations=tuple(told), findings=(front,))
        index = Index(story)
        chosen = [entry.told.id for entry in timelinejs.chosen(index, 8)]
        # What the finding rests on, what two sources tell, and of each voice a quarter first.
        assert len(chosen) == 8
        assert {told[39].id, told[5].id} <= set(chosen)
        voices = Counter(index.quotations[id_].speaker_name for id_ in chosen)
        assert max(voices.values()) - min(voices.values()) <= 2
        assert len(timelinejs.chosen(index, 1000)) == 40

    def test_words_of_articles_are_no_markup(self) -> None:
        story = replace(example(), title=HOSTILE)
        articles = tuple(replace(a, outlet=HOSTILE, url="javascript:alert(1)") for a in story.articles)
        content = written("timelinejs", replace(story, articles=articles)).decode()
        assert "<img" not in content and "<\\/script" not in content and "javascript:" not in content


class TestBrat:
    def test_what_is_written_is_read_back_as_gold_that_the_story_meets_in_full(self, tmp_path: Path) -> None:
        story = example()
        FORMATS["brat"](story, tmp_path / "brat")
        gold, texts = read_brat(tmp_path / "brat")
        assert texts == {a.id: a.text for a in story.articles}
        board = score(story, gold, texts)
        wanted = [
            n
            for n in board.scores
            if n.endswith((".f1", ".speaker", ".value", ".range", ".counted", ".kind"))
        ]
        assert {name: board.scores[name].value for name in wanted if not name.startswith("copies")} == {
            name: 1.0 for name in wanted if not name.startswith("copies")
        }
        assert len(wanted) >= 8

    def test_a_correction_is_seen(self, tmp_path: Path) -> None:
        FORMATS["brat"](example(), tmp_path)
        file = tmp_path / "courrier-1.ann"
        file.write_text(file.read_text().replace("speaker T7\tHélène Dorval", "speaker T7\tIlya Vorochine"))
        gold, texts = read_brat(tmp_path)
        assert score(example(), gold, texts).scores["quotations.direct.speaker"].value < 1

    def test_words_over_the_end_of_a_line_are_in_fragments(self, tmp_path: Path) -> None:
        from recoupe.model import Article, Quotation
        from tests.builders import anchor

        text = "Elle écrit : « Nous partons.\n\nDemain. »"
        article = Article(id="a", file="a", text=text, language="fr")
        said = Quotation(anchor(article, "Nous partons.\n\nDemain."), "direct")
        FORMATS["brat"](Story("x", (article,), quotations=(said,)), tmp_path)
        assert (tmp_path / "a.ann").read_text() == "T1\tQuotation_direct 15 28;30 37\tNous partons. Demain.\n"
        gold, _ = read_brat(tmp_path)
        assert gold["quotations"][0]["exact"] == "Nous partons.\n\nDemain."

    @pytest.mark.parametrize("id_", ["a/b:c", "../../etc", ".", "..", "é %41", "x\ny", "CON"])
    def test_an_id_makes_a_name_inside_the_folder_that_leads_back(self, id_: str) -> None:
        from urllib.parse import unquote

        name = file_name(id_)
        assert unquote(name) == id_
        assert "/" not in name and not name.startswith(".") and "\n" not in name

    @pytest.mark.parametrize(
        ("line", "words"),
        [("T1 Time 0 4", "is no text-bound annotation"), ("T1\tTime 3 900\tx", "are no words of a text of")],
    )
    def test_what_is_no_standoff_is_named_with_its_line(self, tmp_path: Path, line: str, words: str) -> None:
        (tmp_path / "a.txt").write_text("Un texte.")
        (tmp_path / "a.ann").write_text(f"T2\tTime 0 2\tUn\n{line}\n")
        with pytest.raises(BratError, match=f"a.ann:2: .*{words}"):
            read_brat(tmp_path)

    def test_a_folder_without_annotations_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(BratError, match=r"has no \.ann files"):
            read_brat(tmp_path)
