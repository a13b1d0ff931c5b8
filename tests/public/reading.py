"""What a page says: its texts, and the attributes that are read aloud or shown."""

from html.parser import HTMLParser

SPOKEN = ("placeholder", "aria-label", "title", "alt", "data-offline", "data-failed", "data-key-label")
SILENT = ("script", "style", "svg", "template")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        self.said += [value or "" for name, value in attrs if name in SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def said(html: str) -> list[str]:
    """Each piece of text on one line, in order, without empty ones."""
    reader = _Reader()
    reader.feed(html)
    return [words for text in reader.said if (words := " ".join(text.split()))]
