"""Keeps that a saved reply was used, and how much of its words the reply still had."""

import re

from helpdesk.people.models import User
from helpdesk.replies.models import SavedReply, SavedReplyUse
from helpdesk.replies.queries.filled import FillsIn
from helpdesk.stats.similarity import trigram_similarity
from helpdesk.tickets.models import Message
from helpdesk.tickets.words import left_to_fill

_GREETING_WORDS = 6
_SIGN_OFF_WORDS = 4


def count_use(*, reply: SavedReply, message: Message, author: User) -> SavedReplyUse:
    """Keep the use of a saved reply by a message of `author`; a second time changes nothing.

    The message is compared with the text as it was put in, both without greeting and sign-off.
    """
    put_in = FillsIn(message.ticket, author).text(reply.body, reply.language)
    for hole in left_to_fill(put_in):
        put_in = put_in.replace(hole, "")
    similarity = trigram_similarity(without_courtesies(put_in), without_courtesies(message.body_text))
    use, _ = SavedReplyUse.objects.get_or_create(
        message=message, defaults={"saved_reply": reply, "similarity": similarity}
    )
    return use


def without_courtesies(text: str) -> str:
    """A text without the line that greets and the lines that take leave, where these are paragraphs of their own.

    >>> without_courtesies("Hi Meg,\\n\\nit is on its way.\\n\\nKind regards\\nAlice")
    'it is on its way.'
    """
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())]
    if len(paragraphs) > 1 and _greets(paragraphs[0]):
        paragraphs = paragraphs[1:]
    if len(paragraphs) > 1 and _takes_leave(paragraphs[-1]):
        paragraphs = paragraphs[:-1]
    return "\n\n".join(paragraphs)


def _greets(paragraph: str) -> bool:
    return paragraph.endswith((",", ":", "!")) and len(paragraph.split()) <= _GREETING_WORDS


def _takes_leave(paragraph: str) -> bool:
    lines = paragraph.splitlines()
    return all(len(line.split()) <= _SIGN_OFF_WORDS and not line.rstrip().endswith((".", "?")) for line in lines)
