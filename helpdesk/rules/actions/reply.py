"""Answers with a saved reply: never a machine, and at most once for each ticket and rule."""

import re
import uuid

from django.utils.translation import gettext, gettext_noop

from helpdesk.outgoing.sending.hourly_limit import ANSWERS_BY_RULE, within_limit
from helpdesk.replies.access import for_rules
from helpdesk.replies.models import SavedReply
from helpdesk.replies.queries.brought import files_with
from helpdesk.replies.queries.greeting import nameless
from helpdesk.rules.actions.placeholders import fill, values
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, By, Choices, Done, Job
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.files import copied
from helpdesk.tickets.models import Direction, Message, Ticket
from helpdesk.web import shop

# Addresses that no person reads; answering them makes two machines talk to each other.
MACHINES = re.compile(
    r"(mailer-daemon|mail-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+.-][^@]*)?@", re.IGNORECASE
)
KEYS = uuid.UUID("5f8d6ac2-1f0b-4f5e-9d8e-0a4f6b1c7d21")


def apply(job: Job) -> Done:
    """Answer with the saved reply, unless this rule has answered before or nobody may be answered.

    Raises:
        SavedReply.DoesNotExist: it is gone, put away, or no rule may send it.
        ValidationError: a placeholder has no value for this ticket.
        OSError: a file that comes with it cannot be read.
    """
    return answer(job, job.value, key=uuid.uuid5(KEYS, job.occasion))


def answer(job: Job, chosen: str, *, key: uuid.UUID, status: str = "") -> Done:
    """Answer with the saved reply of a key, once for `key`, and move the ticket to `status` ("" leaves it).

    Raises:
        SavedReply.DoesNotExist, ValidationError, OSError: as `apply`.
    """
    saved = for_rules().get(pk=int(chosen))
    if Message.objects.filter(submission_key=key).exists():
        return Done(RuleOutcome.ANSWERED_BEFORE)
    if refusal := not_answerable(job.ticket):
        return refusal
    services.reply(
        ticket=job.ticket,
        body_text=_filled(saved, job.ticket),
        # The customer sees the shop's name, the log the rule.
        actor=Actor.rule(shop.facts().name, depth=job.actor.depth, **job.actor.cause),
        status=status,
        submission_key=key,
        files=copied(files_with(saved)),
    )
    return Done(RuleOutcome.ANSWERED, {"reply": saved.name}, "reply", "", saved.name)


def _filled(saved: SavedReply, ticket: Ticket) -> str:
    known = values(ticket)
    return fill(saved.body if "customer.name" in known else nameless(saved.body, saved.language), known)


def not_answerable(ticket: Ticket) -> Done | None:
    """Why the newest message must not be answered automatically; None when it may."""
    latest = _latest(ticket)
    if latest is None:
        return Done(RuleOutcome.NOT_WRITTEN)
    if refusal := _drawing_no_answer(latest):
        return refusal
    address = _back_to(latest)
    if address and not within_limit(address, ANSWERS_BY_RULE):
        return Done(RuleOutcome.ENOUGH)
    return None


def nobody_reads(ticket: Ticket) -> bool:
    """Whether the newest message came from a program, so that nobody would read an answer."""
    latest = _latest(ticket)
    return latest is not None and _drawing_no_answer(latest) is not None


def _latest(ticket: Ticket) -> Message | None:
    return ticket.messages.filter(direction=Direction.IN).order_by("-created_at", "-pk").first()


def _back_to(message: Message) -> str:
    return (message.reply_to or message.from_email).lower()


def _drawing_no_answer(latest: Message) -> Done | None:
    if latest.is_auto_reply or latest.draws_no_answer:
        return Done(RuleOutcome.AUTOMATIC if latest.is_auto_reply else RuleOutcome.UNPROVEN)
    address = _back_to(latest)
    if MACHINES.match(address) or MACHINES.match(latest.from_email):
        return Done(RuleOutcome.NOBODY_READS, {"address": address})
    if shop.facts().address.lower() in (address, latest.from_email.lower()):
        return Done(RuleOutcome.OWN_ADDRESS)
    return None


def choices() -> Choices:
    return {str(pk): name for pk, name in for_rules().values_list("pk", "name")}


def words(value: str, choices: Choices) -> str:
    return gettext("answer with %(reply)s") % {"reply": short(value, choices)}


def short(value: str, choices: Choices) -> str:
    return (
        gettext("“%(word)s”") % {"word": choices[value]} if value in choices else gettext("a saved reply that is gone")
    )


HINT = gettext_noop("Once for each ticket, and never to automatic senders.")
ACTION = Action(
    "reply",
    gettext_noop("Answer with a saved reply"),
    apply,
    words,
    short,
    choices=choices,
    hint=HINT,
    tone="info",
    icon="reply",
    order=50,
    by=By.RULES,
)
