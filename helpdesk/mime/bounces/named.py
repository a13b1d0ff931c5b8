"""Finds the Message-IDs that a report names: in the returned message, in its own words, or as what it answers."""

import re

from helpdesk.mime.fields.identifiers import message_ids
from helpdesk.mime.parsed import ParsedMail

_RETURNED = (
    "message/rfc822",
    "message/rfc822-headers",
    "message/global",
    "message/global-headers",
    "text/rfc822-headers",
    "message/delivery-status",
    "message/global-delivery-status",
    "text/plain",
)
# Headers may be quoted, and some servers name the returned message in a header of their own.
_MESSAGE_ID = re.compile(
    rb"^[> \t]{0,8}(?:x-)?(?:original-)?message-id:((?:[^\r\n]*(?:\r?\n[ \t])?){1,4})", re.IGNORECASE | re.MULTILINE
)
SCANNED = 100_000


def named_ids(mail: ParsedMail) -> list[str]:
    """The Message-IDs that a report names, each once, the surest first."""
    parts = [part.data[:SCANNED] for part in mail.attachments if part.content_type in _RETURNED]
    found: list[str] = []
    for source in (*parts, mail.text[:SCANNED].encode()):
        for value in _MESSAGE_ID.findall(source):
            found.extend(message_ids(value))
    return list(dict.fromkeys((*found, *mail.ancestors)))
