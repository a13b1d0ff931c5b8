"""Finds the values of the placeholders in mails about a request."""

import datetime as dt
import re

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from helpdesk.calendars.opening import NoOpeningHoursError
from helpdesk.calendars.queries import default_calendar
from helpdesk.customers.models import ContactPoint, Customer, Order
from helpdesk.mime.fields.contacts import normal
from helpdesk.outgoing.addressing.mailboxes import is_own, own_mailboxes
from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.texts import mail_text
from helpdesk.outgoing.texts.when import instant_words
from helpdesk.outgoing.texts.write import words_for
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import note_told
from helpdesk.web import shop

# A name that somebody chose for us to mail must not be able to say anything: four words, no address, no figures.
_NAME = re.compile(r"[^\W\d_]+(?:[ .’'-]{1,2}[^\W\d_]+){0,3}\.?")
_NAME_LENGTH = 40


def request_values(ticket: Ticket, *, has_copies: bool = False) -> dict[str, str]:
    """Values of the placeholders of `texts.builtin.request.REQUEST`.

    The link is the customer's own key: it opens the whole conversation and writes in their name. A mail that others
    read too (`has_copies`) leads to the page behind the sign-in instead.
    """
    url = _sign_in_url(ticket) if has_copies else reverse("portal:request", args=[request_token(ticket)])
    return {
        "ticket.number": str(ticket.number),
        "request.url": url,
        "team.name": ticket.team.name if ticket.team else "",
    }


def new_request_values(ticket: Ticket, language: str, *, to: str, answer_by: dt.datetime | None) -> dict[str, str]:
    """Values of the placeholders of `texts.builtin.request.NEW_REQUEST` in a mail to the address `to`.

    `answer_by` is when the answer is due. Instants are written in `language`. Somebody who writes in a customer's name
    and wants the answer elsewhere does not learn that name.
    """
    opens = _next_opening()
    return request_values(ticket) | {
        "customer.name": known_name(ticket.requester, at=to),
        "answer.due": _local(answer_by, ticket, language),
        "complaint.further": shop.facts().further(language),
        "office.opens": _local(opens, ticket, language),
    }


def keep_told_date(mail: OutgoingMail, ticket: Ticket, language: str, answer_by: dt.datetime | None) -> None:
    """Keep by when a mail tells the customer that they hear from us; nothing where its text tells nothing of it."""
    if answer_by and _local(answer_by, ticket, language) in " ".join(mail.text.split()):
        note_told(ticket=ticket, due_at=answer_by)


def _local(at: dt.datetime | None, ticket: Ticket, language: str) -> str:
    return instant_words(at, time_zone=ticket.requester.time_zone, language=language) if at else ""


def whom_to_tell(ticket: Ticket) -> str:
    """The address that a new request is answered at; empty when there is none, it is ours, or a machine wrote."""
    first = ticket.messages.order_by("pk").first()
    address = (first.reply_to or first.from_email if first else "") or ticket.requester.email
    is_nobody = not address or is_own(address, own_mailboxes()) or (first and first.is_auto_reply)
    return "" if is_nobody else address


def language_of(key: str, ticket: Ticket) -> str:
    """The language in which the mail text `key` goes to the requester, which may be a fallback.

    Instants within it are written in the same one.
    """
    return words_for(mail_text(key), ticket.language or ticket.requester.language)[1]


def known_name(customer: Customer, *, at: str) -> str:
    """The name of a customer whom we know, for a mail to an address of theirs; empty for all others.

    We know those with an order or an account, those whom a colleague has answered before, and those of whom somebody
    noted what they are called. The name of others is only what their first mail claims.
    """
    name = harmless_name(customer)
    theirs = ContactPoint.objects.filter(kind=ContactPoint.Kind.EMAIL, normalised=normal(at), customer=OuterRef("pk"))
    answered = Ticket.objects.filter(requester=OuterRef("pk"), first_replied_at__isnull=False)
    said = ~Q(preferred_name="") | Q(user__isnull=False)
    known = said | Exists(answered) | Exists(Order.objects.filter(customer=OuterRef("pk")))
    return name if name and Customer.objects.filter(Exists(theirs), known, pk=customer.pk).exists() else ""


def harmless_name(customer: Customer) -> str:
    """The customer's name, if it can be nothing but a name; else empty."""
    name = customer.greeting_name.strip()
    return name if len(name) <= _NAME_LENGTH and _NAME.fullmatch(name) else ""


def _sign_in_url(ticket: Ticket) -> str:
    """The request for those who sign in as its customer."""
    return reverse("portal:my_request", args=[ticket.number])


def _next_opening() -> dt.datetime | None:
    """When we open again; None while we are open, and for a calendar that never opens."""
    now = timezone.now()
    try:
        start = next(default_calendar().spans_from(now)).start
    except NoOpeningHoursError:
        return None
    return start if start > now else None
