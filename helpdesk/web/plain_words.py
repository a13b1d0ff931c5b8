"""Plain text that somebody wrote, as paragraphs of a page: escaped, links that can be pressed, blanks kept."""

from django.utils.html import escape, format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe

from helpdesk.web.columns import has_columns, paragraphs_of


def as_paragraphs(text: str) -> SafeString:
    """`text` in its lines. `text` that is safe already is not escaped again.

    The style sheets keep the blanks of `.plain`, and set `.columns` in letters of one width.
    """
    return format_html_join("\n\n", "{}", ((_paragraph(part),) for part in paragraphs_of(text)))


def _paragraph(text: str) -> SafeString:
    lines = mark_safe("<br>".join(urlize(escape(text), nofollow=True).split("\n")))  # noqa: S308 - escaped just before
    return format_html('<p class="{}">{}</p>', "plain columns" if has_columns(text) else "plain", lines)
