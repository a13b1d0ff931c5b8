"""The outcome as plain text, and the verdict on it."""

from collections.abc import Mapping, Sequence

from helpdesk.demo.bench.acts import BARE
from helpdesk.demo.bench.measure import Cost

Costs = Mapping[str, Sequence[Cost]]
"""What was measured by name, one cost for each size in order."""

AIMS = {"inbox": 4, "ticket": 10, "search": 3}
"""How many times the bare page a page may cost; a name stands for all that begin with it."""

FLAT = 1.5
"""How many times its cost at the smallest size anything may cost but reports, which read more the more there is."""

REPORTS = ("complaint-trends", "nps")


def table(sizes: Sequence[int], costs: Costs) -> str:
    """Statements at each size, then CPU time as a multiple of that at the smallest, and of the bare page's."""
    heads = [f"{size:,}" for size in sizes]
    name = max(len("tickets"), *map(len, costs))
    width = max(8, *map(len, heads))
    block = (width + 2) * len(sizes) - 2
    bare = costs.get(BARE)
    titles = ["statements", "CPU, of the smallest", *(["CPU, of the bare page"] if bare else [])]
    lines = [
        f"{'':{name}}  " + "  ".join(f"{title:>{block}}" for title in titles),
        f"{'tickets':{name}}  " + "  ".join(f"{head:>{width}}" for head in heads * len(titles)),
    ]
    for what, row in costs.items():
        cells = [str(cost.statements) for cost in row]
        cells += [f"{cost.cpu / row[0].cpu:.2f}" for cost in row]
        cells += [f"{cost.cpu / plain.cpu:.2f}" for cost, plain in zip(row, bare or (), strict=False)]
        marks = "".join(f"  {mark}" for mark in remarks(what, row, bare))
        lines.append(f"{what:{name}}  " + "  ".join(f"{cell:>{width}}" for cell in cells) + marks)
    return "\n".join(lines)


def remarks(what: str, row: Sequence[Cost], bare: Sequence[Cost] | None) -> list[str]:
    """What is not as it should be."""
    found = ["grows"] if grows(row) else []
    if what not in REPORTS and row[-1].cpu > FLAT * row[0].cpu:
        found.append(f"more than {FLAT} times the smallest")
    aim = next((times for name, times in AIMS.items() if what.startswith(name)), None)
    if bare and aim and any(cost.cpu > aim * plain.cpu for cost, plain in zip(row, bare, strict=True)):
        found.append(f"more than {aim} times the bare page")
    return found


def grows(row: Sequence[Cost]) -> bool:
    """Whether a larger size needs more statements than the smallest."""
    return any(cost.statements > row[0].statements for cost in row)
