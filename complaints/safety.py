"""Finds whom to tell at once when somebody was hurt."""

from django.conf import settings
from django.db.models import Q

from helpdesk.people.access import leads_of, managers
from helpdesk.people.models import Team, User


def safety_team() -> Team | None:
    """The active team that was chosen on its page.

    Where none was: that which the setting SAFETY_TEAM names by its slug; without one, that whose name begins so.
    """
    active = Team.objects.filter(is_active=True).order_by("pk")
    if chosen := active.filter(is_safety=True).first():
        return chosen
    if settings.SAFETY_TEAM:
        return active.filter(slug=settings.SAFETY_TEAM).first()
    return active.filter(Q(slug__istartswith="safety") | Q(name__istartswith="safety")).first()


def whom_to_alert(team: Team | None) -> list[User]:
    """The leads of the safety team; the managers where there is no such team, or nobody leads it."""
    return (list(leads_of(team)) if team else []) or list(managers())
