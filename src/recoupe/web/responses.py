"""What the answers of each address can be, for its OpenAPI description: pages, and lines of the guard."""

from __future__ import annotations

from typing import Any

Responses = dict[int | str, dict[str, Any]]
_PAGE: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}}
_LINE: dict[str, Any] = {"text/plain": {"schema": {"type": "string"}}}
_BOTH = {**_PAGE, **_LINE}
_ANY: Responses = {
    303: {"description": "To another page; where the server asks for a token, to the door"},
    400: {"description": "A request that makes no sense", "content": _PAGE},
    404: {"description": "There is no such thing in the story", "content": _PAGE},
    421: {"description": "The server is not known by the name it was asked by", "content": _LINE},
    422: {"description": "What was asked for makes no sense", "content": _PAGE},
    429: {"description": "Too much was asked for in a minute", "content": _LINE},
}
READ: Responses = {200: {"description": "A page", "content": _PAGE}, **_ANY}
CHANGE: Responses = {
    **_ANY,
    401: {"description": "Not the token", "content": _PAGE},
    403: {"description": "The form was not sent from a page of this server", "content": _BOTH},
    413: {"description": "More was sent than is read", "content": _LINE},
}
LIST: Responses = {
    **_ANY,
    200: {"description": "A judgement a line", "content": {"application/x-ndjson": {}}},
}
