"""Reads what the demo is made of: YAML, pictures and articles beside this file."""

from pathlib import Path
from typing import Any

import yaml

from helpdesk.tickets.words import NewFile

CONTENT = Path(__file__).resolve().parent / "content"
ARTICLES = CONTENT / "articles"


def content(name: str) -> Any:
    """The content of `name`.yaml."""
    with (CONTENT / f"{name}.yaml").open(encoding="utf-8") as stream:
        return yaml.safe_load(stream)


def photo(name: str) -> NewFile:
    """A picture that a customer attached."""
    return NewFile(filename=name, content=(CONTENT / "photos" / name).read_bytes(), content_type="image/png")
