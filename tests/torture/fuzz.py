"""Look for inputs that crash the readers, led by what code they reach: atheris, where it is installed.

    pip install 'recoupe[fuzz]'
    python -m tests.torture.fuzz KIND [-runs=N] [-max_total_time=SECONDS]

KIND is the name of a seed ("feed.rss"). What crashes is written to crash-…; made small, it goes into
tests/torture/corpus with a name that ends in the suffix of the kind.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

# What is covered has to be imported under its eyes. It has wheels for Linux alone: no part of "dev".
import atheris

with atheris.instrument_imports(
    include=["recoupe.readers", "recoupe.text.clean", "feedparser", "pypdf", "docx"]
):
    from tests.torture.seeds import seeds
    from tests.torture.victim import check


def main() -> None:
    """Fuzz the readers of one kind from its seed."""
    kind = sys.argv[1]
    folder = Path(tempfile.mkdtemp(prefix="recoupe-fuzz-"))
    (folder / "corpus").mkdir()
    (folder / "corpus" / "seed").write_bytes(seeds()[kind])
    path = folder / kind
    arguments = [sys.argv[0], str(folder / "corpus"), "-timeout=60", "-rss_limit_mb=3000", *sys.argv[2:]]
    atheris.Setup(arguments, lambda content: check(path, content))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
