"""The text of a piece of HTML or XML that holds an article and nothing else.

A whole page is for trafilatura, which looks for the article in it; here there is nothing to look for, and
what is short must not be taken for a menu.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

_HTML_BLOCKS = "p div br li tr h1 h2 h3 h4 h5 h6 blockquote section article header footer ul ol table hr pre"
_NITF_BLOCKS = "dd dt figcaption hl1 hl2 hedline byline dateline block"
_BLOCKS = frozenset(f"{_HTML_BLOCKS} {_NITF_BLOCKS}".split())
_UNREAD = frozenset({"script", "style", "template", "noscript", "svg", "math", "head", "iframe", "object"})


def text_of_html(markup: str) -> str:
    """The text of a fragment of HTML: a paragraph a line, nothing of scripts and styles, "" for no text."""
    # A bare text is a valid fragment; lxml wants an element around it, and no null character.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    content = f"<div>{markup}</div>".replace("\0", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, ValueError):
        return ""
    return text_of(root)


def text_of(element: etree._Element) -> str:
    """The text below an element of HTML, or of NITF with its like words for blocks, a block a line."""
    pieces = "".join(_pieces(element))
    lines = (" ".join(line.split(" ")).strip(" \t") for line in pieces.split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(top: etree._Element) -> Iterator[str]:
    """The words and the edges of blocks in order. No recursion: elements may be as deep as they like."""
    left: list[str] = []
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(top, events=("start", "end", "comment", "pi")):
        if skipped is None and event == "start":
            name = local(element)
            if name in _UNREAD:
                skipped = element
            else:
                left.append("\n" if name in _BLOCKS else "")
                yield left[-1] + _flat(element.text)
        elif event == "end" and skipped is None:
            yield left.pop()
        elif event == "end" and element is skipped:
            skipped = None
        if event != "start" and skipped is None and element is not top:
            yield _flat(element.tail)


def _flat(text: str | None) -> str:
    """White space of the source is no line break of the text; non-breaking spaces stay."""
    return (text or "").replace("\r", " ").replace("\n", " ").replace("\t", " ")


def local(element: etree._Element) -> str | None:
    """The name of an element without its namespace, None for what is no element (a comment)."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else None
