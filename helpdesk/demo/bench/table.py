"""The outcome as plain text."""

from collections.abc import Mapping, Sequence

from helpdesk.demo.bench.bare import BARE
from helpdesk.demo.bench.measure import Cost

Costs = Mapping[str, Sequence[Cost]]
"""What was measured by name, one cost for each size in order."""


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
        cells += [f"{times:.2f}" for times in of_the_smallest(row)]
        cells += [f"{times:.2f}" for times in of_the_bare_page(row, bare or ())]
        marks = "  grows" if grows(row) else ""
        lines.append(f"{what:{name}}  " + "  ".join(f"{cell:>{width}}" for cell in cells) + marks)
    return "\n".join(lines)


def of_the_bare_page(row: Sequence[Cost], bare: Sequence[Cost]) -> list[float]:
    """How many bare pages each costs, measured in turns where it was."""
    return [cost.cpu / (cost.beside or plain.cpu) for cost, plain in zip(row, bare, strict=False)]


def of_the_smallest(row: Sequence[Cost]) -> list[float]:
    """How many times the cost at the smallest size; in bare pages of the same moments, where they are known."""
    return [(cost.cpu / row[0].cpu) * ((row[0].beside or 1) / (cost.beside or 1)) for cost in row]


def grows(row: Sequence[Cost]) -> bool:
    """Whether a larger size needs more statements than the smallest."""
    return any(cost.statements > row[0].statements for cost in row)
