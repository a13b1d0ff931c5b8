"""One message before the guards: what it says, how it came, and, once somebody asks, what we know about its sender."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from helpdesk.channels.mail.match import Match, belongs, find_ticket
from helpdesk.channels.mail.parsed import ParsedMail
from helpdesk.channels.mailboxes import bare, own_addresses
from helpdesk.channels.models import Mailbox, Outcome, RawMail
from helpdesk.channels.staff import staff_with
from helpdesk.people.models import User

RECENTLY = dt.timedelta(hours=1)
KNOWN_TIMES = 5
"""How much more than a stranger somebody may write who belongs to the ticket."""
_COUNTED_AT_LEAST = 10


@dataclass(frozen=True)
class Case:
    """Looks into the database are made when first needed, and once."""

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
    def _own(self) -> frozenset[str]:
        return own_addresses(self.mailboxes)

    def is_own(self, address: str) -> bool:
        """Whether mail to `address` comes back to us."""
        return bare(address) in self._own

    @cached_property
    def staff(self) -> User | None:
        """The colleague who seems to have written it."""
        return staff_with(self.sender) if self.is_proven else None

    @cached_property
    def match(self) -> Match | None:
        """The ticket that it names, whoever sent it."""
        return find_ticket(self.mail, self.row.envelope_to)

    @cached_property
    def is_member(self) -> bool:
        """Whether the sender may speak in the ticket that it names."""
        return self.is_proven and self.match is not None and belongs(self.sender, self.match.ticket)

    @property
    def is_note(self) -> bool:
        """Whether a colleague answered in a ticket that is not their own. A number in a subject is not enough."""
        return self.staff is not None and self.match is not None and not self.match.by_tag

    @cached_property
    def recent(self) -> int:
        """How many other messages of this sender took effect in the hour before, as far as any limit asks."""
        taken = RawMail.objects.filter(
            sender=self.row.sender,
            received_at__gt=self.row.received_at - RECENTLY,
            outcome__in=[Outcome.CREATED, Outcome.APPENDED],
        )
        enough = max(settings.MAIL_PER_SENDER_PER_HOUR * KNOWN_TIMES, _COUNTED_AT_LEAST)
        return taken.exclude(pk=self.row.pk).values("pk")[:enough].count()
