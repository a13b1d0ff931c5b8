"""Holds which answers a page, its charts and its export are about: one set of choices, kept in the address."""

import dataclasses
import datetime as dt
from typing import Any, Self

from django.db.models import Q, QuerySet

from helpdesk.web import shop_time
from helpdesk.web.parameters import query_string
from surveys.kinds import SurveyKind, kind_of
from surveys.models import Answer, Invitation


@dataclasses.dataclass(frozen=True, kw_only=True)
class Chosen:
    """The choices of the scores page.

    `start` and `end` are the first and last local day. With `batch` the answers are a file's, of whatever date.

    `part` keeps the `bad`, `middle` or `good` scores; `reason` and `group` what the customer or the file said.
    """

    kind: str
    start: dt.date
    end: dt.date
    team: int | None = None
    channel: str = ""
    product: int | None = None
    language: str = ""
    agent: int | None = None
    group: str = ""
    part: str = ""
    reason: str = ""
    batch: int | None = None

    @property
    def survey(self) -> SurveyKind:
        return kind_of(self.kind)

    def apply(self, answers: QuerySet[Answer]) -> QuerySet[Answer]:
        """The answers that fit all choices."""
        answers = self.without_period(answers)
        return answers if self.batch else answers.filter(self._period("answered_at"))

    def without_period(self, answers: QuerySet[Answer]) -> QuerySet[Answer]:
        """The answers that fit all choices but the period."""
        answers = answers.filter(kind=self.kind, batch_id=self.batch, **self._equal())
        if self.part:
            scale = self.survey.scale
            answers = answers.filter(score__in=[s for s in scale.steps if scale.group(s) == self.part])
        if self.reason:
            answers = answers.filter(reasons__contains=[self.reason])
        return answers

    def sent(self, invitations: QuerySet[Invitation]) -> QuerySet[Invitation]:
        """The surveys that left in the period, for the same tickets."""
        fields = {"team": "ticket__team_id", "product": "ticket__product_id", "agent": "ticket__assignee_id"}
        wanted: dict[str, Any] = {fields[name]: getattr(self, name) for name in fields if getattr(self, name)}
        if self.channel:
            wanted["ticket__channel"] = self.channel
        if self.language:
            wanted["language"] = self.language
        return invitations.filter(self._period("sent_at"), kind=self.kind, **wanted)

    def before(self) -> Self:
        """The same choices for the period of the same length that ends the day before this one starts."""
        days = self.end - self.start + dt.timedelta(days=1)
        return dataclasses.replace(self, start=self.start - days, end=self.end - days)

    def without(self, name: str) -> Self:
        """The same choices without the one called `name`, which picks a group."""
        nothing: Any = "" if isinstance(getattr(self, name), str) else None
        return dataclasses.replace(self, **{name: nothing})

    def address(self, **changes: Any) -> str:
        """The choices, some of them changed, as a query string."""
        return query_string(dataclasses.asdict(self) | changes)

    def _equal(self) -> dict[str, Any]:
        names = {"team": "team_id", "product": "product_id", "agent": "agent_id"}
        values = {names.get(name, name): getattr(self, name) for name in (*names, "channel", "language", "group")}
        return {name: value for name, value in values.items() if value}

    def _period(self, field: str) -> Q:
        return shop_time.within(field, self.start, self.end)
