"""Decides who may see and who may change rules."""

from django.db.models import QuerySet

from helpdesk.people.models import User
from helpdesk.rules.models import Rule
from helpdesk.web.requests.permissions import Permission


def visible_to(user: User) -> QuerySet[Rule]:
    """The rules that a person may see: all of them for staff, so that anybody learns why a ticket is where it is."""
    if user.is_agent:
        return Rule.objects.all()
    return Rule.objects.none()


def may_edit(user: User) -> bool:
    """Whether a person may change rules."""
    return user.may(Permission.CHANGE_RULES)


def any_is_on() -> bool:
    """Whether a rule runs."""
    return Rule.objects.filter(is_active=True, archived_at=None).exists()
