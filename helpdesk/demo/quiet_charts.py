"""The command line behind `script/quiet-charts`: does the trend page cry wolf as often as it says?

Charts with nothing unusual in them are drawn by lot and judged as the page judges; beside how many were flagged stands
the chance that the page states for such charts.
"""

import argparse
import sys
from collections.abc import Callable
from math import floor, log
from random import Random

from helpdesk.stats.control import quiet_chance
from helpdesk.stats.control.shares import judge

BASELINE, STATED, TRIES = 20, 100, 1_000
Tickets = Callable[[Random], int]
TICKETS: dict[str, Tickets] = {
    "400": lambda lots: 400,
    "40": lambda lots: 40,
    "20 to 600": lambda lots: lots.randint(20, 600),
}
"""Tickets a week: many, few, and weeks that differ."""


def compare(
    *, weeks: int, share: float, tickets: Tickets, charts: int, scatter: float = 1.0, stated: int = STATED
) -> tuple[float, float]:
    """(stated, simulated) chance of at least one flag; what is stated is the mean over some of the charts.

    `scatter` is how many times as much as chance the share of the weeks varies.
    """
    lots = Random(2026)  # noqa: S311 - lots of a simulation
    totals = [tickets(lots) for _ in range(weeks)]
    drawn = [[_cases(lots, total, share, scatter) for total in totals] for _ in range(charts)]
    flagged = sum(any(judge(cases, totals, BASELINE).rules) for cases in drawn)
    told = [_stated(cases, totals, seed) for seed, cases in enumerate(drawn[:stated])]
    return sum(told) / len(told), flagged / charts


def _stated(cases: list[int], totals: list[int], seed: int) -> float:
    """As the page, from lots of its own: the mean is as good as that of so many more charts."""
    judged = judge(cases, totals, BASELINE)
    return (
        quiet_chance(totals, sum(cases), BASELINE, sigma_z=judged.sigma_z, charts=TRIES, seed=seed)
        if judged.share
        else 0.0
    )


def _cases(lots: Random, total: int, share: float, scatter: float) -> int:
    if scatter > 1:
        weight = (total - scatter**2) / (scatter**2 - 1)
        share = lots.betavariate(share * weight, (1 - share) * weight)
    cases, tried = -1, 0
    while tried <= total:  # from one case to the next at once: how many tickets lie between them has a law of its own
        cases += 1
        tried += 1 + floor(log(1 - lots.random()) / log(1 - share))
    return cases


def main() -> int:
    """Prints the table. Returns 1 when a stated chance is more than a point off where weeks are quiet."""
    parser = argparse.ArgumentParser(prog="script/quiet-charts", description=__doc__)
    parser.add_argument("--charts", type=int, default=10_000)
    charts: int = parser.parse_args().charts
    sys.stdout.write("weeks  share  tickets a week  scatter   stated  simulated\n")
    worst = 0.0
    for scatter in (1.0, 2.0):
        for name in TICKETS if scatter == 1 else ("400",):
            for weeks in (26, 52):
                for share in (0.02, 0.1, 0.3):
                    stated, simulated = compare(
                        weeks=weeks, share=share, tickets=TICKETS[name], charts=charts, scatter=scatter
                    )
                    worst = max(worst, abs(stated - simulated)) if scatter == 1 else worst
                    row = f"{weeks:>5} {share:>6.0%} {name:>15} {scatter:>8.1f} {stated:>8.2%} {simulated:>10.2%}\n"
                    sys.stdout.write(row)
                    sys.stdout.flush()
    return int(worst > 0.01)


if __name__ == "__main__":
    sys.exit(main())
