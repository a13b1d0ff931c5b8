"""The ids of what this room writes into a ticket's history and tasks, and their words."""

from typing import Any

from django.utils.translation import gettext, gettext_noop

from helpdesk.outgoing.models import MailKind
from helpdesk.tickets import verbs
from helpdesk.tickets.wording import history, tasks
from helpdesk.tickets.wording.causes import because
from helpdesk.tickets.wording.history import HistoryPart
from helpdesk.tickets.wording.tasks import TaskWords, Values

MAIL_FAILED = "mail.failed"
REPORTED_AS_SPAM = "mail.reported_as_spam"
UNSUBSCRIBED = "mail.unsubscribed"
UNDELIVERED = "undelivered"
"""The task of whoever must reach the customer another way."""


def register() -> None:
    """Register the words of this room's history and tasks, those too that the release before wrote."""
    for verb, words in (
        (MAIL_FAILED, gettext_noop("could not deliver a mail")),
        (REPORTED_AS_SPAM, gettext_noop("reported our mail as spam")),
        (UNSUBSCRIBED, gettext_noop("unsubscribed from our mail")),
    ):
        history.register(verb, words)
        verbs.register_old(words, verb)
    history.register_part("mail", HistoryPart(gettext_noop("Mail"), words=_mail, is_matter=True))
    title = gettext_noop("Reach %(who)s another way: mail to %(address)s came back")
    tasks.register(UNDELIVERED, TaskWords(title, _lost))


def _lost(values: Values) -> str:
    words = gettext("“%(subject)s” was not delivered: %(cause)s.")
    return words % {"subject": values["subject"], "cause": because(values["cause"], values["answer"])}


def _mail(lost: Any) -> str:
    """A mail that did not arrive; older lines hold the sentence itself."""
    if not isinstance(lost, dict):
        return str(lost)
    words = gettext("%(kind)s to %(address)s: %(why)s")
    kind = MailKind(lost["kind"]).label
    return words % {"kind": kind, "address": lost["address"], "why": because(lost["cause"], lost["answer"])}
