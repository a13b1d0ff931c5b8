"""What the figures should be, and whether they are."""

from collections.abc import Iterator, Sequence

from helpdesk.demo.bench.bare import BARE
from helpdesk.demo.bench.table import Costs, of_the_bare_page, of_the_smallest

AIMS = {"inbox": 4, "ticket": 10, "search": 3}
"""How many times the bare page a page may cost; a name stands for all that begin with it."""

FLAT = 1.5
"""How many times its cost at the smallest size anything may cost but reports, which read more the more there is."""

MOST_STATEMENTS = {"ticket": 25}
REPORTS = ("complaint-trends", "nps", "today", "sweep")
MILLION, MINUTES = 1_000_000, 15
"""How many minutes a million tickets may take to be made."""


def verdicts(sizes: Sequence[int], costs: Costs, *, filling: float) -> Iterator[str]:
    """A line for each aim. `filling` is how many seconds it took to make the tickets."""
    minutes = f"{sizes[-1]:,} tickets were made in {filling // 60:.0f} min {filling % 60:.0f} s"
    yield f"{minutes}{_told(filling, MINUTES * 60, f'at most {MINUTES} min') if sizes[-1] >= MILLION else ''}"
    for what, row in costs.items():
        aim = next((times for name, times in AIMS.items() if what.startswith(name)), None)
        if aim and BARE in costs:
            worst = max(of_the_bare_page(row, costs[BARE]))
            yield f"{what}: {worst:.1f} times the bare page{_told(worst, aim, f'at most {aim}')}"
        if most := MOST_STATEMENTS.get(what):
            yield f"{what}: {row[-1].statements} statements{_told(row[-1].statements, most, f'at most {most}')}"
        if what not in (BARE, *REPORTS) and len(row) > 1:
            growth = max(of_the_smallest(row))
            yield f"{what}: {growth:.2f} times the smallest{_told(growth, FLAT, f'at most {FLAT}')}"


def _told(value: float, most: float, aim: str) -> str:
    return f": {'met' if value <= most else 'MISSED'} ({aim})"
