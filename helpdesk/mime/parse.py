"""Raw bytes of a message to a ParsedMail. Plain Python; accepts every input, rubbish too, and never
raises."""

import codecs
import re

from helpdesk.mime.charset.charsets import decode
from helpdesk.mime.containers.opened import open_containers
from helpdesk.mime.content.attachments import read_attachment, shown_content_ids
from helpdesk.mime.content.bodies import read_bodies
from helpdesk.mime.content.files import kept_files
from helpdesk.mime.content.pictures import bind_pictures
from helpdesk.mime.content.raw_headers import read_raw_headers
from helpdesk.mime.content.sealed import sealed_words
from helpdesk.mime.fields.addresses import Address, normalise_address, parse_addresses
from helpdesk.mime.fields.automatic import recognise
from helpdesk.mime.fields.dates import parse_date
from helpdesk.mime.fields.headers import Headers
from helpdesk.mime.fields.identifiers import message_ids
from helpdesk.mime.fields.lines import bytes_above
from helpdesk.mime.fields.trace import read_trace
from helpdesk.mime.parsed import ParsedMail
from helpdesk.mime.parts.machine_report import report_type
from helpdesk.mime.parts.tree import read_tree

MAX_SUBJECT = 500
_ENVELOPE = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "x-real-to")
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf|\xe2\x80\x8b|[ \t\r\n\x00])+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?", re.IGNORECASE)


def parse_mail(raw: bytes) -> ParsedMail:
    """Read one RFC 5322 message."""
    defects: list[str] = []
    root = read_tree(_source(raw), defects)
    read_raw_headers(root)
    open_containers(root, defects)
    headers = root.headers
    bodies = read_bodies(root)
    files = kept_files(root)
    html, ids = bind_pictures(bodies.html, files)
    shown = shown_content_ids(html)
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
        automatic=recognise(headers, report_type(root), sender.email if sender else "", subject),
        list_id=headers.text("list-id")[:300],
        language=_language(headers),
        text=bodies.text or sealed_words(root),
        html=html,
        attachments=tuple(
            read_attachment(part, number, ids[number], shown) for number, part in enumerate(files, start=1)
        ),
        defects=tuple(dict.fromkeys(defects)),
        trace=read_trace(headers),
    )


def _source(raw: bytes) -> bytes:
    """The message in bytes whose ASCII is ASCII, from its first field on, with line feeds in it."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raw = raw.decode("utf-16", "replace").encode("utf-8", "replace")
    before = _BEFORE.match(raw)
    source = raw[before.end() :] if before else raw
    source = source if b"\n" in source else source.replace(b"\r", b"\n")
    return source[bytes_above(source) :]


def _sender(headers: Headers) -> Address | None:
    """The first address of any From field; one that was quoted whole, name and address, where there is no other."""
    values = list(headers.every("from"))
    found = parse_addresses(values) or parse_addresses(value.replace(b'"', b" ") for value in values)
    return next(iter(found), None)


def _envelope(headers: Headers) -> tuple[str, ...]:
    values = (decode(value) for name in _ENVELOPE for value in headers.every(name))
    return tuple(dict.fromkeys(filter(None, (normalise_address(value) for value in values))))


def _language(headers: Headers) -> str:
    stated = _LANGUAGE.match(headers.text("content-language"))
    return stated[0].lower() if stated else ""
