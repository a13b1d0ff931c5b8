"""Header fields written in raw 8-bit bytes, or in bare ISO-2022-JP, become UTF-8 before anything is looked for in them.

No header says which charset it means; the words of the message do. Bytes of a Japanese character may be a quotation
mark, a bracket or an @, so this comes first.
"""

from dataclasses import replace

from helpdesk.mime.charset.charsets import decode
from helpdesk.mime.charset.japanese import is_escaped
from helpdesk.mime.content.attachments import leaves
from helpdesk.mime.fields.headers import Headers
from helpdesk.mime.parts.tree import MimePart

_SAYS_NOTHING = ("", "us-ascii", "utf-8", "ascii")


def read_raw_headers(root: MimePart) -> None:
    """All fields of the tree under `root`, in place."""
    charsets = (part.type.texts.get("charset", "").lower() for part in leaves(root))
    spoken = next((charset for charset in charsets if charset not in _SAYS_NOTHING), None)
    waiting = [root]
    while waiting:
        part = waiting.pop()
        part.headers = _in_utf8(part.headers, spoken)
        waiting.extend(part.children)


def _in_utf8(headers: Headers, spoken: str | None) -> Headers:
    if all(_is_plain(value) for _, value in headers.fields):
        return headers
    fields = (
        (name, value if _is_plain(value) else decode(value, spoken=spoken).encode()) for name, value in headers.fields
    )
    return replace(headers, fields=tuple(fields))


def _is_plain(value: bytes) -> bool:
    return value.isascii() and not is_escaped(value)
