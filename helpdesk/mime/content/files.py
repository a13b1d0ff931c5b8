"""Finds which parts of a message are files: every leaf that is not merely text of the body."""

from helpdesk.mime.content.attachments import file_name_of, leaves
from helpdesk.mime.content.bodies import is_shown
from helpdesk.mime.parts.tree import MimePart

_FORK = "application/applefile"


def kept_files(root: MimePart) -> list[MimePart]:
    """The files under `root`, in order."""
    found = [part for part in leaves(root) if _is_file(part, root)]
    forks = [part for part in found if part.content_type == _FORK]
    if not forks:
        return found
    doubles = _double_forks(root)
    names = {file_name_of(part) for part in found if part.content_type != _FORK and part.end > part.start}
    return [
        part
        for part in found
        if part.content_type != _FORK
        or not (id(part) in doubles or file_name_of(part).removeprefix("._") in names - {""})
    ]


def _is_file(part: MimePart, root: MimePart) -> bool:
    if part.is_multipart():
        return False
    if part is root and not is_shown(part) and part.content_type in ("text/plain", "text/html"):
        return bool(part.headers.raw("content-disposition"))
    return not is_shown(part) or bool(file_name_of(part))


def _double_forks(root: MimePart) -> set[int]:
    """Halves of an Apple double that only a Mac of old could open; the other half is the file."""
    found: set[int] = set()
    waiting = [root]
    while waiting:
        part = waiting.pop()
        waiting.extend(part.children)
        if part.content_type in ("multipart/appledouble", "multipart/x-appledouble"):
            has_file = any(child.content_type != _FORK and child.end > child.start for child in part.children)
            found |= {id(child) for child in part.children if has_file and child.content_type == _FORK}
    return found
