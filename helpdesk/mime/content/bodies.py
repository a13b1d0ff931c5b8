"""What a person reads in a message: the text and the HTML form, put together from all parts that are shown
inline."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.mime.charset.charsets import decode
from helpdesk.mime.content.attachments import disposition_of, file_name_of, leaves
from helpdesk.mime.content.columns import with_hard_blanks
from helpdesk.mime.content.enriched import enriched_text
from helpdesk.mime.content.html_text import html_to_text
from helpdesk.mime.parts.tree import MimePart

MAX_TEXT = 1_000_000
"""Characters of a body that are kept; the raw message has the rest."""

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_ENRICHED = ("text/enriched", "text/richtext")
_LESSER = (*_ENRICHED, "text/markdown", "text/x-markdown", "text/x-web-markdown", "text/x-amp-html", "text/watch-html")
"""Forms that programs add to the two that everybody reads."""
_RICH = ("text/html", "application/xhtml+xml", "text/x-amp-html", "text/watch-html")
_PLAIN = ("text/plain", *_ENRICHED, "text/markdown", "text/x-markdown", "text/x-web-markdown")
_MANY_LINES = re.compile(r"\n{4,}")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The words of a message in both forms.

    `text` is never empty when any form has words; `html` is as the sender wrote it, uncleaned, or
    empty.
    """

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class _Block:
    """One stretch of the message in up to two forms."""

    text: str
    html: str


def read_bodies(root: MimePart) -> Bodies:
    """The text and HTML of the tree under `root`."""
    blocks = list(_blocks(root, root))
    text = "\n\n".join(filter(None, (block.text.strip("\n") or html_to_text(block.html) for block in blocks)))
    if not text.strip() and root.is_multipart():
        blocks = [_leaf(part) for part in leaves(root) if _is_text(part) and disposition_of(part) != "attachment"][:1]
        text = "".join(block.text or html_to_text(block.html) for block in blocks) or _unframed(root)
    rich = (
        "".join(block.html or _as_html(block.text) for block in blocks) if any(block.html for block in blocks) else ""
    )
    return Bodies(_MANY_LINES.sub("\n\n\n", text).strip("\n")[:MAX_TEXT], rich[: 2 * MAX_TEXT])


def is_shown(part: MimePart) -> bool:
    """Whether the words of this leaf belong to the body: inline text that is not a file for keeping."""
    disposition = disposition_of(part)
    return _is_text(part) and disposition != "attachment" and (disposition == "inline" or not file_name_of(part))


def _is_text(part: MimePart) -> bool:
    return part.content_type in _RICH or part.content_type in _PLAIN


def _blocks(part: MimePart, root: MimePart) -> Iterator[_Block]:
    if part.content_type == "multipart/alternative" and part.children:
        yield from _alternative(_best([(child, list(_blocks(child, root))) for child in part.children]))
    elif part.children:
        for child in part.children:
            yield from _blocks(child, root)
    elif is_shown(part) or (part is root and _is_text(part) and not disposition_of(part)):
        yield _leaf(part)
    elif part.is_multipart():
        yield _Block(decode(part.content(readable=True)), "")


def _best(branches: list[tuple[MimePart, list[_Block]]]) -> list[list[_Block]]:
    """The forms that everybody reads, or all where these have no words."""
    common = [blocks for child, blocks in branches if child.content_type not in _LESSER]
    has_words = any(block.text.strip() or block.html.strip() for blocks in common for block in blocks)
    return common if has_words else [blocks for _, blocks in branches]


def _alternative(branches: list[list[_Block]]) -> Iterator[_Block]:
    """The words of a part that holds them several times: the richest branch for HTML, the plain ones for text."""
    plain = [block.text for branch in branches if not any(block.html for block in branch) for block in branch]
    rich = [branch for branch in branches if any(block.html.strip() for block in branch)]
    # Those that differ in their lines alone say the same.
    text = "\n\n".join({tuple(piece.split()): piece for piece in reversed(plain) if piece.strip()}.values())
    if not rich:
        yield _Block(text, "")
    elif text:
        yield _Block(text, "".join(block.html or _as_html(block.text) for block in rich[-1]))
    else:
        yield from rich[-1]


def _leaf(part: MimePart) -> _Block:
    data = part.content(readable=True)
    charset = part.type.texts.get("charset")
    if part.content_type in _RICH:
        declared = _META_CHARSET.search(data, 0, 4_000)
        return _Block("", decode(data, charset or (declared[1].decode("ascii") if declared else None)))
    text = decode(data, charset)
    if part.content_type in _ENRICHED:
        text = enriched_text(text)
    elif part.type.texts.get("format", "").lower() == "flowed":
        text = _unflow(text, delete_space=part.type.texts.get("delsp", "").lower() == "yes")
    return _Block(text, "")


def _unflow(text: str, *, delete_space: bool) -> str:
    """RFC 3676: a line that ends in a space continues on the next line of the same quote depth."""
    lines: list[list[str]] = []
    open_depth = -1
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        flows = content.endswith(" ") and content != "-- "
        kept = content[:-1] if flows and delete_space else content
        if depth == open_depth and content != "-- ":
            lines[-1].append(kept)
        else:
            lines.append([">" * depth + " " * bool(depth), kept])
        open_depth = depth if flows else -1
    return "\n".join("".join(pieces) for pieces in lines)


def _unframed(root: MimePart) -> str:
    """Words before and after the parts: all there is when the boundaries are broken."""
    return "\n".join(decode(root.source[start:end]).strip() for start, end in root.surroundings)


def _as_html(text: str) -> str:
    lines = html.escape(with_hard_blanks(text.strip("\n"))).split("\n")
    return f"<p>{'<br>'.join(lines)}</p>" if text.strip() else ""
