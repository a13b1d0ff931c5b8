"""Adds people to a running conversation who were copied in: from now on they may answer into it."""

from collections.abc import Sequence

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Participant, Ticket
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.verbs import COPIED_IN, Verb


def add_participants(*, ticket: Ticket, people: Sequence[tuple[str, str]], actor: Actor) -> list[Participant]:
    """Add (address, name) pairs that are not there yet, with one line of history; returns the new participants.

    Addresses are in their normal form. Whether `actor` may invite is the caller's question.
    """
    with store.locked(ticket) as row:
        known = set(row.participants.values_list("email", flat=True))
        new = {email[:320]: name[:200] for email, name in people if email not in known}
        if not new:
            return []
        added = Participant.objects.bulk_create(
            [Participant(ticket=row, email=email, name=name) for email, name in new.items()]
        )
        store.log(row, actor, Verb.CHANGED, changes={COPIED_IN: [None, ", ".join(new)]})
    return added
