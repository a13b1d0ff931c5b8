"""Finds whom to tell at once when somebody was hurt."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext

from helpdesk.people.access import leads_of, managers
from helpdesk.people.models import Team, User
from helpdesk.people.registry import HearsOfHarm


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


def hears_now() -> HearsOfHarm:
    """Who would be told at this moment, by name, and why it is them: for the pages of teams."""
    team = safety_team()
    leads = list(leads_of(team)) if team else []
    names = ", ".join(person.short_name for person in leads or whom_to_alert(None))
    if team is None:
        return HearsOfHarm(None, gettext("Right now: %(names)s, as no team is chosen for it.") % {"names": names})
    if not leads:
        words = gettext("Right now: %(names)s, as nobody leads %(team)s.")
    elif team.is_safety:
        words = gettext("Right now: %(names)s (leads of %(team)s).")
    elif settings.SAFETY_TEAM:
        words = gettext("Right now: %(names)s (leads of %(team)s, the team that the server’s SAFETY_TEAM names).")
    else:
        words = gettext("Right now: %(names)s (leads of %(team)s, the first team whose name begins with “Safety”).")
    return HearsOfHarm(team.pk, words % {"names": names, "team": team.name})
