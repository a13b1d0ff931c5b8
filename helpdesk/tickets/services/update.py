"""Several changes of one ticket that belong together: all of them, or none."""

from collections.abc import Iterable
from typing import Any

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import Stale
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import _store
from helpdesk.tickets.services.change import change
from helpdesk.tickets.services.set_status import set_status


def update(
    *,
    ticket: Ticket,
    actor: Actor,
    seen_version: int | None = None,
    status: str = "",
    tags: Iterable[str] | None = None,
    **changes: Any,
) -> None:
    """Fields as `change` sets them, `tags` as the whole list, and `status`, in one transaction.

    Raises:
        Stale: the ticket is not at `seen_version` any more.
        ValidationError, NotYet, IllegalTransition: as `change` and `set_status`; then nothing is changed.
    """
    with _store.locked(ticket) as row:
        if seen_version is not None and seen_version != row.version:
            raise Stale(row.version)
        if tags is not None:
            changes |= _whole_list(row, tags)
        if changes:
            change(ticket=row, actor=actor, **changes)
        if status:
            set_status(ticket=row, status=status, actor=actor)


def _whole_list(ticket: Ticket, tags: Iterable[str]) -> dict[str, list[str]]:
    wanted = {tag.strip().casefold(): tag for tag in tags}
    present = [tag.name for tag in ticket.tags.all()]
    return {"add": list(wanted.values()), "remove": [name for name in present if name.casefold() not in wanted]}
