"""The forms and links of a page, as a browser finds them: what a page can be asked, learnt from the page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Form:
    """Where it goes, how, and its fields with the values that stand there."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.forms, self.open = page, [], None  # type: tuple[str, list[Form], Form | None]
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = given.get("action") or given.get("hx-post") or self.page
            self.open = Form(action, given.get("method", "get").lower())
            self.forms.append(self.open)
        elif tag in ("input", "textarea", "button") and self.open and given.get("name"):
            self.open.fields.append((given["name"], given.get("value", "")))
        elif tag == "select":
            self.select = given.get("name", "")
        elif tag == "option" and self.open and self.select and "selected" in given:
            self.open.fields.append((self.select, given.get("value", "")))
        elif tag == "a" and "?" in given.get("href", ""):
            self._link(given["href"])
        for way in ("hx-get", "hx-post"):
            if tag != "form" and given.get(way):
                self._link(given[way], "post" if way == "hx-post" else "get")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "select":
            if self.open and self.select and self.select not in dict(self.open.fields):
                self.open.fields.append((self.select, ""))
            self.select = ""

    def _link(self, address: str, method: str = "get") -> None:
        parts = urlsplit(address)
        fields = parse_qsl(parts.query, keep_blank_values=True)
        self.forms.append(Form(parts.path or self.page, method, fields))


def forms_of(page: str, html: str) -> Iterator[Form]:
    """Every form, and every link that has a question, of the page at this address."""
    reader = _Reader(page)
    reader.feed(html)
    for form in reader.forms:
        target = urlsplit(form.action)
        if not target.netloc and not target.scheme:
            form.action = target.path or page
            yield form
