"""``python -m recoupe``: the same as ``recoupe``."""

import sys

from recoupe.cli import main

if __name__ == "__main__":
    sys.exit(main())
