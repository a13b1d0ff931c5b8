"""Takes back that a ticket was called a complaint, by mistake."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.events import publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import TooLate
from helpdesk.tickets.events import ComplaintTakenBack
from helpdesk.tickets.models import Activity, Ticket
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.verbs import Verb, stored_as

WINDOW = dt.timedelta(seconds=30)
"""How long a person may take it back. The customer is told that it is a complaint only afterwards."""


def unmark_complaint(*, ticket: Ticket, actor: Actor) -> Ticket:
    """Take back what the same person did a moment ago; doing it twice changes nothing.

    Raises:
        TooLate: somebody else made it a complaint, or the window has passed.
    """
    with store.locked(ticket) as row:
        if not row.is_complaint:
            return row
        said = Activity.objects.filter(ticket=row, verb__in=stored_as(Verb.COMPLAINT_OPENED))
        marked = said.order_by("-at", "-pk").first()
        if not marked or marked.actor_user_id != actor.user_id or marked.at < timezone.now() - WINDOW:
            raise TooLate(gettext("It stays a complaint: the customer may have been told."))
        row.is_complaint = False
        store.save(row)
        store.log(row, actor, Verb.COMPLAINT_UNDONE, changes={"is_complaint": [True, False]})
        publish(ComplaintTakenBack(ticket_id=row.pk, actor_id=actor.user_id, depth=actor.depth))
    return row
