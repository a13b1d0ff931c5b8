"""Does what one message does: adds to a ticket, makes a new one, tells of an undelivered mail, or is set aside."""

import datetime as dt
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext

from helpdesk.customers.services import address_works, find_or_create_customer
from helpdesk.intake.codes.guard_names import GuardName
from helpdesk.intake.codes.reasons import IntakeReason, Values
from helpdesk.intake.guards import judge
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Judgement, Verdict, decision
from helpdesk.intake.matching.arrivals import place_of, remember
from helpdesk.intake.matching.match import Match
from helpdesk.intake.matching.members import people_of, requester_with, works_already
from helpdesk.intake.models import IntakeOutcome
from helpdesk.intake.taking.answered import correspondence
from helpdesk.intake.taking.as_message import as_files, as_message
from helpdesk.intake.taking.copies import copied, newcomers, not_invited
from helpdesk.mime.fields.addresses import Address
from helpdesk.mime.fields.contacts import normal
from helpdesk.mime.language import guess_language
from helpdesk.mime.quotes.correspondence import Correspondence
from helpdesk.mime.quotes.quote import reply_text
from helpdesk.outgoing.events import RequestTaken
from helpdesk.outgoing.services.record_report import tell_returned
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import EMAIL, FORM
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services import add_inbound, add_note, add_participants, create_ticket
from helpdesk.tickets.services.create_ticket import Created
from helpdesk.tickets.words import NewMessage
from helpdesk.web.requests.language import writing_for_the_desk


@dataclass(frozen=True, slots=True)
class Effect:
    """The outcome with its reason; `guard` names the check that decided, if one did."""

    outcome: IntakeOutcome
    reason: IntakeReason
    guard: str = ""
    values: Values = field(default_factory=dict)
    ticket: Ticket | None = None
    message: Message | None = None


def take_effect(case: Case, *, acknowledge: bool, guarded: bool) -> Effect:
    """Decide what a message does and do it, inside the caller's transaction.

    What the guards said is added to the row's `decisions`.
    """
    mail, row = case.mail, case.row
    judgement = judge(case, guarded=guarded)
    row.decisions += judgement.decisions
    if judgement.ended:
        return _ended(*judgement.ended)
    if mail.sender is None:
        raise ValueError("the guards let a message without a sender pass")
    effect = _accepted(case, mail.sender, judgement, acknowledge=acknowledge)
    if arrived_from(case) and not _is_looked_after(effect, mail.sender, judgement):
        address_works(email=mail.sender.email)
    return effect


def _accepted(case: Case, sender: Address, judgement: Judgement, *, acknowledge: bool) -> Effect:
    """Into the ticket that it names, as words or as a note, or into a new one."""
    if case.match and speaks(case):
        return _append(case, sender, case.match, judgement)
    if case.match and case.is_note:
        return _note(case, sender, case.match)
    author = judgement.author or sender
    is_answered = acknowledge and not judgement.unanswered and author is sender
    ticket, message = _create(case, author, judgement, is_answered=is_answered)
    _remember_missing(case, message)
    effect = Effect(IntakeOutcome.CREATED, IntakeReason.NEW_REQUEST, ticket=ticket, message=message)
    if case.match:
        return replace(effect, reason=IntakeReason.NEW_REQUEST_BESIDE, values={"number": case.match.ticket.number})
    return effect


def _is_looked_after(effect: Effect, sender: Address, judgement: Judgement) -> bool:
    """Whether the sender's address was looked up on the way, with whether mail came back from it."""
    if effect.outcome == IntakeOutcome.CREATED:
        return judgement.author is None
    return effect.ticket is not None and works_already(sender.email, effect.ticket)


def arrived_from(case: Case) -> bool:
    """Whether the message shows that its sender's address works: it is proven, and no program stands in for them."""
    return case.is_proven and not case.mail.stand_in


def speaks(case: Case) -> bool:
    """Whether the words of a message go into the ticket that it names; a colleague's do only in their own request."""
    if case.match is None or not case.is_member:
        return False
    return case.staff is None or requester_with(case.sender, case.match.ticket) is not None


def _ended(guard: str, verdict: Verdict) -> Effect:
    outcome = verdict.outcome or IntakeOutcome.QUARANTINED
    effect = Effect(outcome, verdict.reason, guard, verdict.values)
    if verdict.copy_of:
        return replace(effect, ticket=verdict.copy_of.ticket, message=verdict.copy_of.message)
    if verdict.returned is None:
        return effect
    note = tell_returned(verdict.returned, verdict.reports)
    if note is None:
        reason = verdict.reason if outcome == IntakeOutcome.IGNORED else IntakeReason.RETURNED_TO_NO_TICKET
        return replace(effect, outcome=IntakeOutcome.IGNORED, reason=reason, ticket=verdict.returned.ticket)
    return replace(effect, ticket=note.ticket, message=note)


def _append(case: Case, sender: Address, match: Match, judgement: Judgement) -> Effect:
    ticket = match.ticket
    author = requester_with(sender.email, ticket)
    actor = Actor(
        kind="customer",
        label=author.display_name if author else sender.name or sender.email,
        cause={"raw_mail": case.row.pk},
    )
    place = place_of(case.mail, ticket)
    message = _message(case, sender, judgement, answered=match, place=place)
    stored = add_inbound(
        ticket=ticket, message=message, actor=actor, author=author, channel="email", is_latest=place is None
    )
    _remember_missing(case, stored)
    people = [] if judgement.automatic else newcomers(case, match)
    if people and match.is_secret:
        add_participants(ticket=ticket, people=people, actor=actor)
    elif people:
        case.row.decisions.append(decision(GuardName.COPIES, not_invited(people)))
    return Effect(IntakeOutcome.APPENDED, match.by, ticket=ticket, message=stored)


def _note(case: Case, sender: Address, match: Match) -> Effect:
    """Mail can be forged, so a colleague's mail never speaks to the customer: it becomes a private note, which says
    so where our mail server did not vouch for its sender."""
    mail = case.mail
    with writing_for_the_desk():
        is_proven = mail.trace.dmarc == "pass"
        who = gettext("Mail from %(address)s") if is_proven else gettext("Mail from %(address)s, sender not verified")
        nothing = gettext("(no text)")
    note = add_note(
        ticket=match.ticket,
        body_text=reply_text(mail.text, mail.subject, _correspondence(case, match.ticket)) or nothing,
        actor=Actor.system(who % {"address": sender.email}),
        files=as_files(mail),
    )
    return Effect(IntakeOutcome.APPENDED, IntakeReason.NOTE, ticket=match.ticket, message=note)


def _create(case: Case, author: Address, judgement: Judgement, *, is_answered: bool) -> Created:
    mail, row = case.mail, case.row
    language = mail.language or guess_language(f"{mail.subject}\n{mail.text}")
    works = arrived_from(case) and author is mail.sender
    customer = find_or_create_customer(email=author.email, name=author.name, language=language, works=works)
    return create_ticket(
        requester=customer,
        message=_message(case, author, judgement),
        actor=Actor.customer(customer, raw_mail=row.pk),
        channel=FORM.key if row.source == "form" else EMAIL.key,
        team=case.mailbox.team,
        language=language,
        participants=copied(case, author.email),
        also=[RequestTaken] if is_answered else (),
    )


def _remember_missing(case: Case, message: Message) -> None:
    missing = [identifier for identifier in case.mail.ancestors if identifier not in case.known]
    if missing:
        remember(case.mail, message, missing)


def _message(
    case: Case,
    author: Address,
    judgement: Judgement,
    *,
    answered: Match | None = None,
    place: dt.datetime | None = None,
) -> NewMessage:
    return as_message(
        case.mail,
        author,
        answers=_correspondence(case, answered.ticket) if answered else None,
        received_at=place or case.row.received_at,
        reply_to=_reply_to(case, answered) if author is case.mail.sender else "",
        is_auto_reply=judgement.automatic,
        draws_no_answer=judgement.unanswered,
    )


def _correspondence(case: Case, ticket: Ticket) -> Correspondence:
    return correspondence(case.mail, ticket, case.mailboxes, case.row.envelope_to)


def _reply_to(case: Case, answered: Match | None) -> str:
    """Where the answer shall go. In a running conversation it moves elsewhere only on proof, as copies do."""
    wanted = case.mail.reply_to[0].email if case.mail.reply_to else ""
    if wanted in ("", case.sender) or answered is None or answered.is_secret:
        return wanted
    if normal(wanted) in people_of(answered.ticket) or answered.ticket.messages.filter(reply_to=wanted).exists():
        return wanted
    verdict = Verdict(reason=IntakeReason.REPLY_TO_UNPROVEN, saw=f"Reply-To: {wanted}")
    case.row.decisions.append(decision(GuardName.REPLY_TO, verdict))
    return ""
