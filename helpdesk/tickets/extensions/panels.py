"""Side panels of the ticket page. A room registers one from its `apps.py`; it comes with the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from helpdesk.web.requests.staff import StaffRequest


@dataclass(frozen=True)
class TicketPanel:
    """A panel beside the ticket.

    `show` makes its HTML for a request and a ticket that the reader may see; `url_name` takes the ticket's number and
    answers with the same as a page of its own; `tab` puts it behind a tab of its own.
    """

    key: str
    title: str
    url_name: str
    show: Callable[[StaffRequest, Any], str]
    order: int = 100
    tab: str = "customer"


_panels: dict[str, TicketPanel] = {}


def register(panel: TicketPanel) -> None:
    _panels[panel.key] = panel


def all_panels() -> list[TicketPanel]:
    """Registered panels in order."""
    return sorted(_panels.values(), key=lambda panel: (panel.order, panel.key))
