"""Of which roles a second factor is demanded, as it is now; asked for at every request of a colleague."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.people.factors import has_factor
from helpdesk.people.models import FactorDemand, User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.web.kept import Kept


def rows() -> Mapping[str, FactorDemand]:
    """All demands, by role."""
    return {row.role: row for row in FactorDemand.objects.all()}


kept: Kept[Mapping[str, FactorDemand]] = Kept("people:factor_demands", rows)


def factor_due(user: User) -> dt.datetime | None:
    """By when this person needs a second factor; None for those who need none, or have one."""
    demand = kept.current().get(user.role)
    if demand is None or not user.is_agent or has_factor(user):
        return None
    return max(demand.since, user.created_at) + dt.timedelta(days=demand.days)


def is_demanded(user: User) -> bool:
    """Whether this person's role needs a second factor, now or soon."""
    return user.role in kept.current()


def is_demanded_of_all() -> bool:
    """Whether every role of those who work here needs a second factor, now or soon."""
    return kept.current().keys() >= set(STAFF_ROLES)


def reason(user: User) -> str:
    """Why this person may not go on: their role needs a second factor, and the time for it is over."""
    due = factor_due(user)
    return gettext("A second factor is needed: sign in and set one up.") if due and due <= timezone.now() else ""
