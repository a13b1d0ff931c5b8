"""Tells who stands in for a colleague that they do, and where that colleague's tickets are."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from helpdesk.conditions.sentence import listed
from helpdesk.people.absences import stood_in_for
from helpdesk.people.models import User
from helpdesk.web.frame.notices import Notice


def notice(request: HttpRequest) -> Notice | None:
    """For whom the reader stands in today; None for most."""
    rows = stood_in_for(request.user) if isinstance(request.user, User) else []
    if not rows:
        return None
    words = gettext("You stand in for %(who)s.") % {"who": listed([row.user.short_name for row in rows])}
    return Notice(
        words, reverse("tickets:inbox") + "?view=standing_in", gettext("Their tickets"), tone="info", icon="users-round"
    )
