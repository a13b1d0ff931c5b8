"""The kind of notice when somebody was hurt, and what its mail says."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from complaints.history import HARM
from complaints.mail.harm_text import KEY
from helpdesk.notifications.kinds import Kind, Letter, Told, Way, register
from helpdesk.notifications.models import Notice


def register_kind() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Kind(
            key=HARM,
            label=gettext_noop("Somebody was hurt"),
            when=gettext_noop("Harm is ticked on the form or found by a colleague. Always mailed, and at once."),
            icon="octagon-alert",
            words=_words,
            path=_path,
            order=5,
            usual=Way.MAIL,
            is_urgent=True,
            letter=_letter,
        ),
        tasks=(HARM,),
    )


def _words(told: Told) -> str:
    return gettext("Somebody was hurt, or could be: #%(number)s") % {"number": told.ticket.number}


def _path(told: Told) -> str:
    return reverse("tickets:detail", args=[told.ticket.number])


def _letter(told: Notice) -> Letter | None:
    ticket = told.ticket
    if ticket is None:
        return None
    return Letter(
        KEY,
        {
            "ticket.number": str(ticket.number),
            "ticket.url": _path(told),
            "ticket.words": ticket.last_words,
            "customer.name": ticket.requester.display_name,
            "customer.phone": ticket.requester.phone,
        },
        key=f"harm:{ticket.pk}:{told.user_id}",
    )
