"""What must hold for whatever the reader returns."""

import re

from helpdesk.mime.parse import MAX_SUBJECT
from helpdesk.mime.parsed import ParsedMail
from tests.helpdesk.mime.generated import Made

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BREAK = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")


def unclean(mail: ParsedMail) -> list[str]:
    """Fields that could not be stored, or headers of more than one line."""
    people = [item for item in (mail.sender, *mail.reply_to, *mail.to, *mail.cc) if item]
    headers = [mail.subject, mail.message_id, mail.list_id, *mail.references, *mail.in_reply_to, *mail.delivered_to]
    headers += [text for item in people for text in (item.name, item.email)]
    headers += [text for item in mail.attachments for text in (item.filename, item.content_type, item.content_id)]
    texts = [mail.text, mail.html, *headers]
    return [text[:80] for text in texts if _UNSTORABLE.search(text)] + [
        text[:80] for text in headers if _BREAK.search(text)
    ]


def differences(made: Made, mail: ParsedMail) -> list[str]:
    """Everything in which an undamaged message was read differently from how it was written."""
    found = [f"word {word}" for word in made.words if word not in mail.text and word not in mail.html]
    found += [f"shown {word}" for word in made.hidden if word in mail.text]
    if [item.data for item in mail.attachments] != made.files:
        found.append(f"files {[item.size for item in mail.attachments]} for {[len(data) for data in made.files]}")
    if mail.subject != made.subject[:MAX_SUBJECT]:
        found.append(f"subject {mail.subject!r} for {made.subject!r}")
    if mail.sender is None or mail.sender.email != made.sender:
        found.append(f"sender {mail.sender} for {made.sender}")
    return found


def lost_words(made: Made, mail: ParsedMail) -> list[str]:
    """Words that stand in the damaged bytes in clear, and that nobody finds in the text, the HTML form, the subject or
    a file."""
    kept = b"\n".join(
        [mail.text.encode(), mail.html.encode(), mail.subject.encode(), *(item.data for item in mail.attachments)]
    )
    return [word for word in made.in_clear if word.encode() in made.raw and word.encode() not in kept]
