"""One page of a list, by keyset: a deep page costs what the first one does."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import F, OrderBy, Q, QuerySet

from helpdesk.tickets.models import Ticket
from helpdesk.web.keyset import Keyed, Page, cut
from helpdesk.web.parameters import Cursor

PAGE_SIZE = 50
FOUND_SIZE = 30
"""Of a search, whose rows are longer and dearer, and which is read from its top."""
COLUMNS = {"newest": "created_at", "oldest": "created_at", "activity": "last_activity_at", "due": "due_at"}


T = TypeVar("T", bound=Keyed)


def page(
    tickets: QuerySet[Ticket],
    sort: str,
    after: Cursor | None,
    size: int = PAGE_SIZE,
    *,
    read: Callable[[QuerySet[Ticket]], list[T]],
) -> Page[T]:
    """The tickets after a cursor in one order, as `read` gives them; `next` is the cursor for the page that follows, or
    empty."""
    found = read(ordered(following(tickets, sort, after), sort)[: size + 1])
    if sort == "due" and after and after.at and len(found) <= size:
        # The dated rows end on this page; those without a due time follow them.
        found += read(ordered(tickets.filter(due_at=None), sort)[: size + 1 - len(found)])
    return cut(found, COLUMNS[sort], size)


def ordered(tickets: QuerySet[Ticket], sort: str, *, backwards: bool = False) -> QuerySet[Ticket]:
    """`id` breaks ties in the direction of each order's index."""
    descending = (sort in ("newest", "activity")) != backwards
    id_descending = (sort != "oldest") != backwards
    column = COLUMNS[sort]
    nulls = {"nulls_first": True} if descending and sort == "due" else {"nulls_last": True} if sort == "due" else {}
    return tickets.order_by(
        OrderBy(F(column), descending=descending, **nulls), OrderBy(F("pk"), descending=id_descending)
    )


def following(tickets: QuerySet[Ticket], sort: str, after: Cursor | None) -> QuerySet[Ticket]:
    """Rows behind the cursor. For the due order with a dated cursor: the dated ones among them."""
    if after is None:
        return tickets
    column = COLUMNS[sort]
    if after.at is None:
        return tickets.filter(due_at=None, pk__lt=after.pk)
    side = "lte" if sort in ("newest", "activity") else "gte"
    seen = {"pk__lte": after.pk} if sort == "oldest" else {"pk__gte": after.pk}
    # One bound on the column lets the index start there; what ties with the cursor is taken out afterwards.
    return tickets.filter(Q(**{f"{column}__{side}": after.at}) & ~Q(**{column: after.at, **seen}))


def behind(sort: str, here: Cursor) -> Q:
    """Rows after a place in an order, whole: for one neighbour, not for a page."""
    column = COLUMNS[sort]
    if here.at is None:
        return Q(due_at=None, pk__lt=here.pk)
    ties = Q(**{column: here.at, "pk__gt" if sort == "oldest" else "pk__lt": here.pk})
    side = "lt" if sort in ("newest", "activity") else "gt"
    later = Q(**{f"{column}__{side}": here.at}) | ties
    return later | Q(due_at=None) if sort == "due" else later
