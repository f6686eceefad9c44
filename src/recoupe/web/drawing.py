"""Pages as HTML: the templates of the exported dossier, with links to addresses, in the frame of the app."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from recoupe.export.html.chart import HEIGHT
from recoupe.export.html.safe import digest, lit, visible

# A browser asks a rule for each of them at every element.
_MOST_RULES = 200
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
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.globals["chart_height"] = HEIGHT
    return found


@cache
def source(name: str) -> str:
    """A style or script as it stands among the templates."""
    packages = ("recoupe.web", "recoupe.export")
    loader = ChoiceLoader([PackageLoader(package, "templates") for package in packages])
    return loader.get_source(environment(), name)[0]


def draw(template: str, context: dict[str, Any], pieces: tuple[str, ...] = ()) -> tuple[str, str]:
    """A page, and the Content-Security-Policy under which it is sent: its own style and script and nothing
    else. ``pieces`` are the words of an article that stand in several."""
    style = Markup(source("dossier.css") + source("app.css") + lit(pieces[:_MOST_RULES]))
    script = Markup(source("dossier.js"))
    policy = (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; img-src data:; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    page = environment().get_template(template).render(**context, style=style, script=script)
    return page, policy
