"""Reads a message as the product may know it: without the numbers of payment cards."""

from dataclasses import replace

from helpdesk.mime.content.attachments import ParsedAttachment
from helpdesk.mime.parse import parse_mail
from helpdesk.mime.parsed import ParsedMail
from helpdesk.web.words.card_files import masked_file
from helpdesk.web.words.card_numbers import masked, masked_html


def read_mail(raw: bytes) -> ParsedMail:
    """What a message says, without the numbers of cards; `card_masked` tells that one was in it."""
    mail = parse_mail(raw)
    files = tuple(_file(item) for item in mail.attachments)
    safe = replace(
        mail, subject=masked(mail.subject), text=masked(mail.text), html=masked_html(mail.html), attachments=files
    )
    return mail if safe == mail else replace(safe, card_masked=True)


def _file(item: ParsedAttachment) -> ParsedAttachment:
    safe = masked_file(item.data, item.content_type)
    return item if safe is item.data else replace(item, data=safe)
