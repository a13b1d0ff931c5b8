"""Opens an Outlook container (winmail.dat): its files and the words of the message (MS-OXTNEF)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from helpdesk.mime.containers.mapi import Properties, read_properties

SIGNATURE = b"\x78\x9f\x3e\x22"
_HEAD = struct.Struct("<BHHI")
_BODY, _FILE_BEGINS, _TITLE, _FILE, _FILE_PROPERTIES, _PROPERTIES, _CODE_PAGE = (
    0x800C,
    0x9002,
    0x8010,
    0x800F,
    0x9005,
    0x9003,
    0x9007,
)
_LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _MIME_TYPE, _CONTENT_ID, _CONTENT = 0x3707, 0x3704, 0x3001, 0x370E, 0x3712, 0x3701
_TEXT, _HTML, _HTML_CODE_PAGE = 0x1000, 0x1013, 0x3FDE
_INTERFACE_ID = 16
_MOST_FILES = 500


@dataclass(slots=True)
class HeldFile:
    """One file. `is_container`: it is a message with a container of its own."""

    name: str = ""
    content: bytes = field(default=b"", repr=False)
    content_type: str = ""
    content_id: str = ""

    @property
    def is_container(self) -> bool:
        return self.content.startswith(SIGNATURE)


@dataclass(slots=True)
class ContainerContents:
    """The files and the words in an Outlook container.

    `text` and `html` as they are written, in `text_charset` and `html_charset`.
    """

    files: list[HeldFile] = field(default_factory=list)
    text: bytes = field(default=b"", repr=False)
    html: bytes = field(default=b"", repr=False)
    text_charset: str = ""
    html_charset: str = ""


def open_tnef(data: bytes) -> ContainerContents | None:
    """The content of the container; None where `data` is none. One that was cut off gives what there is."""
    if not data.startswith(SIGNATURE):
        return None
    held = ContainerContents()
    for name, value in _attributes(data):
        if name == _FILE_BEGINS:
            if len(held.files) >= _MOST_FILES:
                break
            held.files.append(HeldFile())
        elif held.files:
            _note_file(held.files[-1], name, value, held.text_charset)
        else:
            _note_message(held, name, value)
    held.files = [file for file in held.files if file.name or file.content]
    return held


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + _HEAD.size <= len(data):
        _, name, _, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield name, data[at : at + length]
        at += length + 2


def _note_message(held: ContainerContents, name: int, value: bytes) -> None:
    if name == _CODE_PAGE and len(value) >= 4:
        held.text_charset = f"cp{int.from_bytes(value[:4], 'little')}"
    elif name == _BODY:
        held.text = value.rstrip(b"\x00")
    elif name == _PROPERTIES:
        properties = read_properties(value)
        held.html = properties.content(_HTML) or held.html
        page = properties.number(_HTML_CODE_PAGE)
        held.html_charset = f"cp{page}" if page else held.text_charset
        if not held.text and properties.text(_TEXT, held.text_charset):
            held.text, held.text_charset = properties.text(_TEXT, held.text_charset).encode(), "utf-8"


def _note_file(file: HeldFile, name: int, value: bytes, charset: str) -> None:
    if name == _TITLE:
        file.name = file.name or Properties.decoded(value, charset)
    elif name == _FILE:
        file.content = value
    elif name == _FILE_PROPERTIES:
        properties = read_properties(value)
        names = (properties.text(kind, charset) for kind in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))
        file.name = next(filter(None, names), file.name)
        file.content_type = properties.text(_MIME_TYPE, charset)
        file.content_id = properties.text(_CONTENT_ID, charset)
        inner = properties.content(_CONTENT)
        if inner[_INTERFACE_ID:].startswith(SIGNATURE):
            inner = inner[_INTERFACE_ID:]
        file.content = file.content or inner
