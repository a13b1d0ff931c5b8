"""The mails that tell colleagues what they have not seen in the app."""

from pathlib import Path

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop

from helpdesk.outgoing.texts import Block, Empty, Kind, MailText, Placeholder
from helpdesk.outgoing.texts.files import words_in

NOTICES, DIGEST = "notices", "notices_digest"
_WORDS = Path(__file__).parent / "words"


Row = tuple[str, str, str]
"""A sentence, what stands below it, and where it leads."""


def lines(rows: list[Row]) -> Block:
    """A list of what happened, each a link with what stands below it."""
    items = format_html_join("", '<li style="margin: 0 0 12px">{}</li>', ((_item(row),) for row in rows))
    html = format_html('<ul style="margin: 0 0 16px; padding: 0 0 0 20px">{}</ul>', items)
    return Block("\n\n".join(map(_plain, rows)), html)


def _plain(row: Row) -> str:
    words, below, url = row
    return "\n  ".join(filter(None, (f"- {words}", below, url)))


def _item(row: Row) -> SafeString:
    words, below, url = row
    link = format_html('<a href="{}" dir="auto">{}</a>', url, words)
    return format_html('{}<br><span dir="auto">{}</span>', link, below) if below else link


_EXAMPLE = lines(
    [
        ("Meg O’Dowd answered on #4821", "The lid is cracked", "/desk/tickets/4821/"),
        ("Bob assigned #4830 to you", "Where is my order?", "/desk/tickets/4830/"),
    ]
)
_PLACEHOLDERS = (
    Placeholder(
        "notices.list",
        gettext_noop("What happened, a line each, with where it leads"),
        _EXAMPLE,
        kind=Kind.BLOCK,
        required=True,
    ),
    Placeholder(
        "notices.subject",
        gettext_noop("What happened, in a line"),
        "Meg O’Dowd answered on #4821",
        when_empty=Empty.NEVER,
    ),
    Placeholder("notices.url", gettext_noop("All notices"), "/desk/notices/", kind=Kind.LINK, required=True),
    Placeholder(
        "choices.url",
        gettext_noop("Where one chooses what to be told"),
        "/desk/me/notices/",
        kind=Kind.LINK,
        required=True,
    ),
)

TEXTS = (
    MailText(
        key=NOTICES,
        title=gettext_noop("Notices to a colleague"),
        sent=gettext_noop(
            "Two minutes after something happened of which a colleague wants to be told by mail, unless they have seen"
            " it in the app."
        ),
        kind="system",
        order=83,
        placeholders=_PLACEHOLDERS,
        words=words_in(_WORDS / NOTICES),
    ),
    MailText(
        key=DIGEST,
        title=gettext_noop("Digest of notices"),
        sent=gettext_noop("At the times that a colleague chose, with what they have not seen in the app."),
        kind="system",
        order=84,
        placeholders=_PLACEHOLDERS,
        words=words_in(_WORDS / DIGEST),
    ),
)
