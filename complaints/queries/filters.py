"""Which complaints a page, its charts and its export are about: one set of choices, kept in the address."""

import dataclasses
import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils import timezone

from complaints.models import Complaint, ComplaintCause


def start_of(day: dt.date) -> dt.datetime:
    """Local midnight at the start of `day`, in the time zone that the page shows."""
    return dt.datetime.combine(day, dt.time(), tzinfo=timezone.get_current_timezone())


@dataclasses.dataclass(frozen=True, kw_only=True)
class ComplaintFilter:
    """A half-open period of local dates [start, end) and optional ids; `cause` takes in the causes below it.

    `untagged` keeps only complaints without a primary cause. `state` is "open", "closed" or "".
    """

    start: dt.date | None = None
    end: dt.date | None = None
    team: int | None = None
    product: int | None = None
    no_product: bool = False
    severity: str = ""
    cause: int | None = None
    untagged: bool = False
    state: str = ""

    def apply(self, complaints: QuerySet[Complaint]) -> QuerySet[Complaint]:
        """The complaints that fit all choices."""
        return complaints.filter(self._period("received_at"), *self._choices())

    def period_of(self, field: str) -> Q:
        """The same period on another row's time, such as the exposure's."""
        return self._period(field)

    def address(self, **changes: Any) -> str:
        """The choices, some of them changed, as a query string."""
        choices = dataclasses.asdict(self) | changes
        names = {"start": "from", "end": "to"}
        return urlencode({names.get(k, k): int(v) if v is True else v for k, v in choices.items() if v})

    def _period(self, field: str) -> Q:
        period = Q()
        if self.start:
            period &= Q(**{f"{field}__gte": start_of(self.start)})
        if self.end:
            period &= Q(**{f"{field}__lt": start_of(self.end)})
        return period

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
            choices.append(Q(closed_at__isnull=self.state == "open"))
        if self.cause:
            choices.append(Exists(primary.filter(Q(cause_id=self.cause) | Q(cause__parent_id=self.cause))))
        if self.untagged:
            choices.append(~Exists(primary))
        return choices
