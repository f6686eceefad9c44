"""What keeps a page safe: what its policy lets in, and texts that cannot play with the reader."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from markupsafe import Markup

from recoupe.export.present import shown


def digest(text: str) -> str:
    """The source expression of an inline style or script (CSP level 2)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def visible(value: object) -> object:
    """Texts without control characters and direction overrides; mark-up that is ours stays as it is."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def lit(ids: Iterable[str]) -> str:
    """Style that lights every piece of the words that stand in several."""
    return "".join(
        f":root:has(#{id_}:target) .{id_}{{background:var(--lit);color:var(--lit-ink)}}\n" for id_ in ids
    )
