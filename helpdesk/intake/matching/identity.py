"""Tells which message a delivery is, so that the same one twice takes effect once."""

import hashlib

from helpdesk.mime.parsed import ParsedMail


def identity_of(mail: ParsedMail, raw: bytes, *, is_read: bool = True) -> str:
    """A hash of what makes a message itself: not of the trace headers that each server on the way adds.

    A Message-ID alone is not enough: broken programs use one for different messages, and another sender may copy it.
    Without a Message-ID the date takes part, so that "Any news?" on two days is two messages.
    Of a message that names no sender, or of which only the head was read, all bytes count.
    """
    if mail.sender is None or not is_read:
        return hashlib.sha256(raw).hexdigest()
    words = (
        mail.message_id or (mail.date.isoformat() if mail.date else ""),
        mail.sender.email,
        mail.subject,
        " ".join(mail.text.split()),
        *(hashlib.sha256(attachment.data).hexdigest() for attachment in mail.attachments),
    )
    return hashlib.sha256("\x00".join(words).encode()).hexdigest()
