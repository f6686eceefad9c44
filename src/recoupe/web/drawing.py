"""Pages as HTML: the templates of the exported dossier, with links to addresses, in the frame of the app."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from recoupe.export.html.chart import HEIGHT
from recoupe.export.present import shown

# In the exported page a link leads to a place in it, here to the address of that place.
_PLACE = re.compile(r'href="#(?:\{\{ ([^{}]+) \}\}|([a-z]+))"')


class _Addressed(BaseLoader):
    """Templates of the exported page with ``to(place)`` for every ``#place``."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source of a template. Raises TemplateNotFound."""
        source, file, current = self._loader.get_source(environment, template)
        return _PLACE.sub(lambda m: f'href="{{{{ to({m[1] or repr(m[2])}) }}}}"', source), file, current


@cache
def environment() -> Environment:
    """Where the templates are."""
    shared = _Addressed(PackageLoader("recoupe.export", "templates"))
    found = Environment(
        loader=ChoiceLoader([PackageLoader("recoupe.web", "templates"), shared]),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.globals["chart_height"] = HEIGHT
    return found


def _visible(value: object) -> object:
    """Texts without control characters and direction overrides; mark-up that is ours stays as it is."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def source(name: str) -> str:
    """A style or script as it stands among the templates."""
    packages = ("recoupe.web", "recoupe.export")
    loader = ChoiceLoader([PackageLoader(package, "templates") for package in packages])
    return loader.get_source(environment(), name)[0]


def lit(ids: tuple[str, ...]) -> str:
    """Style that lights every piece of the words that stand in several."""
    return "".join(
        f":root:has(#{id_}:target) .{id_}{{background:var(--lit);color:var(--lit-ink)}}\n"
        for id_ in ids[:200]
    )


def draw(template: str, context: dict[str, Any], pieces: tuple[str, ...] = ()) -> tuple[str, str]:
    """A page, and the Content-Security-Policy under which it is sent: its own style and script and nothing
    else. ``pieces`` are the words of an article that stand in several."""
    style = Markup(source("dossier.css") + source("app.css") + lit(pieces))
    script = Markup(source("dossier.js"))
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; img-src data:; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    page = environment().get_template(template).render(**context, style=style, script=script)
    return page, policy


def _digest(text: str) -> str:
    """The source expression of an inline style or script (CSP level 2)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
