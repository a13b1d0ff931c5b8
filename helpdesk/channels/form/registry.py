"""Further parts of the contact form. A room registers one from its `apps.py`; this room never learns what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_noop

from helpdesk.tickets.models import Ticket

OnCreated = Callable[[Ticket, dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Extra:
    """A part that the customer chooses with yes or no.

    `on_created(ticket, cleaned_data)` runs in the transaction that makes the ticket. The words are marked for
    translation where they are registered, and translated on the page.
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
    question: str = gettext_noop("Is this a complaint?"),
    no: str = gettext_noop("No, a question"),
    yes: str = gettext_noop("Yes"),
    title: str = gettext_noop("Make a complaint"),
    lead: str = gettext_noop("We are sorry something went wrong. You get a receipt that names who has your complaint."),
    action: str = gettext_noop("Send complaint"),
) -> None:
    """Add a part under `key`; the form posts `key=yes` when it was chosen, and its fields under the prefix `key`."""
    _extras[key] = Extra(key, question, no, yes, title, lead, action, form_class, on_created)


def all_extras() -> list[Extra]:
    return [_extras[key] for key in sorted(_extras)]
