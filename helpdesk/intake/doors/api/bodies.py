"""Reads what providers post, byte for byte: Django's own form parsers would decode a message as text and so damage it.

The message is the whole body (`message/rfc822`), or a field of a form: `message`, `email` (SendGrid) or `body-mime`
(Mailgun). Forms may tell the envelope, as `sender` and `recipient`, or as JSON in `envelope`.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Any
from urllib.parse import parse_qsl

from django.conf import settings
from rest_framework import exceptions, status
from rest_framework.parsers import BaseParser

from helpdesk.intake.doors.envelope import storable
from helpdesk.mime.fields.parameters import parse_parameters
from helpdesk.mime.parts.tree import MimePart, read_tree

MESSAGE_FIELDS = ("message", "email", "body-mime")
Fields = Mapping[str, bytes]

_OTHER_FIELDS = 1024 * 1024  # bytes that a form may need besides the message
_MOST_FIELDS = 200


class MailTooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = "The message is too large."
    default_code = "too_large"


@dataclass(frozen=True, slots=True)
class PostedMail:
    """A message with its envelope, as far as the provider told it."""

    raw: bytes = field(repr=False)
    sender: str = ""
    recipients: tuple[str, ...] = ()


class MessageParser(BaseParser):
    """The body is the message."""

    media_type = "message/rfc822"

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> Fields:
        return {MESSAGE_FIELDS[0]: _read(stream, settings.MAIL_MAX_BYTES)}


class FormDataParser(BaseParser):
    """`multipart/form-data`, taken apart as the MIME message that it is."""

    media_type = "multipart/form-data"

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> Fields:
        head = f"Content-Type: {media_type}\r\n\r\n".encode("latin-1", "replace")
        tree = read_tree(head + _read(stream, settings.MAIL_MAX_BYTES + _OTHER_FIELDS), [])
        return {_name_of(part): part.source[part.start : part.end] for part in tree.children}


class UrlEncodedParser(BaseParser):
    """`application/x-www-form-urlencoded`, in which a byte may take three."""

    media_type = "application/x-www-form-urlencoded"

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> Fields:
        body = _read(stream, 3 * settings.MAIL_MAX_BYTES + _OTHER_FIELDS).decode("latin-1")
        try:
            pairs = parse_qsl(body, keep_blank_values=True, encoding="latin-1", max_num_fields=_MOST_FIELDS)
        except ValueError as error:
            raise exceptions.ParseError("The form has too many fields.") from error
        return {name: value.encode("latin-1") for name, value in pairs}


def _read(stream: IO[Any], most: int) -> bytes:
    body: bytes = stream.read(most + 1)
    if len(body) > most:
        raise MailTooLarge
    return body


def _name_of(part: MimePart) -> str:
    return parse_parameters(part.headers.raw("content-disposition")).texts.get("name", "")


def posted(fields: Fields) -> PostedMail:
    """Find the message in the fields of a body.

    Raises:
        TooLarge: it is larger than any that is taken.
        ParseError: there is none.
    """
    raw = next((fields[name] for name in MESSAGE_FIELDS if name in fields), b"")
    if len(raw) > settings.MAIL_MAX_BYTES:
        raise MailTooLarge
    if not raw.strip():
        raise exceptions.ParseError("There is no message in the body.")
    sender, recipients = _envelope(fields)
    return PostedMail(raw, storable(sender), tuple(storable(address) for address in recipients))


def _envelope(fields: Fields) -> tuple[str, list[str]]:
    told: object = None
    with suppress(ValueError, RecursionError):
        told = json.loads(fields.get("envelope", b"null"))
    if isinstance(told, dict):
        recipients = told.get("to")
        return str(told.get("from") or ""), [str(item) for item in recipients] if isinstance(recipients, list) else []
    recipient = fields.get("recipient", b"").decode("utf-8", "replace")
    return fields.get("sender", b"").decode("utf-8", "replace"), [item for item in recipient.split(",") if item]
