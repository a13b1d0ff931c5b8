"""Writes the addresses of links into the plain text of an HTML body, behind words that do not name them."""

import html
import re
from urllib.parse import unquote

_HREF = re.compile(r'href="([^"]*)"')
_WEB = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)
_WRITTEN = re.compile(r"^(?:(?:https?|ftp)://|mailto:|tel:)?(?:www\.)?|/+$", re.IGNORECASE)
_SIGNS_OF_NUMBERS = re.compile(r"[\s()/.-]")
_BREAKS = re.compile(r"[\t\r\n]")
"""Browsers leave them out of an address."""

_MAX_LENGTH = 2_000


class Links:
    """The link that is open, and the addresses that were written already: each is, once."""

    def __init__(self) -> None:
        self.href = ""
        self.words: list[str] = []
        self.written: set[str] = set()

    def open(self, attributes: str) -> None:
        found = _HREF.search(attributes)
        self.href = _BREAKS.sub("", html.unescape(found[1])).strip() if found else ""
        self.words = []

    def label(self, text: str) -> None:
        if self.href:
            self.words.append(text)

    def close(self) -> str:
        """The address to write behind the link's words; empty where they say it, or where there is none."""
        href, label = self.href, " ".join("".join(self.words).split())
        self.href, self.words = "", []
        shown = _shown(href)
        if not shown or not label or shown in self.written or _bare(label) == _bare(href):
            return ""
        self.written.add(shown)
        return shown


def _shown(href: str) -> str:
    if len(href) > _MAX_LENGTH:
        return ""
    if _WEB.fullmatch(href):
        return f"({href})"
    scheme, _, address = href.partition(":")
    address = unquote(address).split("?")[0].strip()
    if scheme.lower() == "mailto" and "@" in address and not address.count("\n"):
        return f"<{address}>"
    return f"({address})" if scheme.lower() == "tel" and address.isprintable() else ""


def _bare(address: str) -> str:
    """What is left of an address where people leave away what goes without saying."""
    bare = _WRITTEN.sub("", unquote(address.strip(" <>()"))).lower()
    digits = _SIGNS_OF_NUMBERS.sub("", bare)
    return digits if digits.lstrip("+").isdigit() else bare.partition("?")[0] if "@" in bare else bare
