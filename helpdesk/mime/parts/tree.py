"""Finds the tree of MIME parts in one raw message, by position, so that a large attachment is never copied.

Bounded in depth and number of parts; what lies beyond a bound stays in one piece as an attachment. Broken
boundaries are repaired the way mail programs do: a missing end runs to the end of the parent, a wrong or
missing name is read off the body.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from helpdesk.mime.fields.headers import Headers, read_headers
from helpdesk.mime.fields.parameters import FieldParameters, parse_parameters
from helpdesk.mime.parts.transfer import transfer_name, undo_transfer

MAX_DEPTH = 60
MAX_PARTS = 5_000

_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}")
_GUESSED_BOUNDARY = re.compile(
    rb"(?:\A|\n)--(-{0,40}[^\s-][^\r\n]{0,200}?)[ \t]*\r{0,2}\n(?=content-|mime-|\r{0,2}\n)", re.IGNORECASE
)
_PART_FIELD = re.compile(rb"(?:\A|(?<=[\r\n]))(content-[a-z-]{1,40}[ \t]*:)", re.IGNORECASE)
_NO_LETTERS = re.compile(rb"[-_:;]")
_MOST_DAMAGED_LINES = 4
_LETTERS_ONLY = ("base64", "x-uuencode")


@dataclass(slots=True)
class MimePart:
    """One entity: its headers, and its body as `source[start:end]`, still encoded for transfer."""

    source: bytes = field(repr=False)
    headers: Headers
    type: FieldParameters
    content_type: str
    start: int
    end: int
    children: list["MimePart"] = field(default_factory=list)
    surroundings: list[tuple[int, int]] = field(default_factory=list)
    """Preamble and epilogue of a multipart."""

    def is_multipart(self) -> bool:
        return self.content_type.startswith("multipart/")

    @property
    def encoding(self) -> str:
        """The transfer encoding that the sender named, in lower case."""
        return transfer_name(self.headers.raw("content-transfer-encoding"))

    def content(self, *, readable: bool = False) -> bytes:
        """The body, decoded."""
        return undo_transfer(self.source[self.start : self.end], self.encoding, readable=readable)


def read_tree(source: bytes, defects: list[str]) -> MimePart:
    """The message as a tree; every repair and every bound met is named in `defects`."""
    root = _read_part(source, 0, len(source), "text/plain")
    waiting = [(root, 1)]
    count = 1
    while waiting:
        part, depth = waiting.pop()
        if not part.is_multipart():
            continue
        if part.children:
            if depth < MAX_DEPTH:
                _give_children(part)
            waiting.extend((child, depth + 1) for child in part.children)
            continue
        if depth >= MAX_DEPTH or count >= MAX_PARTS:
            defects.append("too many nested parts" if depth >= MAX_DEPTH else "too many parts")
            continue
        default = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
        for start, end in _bodies(part, MAX_PARTS - count, defects):
            room = MAX_PARTS - count - len(part.children)
            part.children.extend(islice(_read_parts(source, start, end, default, defects), max(room, 1)))
        count += len(part.children)
        _give_children(part)
        waiting.extend((child, depth + 1) for child in part.children)
    return root


def _read_parts(source: bytes, start: int, end: int, default: str, defects: list[str]) -> Iterator[MimePart]:
    """The part at `start`, and those that it swallowed because their delimiters were damaged."""
    following: int | None = start
    while following is not None:
        part = _read_part(source, following, end, default)
        following = _swallowed(part)
        if following is not None:
            defects.append("a damaged delimiter")
        yield part


def _read_part(source: bytes, start: int, end: int, default: str) -> MimePart:
    headers, body = read_headers(source, start, end)
    parameters = parse_parameters(headers.raw("content-type"))
    known = _TYPE.fullmatch(parameters.value)
    if not known:
        default = "application/octet-stream" if "/" in parameters.value and default != "text/plain" else default
    return MimePart(source, headers, parameters, known[0] if known else default, body, max(body, end))


def _give_children(part: MimePart) -> None:
    """Give a child that has the same boundary, and so was cut off where its own parts begin, those parts: all that
    follow up to the end of its boundary."""
    boundary = part.type.raw.get("boundary", b"").rstrip()
    inner = (
        place
        for place, child in enumerate(part.children)
        if child.is_multipart() and not child.children and child.type.raw.get("boundary", b"").rstrip() == boundary
    )
    place = next(inner, None) if boundary else None
    if place is None:
        return
    following = part.children[place + 1 :]
    last = next((n for n, child in enumerate(following, 1) if _is_last(child, boundary)), len(following))
    part.children[place].children = following[:last]
    part.children = [*part.children[: place + 1], *following[last:]]


def _is_last(part: MimePart, boundary: bytes) -> bool:
    closing = b"--" + boundary + b"--"
    return part.source[part.end : part.end + len(closing) + 2].lstrip(b"\r\n").startswith(closing)


def _bodies(part: MimePart, room: int, defects: list[str]) -> list[tuple[int, int]]:
    for boundary in _boundaries(part):
        bodies = _split(part, boundary)
        if bodies:
            if len(bodies) > room:
                defects.append("too many parts")
                bodies[room - 1 :] = [(bodies[room - 1][0], bodies[-1][1])]
            return bodies
    defects.append("multipart without its boundary")
    return []


def _boundaries(part: MimePart) -> Iterator[bytes]:
    declared = part.type.raw.get("boundary", b"").rstrip()
    if declared:
        yield declared
    guessed = _GUESSED_BOUNDARY.search(part.source, max(part.start - 1, 0), part.end)
    if guessed:
        yield guessed[1].removesuffix(b"--")


def _split(part: MimePart, boundary: bytes) -> list[tuple[int, int]]:
    """Ranges between the lines `--boundary`; text before the first and after the closing one goes to
    `surroundings`."""
    source, delimiter = part.source, b"--" + boundary
    pieces: list[tuple[int, int, bool]] = []
    begin, inside, at = part.start, False, part.start
    while (found := source.find(delimiter, at, part.end)) >= 0:
        at = found + len(delimiter)
        if found > part.start and source[found - 1] != 0x0A:
            continue
        line_end = source.find(b"\n", at, part.end)
        line_end = part.end if line_end < 0 else line_end
        rest = source[at : min(line_end, at + 80)].strip()
        if rest not in (b"", b"--"):
            continue
        pieces.append((begin, _before_break(source, begin, found), inside))
        begin, inside, at = min(line_end + 1, part.end), rest == b"", line_end
    if not pieces:
        return []
    pieces.append((begin, part.end, inside))
    bodies: list[tuple[int, int]] = []
    for start, end, is_part in pieces:
        first = start if is_part else _lost_part(source, start, end)
        if first is not None:
            bodies.append((first, end))
        elif end > start:
            part.surroundings.append((start, end))
    return bodies


def _lost_part(source: bytes, start: int, end: int) -> int | None:
    """Where a part begins in text outside of all parts, because its delimiter was damaged; None if there is none."""
    field = _PART_FIELD.search(source, start, end)
    return field.start(1) if field else None


def _swallowed(part: MimePart) -> int | None:
    """Where the next part begins inside a body of base64 or the like, because its delimiter was damaged; the body is
    cut before it. Such a body holds no field, so this is never a guess."""
    if part.encoding not in _LETTERS_ONLY or part.source.find(b":", part.start, part.end) < 0:
        return None
    field = _PART_FIELD.search(part.source, part.start, part.end)
    if field is None:
        return None
    at = end = field.start(1)
    for _ in range(_MOST_DAMAGED_LINES):
        at = part.source.rfind(b"\n", part.start, max(end - 1, part.start)) + 1
        if at <= part.start or not _NO_LETTERS.search(part.source, at, end):
            break
        end = at
    part.end = _before_break(part.source, part.start, end)
    return field.start(1)


def _before_break(source: bytes, begin: int, end: int) -> int:
    """The position `end` without the line break that belongs to the delimiter."""
    if end - 1 >= begin and source[end - 1] == 0x0A:
        end -= 1
        if end - 1 >= begin and source[end - 1] == 0x0D:
            end -= 1
    return end
