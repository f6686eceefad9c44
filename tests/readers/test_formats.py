"""Documents of the office, of agencies, of feeds and of archives."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordDocument
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.model import Document, Rejection
from recoupe.readers import read
from recoupe.readers.markup import text_of_html

PLACE = "Le fleuve est sorti de son lit à Ambrecourt."


def pdf(*pages: str, info: str = "") -> bytes:
    """A PDF with these pages, each a line of text or more."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        shown = " T* ".join(f"({line}) Tj" for line in page.split("\n"))
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
        objects.append(f"<< /Length {len(stream.encode('latin-1'))} >>\nstream\n{stream}\nendstream")
        content = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
            "/Encoding /WinAnsiEncoding >> >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = len(out)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    return out + f"{head}{end}startxref\n{table}\n%%EOF\n".encode("latin-1")


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


def docx(*paragraphs: str, title: str = "", cells: tuple[str, ...] = ()) -> bytes:
    document = WordDocument()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        row = document.add_table(rows=1, cols=len(cells)).rows[0]
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


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


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Le Courrier d'Ambrecourt</title><language>fr</language>
<item><guid>urn:1</guid><link>https://exemple.fr/1</link><title>La &lt;b&gt;crue&lt;/b&gt;</title>
<pubDate>Tue, 05 Mar 2024 22:15:00 GMT</pubDate><description>Court.</description>
<content:encoded><![CDATA[<p>Le fleuve<br>monte.</p><script>x()</script><p>Le maire a parlé.</p>]]></content:encoded></item>
<item><link>https://exemple.fr/2</link><title>Un titre seul</title></item>
<item><link>https://exemple.fr/3</link><description>Un texte &amp;amp; rien d'autre.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Matin</title>
<entry><id>tag:1</id><title>La crue</title><updated>2024-03-05T01:00:00+02:00</updated>
<content type="html">&lt;p&gt;Le fleuve monte.&lt;/p&gt;</content></entry></feed>"""


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


NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:exemple:1" xml:lang="fr"><itemMeta><provider literal="AGX"><name>Agence X</name></provider>
<versionCreated>2024-03-05T10:15:00+01:00</versionCreated></itemMeta>
<contentMeta><language tag="fr"/><headline>Le fleuve monte</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>t</title></head><body><p>Le fleuve
monte.</p><p>Le maire a parlé.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:2"><contentSet><inlineData>Un texte nu.</inlineData></contentSet></newsItem>
<newsItem guid="urn:3"><contentSet><inlineData></inlineData></contentSet></newsItem>
</itemSet></newsMessage>"""
NITF = """<nitf><head><title>t</title><docdata><doc-id id-string="n1"/><date.issue norm="20240305T101500Z"/></docdata></head>
<body><body.head><hedline><hl1>La crue</hl1></hedline></body.head>
<body.content><block><p>Le fleuve monte.</p><p>Le maire a parlé.</p></block></body.content></body></nitf>"""


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


def response(url: str, body: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2024-03-05T10:15:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


class TestArchives:
    pages = (
        response("https://exemple.fr/1", "<html><body><p>Le fleuve monte.</p></body></html>")
        + response("https://exemple.fr/x.png", "PNG", "image/png")
        + response("https://exemple.fr/2", "<html>perdu</html>", status="404 Not Found")
        + response("https://exemple.fr/3", "<html><body><p>Il baisse.</p></body></html>")
    )

    @pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
    def test_the_pages_that_were_fetched(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(gzip.compress(self.pages) if name.endswith("gz") else self.pages)
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


@pytest.mark.parametrize("make", [lambda: pdf(PLACE), lambda: docx(PLACE), lambda: TestArchives.pages])
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
