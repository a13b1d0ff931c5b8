"""Finds where the HTML form of an answer says that the quote begins: mail programs put it into elements of their own.

This holds in every language. It is asked only where the text itself does not show the quote.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import nh3

from helpdesk.mime.content.html_bounds import is_heavy, without_data_urls
from helpdesk.mime.content.html_text import html_to_text

_TAGS = frozenset(
    ["div", "blockquote", "hr", "p", "br", "span", "table", "tbody", "tr", "td", "ul", "ol", "li", "section", "pre"]
)
_ATTRIBUTES = {"*": {"class", "id", "name", "type", "style"}}
_DROPPED = {"script", "style", "title"}
_TAG = re.compile(r"<(/?)([a-z]+)([^>]*)>")
_ENCLOSES = re.compile(
    r"""(?:class|id|name)="[^"]*(?:gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote|zmail_extra|tutanota_quote|"""
    r"""messageReplySection|isReplyContent|reply-intro|ms-outlook-mobile-reference-message|"""
    r"""mail-editor-reference-message-container)|name="quote\"""",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"""(?:class|id)="[^"]*(?:divRplyFwdMsg|appendonsend|OutlookMessageHeader|zwchr|stopSpelling)|"""
    r"""style="border: ?none; ?border-top: ?solid #(?:E1E1E1|B5C4DF) 1\.0pt""",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"""type="cite"|(?:class|id)="[^"]*(?:quote|cite|reply)|style="[^"]*border-left(?!-width: ?0|: ?(?:0|none))""",
    re.IGNORECASE,
)
_MOST_QUOTES = 50
Region = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HtmlQuote:
    """The words above the one quote, and the quote itself, as text.

    `is_marked`: its lines are set apart one by one, so that no own words can stand between them.
    """

    above: str
    quoted: str
    is_marked: bool


def quote_in_html(source: str) -> HtmlQuote | None:
    """The quote at the end of `source`; None where there is none, or where words stand between or below quotes."""
    source = without_data_urls(source)
    if not source or is_heavy(source):
        return None
    tidy = nh3.clean(
        source,
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED),
        attributes={name: set(values) for name, values in _ATTRIBUTES.items()},
        link_rel=None,
        strip_comments=True,
    )
    regions = _regions(tidy, _is_quote)
    if not regions or _says(_outside(tidy, regions)) or any(_has_answer(tidy[start:end]) for start, end in regions):
        return None
    first = regions[0][0]
    is_marked = len(regions) > 1 and all(tidy.startswith("<blockquote", start) for start, _ in regions[1:])
    return HtmlQuote(html_to_text(tidy[:first]), html_to_text(tidy[first:]), is_marked)


def _says(source: str) -> bool:
    return bool(html_to_text(source).strip())


def _outside(tidy: str, regions: list[Region]) -> str:
    """What stands between `regions` and below the last one."""
    ends = [end for _, end in regions]
    starts = [start for start, _ in regions[1:]]
    return "".join(tidy[end:start] for end, start in zip(ends, [*starts, len(tidy)], strict=True))


def _has_answer(region: str) -> bool:
    """Whether words stand beside or below the blockquotes inside an element that holds more than one of them."""
    if region.startswith("<blockquote"):
        return False
    cited = _regions(region, lambda name, _: name == "blockquote")
    return bool(cited) and _says(_outside(region, cited))


def _regions(tidy: str, is_start: Callable[[str, str], bool]) -> list[Region]:
    """The outermost elements that `is_start` knows by name and attributes, in order; the last runs to the end where
    nothing says where it ends."""
    found: list[Region] = []
    outer, depth, start = "", 0, 0
    for tag in _TAG.finditer(tidy):
        closing, name, attributes = tag.groups()
        if depth:
            depth += (name == outer) * (-1 if closing else 1)
            if not depth:
                found.append((start, tag.end()))
        elif not closing and _BEGINS.search(attributes):
            return [*found, (tag.start(), len(tidy))]
        elif not closing and is_start(name, attributes):
            start, outer, depth = tag.start(), name, 1
        if len(found) > _MOST_QUOTES:
            return []
    return found


def _is_quote(name: str, attributes: str) -> bool:
    if name == "blockquote":
        return bool(_CITED.search(attributes))
    return name in ("div", "p", "section") and bool(_ENCLOSES.search(attributes))
