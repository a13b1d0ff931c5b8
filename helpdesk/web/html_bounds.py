"""Whether HTML from outside is cheap enough to be read by a browser's rules.

html5ever needs time or memory in the square of some inputs of a few kilobytes: elements nested by the ten
thousand, formatting elements that are opened again in each paragraph, tags with endless attributes. What is
counted here can only be too high: no trick with quotes, comments or raw text makes a heavy document look
light. Callers fall back to `crude_text`.
"""

import html
import re

MAX_LENGTH = 1_000_000
_MAX_NESTABLE = 25_000
_MAX_REOPENED = 1_000_000

_DATA_URL = re.compile(r"data:[a-z]{1,20}/[^\"'\s>]{2000,}", re.IGNORECASE)
_OPENING = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
_FORMATTING = re.compile(r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b[^>]*", re.IGNORECASE)
_ENDLESS_TAG = re.compile(r"<[a-zA-Z][^>]{30000}")
_TAG = re.compile(r"<[^<>]*>")
_WHITE_SPACE = re.compile(r"\s+")
# Opening one of these closes an open one, or nothing can be inside: they do not nest.
_FLAT = frozenset(
    [
        "p",
        "li",
        "td",
        "th",
        "tr",
        "tbody",
        "dd",
        "dt",
        "option",
        "br",
        "hr",
        "img",
        "meta",
        "link",
        "input",
        "col",
        "wbr",
    ]
)


def without_data_urls(source: str) -> str:
    """`source` without the embedded pictures that would make it long; they are never shown."""
    return _DATA_URL.sub("data:,", source)


def is_heavy(source: str) -> bool:
    """Whether reading `source` could take more than a few seconds or some 100 MB."""
    if len(source) > MAX_LENGTH or _ENDLESS_TAG.search(source):
        return True
    opened = [name.lower() for name in _OPENING.findall(source)]
    if sum(name not in _FLAT for name in opened) > _MAX_NESTABLE:
        return True
    formatting = _FORMATTING.findall(source)
    # At most three alike stay open ("Noah's Ark clause"); a tag cut at a quoted `>` counts as one of its own.
    distinct = len(set(formatting)) * 3 + sum(_may_be_cut(tag) for tag in formatting)
    return min(distinct, len(formatting)) * len(opened) > _MAX_REOPENED


def crude_text(source: str) -> str:
    """The words of a heavy document on one line."""
    return _WHITE_SPACE.sub(" ", html.unescape(_TAG.sub(" ", source[: 3 * MAX_LENGTH]))).strip()


def _may_be_cut(tag: str) -> bool:
    double, single = tag.count('"'), tag.count("'")
    return bool((double and single) or double % 2 or single % 2)
