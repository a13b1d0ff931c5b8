"""`script/chaos drafts [--rounds 100] [--seed N]`: prints its counts, ends non-zero when one of them is wrong."""

import argparse
import random
import secrets
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from helpdesk.runner.layout import short_temporary
from tests.chaos.drafts.run import run
from tests.chaos.ledger import Line
from tests.running.fixtures import CHROMIUM, SETTINGS
from tests.running.stack import Stack


def main() -> int:
    parser = argparse.ArgumentParser(prog="script/chaos drafts", description=sys.modules["tests.chaos.drafts"].__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="repeats a choice of moments")
    options = parser.parse_args()
    print(f"{options.rounds} rounds, seed {options.seed}", flush=True)
    began = time.monotonic()
    lines = _lines(options.rounds, random.Random(options.seed))
    print(*lines, sep="\n")
    wrong = [line for line in lines if not line.is_right]
    print(f"{'WRONG' if wrong else 'Nothing lost, nothing twice'} after {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


def _lines(rounds: int, chance: random.Random) -> list[Line]:
    data = Path(tempfile.mkdtemp(prefix="amends-drafts-", dir=short_temporary()))
    stack = Stack(data, SETTINGS)
    try:
        stack.wait_until_ready()
        stack.shell("from tests.running.scene import prepare; prepare()")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            return run(stack, browser, rounds=rounds, chance=chance, tell=lambda words: print(words, flush=True))
    finally:
        stack.stop()
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
