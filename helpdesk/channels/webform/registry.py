"""Further parts of the contact form. A room registers one from its `apps.py`; this room never learns what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from helpdesk.tickets.models import Ticket

OnCreated = Callable[[Ticket, dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Extra:
    """A part that the customer chooses with yes or no.

    `on_created(ticket, cleaned_data)` runs in the transaction that makes the ticket.
    """

    key: str
    question: str
    no: str
    yes: str
    title: str
    lead: str
    action: str
    form_class: type[forms.Form]
    on_created: OnCreated


_extras: dict[str, Extra] = {}


def register_extra(
    key: str,
    form_class: type[forms.Form],
    on_created: OnCreated,
    *,
    question: str = "Is this a complaint?",
    no: str = "No, a question",
    yes: str = "Yes",
    title: str = "Make a complaint",
    lead: str = "We are sorry something went wrong. A person reads this, and you will always know who.",
    action: str = "Send complaint",
) -> None:
    """Add a part under `key`; the form posts `key=yes` when it was chosen, and its fields under the prefix `key`."""
    _extras[key] = Extra(key, question, no, yes, title, lead, action, form_class, on_created)


def all_extras() -> list[Extra]:
    return [_extras[key] for key in sorted(_extras)]
