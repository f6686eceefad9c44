"""The licences of what is installed with Recoupe, and what they ask: the table in docs/licences.md.

python -m tests.torture.licences        writes it anew
"""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, distributions

from tests.torture.figures import ROOT

_BEGINS, _ENDS = "<!-- table -->", "<!-- end of the table -->"

# What each asks of who passes the packages on. Recoupe itself installs them from the index and holds none.
ASKS = {
    "MIT": "keep the notice",
    "BSD": "keep the notice; do not use the authors' names to advertise",
    "ISC": "keep the notice",
    "Apache-2.0": "keep the notice and NOTICE files; say what was changed; a patent grant ends with a patent suit",
    "MPL": "keep the notice; files of theirs that were changed have to be passed on as source",
    "PSF": "keep the notice; say what was changed",
    "LGPL-LR": "data: name the authors; who passes on a changed model passes it on under the same licence; programs that use it are free",
    "LGPL": "keep the notice; pass the library on so that it can be replaced; changes to it as source",
    "ZPL": "keep the notice",
    "Unlicense": "nothing",
    "CC0": "nothing",
    "HPND": "keep the notice",
    "Zlib": "keep the notice; name changes as such",
}
# What packages call their licences, in the order in which they are looked for.
_CALLED = (
    ("LGPL-LR", r"LGPL-?LR|LGPLLR|Lesser General Public License For Linguistic Resources"),
    ("LGPL", r"LGPL|Lesser General Public"),
    ("MPL", r"MPL|Mozilla"),
    ("Apache-2.0", r"Apache"),
    ("BSD", r"BSD"),
    ("MIT", r"\bMIT\b|MIT License"),
    ("ISC", r"\bISC\b"),
    ("PSF", r"\bPSF|Python Software Foundation"),
    ("ZPL", r"\bZPL|Zope"),
    ("CC0", r"CC0"),
    ("Unlicense", r"Unlicense"),
    ("HPND", r"HPND"),
    ("Zlib", r"zlib"),
)


def plain(name: str) -> str:
    """A name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The licences of each package, by name; of those that are for another platform, none.

    Raises ValueError for a package whose licence is not among those that were read.
    """
    paths = sysconfig.get_paths()
    # Not all of sys.path: a package may bring copies of others there while tests run.
    there = distributions(path=sorted({paths["purelib"], paths["platlib"]}))
    packages = {plain(package.metadata["Name"]): package for package in there}
    return {name: _licences(name, packages[name]) for name in sorted(names) if name in packages}


def _licences(name: str, package: Distribution) -> tuple[str, ...]:
    metadata = package.metadata
    classified = [c for c in metadata.get_all("Classifier") or [] if c.startswith("License ::")]
    given = metadata.get("License-Expression") or " ".join(classified) or ""
    given = given if _known(given) else f"{given} {metadata.get('License') or ''}"[:2_000]
    if known := _known(given):
        return known
    raise ValueError(f"{name}: its licence is to be read first: {given[:200]!r}")


def _known(given: str) -> tuple[str, ...]:
    found = []
    for licence, pattern in _CALLED:
        if re.search(pattern, given, re.IGNORECASE):
            found.append(licence)
            given = re.sub(pattern, "", given, flags=re.IGNORECASE)
    return tuple(found)


def table(found: Mapping[str, tuple[str, ...]]) -> str:
    """The table in Markdown, a row a licence or choice of licences."""
    rows = ["| licence | what it asks of who passes it on | packages |", "|---|---|---|"]
    for licences in sorted(set(found.values()), key=lambda some: (len(some), some)):
        asks = "; ".join(ASKS[licence] for licence in licences)
        names = ", ".join(name for name in found if found[name] == licences)
        rows.append(f"| {', '.join(licences)} | {asks} | {names} |")
    return "\n".join(rows)


def main() -> None:
    """Write the table into docs/licences.md."""
    from tests.torture.test_supply import _lock

    path = ROOT / "docs" / "licences.md"
    text = path.read_text(encoding="utf-8")
    start, end = text.index(_BEGINS) + len(_BEGINS), text.index(_ENDS)
    new = f"{text[:start]}\n{table(installed(_lock('use')))}\n{text[end:]}"
    path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
