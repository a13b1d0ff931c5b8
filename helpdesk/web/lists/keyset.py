"""Cuts a long list into pages by keyset: a deep page costs what the first one does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import Model, QuerySet

from helpdesk.web.parameters.cursors import Cursor


class Keyed(Protocol):
    """A row that a list can be cut into pages by, besides its column."""

    @property
    def pk(self) -> Any: ...


Row = TypeVar("Row", bound=Keyed)
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class KeysetPage(Generic[Row]):
    """A page of rows. `next` is the cursor of the page that follows, or empty."""

    rows: Sequence[Row]
    next: str = ""


def page_of(found: Sequence[Row], column: str, size: int) -> KeysetPage[Row]:
    """A page of `found`, which was read with one row more than fits."""
    if len(found) <= size:
        return KeysetPage(found)
    last = found[size - 1]
    return KeysetPage(found[:size], Cursor(getattr(last, column), last.pk).text())


def newest_first(rows: QuerySet[M], column: str, after: Cursor | None, size: int) -> KeysetPage[M]:
    """The page of rows behind a cursor, the newest by `column` first; `pk` breaks ties. One statement."""
    if after and after.at:
        # One bound on the column lets the index start there; what ties with the cursor is taken out afterwards.
        rows = rows.filter(**{f"{column}__lte": after.at}).exclude(**{column: after.at, "pk__gte": after.pk})
    return page_of(list(rows.order_by(f"-{column}", "-pk")[: size + 1]), column, size)
