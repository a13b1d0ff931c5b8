"""Reads the files in a message: every leaf that is not merely text of the body, at its exact size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from helpdesk.mime.content.file_names import as_meant, looks_like_file, safe_file_name
from helpdesk.mime.fields.headers import read_headers
from helpdesk.mime.fields.parameters import parse_parameters
from helpdesk.mime.parts.tree import MimePart

_CONTENT_ID = re.compile(r"[^\s<>\"']{1,250}")
_CID_REFERENCE = re.compile(r"cid:([^\s\"'<>)]{1,250})", re.IGNORECASE)
_TEXT_FILE = ("text/", "message/")


@dataclass(frozen=True, slots=True)
class ParsedAttachment:
    """One file. `inline`: the sender meant it to be shown within the text."""

    filename: str
    content_type: str
    data: bytes = field(repr=False)
    content_id: str
    inline: bool

    @property
    def size(self) -> int:
        return len(self.data)


def disposition_of(part: MimePart) -> str:
    """The disposition of a part, `inline`, `attachment` or nothing; an unknown word means attachment (RFC 2183)."""
    value = parse_parameters(part.headers.raw("content-disposition")).value
    return value if value in ("", "inline") else "attachment"


def file_name_of(part: MimePart) -> str:
    """The name that the sender gave, decoded; empty when there is none."""
    disposition = parse_parameters(part.headers.raw("content-disposition")).texts
    named = disposition.get("filename") or parse_parameters(part.headers.raw("content-type")).texts.get("name")
    return as_meant(named or disposition.get("name", ""))


def _described_name(part: MimePart) -> str:
    """The name in what describes a file that has none: only what looks like one."""
    place = part.headers.text("content-location").split("?")[0].rpartition("/")[2]
    described = (part.headers.text("content-description"), unquote(place))
    return next((name for name in described if looks_like_file(name)), "")


def shown_content_ids(html: str) -> frozenset[str]:
    """Content ids that `html` refers to as `cid:…`."""
    return frozenset(unquote(reference) for reference in _CID_REFERENCE.findall(html))


def content_id_of(part: MimePart) -> str:
    """The part's Content-ID without brackets; empty when there is none."""
    found = _CONTENT_ID.search(part.headers.raw("content-id").decode("latin-1"))
    return found[0] if found else ""


def read_attachment(part: MimePart, number: int, content_id: str, shown: frozenset[str]) -> ParsedAttachment:
    """The file in `part`, the `number`th of its message; `shown` are the content ids that the HTML refers
    to."""
    data = part.content()
    return ParsedAttachment(
        filename=safe_file_name(
            file_name_of(part) or _described_name(part) or _subject_of(part, data), part.content_type, number
        ),
        content_type=part.content_type,
        data=data,
        content_id=content_id,
        inline=_is_inline(part, content_id in shown),
    )


def leaves(part: MimePart) -> Iterator[MimePart]:
    """All parts that hold something themselves, in order: those without children, and files that were opened."""
    if not part.children or not (part.is_multipart() or part.content_type.startswith("text/")):
        yield part
    for child in part.children:
        yield from leaves(child)


def _is_inline(part: MimePart, referred: bool) -> bool:
    if part.content_type.startswith(_TEXT_FILE):
        return False
    return referred or (disposition_of(part) == "inline" and part.content_type.startswith("image/"))


def _subject_of(part: MimePart, data: bytes) -> str:
    if part.content_type != "message/rfc822":
        return ""
    subject = read_headers(data, 0, min(len(data), 100_000))[0].text("subject")
    return f"{subject.replace('/', '_')[:120]}.eml" if subject else ""
