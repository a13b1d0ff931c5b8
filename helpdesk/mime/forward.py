"""Finds who wrote the message that somebody forwarded, as text or as an attached message."""

import re

from helpdesk.mime.fields.addresses import Address, parse_addresses
from helpdesk.mime.fields.headers import read_headers
from helpdesk.mime.parsed import ParsedMail
from helpdesk.mime.quotes.dividers import FORWARD_SUBJECT, FORWARDED
from helpdesk.mime.quotes.labels import FROM_LABEL

_MAX_LINES = 400
_MAX_LINE = 300
_MAX_HEAD = 100_000
_LINK = re.compile(r"\[mailto:([^\]\s]+)\]", re.IGNORECASE)
_REPEATED = re.compile(r"<([^<>\s]+)\s*<mailto:[^<>\s]+>\s*>", re.IGNORECASE)


def original_sender(mail: ParsedMail) -> Address | None:
    """The From of the forwarded message; None when `mail` holds no forward, or no address in it."""
    return _in_text(mail.text, mail.subject) or _in_attachment(mail)


def _in_text(text: str, subject: str) -> Address | None:
    lines = [line[:_MAX_LINE] for line in text.split("\n", _MAX_LINES)[:_MAX_LINES]]
    start = next((index for index, line in enumerate(lines) if FORWARDED.fullmatch(line)), None)
    if start is None and not FORWARD_SUBJECT.match(subject):
        return None
    for line in lines[start or 0 :]:
        bare = line.lstrip("> ")
        if label := FROM_LABEL.match(bare):
            return _address(bare[label.end() :])
    return None


def _address(value: str) -> Address | None:
    """The address in what follows a From label; mail programs add marks of bold text and of links to it."""
    plain = _REPEATED.sub(r"<\1>", _LINK.sub(r"<\1>", value)).strip("* _\t\u00a0")
    return next(iter(parse_addresses([plain.encode()])), None)


def _in_attachment(mail: ParsedMail) -> Address | None:
    """The sender of the one attached message. Several are a collection, of which none is the request."""
    attached = [item.data for item in mail.attachments if item.content_type == "message/rfc822"]
    if len(attached) != 1:
        return None
    headers, _ = read_headers(attached[0], 0, min(len(attached[0]), _MAX_HEAD))
    return next(iter(parse_addresses([headers.raw("from")])), None)
