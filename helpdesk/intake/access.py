"""Decides who may see which messages that came in, as they came."""

from django.db.models import QuerySet

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.people.models import User
from helpdesk.tickets import access as tickets

ASIDE = (IntakeOutcome.QUARANTINED, IntakeOutcome.DISCARDED)


def quarantine_of(user: User) -> QuerySet[RawMail]:
    """The messages that were set aside, for all staff: they belong to no team yet."""
    if not user.is_agent:
        return RawMail.objects.none()
    return RawMail.objects.filter(outcome__in=ASIDE)


def raw_mail_of(user: User) -> QuerySet[RawMail]:
    """The messages that a person may see as they came: those set aside, and those of tickets that they may see."""
    if not user.is_agent:
        return RawMail.objects.none()
    seen = RawMail.objects.filter(ticket__in=tickets.visible_to(user)).exclude(outcome__in=ASIDE)
    return quarantine_of(user) | seen
