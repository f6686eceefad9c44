"""What the application says beside the dossier, from catalogues like those of the exported page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po

from recoupe.export.wording import LANGUAGES


@cache
def messages(language: str) -> Mapping[str, str]:
    """The messages by name. Raises ValueError for a language that has none."""
    if language not in LANGUAGES:
        raise ValueError(f"no interface in {language!r}; there are: {', '.join(LANGUAGES)}")
    with files("recoupe.web").joinpath(f"locale/{language}.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, locale=language) if m.id}


def chosen(asked: str | None, accepted: str) -> str:
    """The language of the interface: the one ``asked`` for, else the first that the browser accepts.

    ``accepted`` is the header Accept-Language (RFC 9110, 12.5.4).
    """
    return next((c for c in [asked, *_accepted(accepted)] if c in LANGUAGES), LANGUAGES[0])


def _accepted(header: str) -> Iterable[str]:
    ranked = []
    for part in header[:500].split(","):
        code, _, weight = part.strip().partition(";q=")
        try:
            ranked.append((-float(weight or 1), code.split("-")[0].strip().lower()))
        except ValueError:
            continue
    return [code for weight, code in sorted(ranked, key=lambda r: r[0]) if weight]
