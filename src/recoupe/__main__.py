"""``python -m recoupe``: the same as ``recoupe``."""

from recoupe.cli import run

if __name__ == "__main__":
    run()
