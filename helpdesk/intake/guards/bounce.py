"""Recognises a report that a mail of ours was not delivered: it belongs to that mail's ticket and is never a request.

Anybody can write such a report. It is believed when it names the random Message-ID of a mail that we sent, which only
those know whom it reached or who carried it, and an address to which that mail went.
"""

import re

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.models import IntakeOutcome
from helpdesk.mime.bounces import BounceAction, BounceReport, named_ids, read_reports
from helpdesk.mime.parsed import ParsedMail
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.services.record_report import recipient_of

# The subjects of servers that mark their reports in no other way. A person may write so too: then the Message-ID and
# an address that a server would name are missing, and the mail goes on as any other.
_SUBJECT = re.compile(
    r"undeliver|delivery (?:status|failure|report|problem|has failed)|mail delivery (?:failed|system)|returned mail"
    r"|failure notice|could not (?:be )?deliver|non[- ]?deliver|message delayed|unzustellbar|nicht zugestellt"
    r"|non remis|échec de (?:la )?remise|no se (?:puede|pudo) entregar|mancata consegna|onbestelbaar|niet afgeleverd"
    r"|não (?:foi )?entregue|nie ?dostarczon|配信不能|届けられません",
    re.IGNORECASE,
)


def check(case: Case) -> Verdict | None:
    mail = case.mail
    is_sure = mail.automatic.is_bounce
    if not is_sure and not _SUBJECT.search(mail.subject):
        return None
    saw = mail.automatic.reason if is_sure else f"Subject: {mail.subject}"
    returned = _ours(mail)
    if returned is None:
        return _not_ours(saw) if is_sure else None
    reports = read_reports(mail, case.row.read)
    if not is_sure and not any(report.addresses for report in reports):
        return None
    return _judge(returned, reports, saw)


def _judge(returned: OutgoingMail, reports: list[BounceReport], saw: str) -> Verdict:
    meant = [report for report in reports if recipient_of(returned, report)]
    if not meant:
        named = ", ".join(address for report in reports for address in report.addresses[:1])
        reason = IntakeReason.REPORT_FOR_ANOTHER if named else IntakeReason.REPORT_FOR_NOBODY
        return Verdict(outcome=IntakeOutcome.QUARANTINED, reason=reason, values={"named": named[:200]}, saw=saw)
    worst = min(meant, key=lambda report: list(BounceAction).index(report.action))
    outcome, reason, values = IntakeOutcome.IGNORED, IntakeReason.REPORTED, {"action": worst.action.value}
    if worst.action is BounceAction.FAILED:
        outcome, reason, values = IntakeOutcome.APPENDED, IntakeReason.RETURNED, {"answer": worst.reason}
    return Verdict(outcome=outcome, reason=reason, values=values, saw=saw, returned=returned, reports=tuple(meant))


def _not_ours(saw: str) -> Verdict:
    return Verdict(outcome=IntakeOutcome.QUARANTINED, reason=IntakeReason.REPORT_NOT_OURS, saw=saw)


def _ours(mail: ParsedMail) -> OutgoingMail | None:
    """The mail that it names, the surest name first."""
    ids = named_ids(mail)
    known = OutgoingMail.objects.filter(internet_message_id__in=ids).select_related("ticket__requester", "message")
    return min(known, key=lambda found: ids.index(found.internet_message_id), default=None)
