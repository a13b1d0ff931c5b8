"""Makes a ticket of a filled-in form, or a quarantined message when the form looks like a program's."""

import hashlib
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from email.utils import formataddr
from typing import Any

from django.db import transaction
from django.utils import timezone

from helpdesk.customers.services import find_or_create_customer
from helpdesk.events import publish
from helpdesk.intake.codes.guard_names import GuardName
from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.mime.language import guess_language
from helpdesk.outgoing.events import RequestTaken
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import FORM
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import create_ticket, opened_before
from helpdesk.tickets.words import NewFile, NewMessage
from helpdesk.web import shop

SUBJECT_LENGTH = 80


def submit(data: dict[str, Any], *, extras: Sequence[Callable[[Ticket], None]] = (), page_language: str = "") -> Ticket:
    """Make a ticket of a cleaned ContactForm; `extras` run in the same transaction. A second press makes no second one.

    Its language is that of the words; where they are too few to tell, `page_language`.

    Raises:
        AlreadySent: the form's key made a ticket with other words.
    """
    subject = data["subject"] or shortened(data["message"])
    with transaction.atomic():
        if again := opened_before(data["submission_key"], data["message"]):
            return again
        language = guess_language(f"{subject}\n{data['message']}") or page_language
        customer = find_or_create_customer(email=data["email"], name=data["name"], language=language)
        message = NewMessage(
            body_text=data["message"],
            subject=subject,
            from_email=data["email"],
            from_name=data["name"],
            to=[shop.facts().address],
            files=data["attachments"],
        )
        ticket, _ = create_ticket(
            requester=customer,
            message=message,
            actor=Actor.customer(customer),
            channel=FORM.key,
            subject=subject,
            product=data["product"],
            language=language,
            submission_key=data["submission_key"],
        )
        for extra in extras:
            extra(ticket)
        publish(RequestTaken(ticket_id=ticket.pk))
    return ticket


def set_aside(data: dict[str, Any], reason: IntakeReason) -> RawMail:
    """Keep a suspicious submission where staff can read it and let it through."""
    raw = _as_mail(data)
    return RawMail.objects.create(
        content=RawMail.pack(raw),
        size=len(raw),
        sha256=hashlib.sha256(raw).hexdigest(),
        source="form",
        received_at=timezone.now(),
        outcome=IntakeOutcome.QUARANTINED,
        reason=reason,
        guard=GuardName.FORM,
        sender=data["email"][:320],
        subject=shortened(data["subject"] or data["message"]),
    )


def shortened(text: str) -> str:
    """The first line of a text, cut at a word, as a subject."""
    line = text.strip().split("\n")[0].strip()
    if len(line) <= SUBJECT_LENGTH:
        return line
    return line[:SUBJECT_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _as_mail(data: dict[str, Any]) -> bytes:
    mail = EmailMessage()
    mail["From"] = formataddr((" ".join(data["name"].split()), data["email"]))
    mail["To"] = shop.facts().address
    mail["Subject"] = shortened(data["subject"] or data["message"])
    mail.set_content(data["message"])
    files: Sequence[NewFile] = data["attachments"]
    for file in files:
        mail.add_attachment(file.content, maintype="application", subtype="octet-stream", filename=file.filename)
    return mail.as_bytes()
