"""Reads the correspondence of one message in its request: whom it answers, and what was said there before."""

from collections.abc import Iterable, Iterator

from helpdesk.intake.matching.members import people_of
from helpdesk.mime.content.html_text import html_to_text
from helpdesk.mime.fields.contacts import bare
from helpdesk.mime.parsed import ParsedMail
from helpdesk.mime.quotes.correspondence import Correspondence, names_in
from helpdesk.outgoing.addressing.mailboxes import own_addresses
from helpdesk.outgoing.models import Mailbox, OutgoingMail
from helpdesk.tickets.models import UNSAID, Direction, Message, Ticket
from helpdesk.web import shop

_MOST_MAILS = 8


def correspondence(
    mail: ParsedMail,
    ticket: Ticket,
    mailboxes: Iterable[Mailbox],
    envelope_to: Iterable[str] = (),
    *,
    stored_as: Message | None = None,
) -> Correspondence:
    """Who takes part and what was said besides `mail`, which answers in `ticket`; `stored_as` is what it became.

    A recipient whom the sender added takes no part by that: they may have pasted that person's mail. Where no recipient
    is known to be ours, whoever stands in To is an alias that is.
    """
    own = list(mailboxes)
    ours = own_addresses(own) | {bare(address) for address in (*mail.delivered_to, *envelope_to)}
    to = {bare(item.email) for item in mail.to}
    named = to | {bare(item.email) for item in mail.cc}
    sender = bare(mail.sender.email) if mail.sender else ""
    answered = (ours if ours & named else ours | to) - {sender}
    names = [shop.facts().name, *(mailbox.name for mailbox in own), *(item.partition("@")[0] for item in answered)]
    names += [item.name for item in mail.to if bare(item.email) in answered]
    return Correspondence(
        is_known=True,
        sender=sender,
        sender_name=mail.sender.name or sender.partition("@")[0] if mail.sender else "",
        subject=mail.subject,
        answered=frozenset(answered),
        names=frozenset().union(*map(names_in, names)),
        find_people=lambda: people_of(ticket),
        read=lambda: _said(ticket, stored_as),
    )


def _said(ticket: Ticket, besides: Message | None) -> Iterator[str]:
    """The latest words of both sides, ours in the two forms in which they left."""
    ours = OutgoingMail.objects.filter(ticket=ticket).order_by("-pk")[:_MOST_MAILS]
    for text, source in ours.values_list("text", "html"):
        yield text
        yield html_to_text(source)
    messages = Message.objects.filter(ticket=ticket).exclude(direction=Direction.NOTE).exclude(delivery__in=UNSAID)
    if besides:
        messages = messages.exclude(pk=besides.pk)
    yield from messages.order_by("-created_at", "-pk").values_list("body_text", flat=True)[:_MOST_MAILS]
