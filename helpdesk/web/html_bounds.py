"""Whether HTML from outside is cheap enough to be read by a browser's rules.

html5ever needs time or memory in the square of some inputs of a few kilobytes: elements nested by the ten
thousand, formatting elements that are opened again in each paragraph, tags with endless attributes, one text
of nothing but ampersands or non-breaking spaces. What is counted here can only be too high: no trick with
quotes, comments or raw text makes a heavy document look light. Callers fall back to `crude_text`.
"""

import html
import re

MAX_LENGTH = 1_000_000
_MAX_NESTABLE = 25_000
_MAX_REOPENED = 1_000_000
_MAX_ESCAPED = 60_000
_LONGEST_TAG = 30_000
_LONGEST_DATA = 2_000

# Only from the start of a word: else a word that is too short would be read again from each of its letters.
_LONG_WORD = re.compile(rf"(?<![^\"'\s>])[^\"'\s>]{{{_LONGEST_DATA},}}")
_DATA_URL = re.compile(r"data:[a-z]{1,20}/", re.IGNORECASE)
_OPENING = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
_FORMATTING = re.compile(r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b[^>]*", re.IGNORECASE)
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
    return _LONG_WORD.sub(_without_data, source)


def is_heavy(source: str) -> bool:
    """Whether reading `source` could take more than a few seconds or some 100 MB."""
    if len(source) > MAX_LENGTH or source.count("&") + source.count("\u00a0") > _MAX_ESCAPED:
        return True
    # Each stretch is looked at once: a pattern would begin anew at every `<` of an endless tag.
    if any(_has_endless_tag(stretch) for stretch in source.split(">")):
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


def _without_data(word: re.Match[str]) -> str:
    found = _DATA_URL.search(word[0])
    is_long = found is not None and len(word[0]) - found.end() >= _LONGEST_DATA
    return f"{word[0][: found.start()]}data:," if found and is_long else word[0]


def _has_endless_tag(stretch: str) -> bool:
    tag = _OPENING.search(stretch) if len(stretch) > _LONGEST_TAG else None
    return tag is not None and len(stretch) - tag.start() > _LONGEST_TAG


def _may_be_cut(tag: str) -> bool:
    double, single = tag.count('"'), tag.count("'")
    return bool((double and single) or double % 2 or single % 2)
