"""`script/chaos [--rounds 100] [--seed N]`: prints its counts, ends non-zero when one of them is wrong."""

import argparse
import random
import secrets
import shutil
import sys
import tempfile
import time
from pathlib import Path

from helpdesk.runner.layout import short_temporary
from tests.chaos.run import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="script/chaos", description=sys.modules["tests.chaos"].__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="repeats a choice of moments")
    options = parser.parse_args()
    data = Path(tempfile.mkdtemp(prefix="amends-chaos-", dir=short_temporary()))
    print(f"{options.rounds} rounds, seed {options.seed}", flush=True)
    began = time.monotonic()
    try:
        lines = run(data, rounds=options.rounds, chance=random.Random(options.seed), tell=print)
    finally:
        shutil.rmtree(data, ignore_errors=True)
    print(*lines, sep="\n")
    wrong = [line for line in lines if not line.is_right]
    print(f"{'WRONG' if wrong else 'Nothing lost, nothing twice'} after {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
