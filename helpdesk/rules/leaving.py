"""What of rules is somebody's work, and how it goes to others when they leave."""

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from helpdesk.people.belongings import Belonging, register
from helpdesk.people.models import User
from helpdesk.rules.models import Rule


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(Belonging("rules", gettext_noop("Rules"), lambda who: _theirs(who).count(), _give, 60))


def _theirs(who: User) -> QuerySet[Rule]:
    return Rule.objects.filter(owner=who, archived_at=None)


def _give(who: User, to: User | None, by: User | None) -> None:
    _theirs(who).update(owner=to)
