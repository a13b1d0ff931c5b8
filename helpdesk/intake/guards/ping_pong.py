"""Recognises another desk that answers each of our automatic mails with a new request, and hides that it is a machine.

After a few rounds within the hour we stop answering. Its requests are still kept, as a person's: a customer with six
questions on a Monday looks the same. In a ticket that exists already there is nothing to stop: nothing of ours answers
there more than once.
"""

from django.db.models import Q

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.matching.on_file import RECENTLY
from helpdesk.mime.fields.contacts import normal
from helpdesk.outgoing.models import MailKind, OutgoingMail

ROUNDS = 5
_BY_NOBODY = ~Q(kind=MailKind.REPLY) | Q(message__author_user=None)


def check(case: Case) -> Verdict | None:
    if not case.sender or case.recent < ROUNDS or case.is_member or _answered(case) < ROUNDS:
        return None
    return Verdict(
        reason=IntakeReason.PING_PONG,
        saw=f"From: {case.sender}",
        unanswered=True,
    )


def _answered(case: Case) -> int:
    answers_to = {normal(item.email) for item in (case.mail.sender, *case.mail.reply_to[:1]) if item}
    ours = OutgoingMail.objects.filter(_BY_NOBODY, recipient__in=answers_to, kind__in=MailKind.values)
    return ours.filter(created_at__gt=case.row.received_at - RECENTLY).values("pk")[:ROUNDS].count()
