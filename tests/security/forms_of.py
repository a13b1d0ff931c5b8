"""Reads the forms of a page as a browser does, so that a test can post one as it stands but for what somebody typed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]
NOT_TYPED = ("hidden", "checkbox", "radio", "file", "submit", "button", "number", "date", "datetime-local", "email")


@dataclass
class PageForm:
    """A form: where it leads, how, and what it sends as it stands. `typed` are the names of its lines of text, `areas`
    of its texts of several lines."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self._is_open = False
        self._area = self._menu = ""
        self._options: list[tuple[str, bool]] = []
        self._is_multiple = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_open = True
            self.forms.append(PageForm(given.get("action", ""), given.get("method", "get").lower()))
        elif tag == "option" and self._menu:
            self._options.append((given.get("value", ""), "selected" in given))
        elif self._is_open and (name := given.get("name")):
            self._field(tag, name, given)

    def _field(self, tag: str, name: str, given: dict[str, str]) -> None:
        form, kind = self.forms[-1], given.get("type", "text")
        if tag == "textarea":
            self._area = name
            form.values.setdefault(name, []).append("")
            form.areas.append(name)
        elif tag == "select":
            self._menu, self._options, self._is_multiple = name, [], "multiple" in given
        elif tag == "input" and kind not in ("file", "submit", "button"):
            if kind not in ("checkbox", "radio") or "checked" in given:
                form.values.setdefault(name, []).append(given.get("value", "on" if kind == "checkbox" else ""))
            if kind not in NOT_TYPED:
                form.typed.append(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_open = False
        elif tag == "textarea":
            self._area = ""
        elif tag == "select" and self._menu:
            chosen = [value for value, is_chosen in self._options if is_chosen]
            usual = [] if self._is_multiple else [value for value, _ in self._options[:1]]
            self.forms[-1].values.setdefault(self._menu, []).extend(chosen or usual)
            self._menu = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1].values[self._area][-1] += data


def forms_of(html: str) -> list[PageForm]:
    """The forms of a page, in order."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms
