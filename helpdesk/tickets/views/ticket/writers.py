"""Says who else is at work on a ticket: colleagues who write at this moment, and what was said meanwhile."""

from collections.abc import Iterable

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from helpdesk.people.models import User
from helpdesk.tickets.models import Direction, Draft, Message
from helpdesk.tickets.queries import detail
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest


@staff_only
@require_GET
def happening(request: StaffRequest, number: int) -> HttpResponse:
    """Tell the open page, which asks every few seconds, who writes and what came; `seen` is the newest message it
    shows.
    """
    user = request.user
    ticket = detail.happening(user, number, query_params(request).whole("seen") or 0)
    writers = [(one["name"], one["kind"]) for one in ticket.writers]  # type: ignore[attr-defined]
    newer = ticket.newer  # type: ignore[attr-defined]
    who = newer and _said(newer["direction"], newer["agent"] or newer["sender"], own=newer["agent_id"] == user.pk)
    return JsonResponse({"writers": writing(writers), "newer": who or ""})


def writing(writers: Iterable[tuple[str, str]]) -> str:
    """The sentence `Leo is writing a reply.`, for (name, kind) of colleagues' drafts; empty for nobody."""
    known = list(writers)
    if not known:
        return ""
    if len(known) == 1:
        name, kind = known[0]
        words = (
            gettext("%(who)s is writing a note.") if kind == Draft.Kind.NOTE else gettext("%(who)s is writing a reply.")
        )
        return words % {"who": name}
    names = [name for name, _ in known]
    return gettext("%(names)s and %(last)s are writing.") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def said(message: Message, user: User) -> str:
    """Who wrote or answered while this person was writing."""
    agent = message.author_user
    name = agent.short_name if agent else message.from_name
    return _said(message.direction, name, own=agent is not None and agent.pk == user.pk)


def _said(direction: str, name: str, *, own: bool) -> str:
    if direction == Direction.IN:
        return gettext("%(who)s wrote while you were writing.") % {"who": name or gettext("The customer")}
    if own:
        return gettext("You answered from another window.")
    return gettext("%(who)s answered while you were writing.") % {"who": name}
