"""Who may see and who may change rules."""

from django.db.models import QuerySet

from helpdesk.people.models import Role, User
from helpdesk.rules.models import Rule


def visible_to(user: User) -> QuerySet[Rule]:
    """All staff read every rule, so that anybody can be told why a ticket is where it is; others none."""
    if user.is_agent:
        return Rule.objects.all()
    return Rule.objects.none()


def may_edit(user: User) -> bool:
    """Leads, managers and admins."""
    return user.is_agent and user.role != Role.AGENT
