"""The built-in words of each text: a file a language. They say only what the product does (`tests/public`)."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


@cache
def builtin(key: str, language: str) -> str:
    """The built-in words in a language; in English where there are none."""
    own = _FOLDER / key / f"{language}.md"
    return (own if own.exists() else _FOLDER / key / "en.md").read_text(encoding="utf-8")
