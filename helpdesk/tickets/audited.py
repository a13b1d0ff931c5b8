"""What of tickets' settings the audit log tells of; a ticket has a history of its own."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_list
from helpdesk.conditions.sentence import sentence
from helpdesk.conditions.tree import BadTree
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.fields.priority import Priority
from helpdesk.tickets.models import ReplyPolicy
from helpdesk.web.words.formats import open_time


def _promises(minutes: Mapping[str, int]) -> str:
    return ", ".join(f"{gettext(Priority(key).label)}: {open_time(count)}" for key, count in minutes.items())


def _conditions(tree: object) -> str:
    known = catalogue()
    try:
        return sentence(TICKET.parse(tree), known) or gettext("every ticket")
    except BadTree:
        return gettext("conditions that cannot be read")


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_list("tickets", gettext_noop("Tickets"))
    register(
        AuditedThing(
            "reply_policy",
            ReplyPolicy,
            gettext_noop("Reply policy"),
            {
                "name": Audited(gettext_noop("Name")),
                "position": Audited(gettext_noop("Place in the order")),
                "conditions": Audited(gettext_noop("For tickets where"), words=_conditions),
                "calendar": Audited(gettext_noop("Opening hours")),
                "first_reply": Audited(gettext_noop("First reply"), words=_promises),
                "next_reply": Audited(gettext_noop("Next replies"), words=_promises),
                "resolution": Audited(gettext_noop("Resolution"), words=_promises),
                "is_active": Audited(gettext_noop("Switched on")),
            },
            url=lambda key: reverse("tickets:reply_policy", args=[key]),
        )
    )
