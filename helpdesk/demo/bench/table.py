"""The outcome as plain text, and the verdict on it."""

from collections.abc import Mapping, Sequence

from helpdesk.demo.bench.measure import Cost

Costs = Mapping[str, Sequence[Cost]]
"""What was measured by name, one cost for each size in order."""


def table(sizes: Sequence[int], costs: Costs) -> str:
    """Statements at each size, then CPU time as a multiple of that at the smallest."""
    heads = [f"{size:,}" for size in sizes]
    name = max(len("tickets"), *map(len, costs))
    width = max(8, *map(len, heads))
    block = (width + 2) * len(sizes) - 2
    lines = [
        f"{'':{name}}  {'statements':>{block}}  {'CPU, of the smallest':>{block}}",
        f"{'tickets':{name}}  " + "  ".join(f"{head:>{width}}" for head in heads * 2),
    ]
    for what, row in costs.items():
        cells = [str(cost.statements) for cost in row]
        cells += [f"{cost.cpu / row[0].cpu:.2f}" for cost in row]
        mark = "  grows" if grows(row) else ""
        lines.append(f"{what:{name}}  " + "  ".join(f"{cell:>{width}}" for cell in cells) + mark)
    return "\n".join(lines)


def grows(row: Sequence[Cost]) -> bool:
    """Whether a larger size needs more statements than the smallest."""
    return any(cost.statements > row[0].statements for cost in row)
