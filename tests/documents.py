"""Small documents of every kind that is read, made here."""

from __future__ import annotations

import io

from docx import Document as WordDocument

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


def response(url: str, body: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2024-03-05T10:15:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


PAGES = (
    response("https://exemple.fr/1", "<html><body><p>Le fleuve monte.</p></body></html>")
    + response("https://exemple.fr/x.png", "PNG", "image/png")
    + response("https://exemple.fr/2", "<html>perdu</html>", status="404 Not Found")
    + response("https://exemple.fr/3", "<html><body><p>Il baisse.</p></body></html>")
)
