"""Readable plain text of an HTML body: no markup, style or script, quotes marked with `>`, list items with
a dash, links with their address.

The HTML is first made well-formed by html5ever (through nh3), which reads tag soup as browsers do; what it returns can
then be read with one regular expression.
"""

import html
import re

import nh3

from helpdesk.mime.content.columns import keeps_blanks
from helpdesk.mime.content.html_bounds import crude_text, is_heavy, without_bulk
from helpdesk.mime.content.html_links import Links

_MAX_QUOTES = 20


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "p div ul ol table tr pre h1 h2 h3 h4 h5 h6 section article header footer address center dl dt dd main form figure"
    " figcaption fieldset legend aside nav details summary caption hgroup menu dir search dialog button"
)
_PARAGRAPHS = _tags("p ul ol table blockquote pre h1 h2 h3 h4 h5 h6 dl menu dir")
_INLINE = _tags("span a strong b em i font label small")
_KEPT = _BLOCKS | _INLINE | _tags("br hr li td th blockquote img")
_EMPTY = _tags("br hr img")
_DROPPED = _tags("script style title template noscript svg math object applet iframe noembed noframes select")
_PIECE = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>|([^<]+)")
_STYLE = re.compile(r'style="([^"]*)"')
_SET_APART = re.compile(r"(?<![\w-])display\s*:\s*(?:block|flex|grid|list-item|table(?!-cell))", re.IGNORECASE)
_ALT = re.compile(r'alt="([^"]*)"')
# What the indent button of Gmail and Outlook makes of one's own words: moved to the right, no line beside them.
_INDENTED = re.compile(r'style="(?![^"]*border-left)[^"]*border: ?(?:none|0)', re.IGNORECASE)
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")


def html_to_text(source: str) -> str:
    """The text a reader would see in `source`."""
    source = without_bulk(source)
    if is_heavy(source):
        return crude_text(source)
    tidy = nh3.clean(
        source,
        tags=set(_KEPT),
        clean_content_tags=set(_DROPPED),
        attributes={"*": {"style"}, "img": {"alt"}, "a": {"href"}},
        link_rel=None,
        strip_comments=True,
    )
    writer = _TextWriter()
    for closing, tag, attributes, text in _PIECE.findall(tidy):
        if text:
            writer.text(html.unescape(text))
        elif closing:
            writer.close(tag)
        else:
            writer.open(tag, attributes)
    return writer.result()


class _TextWriter:
    """Collects lines; a block starts a new one, a paragraph leaves an empty one before it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.current: list[str] = []
        self.quotes = 0
        self.marks: list[bool] = []
        """For each open blockquote, whether it is a quote: the others are one's own words, indented."""
        self.verbatim: list[bool] = []
        """For each open element, whether its blanks and lines stay as they are written."""
        self.set_apart: list[bool] = []
        """For each open element that stands within a line, whether its style puts it on lines of its own."""
        self.links = Links()

    def text(self, text: str) -> None:
        self.links.label(text)
        if self.verbatim and self.verbatim[-1]:
            first, *others = text.split("\n")
            self.current.append(first)
            for line in others:
                self.end_line(keep_empty=True)
                self.current.append(line)
            return
        words = _WHITE_SPACE.sub(" ", text)
        if words == " " and not self.current:
            return
        self.current.append(words if self.current else words.lstrip(" "))

    def open(self, tag: str, attributes: str) -> None:
        if tag not in _EMPTY:
            self.keep_blanks(tag, attributes)
        if tag in _INLINE:
            self.open_inline(tag, attributes)
        elif tag == "br":
            self.end_line(keep_empty=True)
        elif tag in ("td", "th"):
            self.current.extend(["\t"] if self.current else [])
        elif tag == "img":
            alt = _ALT.search(attributes)
            self.text(html.unescape(alt[1]) if alt else "")
        elif tag == "hr":
            self.paragraph()
            self.current.append("-" * 20)
            self.end_line()
        elif tag in _PARAGRAPHS:
            self.paragraph()
        else:
            self.end_line()
        self.mark(tag, attributes)

    def open_inline(self, tag: str, attributes: str) -> None:
        style = _STYLE.search(attributes)
        self.set_apart.append(bool(style and _SET_APART.search(html.unescape(style[1]))))
        if self.set_apart[-1]:
            self.end_line()
        if tag == "a":
            self.links.open(attributes)

    def close_inline(self, tag: str) -> None:
        if tag == "a":
            self.address(self.links.close())
        if self.set_apart and self.set_apart.pop():
            self.end_line()

    def mark(self, tag: str, attributes: str) -> None:
        if tag == "li":
            self.current.append("- ")
        if tag == "blockquote":
            self.marks.append(not _INDENTED.search(attributes))
            self.quotes += self.marks[-1]

    def keep_blanks(self, tag: str, attributes: str) -> None:
        style = _STYLE.search(attributes)
        within = bool(self.verbatim) and self.verbatim[-1]
        self.verbatim.append(within or tag == "pre" or bool(style and keeps_blanks(html.unescape(style[1]))))

    def close(self, tag: str) -> None:
        if self.verbatim:
            self.verbatim.pop()
        if tag in _INLINE:
            self.close_inline(tag)
        elif tag in _PARAGRAPHS:
            self.paragraph()
        elif tag not in ("td", "th"):
            self.end_line()
        if tag == "blockquote" and self.marks:
            self.quotes -= self.marks.pop()

    def address(self, address: str) -> None:
        """Put the address of a link behind its words, on their line where a block ended it."""
        if not address:
            return
        if self.current or not self.lines:
            words = "".join(self.current)
            self.current = [words.rstrip(), f" {address}", " " if words.endswith(" ") else ""]
        else:
            self.lines[-1] = f"{self.lines[-1].rstrip()} {address}"

    def paragraph(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append("> " * min(self.quotes, _MAX_QUOTES))

    def end_line(self, *, keep_empty: bool = False) -> None:
        line = "".join(self.current).rstrip()
        self.current = []
        if line or keep_empty:
            self.lines.append("> " * min(self.quotes, _MAX_QUOTES) + line)

    def result(self) -> str:
        self.end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in self.lines)).strip("\n")
