"""Gathers what the policy wants to know about one planned invitation."""

import datetime as dt

from django.db.models import Max

from helpdesk.calendars.queries import default_calendar
from helpdesk.customers.models import ContactPoint, Customer
from helpdesk.mime.fields.contacts import NotAContact, normal, normalise_email
from helpdesk.people.models import User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.tickets.composing import recipients
from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.states import OPEN_STATES
from helpdesk.web.words.addresses import is_address
from surveys.eligibility import InvitationFacts
from surveys.models import Invitation, InvitationState, Programme
from surveys.queries.opted_out import any_opted_out

EXCLUDED_TAGS = ("spam", "internal", "test", "secret shopper")


def facts_of(invitation: Invitation, asked_at: str) -> InvitationFacts:
    """The facts as they are now; read them inside the transaction that locked the customer.

    `asked_at` is where the survey would go: see `address_of`.
    """
    ticket, customer = invitation.ticket, invitation.customer
    programme = Programme.objects.filter(kind=invitation.kind).first()
    addresses = [normal(address) for address in _known_addresses(ticket, customer)]
    return InvitationFacts(
        is_active=programme is not None and programme.is_active,
        is_resolved=ticket.status in (Status.RESOLVED, Status.CLOSED),
        is_excluded=any(tag.name.lower() in EXCLUDED_TAGS for tag in ticket.tags.all()),
        is_staff=_works_here(customer, addresses),
        has_address=bool(addresses),
        address_works=bool(asked_at),
        opted_out=any_opted_out(addresses),
        open_complaint=Ticket.objects.filter(requester=customer, is_complaint=True, status__in=OPEN_STATES).exists(),
        later_ticket_same_day=_later_ticket_waits(invitation),
        last_asked_at=_last_asked(invitation, asked_at),
        cool_down=dt.timedelta(days=programme.cool_down_days if programme else 0),
    )


def email_points(customer: Customer) -> list[ContactPoint]:
    """The customer's real e-mail addresses, the primary one first."""
    points = customer.contact_points.filter(kind=ContactPoint.Kind.EMAIL).order_by("-is_primary", "pk")
    return [point for point in points if is_address(point.value)]


def address_of(ticket: Ticket, customer: Customer) -> str:
    """The address that a survey goes to: where our answers went, else the customer's first; empty when there is none.

    It is never one that mail comes back from.
    """
    known = _known_addresses(ticket, customer)
    dead = ContactPoint.objects.filter(
        kind=ContactPoint.Kind.EMAIL, normalised__in=[normal(address) for address in known], bounced_at__isnull=False
    )
    bounced = set(dead.values_list("normalised", flat=True))
    return next((address for address in known if normal(address) not in bounced), "")


def _known_addresses(ticket: Ticket, customer: Customer) -> list[str]:
    answered_at = recipients.mail_address(ticket)
    own = recipients.own_among([answered_at]) if answered_at else set()
    points = [point.value for point in email_points(customer)]
    return [*([answered_at] if is_address(answered_at) and answered_at not in own else []), *points]


def is_opted_out(address: str) -> bool:
    """Whether this address wants no surveys."""
    try:
        return any_opted_out([normalise_email(address)])
    except NotAContact:
        return False


def _works_here(customer: Customer, addresses: list[str]) -> bool:
    if customer.user is not None and customer.user.role in STAFF_ROLES:
        return True
    return User.objects.filter(email__in=addresses, role__in=STAFF_ROLES).exists()


def _later_ticket_waits(invitation: Invitation) -> bool:
    resolved = invitation.ticket.resolved_at
    if resolved is None:
        return False
    zone = default_calendar().zone
    day_ends = dt.datetime.combine(resolved.astimezone(zone).date() + dt.timedelta(days=1), dt.time(), tzinfo=zone)
    later = Invitation.objects.filter(customer_id=invitation.customer_id, state=InvitationState.PLANNED)
    return later.filter(ticket__resolved_at__gt=resolved, ticket__resolved_at__lt=day_ends).exists()


def _last_asked(invitation: Invitation, address: str) -> dt.datetime | None:
    """When this person was, or whoever reads that address."""
    asked = Invitation.objects.filter(customer_id=invitation.customer_id).exclude(pk=invitation.pk)
    there = Invitation.objects.filter(mail__recipient=normal(address)).exclude(pk=invitation.pk)
    found = (rows.aggregate(at=Max("sent_at"))["at"] for rows in (asked, there))
    return max(filter(None, found), default=None)
