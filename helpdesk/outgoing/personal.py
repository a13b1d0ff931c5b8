"""What mail that leaves holds of a customer."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from helpdesk.customers.person import Person
from helpdesk.customers.registry import HeldRecord, Holding, register
from helpdesk.outgoing.models import MailEvent, MailKind, OutgoingMail, OutgoingState, Recipient
from helpdesk.tickets.extensions import forgetting
from helpdesk.tickets.models import Ticket

BATCH = 200
TOLD_WITHIN = dt.timedelta(days=60)
_NUMBER = re.compile(r"#(\d{1,15})")


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Holding(
            "outgoing",
            gettext_noop("Mail to this person, and to colleagues about them"),
            (OutgoingMail, Recipient, MailEvent),
            lambda person: _mails(person).count(),
            _erase,
            order=200,
            goes=gettext_noop("texts, subjects and recipients; what waits to leave is taken back"),
            stays=gettext_noop("that a mail left, when, and of which kind"),
            export=_export,
        )
    )
    forgetting.register("outgoing", _of_ticket)


def _mails(person: Person) -> QuerySet[OutgoingMail]:
    """Mails of this person's tickets and to their addresses, that say something still."""
    theirs = Q(ticket__requester_id=person.customer_id) | Q(recipient__in=person.emails)
    theirs |= Q(recipients__address__in=person.emails)
    rows = OutgoingMail.objects.filter(theirs).exclude(recipient="", subject="", text="").distinct()
    held = rows.filter(ticket__in=person.held)
    return rows.exclude(pk__in=held.values("pk")) if person.held else rows


def _about(person: Person) -> list[int]:
    """Keys of mails to colleagues that tell of this person or of their tickets, and belong to no ticket."""
    own = Ticket.objects.filter(requester_id=person.customer_id).exclude(pk__in=person.held)
    numbers = {str(number) for number in own.values_list("number", flat=True)}
    rows = OutgoingMail.objects.filter(kind=MailKind.SYSTEM, ticket=None).exclude(text="")
    told = rows.order_by("pk").values_list("pk", "subject", "text").iterator(chunk_size=500)
    return [pk for pk, *words in told if person.is_named_in(words) or numbers & set(_NUMBER.findall(" ".join(words)))]


def _erase(person: Person) -> int:
    found = list(_mails(person).order_by("pk").values_list("pk", flat=True)[:BATCH]) or _about(person)[:BATCH]
    _empty(found)
    MailEvent.objects.filter(recipient__in=person.emails).delete()
    return len(found)


def _of_ticket(ticket: Ticket) -> None:
    """Mails of the ticket, and those to colleagues that name its number: none is written long after it was closed."""
    until = (ticket.closed_at or timezone.now()) + TOLD_WITHIN
    about = OutgoingMail.objects.filter(kind=MailKind.SYSTEM, ticket=None, created_at__range=(ticket.created_at, until))
    for rows in (OutgoingMail.objects.filter(ticket=ticket), about.filter(text__regex=rf"#{ticket.number}\M")):
        _empty(list(rows.exclude(recipient="", subject="", text="").values_list("pk", flat=True)))


def _empty(found: Sequence[int]) -> None:
    rows = OutgoingMail.objects.filter(pk__in=found)
    list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    rows.filter(state=OutgoingState.QUEUED).update(state=OutgoingState.CANCELLED)
    MailEvent.objects.filter(mail__in=found).delete()
    Recipient.objects.filter(mail__in=found).delete()
    for row in rows:
        row.internet_message_id = f"<erased-{row.pk}@erased.invalid>"
        row.recipient = row.subject = row.text = row.html = row.last_answer = row.provider_id = ""
        row.to, row.cc, row.bcc, row.headers = [], [], [], {}
        row.save()


def _export(person: Person, _with_notes: bool) -> Iterator[HeldRecord]:
    """Mails that the system wrote; replies stand with their tickets."""
    rows = _mails(person).exclude(kind=MailKind.REPLY).order_by("pk").prefetch_related("recipients")
    for row in rows.iterator(chunk_size=BATCH):
        yield HeldRecord(
            {
                "kind": row.get_kind_display(),
                "sent": row.sent_at,
                "to": [one.address for one in row.recipients.all()],
                "subject": row.subject,
                "text": row.text,
            }
        )
