"""Files that we write ourselves where the shop has none of that name.

Each room registers its own from its `apps.py`, as `register_file(".well-known/security.txt", security_txt)`.
"""

from collections.abc import Callable

Write = Callable[[], str]

_files: dict[str, Write] = {}


def register_file(name: str, write: Write) -> None:
    """Register a file by its path below the domain; `write` says what stands in it, "" where there is none now."""
    _files[name] = write


def written(name: str) -> str:
    """What stands in our file of this name; empty where there is none."""
    write = _files.get(name)
    return write() if write else ""
