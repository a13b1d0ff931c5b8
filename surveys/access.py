"""Who sees which answers. An answer is as private as the ticket it is about; imported files are for managers."""

from django.db.models import QuerySet

from helpdesk.people.models import User
from helpdesk.tickets import access as tickets
from surveys.models import Answer, FollowUp, Invitation


def visible_to(user: User) -> QuerySet[Answer]:
    """Answers about tickets that the person may see; with all tickets come the imported batches."""
    if not user.is_agent:
        return Answer.objects.none()
    if user.sees_all:
        return Answer.objects.all()
    return Answer.objects.filter(invitation__ticket__in=tickets.visible_to(user))


def follow_ups_visible_to(user: User) -> QuerySet[FollowUp]:
    """Follow-ups of visible answers."""
    return FollowUp.objects.filter(answer__in=visible_to(user))


def invitations_visible_to(user: User) -> QuerySet[Invitation]:
    """Invitations about visible tickets; they count in the response rate."""
    if not user.is_agent:
        return Invitation.objects.none()
    if user.sees_all:
        return Invitation.objects.all()
    return Invitation.objects.filter(ticket__in=tickets.visible_to(user))
