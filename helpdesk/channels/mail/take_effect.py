"""What one message does: adds to a ticket, makes a new one, tells of an undelivered mail, or is set aside."""

from dataclasses import dataclass

from helpdesk.channels.language import guess_language
from helpdesk.channels.mail.acknowledge import acknowledge as send_acknowledgement
from helpdesk.channels.mail.addresses import Address
from helpdesk.channels.mail.forward import original_sender
from helpdesk.channels.mail.guards import GUARDS, Verdict
from helpdesk.channels.mail.match import Match, belongs, find_ticket
from helpdesk.channels.mail.parsed import ParsedMail
from helpdesk.channels.mail.quote import reply_text
from helpdesk.channels.mail.returned import tell_returned
from helpdesk.channels.mailboxes import is_own, mailbox_for, normal, own_mailboxes
from helpdesk.channels.models import Mailbox, Outcome, RawMail
from helpdesk.people.contacts import normalise_email
from helpdesk.people.models import ContactPoint, Customer, User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.people.services import find_or_create_customer
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Channel, Message, Ticket
from helpdesk.tickets.services import add_inbound, add_note, create_ticket
from helpdesk.tickets.words import NewFile, NewMessage

MAX_PARTICIPANTS = 50


@dataclass(frozen=True, slots=True)
class Effect:
    """The outcome with its reason; `guard` names the check that decided, if one did."""

    outcome: Outcome
    reason: str
    guard: str = ""
    ticket: Ticket | None = None
    message: Message | None = None


def take_effect(mail: ParsedMail, row: RawMail, *, acknowledge: bool, guarded: bool) -> Effect:
    """Decide and do it, inside the caller's transaction."""
    mailboxes = own_mailboxes()
    for name, guard in GUARDS:
        verdict = guard(mail, mailboxes)
        if verdict and (guarded or mail.sender is None):
            return _guarded(name, verdict)
    if mail.sender is None:
        raise ValueError("the guards let a message without a sender pass")
    staff = User.objects.filter(email__iexact=mail.sender.email, is_active=True, role__in=STAFF_ROLES).first()
    match = find_ticket(mail)
    if match and belongs(mail.sender.email, match.ticket):
        return _append(mail, mail.sender, match, row)
    if match and staff:
        return _note(mail, mail.sender, match)
    author = (original_sender(mail.text, mail.subject) if staff else None) or mail.sender
    if is_own(author.email, mailboxes):
        author = mail.sender
    ticket = _create(mail, author, mailboxes, row)
    if acknowledge and mail.automatic.answerable and author is mail.sender:
        send_acknowledgement(ticket)
    reason = f"New request; it named #{match.ticket.number} without belonging to it." if match else "New request."
    return Effect(Outcome.CREATED, reason, ticket=ticket, message=ticket.messages.first())


def _guarded(name: str, verdict: Verdict) -> Effect:
    if verdict.returned is None:
        return Effect(verdict.outcome, verdict.reason, name)
    note = tell_returned(verdict.returned, verdict.reason)
    if note is None:
        return Effect(Outcome.IGNORED, f"A mail of ours came back: {verdict.reason}", name)
    return Effect(verdict.outcome, verdict.reason, name, ticket=note.ticket, message=note)


def _append(mail: ParsedMail, sender: Address, match: Match, row: RawMail) -> Effect:
    ticket = match.ticket
    author = _requester_with(sender.email, ticket)
    actor = Actor(
        kind="customer",
        label=author.display_name if author else sender.name or sender.email,
        cause={"raw_mail": row.pk},
    )
    message = _message(mail, sender, row, quoted=True)
    stored = add_inbound(ticket=ticket, message=message, actor=actor, author=author, channel="email")
    return Effect(Outcome.APPENDED, f"Found by {match.by}.", ticket=ticket, message=stored)


def _note(mail: ParsedMail, sender: Address, match: Match) -> Effect:
    """Mail can be forged, so a colleague's mail never speaks to the customer: it becomes a private note."""
    note = add_note(
        ticket=match.ticket,
        body_text=reply_text(mail.text, mail.subject) or "(no text)",
        actor=Actor.system(f"Mail from {sender.email}"),
        files=_files(mail),
    )
    return Effect(Outcome.APPENDED, "A colleague's mail, kept as a note.", ticket=match.ticket, message=note)


def _create(mail: ParsedMail, author: Address, mailboxes: list[Mailbox], row: RawMail) -> Ticket:
    language = mail.language or guess_language(f"{mail.subject}\n{mail.text}")
    customer = find_or_create_customer(email=author.email, name=author.name, language=language)
    recipients = [item.email for item in (*mail.to, *mail.cc)]
    mailbox = mailbox_for([*recipients, *mail.delivered_to], mailboxes)
    return create_ticket(
        requester=customer,
        message=_message(mail, author, row, quoted=False),
        actor=Actor.customer(customer, raw_mail=row.pk),
        channel=Channel.FORM if row.source == "form" else Channel.EMAIL,
        team=mailbox.team,
        language=language,
        participants=_participants(mail, author, mailboxes),
    )


def _participants(mail: ParsedMail, author: Address, mailboxes: list[Mailbox]) -> list[tuple[str, str]]:
    others = [item for item in (*mail.to, *mail.cc) if not is_own(item.email, mailboxes)]
    return [(normal(item.email), item.name[:200]) for item in others if normal(item.email) != normal(author.email)][
        :MAX_PARTICIPANTS
    ]


def _message(mail: ParsedMail, author: Address, row: RawMail, *, quoted: bool) -> NewMessage:
    return NewMessage(
        body_text=mail.text,
        body_html=mail.html,
        reply_text=reply_text(mail.text, mail.subject) if quoted else mail.text,
        subject=mail.subject,
        from_email=author.email,
        from_name=author.name,
        reply_to=mail.reply_to[0].email if mail.reply_to and author is mail.sender else "",
        to=[item.email for item in mail.to],
        cc=[item.email for item in mail.cc],
        internet_message_id=mail.message_id,
        is_auto_reply=mail.automatic.is_auto_reply,
        files=_files(mail),
        created_at=row.received_at,
    )


def _files(mail: ParsedMail) -> list[NewFile]:
    return [
        NewFile(
            filename=item.filename,
            content=item.data,
            content_type=item.content_type,
            content_id=item.content_id,
            inline=item.inline,
        )
        for item in mail.attachments
    ]


def _requester_with(email: str, ticket: Ticket) -> Customer | None:
    point = ContactPoint.objects.filter(
        customer_id=ticket.requester_id, kind=ContactPoint.Kind.EMAIL, normalised=normalise_email(email)
    ).select_related("customer")
    found = point.first()
    return found.customer if found else None
