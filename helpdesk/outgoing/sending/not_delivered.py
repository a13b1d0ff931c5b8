"""Records that a mail did not reach somebody for good: the address is marked, and a task tells who must act.

Who must act: an agent's reply to the customer is never left lying. A confirmation needs nobody as long as the customer
can be reached another way, unless it is about a complaint, whose receipt is owed. A survey asks for nothing.
"""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_noop

from helpdesk.calendars.clock import add_business_minutes
from helpdesk.calendars.queries import default_calendar
from helpdesk.customers.models import ContactPoint
from helpdesk.mime.bounces.answers import code_of, is_about_the_mail, status_of
from helpdesk.outgoing.history import MAIL_FAILED, UNDELIVERED
from helpdesk.outgoing.models import MailKind, OutgoingMail, Recipient
from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Task, Ticket
from helpdesk.tickets.services import add_task, assign_task, finish_task, record

WORKING_DAY = 8 * 60
"""Minutes of opening hours until a customer should have been reached."""
_REFUSED, _BY_RULES = 500, 7
_SENDER = gettext_noop("Outgoing mail")


def tell_not_delivered(mail: OutgoingMail, recipient: Recipient) -> None:
    """Record that the mail server refused this recipient, or that it was tried for too long, in the caller's
    transaction.
    """
    if mail.ticket and not mail.message_id:
        lost = {"kind": mail.kind, "address": recipient.address, "cause": recipient.cause, "answer": recipient.answer}
        record(
            ticket_id=mail.ticket.pk,
            actor=Actor.system(_SENDER),
            verb=MAIL_FAILED,
            changes={"mail": [None, lost]},
        )
    ask_somebody(mail, recipient)
    answer = recipient.answer
    status = status_of(answer)
    by_rules = status is not None and status[1] == _BY_RULES
    if code_of(answer) >= _REFUSED and not by_rules:
        mark_address(recipient.address, answer)


def tell_arrived(recipient: Recipient) -> None:
    """Finish the task about a recipient whom the mail reached after all."""
    task = Task.objects.filter(key=_key(recipient), done_at=None).select_related("ticket").first()
    if task:
        finish_task(task=task, actor=Actor.system(_SENDER))


def mark_address(address: str, answer: str) -> None:
    """Mark the address as one that mail does not reach.

    It is not marked where this one mail was too large or held the wrong thing.
    """
    if not is_about_the_mail(answer):
        points = ContactPoint.objects.filter(kind=ContactPoint.Kind.EMAIL, normalised=address)
        points.update(bounced_at=timezone.now())


def ask_somebody(mail: OutgoingMail, recipient: Recipient) -> Task | None:
    """Add a task for the writer or the ticket's agent, when a person must act; one for each address at a time.

    A task that is nobody's yet becomes theirs.
    """
    if mail.ticket is None or not _needs_a_person(mail, mail.ticket, recipient):
        return None
    somebody, actor = _writer(mail, mail.ticket) or mail.ticket.assignee, Actor.system(_SENDER)
    known = _open_task(mail.ticket, recipient.address)
    if known:
        is_free = known.assignee_id is None and somebody is not None and somebody.is_agent
        return assign_task(task=known, assignee=somebody, actor=actor) if is_free else None
    return add_task(
        ticket=mail.ticket,
        key=_key(recipient),
        reason=UNDELIVERED,
        values={
            "who": mail.ticket.requester.display_name,
            "address": recipient.address,
            "subject": mail.subject,
            "cause": recipient.cause,
            "answer": recipient.answer,
        },
        actor=actor,
        assignee=somebody,
        due_at=_tomorrow(),
    )


def _needs_a_person(mail: OutgoingMail, ticket: Ticket, recipient: Recipient) -> bool:
    if recipient.role != Recipient.Role.TO or mail.kind == MailKind.SURVEY:
        return False
    return mail.kind == MailKind.REPLY or ticket.is_complaint or not _has_another_way(ticket, recipient)


def _has_another_way(ticket: Ticket, recipient: Recipient) -> bool:
    points = ContactPoint.objects.filter(customer_id=ticket.requester_id, bounced_at=None)
    return points.exclude(kind=ContactPoint.Kind.EMAIL, normalised=recipient.address).exists()


def _writer(mail: OutgoingMail, ticket: Ticket) -> User | None:
    """Whoever wrote it, as long as they see the ticket: it may have gone to another team since."""
    author = mail.message.author_user if mail.message else None
    return author if author and author.is_agent and visible_to(author).filter(pk=ticket.pk).exists() else None


def _tomorrow() -> dt.datetime:
    return add_business_minutes(default_calendar(), timezone.now(), WORKING_DAY)


def _key(recipient: Recipient) -> str:
    return f"undelivered:{recipient.pk}"


def _open_task(ticket: Ticket, address: str) -> Task | None:
    """The one that any mail of this ticket to this address left."""
    keys = [_key(row) for row in Recipient.objects.filter(mail__ticket=ticket, address=address)]
    return Task.objects.filter(key__in=keys, done_at=None).select_related("ticket").first()
