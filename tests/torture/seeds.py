"""Small sound inputs of every kind, from which damaged ones are made."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Mapping
from functools import cache

import pyarrow as pa
from pyarrow import parquet
from pypdf import PdfReader, PdfWriter

from tests.documents import ATOM, NEWSML, NITF, PAGES, RSS, docx, pdf

TEXT = """La crue de l'Ambre a fait deux morts

Le Courrier d'Ambrecourt, mardi 5 mars 2024

La préfète de l'Aubrac, Jeanne Marchand, a annoncé lundi soir l'évacuation de 1 200 à 1 500 habitants. « Nous
n'avons jamais vu cela », a-t-elle déclaré devant la presse. "L'eau monte de 5,5 cm par heure", selon M. Duroc.

Le maire, Karim Al-Rashidi, réclame 3,2 millions d'euros. Il sera reçu jeudi à Paris (lire page 4).
"""

HTML = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>La crue de l'Ambre - Le Courrier</title>
<meta property="og:site_name" content="Le Courrier"><meta property="article:published_time" content="2024-03-05T10:15:00+01:00">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"La crue","datePublished":"2024-03-05"}</script>
<style>p{color:red}</style></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/eco">\u00c9conomie</a></li></ul></nav>
<article><h1>La crue de l'Ambre a fait deux morts</h1><p class="chapo">Le fleuve est sorti de son lit &agrave; Ambrecourt.</p>
<p>La pr&eacute;f&egrave;te, <b>Jeanne Marchand</b>, a annonc\u00e9 lundi l'\u00e9vacuation de 1&nbsp;200 habitants.</p>
<p>\u00ab&#160;Nous n'avons jamais vu cela&#160;\u00bb, a-t-elle d\u00e9clar\u00e9 devant la presse r\u00e9unie \u00e0 la mairie.</p>
<table><tr><td>Morts</td><td>2</td></tr></table><blockquote>On a tir\u00e9 de l'eau tous ceux qu'on pouvait.</blockquote>
<p>Le maire, Karim Al-Rashidi, r\u00e9clame 3,2&nbsp;millions d'euros. Il sera re\u00e7u jeudi \u00e0 Paris.</p></article>
<footer>Tous droits r\u00e9serv\u00e9s</footer></body></html>
"""


@cache
def seeds() -> Mapping[str, bytes]:
    """The inputs by the name of a file that holds them."""
    plain = pdf("La rivi\xe8re a d\xe9bor-\nd\xe9 lundi.", "Le maire a parl\xe9.", info="/Title (La crue)")
    return {
        "plain.txt": TEXT.encode(),
        "windows.txt": TEXT.encode("cp1252"),
        "wide.txt": TEXT.encode("utf-16"),
        "page.html": HTML.encode(),
        "list.jsonl": _jsonl(),
        "plain.pdf": plain,
        "packed.pdf": _packed(plain),
        "office.docx": docx(*TEXT.split("\n"), title="La crue", cells=("Morts", "2")),
        "feed.rss": RSS.encode(),
        "feed.atom": ATOM.encode(),
        "feed.xml": RSS.encode(),
        "newsml.xml": NEWSML.encode(),
        "nitf.xml": NITF.encode(),
        "table.parquet": _parquet(),
        "web.warc": PAGES,
        "web.warc.gz": gzip.compress(PAGES, mtime=0),
    }


_ROWS: tuple[dict[str, str], ...] = (
    {"id": "a", "outlet": "Le Courrier", "date": "2024-03-05", "text": TEXT, "language": "fr"},
    {"id": "b", "url": "https://exemple.fr/2024/03/05/crue", "html": HTML},
    {"text": "Le maire a parlé."},
)


def _jsonl() -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=number == 0) for number, row in enumerate(_ROWS)).encode()


def _parquet() -> bytes:
    names = ("id", "outlet", "date", "url", "language", "text", "html")
    out = io.BytesIO()
    table = pa.table({name: [row.get(name) for row in _ROWS] for name in names})
    parquet.write_table(table, out, row_group_size=2)
    return out.getvalue()


def _packed(plain: bytes) -> bytes:
    """The PDF with its streams compressed, its objects renumbered."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    for page in writer.pages:
        page.compress_content_streams()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
