"""Changes many rows a few at a time, so that no statement is long and nobody waits for it."""

from typing import Any

from django.db.models import Model, QuerySet


def update_in_batches(rows: QuerySet[Model], *, order: str, size: int, batches: int, **changes: Any) -> int:
    """Change the rows that a query finds, `size` at a time and at most `batches` times; returns how many.

    The changes take a row out of the query. It is asked again with each statement: a row that left it meanwhile stays.
    """
    changed = 0
    for _ in range(batches):
        found = list(rows.order_by(order).values_list("pk", flat=True)[:size])
        changed += rows.filter(pk__in=found).update(**changes)
        if len(found) < size:
            break
    return changed
