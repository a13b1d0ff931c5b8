"""How much of what kills, floods or guesses a run takes: a small fixed dose, or all of it with `script/test --full`."""

import os

FULL = bool(os.environ.get("AMENDS_FULL"))


def dose(usual: int, full: int) -> int:
    """How many this run takes."""
    return full if FULL else usual
