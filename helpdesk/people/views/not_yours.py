"""The page of 403: what one may not do here, and whom to ask."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from helpdesk.people.access import colleagues
from helpdesk.people.models import Role
from helpdesk.web.requests.access import LEADS, NotYours

SHOWN = 5


def not_yours(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """A page for people; names are told to colleagues alone, for only they meet `NotYours`."""
    text = gettext("Your role does not include this page.")
    if isinstance(exception, NotYours):
        who = (
            gettext("Only team leads, managers and admins")
            if exception.roles == LEADS
            else gettext("Only managers and admins")
        )
        text = gettext("%(who)s can %(do)s. %(ask)s") % {
            "who": who,
            "do": gettext(exception.do),
            "ask": _ask(exception.roles),
        }
    return render(request, "403.html", {"text": text}, status=403)


def _ask(roles: tuple[str, ...]) -> str:
    """Managers before leads and admins, for they are asked most often."""
    people = list(colleagues().filter(role__in=roles))
    order = (Role.MANAGER, Role.LEAD, Role.ADMIN)
    names = [person.short_name for person in sorted(people, key=lambda person: order.index(Role(person.role)))]
    if not names:
        return gettext("There is nobody of that role now: whoever runs this helpdesk can make one.")
    *others, last = names[:SHOWN]
    return (
        gettext("Ask %(others)s or %(last)s.") % {"others": ", ".join(others), "last": last}
        if others
        else gettext("Ask %(last)s.") % {"last": last}
    )
