"""Side panels of the ticket page. A room registers one from its `apps.py`; it comes with the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from helpdesk.people.models import User
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@dataclass(frozen=True)
class TicketPanel:
    """A panel beside the ticket.

    `show` makes its HTML for a request and a ticket that the reader may see; `url_name` takes the ticket's number and
    answers with the same as a page of its own; `tab` puts it behind a tab of its own; with a `permission` it is there
    for those who have it.
    """

    key: str
    title: str
    url_name: str
    show: Callable[[StaffRequest, Any], str]
    order: int = 100
    tab: str = "customer"
    permission: Permission | None = None


_panels: dict[str, TicketPanel] = {}


def register(panel: TicketPanel) -> None:
    _panels[panel.key] = panel


def panels_for(user: User) -> list[TicketPanel]:
    """The panels that a person may see, in order."""
    known = (panel for panel in _panels.values() if panel.permission is None or user.may(panel.permission))
    return sorted(known, key=lambda panel: (panel.order, panel.key))
