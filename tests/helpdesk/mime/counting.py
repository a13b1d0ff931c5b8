"""How much work a call does, in lines of Python run: the same on every machine, busy or not."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

MEASURE = "slipcover"
"""What measures coverage works within the calls that it measures, the first time that they take a branch."""


def lines_run(call: Callable[[], object]) -> int:
    """Lines of Python that `call` runs, without those that measure it."""
    count = aside = 0

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count, aside
        if str(frame.f_globals.get("__name__")).startswith(MEASURE):
            aside += (event == "call") - (event == "return")
        elif not aside:
            count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
