"""Writes the receipt of a complaint: that we have it, since when, and who took it."""

import hashlib

from django.utils import timezone
from django.utils.translation import gettext, override

from complaints.models import Complaint, Receipt
from complaints.services.open_complaint import make_record
from helpdesk.tickets.channels import CHANNELS
from helpdesk.tickets.models import Activity, Attachment, Ticket
from helpdesk.tickets.verbs import Verb, stored_as
from helpdesk.web import shop, shop_time
from helpdesk.web.requests.language import nearest


def issue_receipt(*, held: Ticket) -> tuple[Receipt, bool]:
    """Write the receipt of a complaint, and tell whether it is a new one; a complaint that has one keeps it.

    The complaint's record is made where there is none.

    It names the person who took the complaint; where nobody did, the team that has it, or everybody who reads new
    requests. Call it when the rules are done with the ticket, which the caller holds: it never changes again.
    """
    complaint = Complaint.objects.select_related("receipt").filter(ticket_id=held.pk).first()
    if complaint and (receipt := getattr(complaint, "receipt", None)):
        return receipt, False
    complaint = complaint or make_record(held)
    words = held.messages.order_by("pk").first()
    receipt = Receipt.objects.create(
        complaint=complaint,
        reference=str(held.number),
        received_at=complaint.received_at,
        issued_at=timezone.now(),
        time_zone=held.requester.time_zone or shop_time.zone_name(),
        channel=CHANNELS[held.channel].label,
        received_by=_taker(held),
        answer_by=held.due_at,
        text_sha256=fingerprint(words.body_text if words else ""),
        files=[_file(item) for item in words.attachments.order_by("pk")] if words else [],
    )
    return receipt, True


def fingerprint(text: str) -> str:
    """SHA-256 of `text` in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _taker(ticket: Ticket) -> str:
    """Who called it a complaint, or took it in as one."""
    acts = Activity.objects.filter(ticket=ticket, verb__in=stored_as(Verb.COMPLAINT_OPENED, Verb.CREATED))
    latest = acts.select_related("actor_user").order_by("-pk").first()
    if latest and latest.actor_user:
        return latest.actor_user.name or latest.actor_user.short_name
    with override(nearest(ticket.language or ticket.requester.language)):
        if ticket.team:
            return gettext("Team %(name)s") % {"name": ticket.team.name}
        return gettext("%(shop)s, new requests") % {"shop": shop.facts().name}


def _file(item: Attachment) -> dict[str, str | int]:
    return {"name": item.filename, "size": item.size, "sha256": item.sha256}
