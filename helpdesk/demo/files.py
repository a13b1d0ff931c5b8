"""Reads what the demo is made of: YAML, pictures and articles beside this file."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from helpdesk.tickets.words import NewFile

CONTENT = Path(__file__).resolve().parent / "content"
ARTICLES = CONTENT / "articles"


@cache
def content(name: str) -> Any:
    """The content of `name`.yaml, read once. Nobody changes it."""
    with (CONTENT / f"{name}.yaml").open(encoding="utf-8") as stream:
        return yaml.safe_load(stream)


def photo(name: str) -> NewFile:
    """A picture that a customer attached."""
    return NewFile(filename=name, content=(CONTENT / "photos" / name).read_bytes(), content_type="image/png")
