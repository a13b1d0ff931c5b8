"""Decides who sees which answers: those who see the ticket; imported files are for managers."""

from django.db.models import Q, QuerySet

from helpdesk.people.absences import work_of
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
    """The follow-ups of the answers that the person may see, and those that are theirs or of whom they stand in for."""
    return FollowUp.objects.filter(Q(answer__in=visible_to(user)) | Q(owner__in=work_of(user)))


def invitations_visible_to(user: User) -> QuerySet[Invitation]:
    """The invitations about tickets that the person may see; they count in the response rate."""
    if not user.is_agent:
        return Invitation.objects.none()
    if user.sees_all:
        return Invitation.objects.all()
    return Invitation.objects.filter(ticket__in=tickets.visible_to(user))
