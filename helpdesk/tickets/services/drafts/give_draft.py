"""Gives a begun draft to a colleague, when its writer leaves."""

from django.db import transaction

from helpdesk.people.models import User
from helpdesk.tickets.models import Draft
from helpdesk.tickets.services.drafts.hold import lock_ticket


def give_draft(*, draft: Draft, to: User) -> Draft:
    """Make a draft that of `to`: its words stand before what they have begun on the ticket, its files go with it.

    What they have begun keeps its kind and its copies; doing it twice changes nothing.
    """
    with transaction.atomic():
        lock_ticket(draft.ticket)
        begun = Draft.objects.select_for_update(no_key=True).filter(ticket=draft.ticket_id, user=to).first()
        if begun is None:
            draft.user, draft.submission_key = to, None
            draft.save(update_fields=["user", "submission_key", "updated_at"])
            return draft
        if begun.pk != draft.pk:
            begun.body = "\n\n".join(dict.fromkeys(filter(None, [draft.body, begun.body])))
            begun.files_of = begun.files_of or draft.files_of
            begun.save(update_fields=["body", "files_of", "updated_at"])
            draft.files.update(draft=begun)
            draft.delete()
    return begun
