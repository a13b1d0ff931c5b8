"""Shows plain text that somebody wrote as paragraphs: escaped, links that can be pressed, blanks kept."""

from collections.abc import Iterator
from itertools import count

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from helpdesk.mime.content.columns import has_columns, paragraphs_of
from helpdesk.web.html.plain_links import linked

MAX_TEXT = 100_000


def of_message(text: str) -> SafeString:
    """A message of a customer as HTML, in its lines: only so much of it as a page can bear."""
    return as_paragraphs(text[:MAX_TEXT] + ("\n\n[…]" if len(text) > MAX_TEXT else ""))


def as_paragraphs(text: str) -> SafeString:
    """The text as paragraphs of HTML, in its lines.

    The style sheets keep the blanks of `.plain`, set `.columns` in letters of one width, and underline the links.
    """
    numbers = count()
    return format_html_join("\n\n", "{}", ((_paragraph(part, numbers),) for part in paragraphs_of(text)))


def _paragraph(text: str, numbers: Iterator[int]) -> SafeString:
    lines = mark_safe(linked(text, numbers).replace("\n", "<br>"))  # noqa: S308 - escaped just before
    return format_html('<p class="{}">{}</p>', "plain columns" if has_columns(text) else "plain", lines)
