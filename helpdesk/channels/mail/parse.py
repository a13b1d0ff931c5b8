"""Raw bytes of a message to a ParsedMail. Plain Python; accepts every input, rubbish too, and never
raises."""

import re

from helpdesk.channels.mail.addresses import Address, normalise_address, parse_addresses
from helpdesk.channels.mail.attachments import (
    ParsedAttachment,
    file_name_of,
    leaves,
    read_attachment,
    shown_content_ids,
)
from helpdesk.channels.mail.automatic import recognise
from helpdesk.channels.mail.bodies import is_shown, read_bodies
from helpdesk.channels.mail.charsets import decode
from helpdesk.channels.mail.dates import parse_date
from helpdesk.channels.mail.headers import Headers
from helpdesk.channels.mail.identifiers import message_ids
from helpdesk.channels.mail.mime import Part, read_tree
from helpdesk.channels.mail.parsed import ParsedMail
from helpdesk.channels.mail.trace import read_trace

MAX_SUBJECT = 500
_ENVELOPE = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?", re.IGNORECASE)


def parse_mail(raw: bytes) -> ParsedMail:
    """Read one RFC 5322 message."""
    source = raw.lstrip(b"\r\n")
    if b"\n" not in source:
        source = source.replace(b"\r", b"\n")
    defects: list[str] = []
    root = read_tree(source, defects)
    headers = root.headers
    bodies = read_bodies(root)
    sender = _sender(headers)
    subject = headers.text("subject")[:MAX_SUBJECT]
    return ParsedMail(
        sender=sender,
        reply_to=parse_addresses(headers.every("reply-to")),
        to=parse_addresses(headers.every("to")),
        cc=parse_addresses(headers.every("cc")),
        delivered_to=_envelope(headers),
        subject=subject,
        date=parse_date(headers.text("date")),
        message_id=next(iter(message_ids(headers.raw("message-id"))), ""),
        in_reply_to=message_ids(headers.raw("in-reply-to")),
        references=message_ids(b" ".join(headers.every("references"))),
        automatic=recognise(
            headers,
            root.content_type,
            root.type.texts.get("report-type", "").lower(),
            sender.email if sender else "",
            subject,
        ),
        list_id=headers.text("list-id")[:300],
        language=_language(headers),
        text=bodies.text,
        html=bodies.html,
        attachments=_attachments(root, bodies.html),
        defects=tuple(dict.fromkeys(defects)),
        trace=read_trace(headers),
    )


def _sender(headers: Headers) -> Address | None:
    return next(iter(parse_addresses([headers.raw("from")])), None)


def _envelope(headers: Headers) -> tuple[str, ...]:
    values = (decode(value) for name in _ENVELOPE for value in headers.every(name))
    return tuple(dict.fromkeys(filter(None, (normalise_address(value) for value in values))))


def _language(headers: Headers) -> str:
    stated = _LANGUAGE.match(headers.text("content-language"))
    return stated[0].lower() if stated else ""


def _attachments(root: Part, html: str) -> tuple[ParsedAttachment, ...]:
    shown = shown_content_ids(html)
    kept = [part for part in leaves(root) if _is_kept(part, root)]
    return tuple(read_attachment(part, number, shown) for number, part in enumerate(kept, start=1))


def _is_kept(part: Part, root: Part) -> bool:
    if part.is_multipart():
        return False
    if part is root and not is_shown(part) and part.content_type in ("text/plain", "text/html"):
        return bool(part.headers.raw("content-disposition"))
    return not is_shown(part) or bool(file_name_of(part))
