"""Finds out what letting a message in would do, without doing it: the questions of take_effect, and no writing."""

from dataclasses import dataclass

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.guards import judge
from helpdesk.intake.guards.size import head_of, is_large
from helpdesk.intake.judging.case import Case
from helpdesk.intake.matching.match import Match
from helpdesk.intake.matching.read_mail import read_mail
from helpdesk.intake.models import RawMail
from helpdesk.intake.taking.stand_in import as_written
from helpdesk.intake.taking.take_effect import speaks
from helpdesk.mime.fields.addresses import Address
from helpdesk.mime.parsed import ParsedMail
from helpdesk.outgoing.addressing.mailboxes import own_mailboxes
from helpdesk.people.models import Team
from helpdesk.tickets.models import Ticket
from helpdesk.web.requests.personal_links import conceal_source


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Into `ticket`, as a message or as a note; without one a new request of `author` for `team`. `stopped` is the
    reason why even a person cannot let it in. `named` is what the message names, whoever sent it."""

    author: Address | None = None
    ticket: Ticket | None = None
    is_note: bool = False
    team: Team | None = None
    named: Match | None = None
    stopped: str = ""


def foresee(row: RawMail, mail: ParsedMail | None = None) -> Foreseen:
    """What letting the row's message in would do. `mail` is that message where it was read already."""
    if row.form_id:
        return _of_form(row, mail or read_mail(row.read()))
    mailboxes = own_mailboxes()
    case = Case(as_written(mail or read_mail(row.read()), row, mailboxes, let_in=True), row, mailboxes)
    judgement = judge(case, guarded=False)
    if judgement.ended or case.mail.sender is None:
        return Foreseen(stopped=judgement.ended[1].reason if judgement.ended else IntakeReason.NO_SENDER)
    if case.match and (speaks(case) or case.is_note):
        return Foreseen(case.mail.sender, case.match.ticket, is_note=not speaks(case), named=case.match)
    author = judgement.author or case.mail.sender
    return Foreseen(author, team=case.mailbox.team, named=case.match)


def _of_form(row: RawMail, mail: ParsedMail) -> Foreseen:
    """What was sent by a form is always a request of its own."""
    return Foreseen(mail.sender, team=row.form.team if row.form else None)


def understood(row: RawMail) -> ParsedMail:
    """What the intake reads of the message when a person lets it in: of one that is too large only the head.

    It is for showing, so the secrets of customers' links are left out.
    """
    raw = conceal_source(row.read())
    mail = read_mail(head_of(raw) if is_large(row.size) else raw)
    return as_written(mail, row, own_mailboxes(), let_in=True)
