"""Says who sends what leaves about a ticket: the address, the name, and the signatures of its team."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from helpdesk.outgoing.addressing.mailboxes import own_mailboxes
from helpdesk.outgoing.models import Mailbox, TeamSender
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from helpdesk.web import shop
from helpdesk.web.kept import Kept


@dataclass(frozen=True)
class Sender:
    """A team's sender as a plain value; one that says nothing stands for the teams without their own."""

    name: str = ""
    mailbox_id: int | None = None
    signatures: Mapping[str, str] = field(default_factory=dict)


def _read() -> Mapping[int, Sender]:
    return {row.pk: Sender(row.name, row.mailbox_id, row.signatures) for row in TeamSender.objects.all()}


kept: Kept[Mapping[int, Sender]] = Kept("outgoing:team-senders", _read)


def sender_of(ticket: Ticket | None) -> Sender:
    """The sender of a ticket's team, at most a second old."""
    return kept.current().get(ticket.team_id or 0, Sender()) if ticket else Sender()


def mailbox_of(ticket: Ticket | None) -> Mailbox:
    """The mailbox from which mail about a ticket leaves: the one of its team's sender, while that is on, else one at
    which the team gets mail, else the default one."""
    return mailbox_for_team(ticket.team_id if ticket else None, sender_of(ticket))


def mailbox_for_team(team_id: int | None, sender: Sender) -> Mailbox:
    """The same for a team and what its sender says, or would say."""
    known = own_mailboxes()
    if team_id is None:
        return known[0]
    chosen = next((mailbox for mailbox in known if mailbox.pk and mailbox.pk == sender.mailbox_id), None)
    return chosen or next((mailbox for mailbox in known if mailbox.team_id == team_id), known[0])


def written_name(author: str, sender: Sender) -> str:
    """The name in front of the address of a reply that somebody wrote: "Ana · Lumen"."""
    return f"{author} · {sender.name or shop.facts().name}"


def sender_words(ticket: Ticket, author: User | None) -> str:
    """From whom a reply that somebody writes leaves, as a mail program shows it: "Ana · Lumen <help@lumen.example>"."""
    sender, mailbox = sender_of(ticket), mailbox_of(ticket)
    name = written_name(author.short_name, sender) if author else sender.name or mailbox.name
    return f"{' '.join(name.split())} <{mailbox.address}>"
