"""Who may see which messages that came in, as they came."""

from django.db.models import QuerySet

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.people.models import User
from helpdesk.tickets import access as tickets

ASIDE = (IntakeOutcome.QUARANTINED, IntakeOutcome.DISCARDED)


def quarantine_of(user: User) -> QuerySet[RawMail]:
    """Messages that were set aside belong to no team yet: all staff see them."""
    if not user.is_agent:
        return RawMail.objects.none()
    return RawMail.objects.filter(outcome__in=ASIDE)


def raw_mail_of(user: User) -> QuerySet[RawMail]:
    """What came in, as it came: what was set aside, and that which belongs to a ticket that a person may see."""
    if not user.is_agent:
        return RawMail.objects.none()
    seen = RawMail.objects.filter(ticket__in=tickets.visible_to(user)).exclude(outcome__in=ASIDE)
    return quarantine_of(user) | seen
