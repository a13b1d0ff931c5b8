"""The words of the mails that the system writes by itself: built in per language, changed by managers.

Knows which texts there are (`register`), how a source with placeholders becomes plain text and HTML (`write`), and
what is wrong with a source (`problems`). Door: the names below; `services.queue_text` writes and queues in one step.
It must not know tickets, surveys or complaints, nor how a mail is carried.
"""

from helpdesk.outgoing.texts.placeholders import Block, Empty, Kind, Placeholder
from helpdesk.outgoing.texts.registry import MailText, Words, mail_text, mail_texts, register

__all__ = [
    "Block",
    "Empty",
    "Kind",
    "MailText",
    "Placeholder",
    "Words",
    "mail_text",
    "mail_texts",
    "register",
]
