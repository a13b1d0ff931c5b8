"""Which complaints a page, its charts and its export are about: one set of choices, kept in the address."""

import dataclasses
import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from complaints.models import Complaint, ComplaintCause
from helpdesk.tickets.models import Status
from helpdesk.web import shop_time
from helpdesk.web.parameters import query_string

CLOSED_SOMETIME = Q(closed_at__isnull=True, ticket__status=Status.CLOSED)
"""An imported complaint may be closed on a day that its source does not tell."""

IS_OPEN = Q(closed_at__isnull=True) & ~CLOSED_SOMETIME


@dataclasses.dataclass(frozen=True, kw_only=True)
class ComplaintFilter:
    """The first and the last of the shop's days, both included, and optional ids; `cause` takes in those below it.

    `untagged` keeps only complaints without a primary cause. `state` is "open", "closed" or "".
    """

    first: dt.date | None = None
    last: dt.date | None = None
    team: int | None = None
    product: int | None = None
    no_product: bool = False
    severity: str = ""
    cause: int | None = None
    untagged: bool = False
    state: str = ""

    def apply(self, complaints: QuerySet[Complaint]) -> QuerySet[Complaint]:
        """The complaints that fit all choices."""
        return complaints.filter(self.period_of("received_at"), *self._choices())

    def period_of(self, field: str) -> Q:
        """A condition that a time column lies in the period: that of complaints, or of the tickets they are set
        against.
        """
        return shop_time.within(field, self.first, self.last)

    def address(self, **changes: Any) -> str:
        """The choices, some of them changed, as a query string."""
        return query_string(dataclasses.asdict(self) | changes)

    def _choices(self) -> list[Q | Combinable]:
        primary = ComplaintCause.objects.filter(complaint=OuterRef("pk"), is_primary=True)
        choices: list[Q | Combinable] = []
        if self.team:
            choices.append(Q(ticket__team_id=self.team))
        if self.product:
            choices.append(Q(product_id=self.product))
        if self.no_product:
            choices.append(Q(product__isnull=True))
        if self.severity:
            choices.append(Q(severity=self.severity))
        if self.state:
            choices.append(IS_OPEN if self.state == "open" else ~IS_OPEN)
        if self.cause:
            choices.append(Exists(primary.filter(Q(cause_id=self.cause) | Q(cause__parent_id=self.cause))))
        if self.untagged:
            choices.append(~Exists(primary))
        return choices
