"""Decides who may see which outgoing mail."""

from django.db.models import Q, QuerySet

from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from helpdesk.tickets import access as tickets


def visible_to(user: User) -> QuerySet[OutgoingMail]:
    """The mails that a person may see: those of the tickets that they see; mail without a ticket is for managers."""
    if not user.is_agent:
        return OutgoingMail.objects.none()
    if user.sees_all:
        return OutgoingMail.objects.all()
    return OutgoingMail.objects.filter(Q(ticket__in=tickets.visible_to(user)))
