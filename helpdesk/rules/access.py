"""Decides who may see and who may change rules."""

from django.db.models import QuerySet

from helpdesk.people.models import Role, User
from helpdesk.rules.models import Rule


def visible_to(user: User) -> QuerySet[Rule]:
    """The rules that a person may see: all of them for staff, so that anybody learns why a ticket is where it is."""
    if user.is_agent:
        return Rule.objects.all()
    return Rule.objects.none()


def may_edit(user: User) -> bool:
    """Whether a person may change rules: leads, managers and admins may."""
    return user.is_agent and user.role != Role.AGENT
