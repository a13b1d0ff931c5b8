"""Describes one message to the guards: what it says, how it came, and, if asked, what we know of its sender."""

from dataclasses import dataclass
from functools import cached_property

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.matching.changed_copy import Twin, twin_of
from helpdesk.intake.matching.destination import meant_for
from helpdesk.intake.matching.match import Match, find_tickets
from helpdesk.intake.matching.members import belongs, requester_with
from helpdesk.intake.matching.on_file import KnownMessages, MessageRecord, look_up
from helpdesk.intake.models import RawMail
from helpdesk.mime.fields.contacts import bare
from helpdesk.mime.parsed import ParsedMail
from helpdesk.outgoing.addressing.mailboxes import own_addresses
from helpdesk.outgoing.models import Mailbox
from helpdesk.people.models import User


@dataclass(frozen=True)
class Case:
    """One message before the guards. Looks into the database are made when needed, and once; most are one look."""

    mail: ParsedMail
    row: RawMail
    mailboxes: list[Mailbox]

    @property
    def sender(self) -> str:
        """The lower-case address of the From line; empty when it has none."""
        return self.mail.sender.email if self.mail.sender else ""

    @property
    def is_proven(self) -> bool:
        """Whether our mail server has nothing against the address in From."""
        return self.mail.trace.dmarc != "fail"

    @cached_property
    def our_addresses(self) -> frozenset[str]:
        """The addresses of our mailboxes, in the form that `bare` gives."""
        return own_addresses(self.mailboxes)

    def is_own(self, address: str) -> bool:
        """Whether mail to `address` comes back to us."""
        return bare(address) in self.our_addresses

    @cached_property
    def mailbox(self) -> Mailbox:
        """The mailbox that the message was meant for."""
        return meant_for(self.mail, self.row, self.mailboxes)

    @cached_property
    def on_file(self) -> MessageRecord:
        """What is known of the message and its sender before anything is decided."""
        return look_up(self.mail, self.row)

    @cached_property
    def staff(self) -> User | None:
        """The colleague who seems to have written it."""
        if self.on_file.staff is None or not self.is_proven or self.mail.stand_in:
            return None
        return User.objects.get(pk=self.on_file.staff)

    @cached_property
    def twin(self) -> Twin | None:
        """The message that this one is a changed copy of; None if it is no copy."""
        return twin_of(self.mail, self.on_file.alike)

    @property
    def known(self) -> KnownMessages:
        """The messages that this one answers and that are here."""
        return self.on_file.known

    @property
    def recent(self) -> int:
        """How many other messages of this sender took effect in the hour before, as far as any limit asks."""
        return self.on_file.recent

    @cached_property
    def _named(self) -> list[Match]:
        found = find_tickets(self.mail, self.row.envelope_to, self.on_file)
        return [Match(self.twin.ticket, IntakeReason.FOUND_BY_COPY), *found] if self.twin else found

    @cached_property
    def _own(self) -> Match | None:
        return next((match for match in self._named if self._may_join(match)), None)

    @property
    def match(self) -> Match | None:
        """The first ticket that the message names in which its sender may speak; else the first, whoever sent it."""
        return self._own or next((match for match in self._named if match.waiting is None), None)

    @property
    def is_member(self) -> bool:
        """Whether the sender may speak in the ticket that it names."""
        return self._own is not None

    def _may_join(self, match: Match) -> bool:
        if not self.is_proven or (self.mail.stand_in and not match.is_secret):
            return False
        if not belongs(self.sender, match.ticket):
            return False
        if match.waiting is None or requester_with(self.sender, match.ticket):
            return True
        # Who answers a mail that is not here yet, and copies its writer in, does not get to read it so.
        addressed = (item.email for item in (*self.mail.to, *self.mail.cc))
        return match.waiting.is_named and any(requester_with(address, match.ticket) for address in addressed)

    @property
    def is_note(self) -> bool:
        """Whether the message is a note: a colleague answered in a ticket that is not their own.

        A number in a subject is not enough for that.
        """
        return self.staff is not None and self.match is not None and not self.match.by_tag
