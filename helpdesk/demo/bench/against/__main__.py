"""Starts both, asks them in turns and prints what each act costs here as a multiple of what it costs there."""

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from helpdesk.runner.layout import ROOT

ACTS = ("create", "reply", "mail-in")
ROUNDS = 40
TURN = Path(__file__).with_name("turn.py")


class Side:
    """A checkout with servers and data of its own."""

    def __init__(self, root: Path, stack: ExitStack) -> None:
        own = root / ".venv" / "bin" / "python"
        command = [str(own if own.exists() else sys.executable), str(TURN)]
        started = subprocess.Popen(
            command,
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(root)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._process = stack.enter_context(started)
        self.acts = self._answer().split()

    def ask(self, what: str, act: str) -> float:
        if self._process.stdin is None:
            raise RuntimeError("it was started without a way to ask")
        self._process.stdin.write(f"{what} {act}\n")
        self._process.stdin.flush()
        return float(self._answer())

    def _answer(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise RuntimeError("a checkout gave no answer")
        return line


def run(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="script/bench against", description="Compares with another checkout.")
    parser.add_argument("path", type=Path, help="the other checkout, such as a worktree of the commit before")
    parser.add_argument("names", nargs="*", metavar="NAME", default=ACTS, help=f"default: {', '.join(ACTS)}")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = parser.parse_args(arguments)
    with ExitStack() as stack:
        here, there = (Side(root, stack) for root in (ROOT, chosen.path.resolve()))
        names = [name for name in chosen.names if name in here.acts and name in there.acts]
        width = max(map(len, names), default=0)
        sys.stdout.write(f"{'':{width}}  statements  there    CPU of there\n")
        for name in names:
            sys.stdout.write(f"{name:{width}}  {_compared(name, here, there, chosen.rounds)}\n")
            sys.stdout.flush()
    return 0


def _compared(name: str, here: Side, there: Side, rounds: int) -> str:
    for side in (here, there):
        side.ask("cpu", name)  # the first time is another thing
    counts = [side.ask("statements", name) for side in (here, there)]
    pairs = [(here.ask("cpu", name), there.ask("cpu", name)) for _ in range(rounds)]
    ratio = statistics.median(ours for ours, _ in pairs) / statistics.median(theirs for _, theirs in pairs)
    return f"{counts[0]:>10.0f}  {counts[1]:>5.0f}  {ratio:>14.2f}"


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
