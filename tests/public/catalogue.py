"""The fixed words of all pages, as they are collected in `locale/`."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("de", "es", "fr")
_PLACES = re.compile(r"^#: (.*)$", re.MULTILINE)
_ENTRY = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', re.MULTILINE)


def catalogue(code: str) -> list[dict[str, str]]:
    """Every entry of a language but its head: msgid, msgstr and so on, and the `places` where it is said."""
    text = (ROOT / "locale" / code / "LC_MESSAGES" / "django.po").read_text()
    entries = [
        {
            name: "".join(ast.literal_eval(line) for line in value.strip().splitlines())
            for name, value in _ENTRY.findall(part)
        }
        | {"places": " ".join(_PLACES.findall(part))}
        for part in text.split("\n\n")
    ]
    return [entry for entry in entries if entry.get("msgid")]
