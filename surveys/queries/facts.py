"""Gathers what the policy wants to know about one planned invitation."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Max

from helpdesk.calendars.queries import default_calendar
from helpdesk.people.contacts import NotAContact, normalise_email
from helpdesk.people.models import ContactPoint, Customer, User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.states import OPEN_STATES
from surveys.eligibility import Facts
from surveys.models import Invitation, OptOut, Programme, State

EXCLUDED_TAGS = ("spam", "internal", "test", "secret shopper")


def facts_of(invitation: Invitation) -> Facts:
    """The facts as they are now; read it inside the transaction that locked the customer."""
    ticket, customer = invitation.ticket, invitation.customer
    programme = Programme.objects.filter(kind=invitation.kind).first()
    points = email_points(customer)
    addresses = [point.normalised for point in points]
    return Facts(
        is_active=programme is not None and programme.is_active,
        is_resolved=ticket.status in (Status.RESOLVED, Status.CLOSED),
        is_excluded=any(tag.name.lower() in EXCLUDED_TAGS for tag in ticket.tags.all()),
        is_staff=_works_here(customer, addresses),
        has_address=bool(points),
        address_works=any(point.bounced_at is None for point in points),
        opted_out=OptOut.objects.filter(address__in=addresses).exists(),
        open_complaint=Ticket.objects.filter(requester=customer, is_complaint=True, status__in=OPEN_STATES).exists(),
        later_ticket_same_day=_later_ticket_waits(invitation),
        last_asked_at=_last_asked(invitation),
        cool_down=dt.timedelta(days=programme.cool_down_days if programme else 0),
    )


def email_points(customer: Customer) -> list[ContactPoint]:
    """The customer's real e-mail addresses, the primary one first."""
    points = customer.contact_points.filter(kind=ContactPoint.Kind.EMAIL).order_by("-is_primary", "pk")
    return [point for point in points if _is_address(point.value)]


def address_of(customer: Customer) -> ContactPoint | None:
    """Where a survey goes: the first address that mail does not come back from."""
    return next((point for point in email_points(customer) if point.bounced_at is None), None)


def is_opted_out(address: str) -> bool:
    try:
        return OptOut.objects.filter(address=normalise_email(address)).exists()
    except NotAContact:
        return False


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


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
    later = Invitation.objects.filter(customer_id=invitation.customer_id, state=State.PLANNED)
    return later.filter(ticket__resolved_at__gt=resolved, ticket__resolved_at__lt=day_ends).exists()


def _last_asked(invitation: Invitation) -> dt.datetime | None:
    asked = Invitation.objects.filter(customer_id=invitation.customer_id).exclude(pk=invitation.pk)
    latest: dt.datetime | None = asked.aggregate(at=Max("sent_at"))["at"]
    return latest
