"""Reads one page of a list, by keyset: a deep page costs what the first one does."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import F, OrderBy, Q, QuerySet

from helpdesk.tickets.fields import Sort, sorts
from helpdesk.tickets.models import Ticket
from helpdesk.web.lists.keyset import Keyed, KeysetPage, page_of
from helpdesk.web.parameters import Cursor

PAGE_SIZE = 50
FOUND_SIZE = 30
"""Of a search, whose rows are longer and dearer, and which is read from its top."""

T = TypeVar("T", bound=Keyed)


def column_of(sort: str) -> str:
    """The name of the column that an order goes by."""
    return sorts()[sort][0].key


def _order(sort: str) -> Sort:
    return sorts()[sort][1]


def page(
    tickets: QuerySet[Ticket],
    sort: str,
    after: Cursor | None,
    size: int = PAGE_SIZE,
    *,
    read: Callable[[QuerySet[Ticket]], list[T]],
) -> KeysetPage[T]:
    """The tickets after a cursor in one order, as `read` gives them.

    `next` is the cursor for the page that follows, or empty.
    """
    found = read(ordered(following(tickets, sort, after), sort)[: size + 1])
    if sort == "due" and after and after.at and len(found) <= size:
        # The dated rows end on this page; those without a due time follow them.
        found += read(ordered(tickets.filter(due_at=None), sort)[: size + 1 - len(found)])
    return page_of(found, column_of(sort), size)


def ordered(tickets: QuerySet[Ticket], sort: str, *, backwards: bool = False) -> QuerySet[Ticket]:
    """The tickets in one order; `id` breaks ties in the direction of each order's index."""
    descending = _order(sort).is_descending != backwards
    id_descending = _order(sort).is_oldest_first == backwards
    column = column_of(sort)
    nulls = {"nulls_first": True} if descending and sort == "due" else {"nulls_last": True} if sort == "due" else {}
    return tickets.order_by(
        OrderBy(F(column), descending=descending, **nulls), OrderBy(F("pk"), descending=id_descending)
    )


def following(tickets: QuerySet[Ticket], sort: str, after: Cursor | None) -> QuerySet[Ticket]:
    """The tickets behind the cursor. For the due order with a dated cursor: the dated ones among them."""
    if after is None:
        return tickets
    column = column_of(sort)
    if after.at is None:
        return tickets.filter(due_at=None, pk__lt=after.pk)
    side = "lte" if _order(sort).is_descending else "gte"
    seen = {"pk__lte": after.pk} if _order(sort).is_oldest_first else {"pk__gte": after.pk}
    # One bound on the column lets the index start there; what ties with the cursor is taken out afterwards.
    return tickets.filter(Q(**{f"{column}__{side}": after.at}) & ~Q(**{column: after.at, **seen}))


def behind(sort: str, here: Cursor) -> Q:
    """A condition for all tickets behind a place in an order: for one neighbour, not for a page."""
    column = column_of(sort)
    if here.at is None:
        return Q(due_at=None, pk__lt=here.pk)
    ties = Q(**{column: here.at, "pk__gt" if _order(sort).is_oldest_first else "pk__lt": here.pk})
    side = "lt" if _order(sort).is_descending else "gt"
    later = Q(**{f"{column}__{side}": here.at}) | ties
    return later | Q(due_at=None) if sort == "due" else later
