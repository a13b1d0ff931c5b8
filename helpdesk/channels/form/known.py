"""The contact forms as every inbox offers them for its filter: read once by a process, and anew when one changes."""

from django.db import transaction
from django.db.models import QuerySet

from helpdesk.tickets.models import ContactForm
from helpdesk.web.kept import Kept


def _read() -> QuerySet[ContactForm]:
    rows = ContactForm.objects.all()
    len(rows)  # which reads them
    return rows


kept: Kept[QuerySet[ContactForm]] = Kept("channels:contact-forms", _read)


def forms() -> QuerySet[ContactForm]:
    """All forms in their order; no statement while nothing changes."""
    return kept.current()


def changed() -> None:
    """Let every process read them anew, once the caller's transaction is committed."""
    transaction.on_commit(kept.changed)
