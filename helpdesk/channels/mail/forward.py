"""Who wrote the message that somebody forwarded as text."""

import re

from helpdesk.channels.mail.addresses import Address, parse_addresses
from helpdesk.channels.mail.quote_words import FORWARD_SUBJECT, FORWARDED, FROM_LABEL

_MAX_LINES = 400


def original_sender(text: str, subject: str) -> Address | None:
    """The address of the From line in a forwarded message; None when the text holds no forward."""
    lines = text.split("\n", _MAX_LINES)[:_MAX_LINES]
    start = next((index for index, line in enumerate(lines) if FORWARDED.fullmatch(line[:200])), None)
    if start is None and not FORWARD_SUBJECT.match(subject):
        return None
    for line in lines[start or 0 :]:
        label = FROM_LABEL.match(line[:300].lstrip("> "))
        if label:
            value = re.sub(r"\[mailto:([^\]\s]+)\]", r"<\1>", line[:300].lstrip("> ")[label.end() :].strip("* "))
            return next(iter(parse_addresses([value.encode()])), None)
    return None
