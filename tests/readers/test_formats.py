"""Documents of the office, of agencies, of feeds and of archives."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.model import Document, Rejection
from recoupe.readers import read
from recoupe.readers.markup import text_of_html
from tests.documents import ATOM, NEWSML, NITF, PAGES, PLACE, RSS, docx, pdf


def one(path: Path, content: bytes) -> Document | Rejection:
    path.write_bytes(content)
    (found,) = read([path])
    return found


def article(path: Path, content: bytes) -> Document:
    found = one(path, content)
    assert isinstance(found, Document), found
    return found


def reason(path: Path, content: bytes) -> str:
    found = one(path, content)
    assert isinstance(found, Rejection), found
    return found.reason


class TestPdf:
    def test_the_pages_are_one_text_and_words_cut_at_the_end_of_a_line_are_whole(
        self, tmp_path: Path
    ) -> None:
        content = pdf("La rivi\xe8re a d\xe9bor-\nd\xe9 lundi.", "Le maire a parl\xe9.")
        found = article(tmp_path / "crue.pdf", content)
        assert found.content.decode() == "La rivière a débordé lundi.\nLe maire a parlé."
        assert (found.id, found.title, found.date) == ("crue.pdf", None, None)

    def test_a_line_that_runs_on_is_joined(self, tmp_path: Path) -> None:
        found = article(tmp_path / "a.pdf", pdf("Le fleuve est sorti\nde son lit."))
        assert found.content.decode() == "Le fleuve est sorti de son lit."

    def test_a_title_comes_with_the_day_of_making(self, tmp_path: Path) -> None:
        info = "/Title (La crue) /CreationDate (D:20240305101500+01'00')"
        found = article(tmp_path / "a.pdf", pdf("Un texte.", info=info))
        assert (found.title, found.date) == ("La crue", "2024-03-05")

    def test_a_day_of_making_alone_is_that_of_a_print_and_no_date(self, tmp_path: Path) -> None:
        found = article(tmp_path / "a.pdf", pdf("Un texte.", info="/CreationDate (D:20240305101500)"))
        assert found.date is None

    def test_what_cannot_be_read_says_why(self, tmp_path: Path) -> None:
        assert "without text" in reason(tmp_path / "a.pdf", pdf(""))
        assert "may be damaged" in reason(tmp_path / "b.pdf", pdf("Un texte.")[:200])
        assert "may be damaged" in reason(tmp_path / "c.pdf", b"")

    def test_a_password_is_asked_for_in_words(self, tmp_path: Path) -> None:
        from pypdf import PdfReader, PdfWriter

        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Secret."))))
        writer.encrypt("mot", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        assert "under a password" in reason(tmp_path / "a.pdf", out.getvalue())

    def test_too_many_pages_are_refused(self, tmp_path: Path) -> None:
        assert "more than 300 pages" in reason(tmp_path / "a.pdf", pdf(*["x"] * 301))


class TestWord:
    def test_paragraphs_and_cells_come_in_order(self, tmp_path: Path) -> None:
        content = docx(PLACE, "Le préfet est venu.", title="La crue", cells=("Morts", "3"))
        found = article(tmp_path / "a.docx", content)
        assert found.content.decode() == f"{PLACE}\nLe préfet est venu.\nMorts\n3"
        assert found.title == "La crue"

    def test_what_cannot_be_read_says_why(self, tmp_path: Path) -> None:
        assert reason(tmp_path / "a.docx", docx()) == "is a Word document without text"
        assert "may be damaged" in reason(tmp_path / "b.docx", docx(PLACE)[:500])

    def test_a_bomb_is_refused_by_what_it_unpacks_to(self, tmp_path: Path) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b" " * 70_000_000)
        assert reason(tmp_path / "a.docx", out.getvalue()).startswith("unpacks to more than 64 MB")


class TestFeeds:
    @pytest.mark.parametrize("name", ["fil.rss", "fil.xml"])
    def test_rss(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_text(RSS)
        first, second, third = read([tmp_path / name])
        assert isinstance(first, Document) and isinstance(third, Document)
        assert (first.id, first.url, first.title, first.date, first.outlet, first.language) == (
            "urn:1",
            "https://exemple.fr/1",
            "La crue",
            "2024-03-05",
            "Le Courrier d'Ambrecourt",
            "fr",
        )
        assert first.content.decode() == "Le fleuve\nmonte.\nLe maire a parlé."
        assert second == Rejection(str(tmp_path / name), "has no text, only a title or a link", 2)
        assert (third.id, third.content.decode()) == ("https://exemple.fr/3", "Un texte & rien d'autre.")

    @pytest.mark.parametrize("name", ["fil.atom", "fil.xml"])
    def test_atom_in_universal_time(self, tmp_path: Path, name: str) -> None:
        found = article(tmp_path / name, ATOM.encode())
        assert (found.id, found.date, found.content.decode()) == ("tag:1", "2024-03-04", "Le fleuve monte.")

    def test_what_is_no_feed_says_so(self, tmp_path: Path) -> None:
        assert reason(tmp_path / "a.rss", b"Bonjour") == "is no feed of RSS or Atom"
        empty = b'<rss version="2.0"><channel><title>x</title></channel></rss>'
        assert reason(tmp_path / "b.rss", empty) == "is a feed without articles"


class TestAgencies:
    def test_a_message_of_newsml_g2(self, tmp_path: Path) -> None:
        path = tmp_path / "message.xml"
        path.write_text(NEWSML)
        first, second, third = read([path])
        assert isinstance(first, Document) and isinstance(second, Document)
        assert (first.id, first.outlet, first.title, first.date, first.language) == (
            "urn:newsml:exemple:1",
            "Agence X",
            "Le fleuve monte",
            "2024-03-05",
            "fr",
        )
        assert first.content.decode() == "Le fleuve monte.\nLe maire a parlé."
        assert (second.id, second.content.decode()) == ("urn:2", "Un texte nu.")
        assert third == Rejection(str(path), "has no text in it", 3)

    def test_nitf(self, tmp_path: Path) -> None:
        found = article(tmp_path / "a.xml", NITF.encode())
        assert (found.id, found.title, found.date) == ("n1", "La crue", "2024-03-05")
        assert found.content.decode() == "Le fleuve monte.\nLe maire a parlé."

    def test_entities_are_neither_expanded_nor_fetched(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret"
        secret.write_text("mot de passe")
        declared = f'<!DOCTYPE nitf [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
        text = declared + NITF.replace("Le maire a parlé.", "Vu &s; ici.")
        found = article(tmp_path / "a.xml", text.encode())
        assert b"mot de passe" not in found.content and b"Vu" in found.content
        deep = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
        bomb = f'<!DOCTYPE nitf [<!ENTITY a0 "x">{deep}]>' + NITF.replace("Le maire", "&a11;")
        assert isinstance(one(tmp_path / "b.xml", bomb.encode()), Document | Rejection)

    def test_other_xml_says_so(self, tmp_path: Path) -> None:
        assert "neither NewsML-G2 nor NITF" in reason(tmp_path / "a.xml", b"<liste><mot/></liste>")
        assert reason(tmp_path / "b.xml", b"Bonjour").startswith("is not XML: ")


class TestArchives:
    @pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
    def test_the_pages_that_were_fetched(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(gzip.compress(PAGES) if name.endswith("gz") else PAGES)
        first, second = read([path])
        assert isinstance(first, Document) and isinstance(second, Document)
        assert (first.id, first.url, first.line, first.media_type) == (
            "https://exemple.fr/1",
            "https://exemple.fr/1",
            1,
            "text/html",
        )
        assert (second.id, second.line, second.date) == ("https://exemple.fr/3", 4, None)

    def test_what_is_no_archive_says_so(self, tmp_path: Path) -> None:
        assert reason(tmp_path / "a.warc", b"Bonjour").startswith("is no web archive")
        assert reason(tmp_path / "a.warc.gz", b"\x1f\x8bxx").startswith("is no web archive")


@pytest.mark.parametrize("make", [lambda: pdf(PLACE), lambda: docx(PLACE), lambda: PAGES])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_damage_is_named_and_never_an_exception(tmp_path: Path, make: object, data: st.DataObject) -> None:
    whole = bytearray(make())  # type: ignore[operator]
    suffix = {b"%P": "pdf", b"PK": "docx", b"WA": "warc"}[bytes(whole[:2])]
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(whole[:cut])
    assert all(isinstance(found, Document | Rejection) for found in read([path]))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Un texte nu", "Un texte nu"),
        ("<p>Un</p>\n<p>deux\ntrois</p>", "Un\ndeux trois"),
        ("a<script>b</script>c", "ac"),
        ("", ""),
        ("<b>5\u00a0000</b>", "5\u00a0000"),
        ("<div>" * 200 + "x", "x"),
        ("<div>" * 60_000 + "x", ""),
    ],
)
def test_the_text_of_a_fragment(markup: str, text: str) -> None:
    assert text_of_html(markup) == text
