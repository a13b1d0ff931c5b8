"""Reads the YAML block at the head of a Markdown file."""

import re
from typing import Any

import yaml

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\n(?P<yaml>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
MAX_BYTES = 1_000_000


class UnreadableFile(ValueError):
    """A file that cannot be an article; the words say why, for the person who runs the import."""


def split(content: bytes) -> tuple[dict[str, Any], str]:
    """The front matter and the body.

    Raises:
        UnreadableFile: too large, not UTF-8, no front matter, or YAML that is not a mapping.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableFile("larger than a megabyte")
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"not UTF-8: {error.reason} at byte {error.start}") from error
    block = _BLOCK.match(text)
    if block is None:
        raise UnreadableFile("no front matter between two lines of ---")
    try:
        meta = yaml.safe_load(block["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnreadableFile(f"front matter is not YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(meta, dict):
        raise UnreadableFile("front matter is not a list of names and values")
    return {str(name): value for name, value in meta.items()}, text[block.end() :]
