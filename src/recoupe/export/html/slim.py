"""Mark-up without what a browser supplies by itself (HTML, 13.1.2): of a large dossier a tenth."""

from __future__ import annotations

import re

# A line break of a template between elements that are no words: a browser would keep each as a node.
_BETWEEN_BLOCKS = re.compile(
    r">\s+<(?=/?(?:article|caption|details|div|figure|g|h[1-6]|header|li|line|ol|p|path|section|svg|t[dhr]|table"
    r"|tbody|thead|ul)\b)"
)
_TAG = re.compile(r'<[a-z][^<>]*="[^<>]*>')
_QUOTED = re.compile(r'="([\w#.:-]+(?:/+[\w#.:-]+)*)"(?=[ />])', re.ASCII)
# What ends when the next element begins, or when the one around it ends.
_ENDED = re.compile(
    r"</p>(?=<(?:details|div|h[1-6]|ol|p|section|table|ul|/article|/details|/div|/li|/section)\b)"
    r"|</li>(?=<li\b|</[ou]l>)|</t[dh]>(?=<t[dh]\b|</tr>)|</tr>(?=<tr\b|</t(?:body|head)>)"
    r"|</t(?:body|head)>(?=<tbody\b|</table>)"
)


def joined(html: str) -> str:
    """``html``, or any part of it, without white space between blocks. Its attributes stand between double
    quotation marks, where an apostrophe is safe, and French is full of them."""
    return _BETWEEN_BLOCKS.sub("><", html).replace("&#39;", "'")


def slim(html: str) -> str:
    """The same, without quotation marks around attributes of one word and end tags that may be omitted."""
    return _ENDED.sub("", _TAG.sub(_unquoted, joined(html)))


def _unquoted(tag: re.Match[str]) -> str:
    bare = _QUOTED.sub(r"=\1", tag[0])
    # The stroke that ends an element of SVG is no part of the value before it.
    return f"{bare[:-2]} />" if bare.endswith("/>") else bare
