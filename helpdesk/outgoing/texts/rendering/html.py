"""Makes the HTML form of a mail's body: tables and style attributes, because mail programs know nothing newer.

Colours that must change in the dark carry a class that the frame's style sheet names. What was filled in stands in a
direction of its own: alone in its paragraph it turns the paragraph, within a sentence it leaves it as it is.
"""

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from helpdesk.outgoing.texts.placeholders import Block
from helpdesk.outgoing.texts.rendering.brand import Palette
from helpdesk.outgoing.texts.rendering.nodes import Button, Heading, Items, Line, Node, Paragraph, TextSpan

_SPACE_BELOW = "margin: 0 0 16px"
_HEADING = "margin: 24px 0 14px; font-size: 18px; line-height: 26px; font-weight: 700"
_CELL = "padding: 12px 22px; border-radius: 8px; text-align: center"
_LABEL = "font-weight: 700; font-size: 16px; line-height: 22px; text-decoration: none; display: inline-block"


def as_html(nodes: Iterable[Node], palette: Palette) -> SafeString:
    """The nodes as HTML, every word escaped: nothing but the tags of this file, and of blocks that a room drew."""
    return _joined(_node(node, palette) for node in nodes)


def _node(node: Node, palette: Palette) -> SafeString:
    match node:
        case Paragraph(lines=lines):
            return format_html('<p{} style="{}">{}</p>\n', _turned(lines), _SPACE_BELOW, _lines(lines, palette))
        case Heading(lines=lines):
            return format_html('<h1{} style="{}">{}</h1>\n', _turned(lines), _HEADING, _lines(lines, palette))
        case Button(label=label, link=link):
            return _button(label, link, palette)
        case Items(items=items, start=start):
            return _items(items, start, palette)
        case Block(html=html):
            return format_html("{}\n", html)
    return mark_safe("")


def _button(label: str, link: str, palette: Palette) -> SafeString:
    # The cell has colour and padding: Outlook gives a link neither.
    return format_html(
        '<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin: 4px 0 20px"><tr>'
        '<td class="button" bgcolor="{0}" style="{1}; background: {0}">'
        '<a class="on-button" dir="auto" href="{2}" style="color: {3}; {4}">{5}</a></td></tr></table>\n',
        palette.brand,
        _CELL,
        link,
        palette.on_brand,
        _LABEL,
        label,
    )


def _items(items: tuple[tuple[Node, ...], ...], start: int | None, palette: Palette) -> SafeString:
    inside = format_html_join("", '<li style="margin: 0 0 6px">{}</li>', ((_item(item, palette),) for item in items))
    style = f"{_SPACE_BELOW}; padding: 0; margin-inline-start: 24px; margin-left: 24px"
    if start is None:
        return format_html('<ul style="{}">{}</ul>\n', style, inside)
    return format_html('<ol start="{}" style="{}">{}</ol>\n', start, style, inside)


def _item(item: tuple[Node, ...], palette: Palette) -> SafeString:
    """The first paragraph of an item needs no tags of its own."""
    if isinstance(item[0], Paragraph):
        return _joined([_lines(item[0].lines, palette), *(_node(node, palette) for node in item[1:])])
    return as_html(item, palette)


def _lines(lines: tuple[Line, ...], palette: Palette) -> SafeString:
    drawn = ((_joined(_span(span, palette) for span in line),) for line in lines)
    return format_html_join(mark_safe("<br>\n"), "{}", drawn)


def _span(span: TextSpan, palette: Palette) -> SafeString:
    words = conditional_escape(str(span.text))
    if span.strong:
        words = format_html("<strong>{}</strong>", words)
    if span.emphasis:
        words = format_html("<em>{}</em>", words)
    if span.link:
        html = '<a class="link" dir="auto" href="{}" style="color: {}">{}</a>'
        return format_html(html, span.link, palette.link, words)
    return format_html('<span dir="auto">{}</span>', words) if span.is_value else words


def _turned(lines: tuple[Line, ...]) -> SafeString:
    """For a block of nothing but what was filled in."""
    is_filled_in = all(span.is_value for line in lines for span in line)
    return mark_safe(' dir="auto"') if is_filled_in else mark_safe("")


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
