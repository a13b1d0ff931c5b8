"""The page of 403: what one may not do here, and whom to ask."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop

from helpdesk.people.access import who_may
from helpdesk.people.models import Role
from helpdesk.web.requests.access import NotYours
from helpdesk.web.requests.permissions import ADMINS, COLLEAGUES, LEADS, MANAGERS, TABLE, Permission

SHOWN = 5
_WHO = {
    COLLEAGUES: gettext_noop("Only agents, team leads, managers and admins"),
    LEADS: gettext_noop("Only team leads, managers and admins"),
    MANAGERS: gettext_noop("Only managers and admins"),
    ADMINS: gettext_noop("Only admins"),
}
_OTHERS = gettext_noop("Only some colleagues")


def not_yours(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """A page for people; names are told to colleagues alone, for only they meet `NotYours`."""
    text = gettext("Your role does not include this page.")
    if isinstance(exception, NotYours):
        rights = TABLE[exception.permission]
        # It may have been taken from one agent, whom the name of the role would puzzle.
        who = _OTHERS if rights.is_delicate and rights.roles == COLLEAGUES else _WHO.get(rights.roles, _OTHERS)
        text = gettext("%(who)s can %(do)s. %(ask)s") % {
            "who": gettext(who),
            "do": gettext(rights.does),
            "ask": _ask(exception.permission),
        }
    return render(request, "403.html", {"text": text}, status=403)


def _ask(permission: Permission) -> str:
    """Managers before leads and admins, for they are asked most often."""
    order = (Role.MANAGER, Role.LEAD, Role.ADMIN, Role.AGENT, Role.COLLABORATOR)
    people = sorted(who_may(permission), key=lambda person: order.index(Role(person.role)))
    names = [person.short_name for person in people]
    if not names:
        return gettext("There is nobody of that role now: whoever runs this helpdesk can make one.")
    *others, last = names[:SHOWN]
    return (
        gettext("Ask %(others)s or %(last)s.") % {"others": ", ".join(others), "last": last}
        if others
        else gettext("Ask %(last)s.") % {"last": last}
    )
