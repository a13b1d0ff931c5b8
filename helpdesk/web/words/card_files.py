"""Takes the numbers of payment cards out of files of text and out of whole messages, in their bytes."""

import base64
import quopri
from collections.abc import Iterator

from helpdesk.mime.parts.tree import MimePart, read_tree
from helpdesk.web.words.card_numbers import masked, masked_html

_LEGIBLE = ("text/", "message/", "application/json", "application/xml", "application/csv")
_LINE = 76
_DEEPEST = 5


def masked_file(content: bytes, content_type: str) -> bytes:
    """A file without the numbers of cards, where it is text or a message; pictures and documents stay as they are."""
    kind = content_type.lower()
    if not kind.startswith(_LEGIBLE):
        return content
    return masked_mail(content) if kind.startswith("message/rfc822") else _masked_text(content, kind)


def masked_mail(raw: bytes, *, depth: int = 0) -> bytes:
    """A whole message without them: in its fields, its texts, and the texts attached to it.

    All else stays byte for byte. A number that is hidden otherwise, as in an encoded subject, is not found: read the
    message again to be sure.
    """
    if depth > _DEEPEST:
        return raw
    leaves = sorted(_leaves(read_tree(raw, [])), key=lambda part: part.start)
    pieces: list[bytes] = []
    at = 0
    for part in leaves:
        if part.start >= at:
            pieces += [_masked_text(raw[at : part.start], "text/plain"), _masked_body(part, depth)]
            at = part.end
    return b"".join([*pieces, _masked_text(raw[at:], "text/plain")])


def _leaves(root: MimePart) -> Iterator[MimePart]:
    waiting = [root]
    while waiting:
        part = waiting.pop()
        if part.children:
            waiting.extend(part.children)
        else:
            yield part


def _masked_body(part: MimePart, depth: int) -> bytes:
    body, kind = part.source[part.start : part.end], part.content_type
    if not kind.startswith(_LEGIBLE):
        return body
    held = part.content()
    new = masked_mail(held, depth=depth + 1) if kind == "message/rfc822" else _masked_text(held, kind)
    if new == held:
        return body
    end = b"\r\n" if b"\r\n" in body else b"\n"
    if part.encoding == "base64":
        packed = base64.b64encode(new)
        return end.join(packed[place : place + _LINE] for place in range(0, len(packed), _LINE)) + end
    return quopri.encodestring(new).replace(b"\n", end) if part.encoding == "quoted-printable" else new


def _masked_text(content: bytes, kind: str) -> bytes:
    """Bytes of text without numbers of cards; those without one stay as they are, whatever their encoding."""
    for codec in ("utf-8", "latin-1"):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        safe = masked_html(text) if kind == "text/html" else masked(text)
        return content if safe == text else safe.encode(codec)
    return content
