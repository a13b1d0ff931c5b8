"""Stores what an agent finds out about a complaint: how bad, what is wanted, which product, why it happened."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from complaints.history import ASSESSED
from complaints.models import Cause, Complaint, ComplaintCause, Severity
from complaints.services.report_harm import report_harm
from helpdesk.customers.models import Product
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import record
from helpdesk.tickets.words import storable_words


def assess(
    *,
    complaint: Complaint,
    actor: Actor,
    severity: str,
    outcome: str = "",
    outcome_words: str = "",
    product: Product | None = None,
    primary_cause: Cause | None = None,
    other_causes: Sequence[Cause] = (),
    no_cause_reason: str = "",
) -> Complaint:
    """Store the assessment as a whole, with one line in the ticket's history. Harm is reported at once.

    Raises:
        ValidationError: further causes without a primary one, a cause beside "none found", or a value
            that a field does not take.
    """
    others = [cause for cause in other_causes if cause != primary_cause]
    if others and primary_cause is None:
        raise ValidationError({"primary_cause": gettext("Choose which cause comes first.")})
    if primary_cause and no_cause_reason.strip():
        raise ValidationError({"no_cause_reason": gettext("Either there is a cause, or none was found.")})
    with transaction.atomic():
        row = Complaint.objects.select_for_update(no_key=True).get(pk=complaint.pk)
        before, was = _summary(row), row.severity
        row.severity, row.outcome, row.outcome_words = severity, outcome, storable_words(outcome_words).strip()
        row.product, row.no_cause_reason = product, storable_words(no_cause_reason).strip()
        row.full_clean(exclude=["ticket"])
        row.save()
        _set_causes(row, primary_cause, others)
        after = _summary(row)
        if severity == Severity.HARM and was != Severity.HARM:
            report_harm(complaint=row, actor=actor)
        changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
        if changes:
            record(ticket_id=row.ticket_id, actor=actor, verb=ASSESSED, changes=changes)
    return row


def _set_causes(complaint: Complaint, primary: Cause | None, others: Sequence[Cause]) -> None:
    complaint.cause_links.all().delete()
    links = [ComplaintCause(complaint=complaint, cause=primary, is_primary=True)] if primary else []
    links += [ComplaintCause(complaint=complaint, cause=cause) for cause in others]
    ComplaintCause.objects.bulk_create(links)


def _summary(complaint: Complaint) -> dict[str, str]:
    """What history keeps."""
    links = complaint.cause_links.select_related("cause__parent").order_by("-is_primary", "pk")
    return {
        "severity": complaint.severity,
        "desired_outcome": complaint.outcome,
        "product": str(complaint.product or ""),
        "cause": ", ".join(str(link.cause) for link in links) or complaint.no_cause_reason,
    }
