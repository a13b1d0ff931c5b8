"""Decides whether HTML from outside is cheap enough to be read by a browser's rules.

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
_NEW_LINE = re.compile(
    r"</?(?:p|div|br|hr|tr|table|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|pre|section|article|main|form)\b[^<>]*>",
    re.IGNORECASE,
)
# What a browser shows none of, and what Outlook writes by the hundred kilobytes: drawings in comments, styles.
_LONG_COMMENT = 1_000
_UNSEEN = (("<!--", "-->"), ("<style", "</style>"), ("<script", "</script>"), ("<title", "</title>"))
_DRAWINGS = (('gfxdata="', '"'), ("gfxdata='", "'"))
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
    """The source without the embedded pictures that would make it long; they are never shown."""
    return _LONG_WORD.sub(_without_data, source)


def without_bulk(source: str) -> str:
    """The source without embedded pictures, long comments and the drawings of Outlook, none of which is ever shown."""
    if "gfxdata" in source:
        for opening, closing in _DRAWINGS:
            source = _cut_out(source, opening, closing, keep_marks=True)
    if "<!--" in source:
        source = _cut_out(source, "<!--", "-->", least=_LONG_COMMENT)
    return without_data_urls(source)


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
    """The words of a heavy document, a line for each block."""
    source = source[: 3 * MAX_LENGTH]
    for opening, closing in _UNSEEN:
        source = _cut_out(source, opening, closing)
    text = html.unescape(_TAG.sub(" ", _NEW_LINE.sub("\x00", _WHITE_SPACE.sub(" ", source))))
    lines = (_WHITE_SPACE.sub(" ", line).strip() for line in text.split("\x00"))
    return "\n".join(filter(None, lines))


def _cut_out(source: str, opening: str, closing: str, *, least: int = 0, keep_marks: bool = False) -> str:
    """The source without each stretch of at least that length from `opening` to `closing`; one without an end stays."""
    folded = source.lower() if opening.isalpha() or opening.startswith("<") else source
    if len(folded) != len(source):
        folded = source
    pieces: list[str] = []
    done = at = 0
    while (begin := folded.find(opening, at)) >= 0:
        end = folded.find(closing, begin + len(opening))
        if end < 0:
            break
        at = end + len(closing)
        if at - begin >= least:
            pieces.append(source[done:begin] + (opening + closing if keep_marks else ""))
            done = at
    return "".join([*pieces, source[done:]])


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
