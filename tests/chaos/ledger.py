"""What is in the database and at the mail server afterwards, beside what was accepted."""

from collections import Counter
from dataclasses import dataclass

from tests.chaos.deliveries import Customers
from tests.chaos.office import BadOffice
from tests.chaos.replies import Agents
from tests.running.stack import Stack

_STORED = (
    "SELECT m.internet_message_id, a.sha256 FROM tickets_message m"
    " LEFT JOIN tickets_attachment a ON a.message_id = m.id"
    " WHERE m.internet_message_id LIKE '<chaos-%%'"
)
_TICKETS = "SELECT count(*) FROM tickets_ticket WHERE subject LIKE 'Broken in round %%'"
_REPLIES = "SELECT body_text FROM tickets_message WHERE direction = 'out' AND body_text LIKE '%%word-%%'"
_UNFINISHED_IN = "SELECT count(*) FROM contact_channels_rawmail WHERE outcome = 'received'"
_RECIPIENTS = (
    "SELECT m.internet_message_id, r.address, r.state FROM contact_channels_recipient r"
    " JOIN contact_channels_outgoingmail m ON m.id = r.mail_id"
)
_OUTGOING = "SELECT internet_message_id, kind, state FROM contact_channels_outgoingmail"


@dataclass(frozen=True)
class Line:
    """A count, and what it has to be; `expected` of None is told for information."""

    what: str
    found: int
    expected: int | None = None

    @property
    def is_right(self) -> bool:
        return self.expected is None or self.found == self.expected

    def __str__(self) -> str:
        wanted = "" if self.expected is None else f"   (has to be {self.expected})"
        return f"{'ok ' if self.is_right else 'BAD'} {self.found:6d}  {self.what}{wanted}"


def balance(stack: Stack, customers: Customers, agents: Agents, office: BadOffice) -> list[Line]:
    """Every count, those of the way in before those of the way out."""
    return [*_way_in(stack, customers), *_way_out(stack, agents, office)]


def _way_in(stack: Stack, customers: Customers) -> list[Line]:
    accepted = {sent.message_id: sent.sha256 for sent in customers.accepted}
    stored = stack.sql(_STORED)
    times = Counter(str(row[0]) for row in stored)
    whole = sum(1 for identifier, sha256 in stored if accepted.get(str(identifier)) == sha256)
    return [
        Line("attempts of the sending mail servers", customers.attempts),
        Line("messages accepted", len(accepted)),
        Line("accepted messages that are not stored: lost", len(accepted.keys() - times.keys()), 0),
        Line("messages stored more than once", sum(1 for count in times.values() if count > 1), 0),
        Line("messages stored with their file, byte for byte", whole, len(accepted)),
        Line("tickets made of them", int(stack.sql(_TICKETS)[0][0]), len(accepted)),
        Line("deliveries left half done", int(stack.sql(_UNFINISHED_IN)[0][0]), 0),
    ]


def _way_out(stack: Stack, agents: Agents, office: BadOffice) -> list[Line]:
    words = set(agents.words)
    stored = Counter(word for (text,) in stack.sql(_REPLIES) for word in words if word in text)
    mails, recipients = stack.sql(_OUTGOING), stack.sql(_RECIPIENTS)
    ids = {str(identifier) for identifier, _, _ in mails}
    replies = {str(identifier) for identifier, kind, _ in mails if kind == "reply"}
    delivered = {word for word in words if any(office.taken[each] for each in office.seen.get(word, ()))}
    return [
        Line("attempts of agents to answer", agents.attempts),
        Line("replies accepted", len(words)),
        Line("replies stored once", sum(1 for word in words if stored[word] == 1), len(words)),
        Line("replies with a mail of their own", len(replies), len(words)),
        Line("mails of every kind (replies, acknowledgements)", len(mails)),
        Line("mails not sent in the end", sum(1 for _, _, state in mails if state != "sent"), 0),
        Line("mails that the server never took: lost", sum(1 for each in ids if not office.taken[each]), 0),
        Line("recipients of them all, those of copies too", len(recipients)),
        Line("recipients not served in the end", sum(1 for *_, state in recipients if state != "sent"), 0),
        Line("recipients who never got it: lost", sum(1 for who in recipients if not office.got[who[0], who[1]]), 0),
        Line("replies that never arrived: lost", len(words - delivered), 0),
        Line("replies seen under two Message-IDs", sum(1 for seen in office.seen.values() if len(seen) > 1), 0),
        Line("Message-IDs at the server that are not ours", len(office.arrived.keys() - ids), 0),
        Line("recipients whose server took it twice", sum(1 for times in office.got.values() if times > 1)),
        Line("mails that arrived again under their own id", sum(1 for times in office.arrived.values() if times > 1)),
    ]
