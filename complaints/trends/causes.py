"""Finds the few causes that make most of the complaints, and where product and cause meet more often than expected."""

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Sequence

from django.utils.translation import gettext

from complaints.queries.counts import TrendCell
from helpdesk.stats.pareto import ParetoRanking, pareto
from helpdesk.stats.shrinkage import fitted_alpha, shrunk_ratio
from helpdesk.web.charts import Chart, HeatCell, HeatRow, HeatTable, RankedBar, heat_table, pareto_chart

SHOWN_BARS, SHOWN_ROWS, SHOWN_COLUMNS = 8, 8, 6
MIN_COUNT = 5
VITAL_SHARE = 0.5
"""The few causes that make half of all complaints are the ones to look at."""

Url = Callable[..., str]


@dataclasses.dataclass(frozen=True)
class CauseGroup:
    """A product or a group of causes with its complaints."""

    id: int | None
    name: str
    count: int


def groups(cells: Sequence[TrendCell], by: str) -> list[CauseGroup]:
    """Complaints summed by `by`, "product" or "cause", largest first; what is not said comes last."""
    sums: dict[tuple[int | None, str], int] = defaultdict(int)
    for cell in cells:
        sums[getattr(cell, f"{by}_id"), getattr(cell, by)] += cell.count
    found = [CauseGroup(id_, name, count) for (id_, name), count in sums.items()]
    return sorted(found, key=lambda group: (group.id is None, -group.count, group.name.casefold()))


def ranking(cells: Sequence[TrendCell]) -> ParetoRanking:
    """Pareto ranking of the causes that make half of all complaints; those without a cause stand beside it."""
    causes = groups(cells, "cause")
    named = {cause.name: cause.count for cause in causes if cause.id}
    untagged = sum(cause.count for cause in causes if not cause.id)
    return pareto(named, untagged=untagged, vital_share=VITAL_SHARE)


def cause_chart(cells: Sequence[TrendCell], url: Url) -> Chart:
    """Pareto chart of causes; those behind the eighth are drawn as one bar. `url` makes the address of a bar's
    complaints.
    """
    ranked = ranking(cells)
    ids = {cell.cause: cell.cause_id for cell in cells}
    bars = [
        RankedBar(bar.label, bar.count, bar.cumulative, bar.vital, url(cause=ids[bar.label]))
        for bar in ranked.bars[:SHOWN_BARS]
    ]
    if rest := ranked.bars[SHOWN_BARS:]:
        bars.append(
            RankedBar(
                gettext("%(count)s others") % {"count": len(rest)}, sum(bar.count for bar in rest), 1.0, False, url()
            )
        )
    return pareto_chart(
        bars,
        label=gettext("Complaints by cause, %(total)s with a cause, %(untagged)s without")
        % {"total": ranked.total, "untagged": ranked.untagged},
        empty=gettext("No complaint in this period. When there is one, its cause shows here."),
        untagged=ranked.untagged,
        untagged_url=url(untagged=True),
        cause_heading=gettext("Cause"),
        count_heading=gettext("Complaints"),
    )


def more_than_expected(cells: Sequence[TrendCell]) -> set[tuple[int | None, int | None]]:
    """Pairs of ids (product, cause) with more complaints than their row and column lead to expect.

    Flagged is what has at least five complaints and, with 95 % confidence, more than expected, shrunk by how much all
    cells vary: EB05 above 1 (gamma-Poisson, `stats.shrinkage`).
    """
    total = sum(cell.count for cell in cells)
    products = [group for group in groups(cells, "product") if group.id]
    causes = [group for group in groups(cells, "cause") if group.id]
    counts = {(cell.product_id, cell.cause_id): cell.count for cell in cells}
    expected = {(p.id, c.id): p.count * c.count / total for p in products for c in causes}
    alpha = fitted_alpha([(counts.get(pair, 0), mean) for pair, mean in expected.items()])
    return {
        pair
        for pair, mean in expected.items()
        if (n := counts.get(pair, 0)) >= MIN_COUNT and n > mean and shrunk_ratio(n, mean, alpha).eb05 > 1
    }


def product_table(cells: Sequence[TrendCell], url: Url) -> HeatTable:
    """Table of complaints by product and cause, the largest of each; every cell leads to its complaints."""
    products, causes = groups(cells, "product")[:SHOWN_ROWS], groups(cells, "cause")[:SHOWN_COLUMNS]
    counts = {(cell.product_id, cell.cause_id): cell.count for cell in cells}
    flagged = more_than_expected(cells)
    rows = [
        HeatRow(
            product.name or gettext("Not said"),
            tuple(
                HeatCell(
                    counts.get((product.id, cause.id), 0),
                    url(**_choice("product", product.id), **_choice("cause", cause.id)),
                    (product.id, cause.id) in flagged,
                )
                for cause in causes
            ),
            url(**_choice("product", product.id)),
        )
        for product in products
    ]
    return heat_table(
        rows,
        [cause.name or gettext("Untagged") for cause in causes],
        label=gettext("Complaints by product and cause"),
        row_heading=gettext("Product"),
        empty=gettext("No complaint in this period."),
    )


def _choice(kind: str, id_: int | None) -> dict[str, object]:
    if id_ is not None:
        return {kind: id_}
    return {"no_product": True} if kind == "product" else {"untagged": True}
