"""A report that a mail of ours was not delivered. It belongs to the ticket of that mail and is never a request."""

import re

from helpdesk.channels.mail.guards.case import Case
from helpdesk.channels.mail.guards.verdict import Verdict
from helpdesk.channels.mail.identifiers import message_ids
from helpdesk.channels.mail.parsed import ParsedMail
from helpdesk.channels.models import Outcome, OutgoingMail

_RETURNED = ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global")
_MESSAGE_ID = re.compile(rb"^message-id:((?:[^\r\n]*(?:\r?\n[ \t])?){1,4})", re.IGNORECASE | re.MULTILINE)
_DIAGNOSIS = re.compile(r"^diagnostic-code:\s*(?:smtp;\s*)?(.{1,300})", re.IGNORECASE | re.MULTILINE)
_ACTION = re.compile(r"^action:\s*(\w{1,20})", re.IGNORECASE | re.MULTILINE)
_SCANNED = 100_000


def check(case: Case) -> Verdict | None:
    mail = case.mail
    if not mail.automatic.is_bounce:
        return None
    saw = mail.automatic.reason
    returned = (
        OutgoingMail.objects.filter(internet_message_id__in=_named(mail)).select_related("ticket", "message").first()
    )
    if returned is None:
        reason = "It reports an undelivered mail that is not one of ours."
        return Verdict(outcome=Outcome.QUARANTINED, reason=reason, saw=saw)
    action = _field(mail, _ACTION).lower()
    if action and action != "failed":
        return Verdict(outcome=Outcome.IGNORED, reason=f"A mail server reports: {action}.", saw=f"Action: {action}")
    reason = _field(mail, _DIAGNOSIS) or "The mail server returned it."
    return Verdict(outcome=Outcome.APPENDED, reason=reason, saw=saw, returned=returned)


def _named(mail: ParsedMail) -> list[str]:
    found = list(mail.ancestors)
    for part in mail.attachments:
        if part.content_type in _RETURNED:
            for value in _MESSAGE_ID.findall(part.data[:_SCANNED]):
                found.extend(message_ids(value))
    for value in _MESSAGE_ID.findall(mail.text[:_SCANNED].encode()):
        found.extend(message_ids(value))
    return found


def _field(mail: ParsedMail, pattern: re.Pattern[str]) -> str:
    for part in mail.attachments:
        if part.content_type == "message/delivery-status":
            found = pattern.search(part.data[:_SCANNED].decode("utf-8", "replace"))
            if found:
                return " ".join(found[1].split())
    return ""
