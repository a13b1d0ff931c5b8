"""A complaint is a ticket with a record of what went wrong and what is to be put right."""

from django.db import models
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    NORMAL = "normal", gettext_lazy("Normal")
    HIGH = "high", gettext_lazy("High")
    HARM = "harm", gettext_lazy("Harm")


class DesiredOutcome(models.TextChoices):
    """What the customer asks for."""

    UNKNOWN = "", _("Not said yet")
    REFUND = "refund", _("Refund")
    REPLACE = "replace", _("Replacement")
    REPAIR = "repair", _("Repair")
    EXPLAIN = "explain", _("Explanation")
    APOLOGISE = "apologise", _("Apology")
    CHANGE = "change", _("Change how we work")
    OTHER = "other", _("Something else")


class Complaint(models.Model):
    """What went wrong on a ticket, and what is to be put right.

    `received_at` starts the clock: the first expression of dissatisfaction, that is the ticket's first message.
    """

    ticket = models.OneToOneField("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    severity = models.CharField(max_length=6, choices=Severity, default=Severity.NORMAL)
    outcome = models.CharField(
        gettext_lazy("desired outcome"),
        max_length=9,
        choices=DesiredOutcome,
        blank=True,
        default=DesiredOutcome.UNKNOWN,
    )
    outcome_words = models.TextField(gettext_lazy("in the customer's words"), blank=True)
    product = models.ForeignKey("customers.Product", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    causes = models.ManyToManyField("complaints.Cause", through="complaints.ComplaintCause", related_name="complaints")
    no_cause_reason = models.TextField(gettext_lazy("why no cause was found"), blank=True)
    received_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    source_reference = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="complaint_by_receipt"),
            models.Index(fields=["product", "received_at"], name="complaint_of_product"),
            models.Index(
                fields=["received_at"],
                condition=models.Q(acknowledged_at=None, closed_at=None),
                name="complaint_unacknowledged",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source_reference"],
                condition=~models.Q(source_reference=""),
                name="one_complaint_per_source_reference",
            )
        ]

    def __str__(self) -> str:
        return f"Complaint of ticket {self.ticket_id}"


class ComplaintCause(models.Model):
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="cause_links")
    cause = models.ForeignKey("complaints.Cause", on_delete=models.PROTECT, related_name="links")
    is_primary = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "cause"], name="one_link_per_cause"),
            models.UniqueConstraint(
                fields=["complaint"], condition=models.Q(is_primary=True), name="one_primary_cause_per_complaint"
            ),
        ]
        indexes = [
            models.Index(fields=["cause", "complaint"], condition=models.Q(is_primary=True), name="primary_cause")
        ]

    def __str__(self) -> str:
        return f"{self.cause_id} of {self.complaint_id}"
