"""Pictures of a message that its HTML names by their file, their place (RFC 2557) or half an id: bound to it by a
content id, as everything that shows a message expects."""

import html
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from helpdesk.mime.content.attachments import content_id_of, file_name_of
from helpdesk.mime.parts.tree import MimePart

_SOURCE = re.compile(r"(<img\b[^<>]*?\ssrc\s*=\s*)(\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)", re.IGNORECASE)
_REMOTE = ("http:", "https:", "ftp:", "data:", "//")
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".avif", ".heic", ".tif", ".tiff")
_MAX_LENGTH = 2_000


@dataclass(slots=True)
class _Known:
    """Numbers of parts by what a source may say of them; None for what two parts share."""

    ids: dict[str, int | None] = field(default_factory=dict)
    places: dict[str, int | None] = field(default_factory=dict)
    names: dict[str, int | None] = field(default_factory=dict)
    nameless: dict[str, int | None] = field(default_factory=dict)
    """By file, those alone that lost their content id on the way."""


def bind_pictures(source: str, files: list[MimePart]) -> tuple[str, dict[int, str]]:
    """The source with `cid:` for each picture that is bound, and the content id of each file by its number, from 1."""
    ids = {number: content_id_of(part) for number, part in enumerate(files, start=1)}
    pictures = {number: part for number, part in enumerate(files, start=1) if _is_picture(part)}
    if not pictures or "<img" not in source.lower():
        return source, ids
    known = _known(pictures, ids)
    exact = set(ids.values())

    def bound(image: re.Match[str]) -> str:
        said = html.unescape(image[2].strip("\"'")).strip()
        number = _number(said, known) if len(said) <= _MAX_LENGTH else None
        if number is None or (said[:4].lower() == "cid:" and unquote(said[4:]) in exact):
            return image[0]
        ids[number] = ids[number] or f"picture-{number}"
        return f'{image[1]}"cid:{html.escape(ids[number])}"'

    return _SOURCE.sub(bound, source), ids


def _is_picture(part: MimePart) -> bool:
    return part.content_type.startswith("image/") or file_name_of(part).lower().endswith(_ENDINGS)


def _known(pictures: dict[int, MimePart], ids: dict[int, str]) -> _Known:
    known = _Known()
    for number, part in pictures.items():
        place = part.headers.text("content-location")
        for kind, words in (
            (known.ids, {ids[number], ids[number].partition("@")[0]}),
            (known.places, {place}),
            (known.names, {file_name_of(part), _last(place)}),
            (known.nameless, set() if ids[number] else {file_name_of(part)}),
        ):
            for word in {unquote(word).lower() for word in words} - {""}:
                kind[word] = number if word not in kind else None
    return known


def _number(said: str, known: _Known) -> int | None:
    """The picture that a source means; pictures of other servers are none of ours unless one came from that place."""
    words = unquote(said).lower()
    if words.startswith("cid:"):
        meant = words[4:].strip("<> ")
        half = meant.partition("@")[0]
        return known.ids.get(meant) or known.ids.get(half) or known.names.get(meant) or known.nameless.get(half)
    if words in known.places:
        return known.places[words]
    return None if words.startswith(_REMOTE) else known.names.get(_last(words))


def _last(place: str) -> str:
    return re.split(r"[/\\]", place.split("?", maxsplit=1)[0])[-1]
