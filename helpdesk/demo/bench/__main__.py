"""The command line behind `script/bench`."""

import argparse
import sys
import time
from collections import defaultdict

import django

from helpdesk.runner.testing import pytest_plugin  # noqa: F401 - throw-away servers, gone when this process ends

SIZES, LARGE = (1_000, 10_000), (1_000, 100_000, 1_000_000)
MAIL = (
    "`script/bench mail` measures how fast mail comes in, and how that bears growth;"
    " `script/bench queues` how late mail leaves while as many events wait."
)


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench", description="How the main pages bear growth.", epilog=MAIL)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these; default: all")
    parser.add_argument("--large", action="store_true", help=f"at {LARGE[1]:,} and {LARGE[2]:,} tickets too")
    parser.add_argument("--most", type=int, default=LARGE[-1], metavar="N", help="stop at this many tickets")
    return parser.parse_args(arguments)


def say(words: str) -> None:
    """Progress goes beside the table, not into it."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def main() -> int:
    """Prints the table. Returns 1 when a number of statements grows with the data, 2 for an unknown name."""
    django.setup()
    if sys.argv[1:] == ["mail"]:
        from helpdesk.demo.bench.mail import command  # noqa: PLC0415

        return command.run()
    if sys.argv[1:2] == ["queues"]:
        from helpdesk.demo.bench.queues import command as queues  # noqa: PLC0415

        return queues.run(sys.argv[2:])
    chosen = parse(sys.argv[1:])
    # Models exist only from here on.
    from helpdesk.demo.bench.acts import acts  # noqa: PLC0415
    from helpdesk.demo.bench.bare import BARE  # noqa: PLC0415
    from helpdesk.demo.bench.measure import Cost, measure  # noqa: PLC0415
    from helpdesk.demo.bench.prepare import grow, manager, prepare  # noqa: PLC0415
    from helpdesk.demo.bench.table import grows, table  # noqa: PLC0415
    from helpdesk.demo.bench.verdicts import verdicts  # noqa: PLC0415

    sizes = [size for size in (LARGE if chosen.large else SIZES) if size <= chosen.most]
    prepare()
    costs: dict[str, list[Cost]] = defaultdict(list)
    filling = 0.0
    for size in sizes:
        say(f"Growing to {size:,} tickets …")
        begun = time.monotonic()
        grow(size)
        filling += time.monotonic() - begun
        known = acts(manager())
        if unknown := set(chosen.names) - known.keys():
            say(f"Not known: {', '.join(sorted(unknown))}. There are: {', '.join(known)}")
            return 2
        for name in dict.fromkeys((BARE, *chosen.names)) if chosen.names else known:
            say(f"Measuring {name} …")
            costs[name].append(measure(known[name], beside=known[BARE]))
    words = [table(sizes, costs), "", *verdicts(sizes, costs, filling=filling)]
    sys.stdout.write("\n".join(words) + "\n")
    return int(any(grows(row) for row in costs.values()))


if __name__ == "__main__":
    sys.exit(main())
