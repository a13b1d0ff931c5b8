"""Records a report on a mail of ours, for each recipient that it names."""

from collections.abc import Sequence

from helpdesk.mime.bounces import BounceAction, BounceReport
from helpdesk.mime.fields.contacts import normal
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.sending.recipients import addresses_of
from helpdesk.outgoing.services.record_bounce import record_bounce
from helpdesk.tickets.models import Message


def tell_returned(mail: OutgoingMail, reports: Sequence[BounceReport]) -> Message | None:
    """Record what is told; returns the note left on the ticket, None when there is nothing new or no ticket."""
    notes = []
    for report in sorted(reports, key=lambda one: one.addresses):
        address = recipient_of(mail, report)
        if address and report.action is not BounceAction.OTHER:
            failed = report.action is BounceAction.FAILED
            recorded = record_bounce(mail=mail, address=address, reason=report.reason, permanent=failed)
            notes.append(recorded.note if recorded else None)
    return next((note for note in notes if note), None)


def recipient_of(mail: OutgoingMail, report: BounceReport) -> str:
    """The address of the mail's recipient that a report means; empty when it names others, to whom we sent nothing.

    A report that names nobody can only mean the one recipient there is.
    """
    ours = addresses_of(mail)
    if not report.addresses:
        return ours[0] if len(ours) == 1 else ""
    return next((known for address in report.addresses if (known := normal(address)) in ours), "")
