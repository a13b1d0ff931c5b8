"""Stores how a team signs what it sends."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.outgoing.addressing.senders import kept
from helpdesk.outgoing.models import Mailbox, TeamSender
from helpdesk.outgoing.texts.signature import as_kept, problem
from helpdesk.people.models import Team, User
from helpdesk.web.words.card_numbers import masked


def save_team_sender(
    *, team: Team, name: str, mailbox: Mailbox | None, signatures: Mapping[str, str], by: User | None
) -> TeamSender:
    """Store under which name, from which mailbox and with which signatures (by language) a team's mails leave.

    An empty signature is none. Replies that wait to leave keep the one that their writer saw.

    Raises:
        ValidationError: the name could forge an address, or a signature holds what cannot be filled in.
    """
    row = TeamSender.objects.filter(pk=team.pk).first() or TeamSender(team=team)
    written = {tag: masked(words) for tag, text in signatures.items() if (words := as_kept(text))}
    wrong = {f"signature_{tag}": told for tag, words in written.items() if (told := problem(words))}
    plain = " ".join(name.split())
    if any(sign in plain for sign in '<>@"'):
        wrong["name"] = gettext("A name has no @, no quotation marks and no angle brackets.")
    if wrong:
        raise ValidationError(wrong)
    with recorded(row, by=by):
        row.name, row.mailbox, row.signatures = plain, mailbox, written
        row.full_clean(exclude=["team"])
        row.save()
        transaction.on_commit(kept.changed)
    kept.forget()
    return row
