"""Shows one panel beside a ticket. Where it cannot be shown the rest of the page still is."""

import logging

from django.urls import reverse
from django.utils.translation import gettext

from helpdesk.tickets.extensions.panels import TicketPanel
from helpdesk.tickets.models import Ticket
from helpdesk.web.html.fragments import fragment
from helpdesk.web.requests.staff import StaffRequest

log = logging.getLogger(__name__)


def show_panel(request: StaffRequest, panel: TicketPanel, ticket: Ticket) -> str:
    try:
        return panel.show(request, ticket)
    except Exception:
        log.exception("panel %s of ticket %s could not be shown", panel.key, ticket.number)
        url = reverse(panel.url_name, args=[ticket.number])
        return fragment(request, "helpdesk/tickets/_panel_failed.html", {"title": gettext(panel.title), "url": url})
