"""Files that are not what a person sent but a wrapping around it, opened in the tree: the message in a signed S/MIME
file, what an Outlook container holds, files written as letters within the text.

The wrapping itself stays a file, for its signature, or for what was not understood.
"""

import mimetypes
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from helpdesk.mime.charset.charsets import decode
from helpdesk.mime.containers import cms, tnef
from helpdesk.mime.containers.uuencoded import split_uuencoded
from helpdesk.mime.content.attachments import file_name_of, leaves
from helpdesk.mime.content.bodies import is_shown, read_bodies
from helpdesk.mime.content.raw_headers import read_raw_headers
from helpdesk.mime.fields.headers import Headers
from helpdesk.mime.fields.parameters import parse_parameters
from helpdesk.mime.parts.tree import MimePart, read_tree

_SIGNED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_OUTLOOK = ("application/ms-tnef", "application/vnd.ms-tnef", "application/x-ms-tnef")
_ANY = "application/octet-stream"
_MOST_NESTED = 3
_MOST_OPENED = 50


def open_containers(root: MimePart, defects: list[str]) -> None:
    """Give every wrapping under `root` what is in it as children."""
    waiting = [(part, 0) for part in leaves(root)]
    room = _MOST_OPENED
    while waiting and room:
        part, depth = waiting.pop()
        inside = _inside(part, root, defects)
        if inside:
            room -= 1
            part.children = inside
            if depth < _MOST_NESTED:
                waiting += [(leaf, depth + 1) for child in inside for leaf in leaves(child)]


def _inside(part: MimePart, root: MimePart, defects: list[str]) -> list[MimePart]:
    if part.content_type == "text/plain":
        return _without_letters(part) if is_shown(part) and not file_name_of(part) else []
    name = file_name_of(part).lower()
    if part.content_type in _SIGNED or (part.content_type == _ANY and name.endswith(".p7m")):
        entity = cms.opened(part.content())
        return [_read(entity, defects)] if entity else []
    if part.content_type in _OUTLOOK or (part.content_type == _ANY and name.endswith(".dat")):
        held = tnef.open_tnef(part.content())
        return list(_held(held, has_words=bool(read_bodies(root).text.strip()))) if held else []
    return []


def _without_letters(part: MimePart) -> list[MimePart]:
    if part.source.find(b"begin", part.start, part.end) < 0 and part.encoding in ("", "7bit", "8bit", "binary"):
        return []
    words, files = split_uuencoded(part.content(readable=True))
    if not files:
        return []
    fields = tuple(field for field in part.headers.fields if field[0] != "content-transfer-encoding")
    text = replace(part, source=words, start=0, end=len(words), headers=Headers(fields), surroundings=[])
    return [text, *(_file(decode(name), content) for name, content in files)]


def _read(entity: bytes, defects: list[str]) -> MimePart:
    inner = read_tree(entity.lstrip(b"\r\n"), defects)
    read_raw_headers(inner)
    return inner


def _held(held: tnef.ContainerContents, *, has_words: bool) -> Iterator[MimePart]:
    """The words only where the message has no others: mostly they are said beside the container, too."""
    forms = [("text/plain", held.text, held.text_charset), ("text/html", held.html, held.html_charset)]
    words = [_part(f"{kind}; charset={charset or 'x-unknown'}", text) for kind, text, charset in forms if text.strip()]
    if words and not has_words:
        yield _alternative(words)
    for file in held.files:
        kind = "application/ms-tnef" if file.is_container else file.content_type
        yield _file(file.name, file.content, kind, file.content_id)


def _alternative(forms: list[MimePart]) -> MimePart:
    part = _part("multipart/alternative", b"")
    part.children = forms
    return part


def _file(name: str, content: bytes, content_type: str = "", content_id: str = "") -> MimePart:
    kind = content_type if "/" in content_type else mimetypes.guess_type(name)[0] or _ANY
    disposition = "inline" if content_id else "attachment"
    fields = [("content-disposition", f"{disposition}; filename*=utf-8''{quote(name, safe='')}".encode())]
    fields += [("content-id", f"<{content_id}>".encode())] if content_id else []
    return _part(kind, content, *fields)


def _part(content_type: str, content: bytes, *fields: tuple[str, bytes]) -> MimePart:
    value = content_type.replace("\n", " ").encode()
    parameters = parse_parameters(value)
    return MimePart(content, Headers((("content-type", value), *fields)), parameters, parameters.value, 0, len(content))
