"""The door IMAP as a test uses it: put a message into a mailbox on a real server, and have it fetched."""

from dataclasses import dataclass

from helpdesk.intake.doors.imap import due
from helpdesk.intake.models import ImapAccount
from helpdesk.intake.queries.mailbox_state import row_of
from helpdesk.outgoing.models import Door, Mailbox
from helpdesk.web.sealed import seal
from tests.running.dovecot import PASSWORD, Dovecot


@dataclass
class ImapDoor:
    """One mailbox of ours whose mail lies at `dovecot` under the name `person`."""

    dovecot: Dovecot
    person: str
    account: ImapAccount

    @classmethod
    def make(cls, dovecot: Dovecot, address: str = "help@harborpine.example", **fields: object) -> "ImapDoor":
        """`fields` are those of the account, such as `after_fetch`."""
        person = dovecot.person()
        mailbox = Mailbox.objects.create(address=address, door=Door.IMAP, is_default=not Mailbox.objects.exists())
        usual = {"port": dovecot.port, "security": "none", "username": person, "secret": seal(PASSWORD)}
        account = ImapAccount.objects.create(mailbox=mailbox, host="127.0.0.1", **usual | fields)
        return cls(dovecot, person, account)

    def deliver(self, raw: bytes) -> None:
        """Put a message in and wait until it is taken in."""
        self.dovecot.put(self.person, raw)
        visit = due.fetch(self.account.pk)
        assert visit is not None, self.trouble()

    def trouble(self) -> str:
        """What the page of mailboxes would say."""
        return row_of(Mailbox.objects.get(pk=self.account.mailbox_id)).state.words

    def subjects(self, folder: str = "INBOX") -> list[str]:
        """What lies on the server now."""
        with self.dovecot.inbox(self.person) as box:
            box.folder.set(folder, readonly=True)
            return [message.subject for message in box.fetch(mark_seen=False)]

    def unseen(self) -> int:
        """How many messages a person there has not read."""
        with self.dovecot.inbox(self.person) as box:
            return len(box.uids("UNSEEN"))
