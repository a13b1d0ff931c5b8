"""The ticket row carries what lists show, kept by the services, so that a list is one indexed read."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext_lazy

from helpdesk.tickets.channels import EMAIL
from helpdesk.tickets.fields.escalation import Escalation
from helpdesk.tickets.fields.impact import Impact
from helpdesk.tickets.fields.priority import Priority
from helpdesk.tickets.states import OPEN_STATES, Status

__all__ = ["DueKind", "Participant", "Priority", "Status", "Tag", "Ticket"]


class DueKind(models.TextChoices):
    NONE = "", gettext_lazy("Nothing due")
    FIRST_REPLY = "first_reply", gettext_lazy("First reply")
    NEXT_REPLY = "next_reply", gettext_lazy("Next reply")
    RESOLUTION = "resolution", gettext_lazy("Resolution")


OPEN_SINCE: dict[str, Combinable] = {
    "unanswered": models.F("awaiting_since"),
    "since": models.F("created_at"),
    "customer_silent": Coalesce("customer_wrote_at", "created_at"),
    "we_silent": Coalesce("we_wrote_at", "created_at"),
}
"""What can be asked of open tickets: since which instant, by an index of its own."""


class Tag(models.Model):
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="one_tag_per_name")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Ticket(models.Model):
    """A request and everything said about it. Only the services write it.

    `alarm_at` is set where somebody was hurt or could be: until a person answers, such a ticket is first in every list
    of open work, and no rule gives it less priority or to another team. `told_due_at` is by when the customer was told
    that they hear from us, while they wait since `awaiting_since`; `due_at` may have moved since. Of one that was
    erased (`erased_at`) no words are left, only what reports count.

    `first_reply_due_at` is the due time by which the first reply is judged, kept when it was given. `escalation` is how
    far up the ticket went, since `escalated_at`; at `escalate_at` the room of escalation looks at it next.
    `transfers` counts how often people gave it from one team to another.

    `status_since` is when it came into its status, `customer_wrote_at` and `we_wrote_at` are the latest message and
    reply; all are empty in rows of an older release.
    """

    number = models.BigIntegerField(unique=True, editable=False)
    subject = models.CharField(max_length=500, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.NEW)
    priority = models.CharField(max_length=6, choices=Priority, default=Priority.NORMAL)
    impact = models.CharField(max_length=9, choices=Impact, default=Impact.NONE, db_default="none")
    channel = models.CharField(max_length=20, default=EMAIL.key)
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    requester = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    product = models.ForeignKey("customers.Product", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    form = models.ForeignKey(
        "tickets.ContactForm", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="tickets")
    language = models.CharField(max_length=12, blank=True)
    is_complaint = models.BooleanField(default=False)

    created_at = models.DateTimeField()
    updated_at = models.DateTimeField(auto_now=True)
    last_activity_at = models.DateTimeField()
    last_words = models.CharField(max_length=200, blank=True)
    last_direction = models.CharField(max_length=4, default="in")
    message_count = models.PositiveIntegerField(default=0)
    awaiting_since = models.DateTimeField(null=True, blank=True)
    status_since = models.DateTimeField(null=True, blank=True)
    customer_wrote_at = models.DateTimeField(null=True, blank=True)
    we_wrote_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    due_kind = models.CharField(max_length=11, choices=DueKind, default=DueKind.NONE, blank=True)
    told_due_at = models.DateTimeField(null=True, blank=True)
    first_reply_due_at = models.DateTimeField(null=True, blank=True)
    escalation = models.CharField(max_length=1, choices=Escalation, default=Escalation.NONE, db_default="0")
    escalated_at = models.DateTimeField(null=True, blank=True)
    escalate_at = models.DateTimeField(null=True, blank=True)
    alarm_at = models.DateTimeField(null=True, blank=True)
    first_replied_at = models.DateTimeField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    reopen_count = models.PositiveSmallIntegerField(default=0)
    transfers = models.PositiveSmallIntegerField(default=0, db_default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(
                models.F("due_at").asc(nulls_last=True),
                models.F("id").desc(),
                condition=models.Q(status__in=OPEN_STATES),
                name="ticket_open_by_due",
            ),
            models.Index(fields=["-last_activity_at", "-id"], name="ticket_by_activity"),
            models.Index(fields=["-created_at", "-id"], name="ticket_by_creation"),
            models.Index(
                fields=["assignee", "due_at"],
                condition=models.Q(status__in=OPEN_STATES),
                name="ticket_open_of_assignee",
            ),
            models.Index(
                fields=["team", "due_at"],
                condition=models.Q(status__in=OPEN_STATES),
                name="ticket_open_of_team",
            ),
            models.Index(
                fields=["team", "assignee", "status", "is_complaint", "due_at"],
                condition=models.Q(status__in=OPEN_STATES),
                name="ticket_open_counted",
            ),
            models.Index(fields=["requester", "-created_at"], name="ticket_of_requester"),
            models.Index(
                fields=["-resolved_at"], condition=models.Q(resolved_at__isnull=False), name="ticket_resolved"
            ),
            *(
                models.Index(since, condition=models.Q(status__in=OPEN_STATES), name=f"ticket_open_{name}")
                for name, since in OPEN_SINCE.items()
            ),
            models.Index(
                Coalesce("status_since", "last_activity_at"),
                condition=models.Q(status=Status.WAITING),
                name="ticket_waits_since",
            ),
            models.Index(
                fields=["resolved_at"], condition=models.Q(status=Status.RESOLVED), name="ticket_resolved_since"
            ),
            models.Index(fields=["form", "-created_at"], condition=models.Q(form__isnull=False), name="ticket_of_form"),
            models.Index(
                Coalesce("first_replied_at", "first_reply_due_at"),
                condition=models.Q(first_reply_due_at__isnull=False),
                name="ticket_first_reply_judged",
            ),
            models.Index(
                fields=["escalate_at", "id"],
                condition=models.Q(escalate_at__isnull=False),
                name="ticket_escalates",
            ),
            models.Index(fields=["alarm_at"], condition=models.Q(alarm_at__isnull=False), name="ticket_alarm"),
            models.Index(
                fields=["told_due_at", "due_at"],
                condition=models.Q(told_due_at__isnull=False, awaiting_since__isnull=False, status__in=OPEN_STATES),
                name="ticket_told",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any) -> Self:
        """The row, which remembers the status that is stored: with another one it is in it since now."""
        row = super().from_db(db, field_names, values, **more)
        row.stored_status = row.__dict__.get("status")
        return row

    stored_status: str | None = None

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATES

    @property
    def own(self) -> dict[str, Any]:
        """Values of the shop's own fields by the id of the field, as text. For many tickets, prefetch `own_values`."""
        return {str(held.field_id): held.value for held in self.own_values.all()}


class Participant(models.Model):
    """Somebody besides the requester who takes part by mail (copied in), and may answer into the ticket."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="participants")
    email = models.CharField(max_length=320)
    name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "email"], name="one_participant_per_address")]

    def __str__(self) -> str:
        return self.email
