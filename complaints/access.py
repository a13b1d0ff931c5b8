"""Decides who sees which complaints: those who see the ticket."""

from django.db.models import QuerySet

from complaints.models import Complaint
from helpdesk.people.models import User
from helpdesk.tickets import access as tickets


def visible_to(user: User) -> QuerySet[Complaint]:
    """The complaints whose tickets a member of staff may see; customers follow theirs through the request's page."""
    if not user.is_agent:
        return Complaint.objects.none()
    if user.sees_all:
        return Complaint.objects.all()
    return Complaint.objects.filter(ticket__in=tickets.visible_to(user).values("pk"))
