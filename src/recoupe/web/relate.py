"""``python -m recoupe.web.relate STORE``: relate a story anew in a process of its own."""

from __future__ import annotations

import sys
from contextlib import closing

from recoupe.pipeline import judge
from recoupe.store import StoreError, open_store


def main(address: str) -> int:
    """Take what was decided into the story of a store. 0: done; 1: not now, and standard error says why."""
    try:
        with closing(open_store(address)) as store:
            judge(store, ())
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
