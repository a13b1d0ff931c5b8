"""Makes an agent's reply an outgoing mail."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, override

from helpdesk.mime.content.columns import has_columns, paragraphs_of, with_hard_blanks
from helpdesk.outgoing.addressing.senders import sender_of, written_name
from helpdesk.outgoing.mails.request_values import request_values
from helpdesk.outgoing.models import MailKind, OutgoingMail
from helpdesk.outgoing.services.queue_mail import queue_mail
from helpdesk.outgoing.texts import Block
from helpdesk.outgoing.texts.write import write
from helpdesk.tickets.models import Message
from helpdesk.web.html.plain_links import linked
from helpdesk.web.requests.language import nearest

_PARAGRAPH = "margin: 0 0 16px"
_COLUMNS = f"{_PARAGRAPH}; font-family: Consolas, Menlo, monospace; font-size: 14px"


def queue_reply(message: Message) -> OutgoingMail:
    """Queue the mail of a reply, once."""
    ticket = message.ticket
    values = request_values(ticket, has_copies=bool(message.cc or message.bcc)) | {"agent.name": message.from_name}
    mail = write("reply", language=ticket.language, values=values | {"reply.words": _words(_signed(message))})
    return queue_mail(
        to=message.to,
        cc=message.cc,
        bcc=message.bcc,
        subject=_subject(message),
        text=mail.text,
        html=mail.html,
        kind=MailKind.REPLY,
        ticket=ticket,
        message=message,
        from_name=written_name(message.from_name, sender_of(ticket)) if message.from_name else "",
        headers={} if message.author_user_id else {"Auto-Submitted": "auto-generated"},
        send_after=message.send_after,
    )


def _signed(message: Message) -> str:
    """What was written, with the signature that its writer saw."""
    return f"{message.body_text}\n\n{message.signature}" if message.signature else message.body_text


def _words(text: str) -> Block:
    """The words as they were written, each paragraph in its own direction whatever the frame's language is."""
    paragraphs = format_html_join("\n\n", "{}", ((_paragraph(part),) for part in paragraphs_of(text)))
    return Block(text, format_html('<div class="words">{}</div>', paragraphs))


def _paragraph(text: str) -> SafeString:
    """Blanks are hard, because a mail program runs others together; columns stand in letters of one width."""
    lines = linked(with_hard_blanks(text)).replace("\n", "<br>")
    style = _COLUMNS if has_columns(text) else _PARAGRAPH
    return format_html('<p dir="auto" style="{}">{}</p>', style, mark_safe(lines))  # noqa: S308 - escaped just before


def _subject(message: Message) -> str:
    tag = f"[#{message.ticket.number}]"
    # A rule answers whoever wrote, to wherever they wanted it: it must not carry their words there.
    with override(nearest(message.ticket.language)):
        plain = gettext("Re: your request %(tag)s") % {"tag": tag}
    subject = (message.author_user_id and message.subject) or plain
    return subject if tag in subject else f"{subject} {tag}"
