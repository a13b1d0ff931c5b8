"""Rewrites HTML in a Markdown file as Markdown, so that an editor of the article meets one language only."""

import re
from html.parser import HTMLParser

from knowledgebase.importing.tables import BREAK, from_elements, rows_of, whole

_BLOCK = re.compile(r"^ {0,3}<(div|ol|ul|p|section|h[1-6]|noscript|img)\b", re.IGNORECASE)
_STRONG = re.compile(r"</?(?:strong|b)>", re.IGNORECASE)
_EMPHASIS = re.compile(r"</?(?:em|i)>", re.IGNORECASE)
_LINK = re.compile(r"""<a\s[^>]*?href=["']([^"']*)["'][^>]*>(.*?)</a>""", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ELEMENT = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_ANGLED = re.compile(r"(\]\(\s*|^ {0,3}\[[^\[\]\n]{1,300}\]:\s*)<([^<>\n]{0,1000})>", re.MULTILINE)
_KEPT = "\ue002"
_BLANKS = re.compile(r"\s+")


def pictures(text: str) -> str:
    """The text with its pictures as Markdown, and addresses without brackets, so that no element is seen there."""

    def picture(found: re.Match[str]) -> str:
        given = {name.lower(): first or second for name, first, second in _ATTRIBUTE.findall(found[0])}
        return f"![{given.get('alt', '')}]({_escaped(given.get('src', ''))})"

    text = _ANGLED.sub(lambda found: f"{found[1]}{_escaped(found[2])}", text)
    return _IMAGE.sub(picture, text)


def _escaped(address: str) -> str:
    return address.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29")


def cell_markdown(row: str) -> str:
    """A row of a table as Markdown: breaks stay within their cell."""
    return inline_markdown(whole(row).replace(BREAK, _KEPT)).replace(_KEPT, BREAK)


def inline_markdown(text: str) -> str:
    """A line as Markdown: bold, emphasis, links, breaks and autolinks stay, of all other elements the words."""
    text = _LINK.sub(lambda found: f"[{found[2].strip()}]({found[1]})", text)
    text = _BREAK.sub("\\\n", _EMPHASIS.sub("*", _STRONG.sub("**", text)))
    return _ELEMENT.sub("", text)


def translate(body: str) -> str:
    """The body without HTML: tables first, then blocks that begin a line with an element, then elements in lines."""
    lines, out = from_elements(body).split("\n"), list[str]()
    rows = rows_of(lines)
    position = 0
    while position < len(lines):
        start = _BLOCK.match(lines[position])
        if start is None:
            out.append(cell_markdown(lines[position]) if position in rows else inline_markdown(lines[position]))
            position += 1
            continue
        end = _end(lines, position, start[1].lower())
        out += ["", *_converted("\n".join(lines[position:end])), ""]
        position = end
    return "\n".join(out)


def _end(lines: list[str], start: int, name: str) -> int:
    """The line after the one that closes the element opened at `start`."""
    if name == "img":
        return start + 1
    depth = 0
    for position in range(start, len(lines)):
        depth += len(re.findall(rf"<{name}\b", lines[position], re.IGNORECASE))
        depth -= len(re.findall(rf"</{name}\s*>", lines[position], re.IGNORECASE))
        if depth <= 0:
            return position + 1
    return len(lines)


def _converted(html: str) -> list[str]:
    writer = _MarkdownWriter()
    writer.feed(html)
    writer.close()
    writer.flush()
    return writer.lines


class _MarkdownWriter(HTMLParser):
    """Writes Markdown blocks, with a blank line between them, while it reads elements."""

    INLINE = {"strong": "**", "b": "**", "em": "*", "i": "*"}
    HIDDEN = frozenset({"noscript", "script", "style"})

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._words = ""
        self._heading = ""
        self._lists: list[tuple[str, int]] = []  # kind and number of the item we are in
        self._new_item = False
        self._links: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in self.HIDDEN:
            self._hidden += 1
        elif tag in self.INLINE:
            self._words += self.INLINE[tag]
        elif tag == "a":
            self._links.append(given.get("href") or "")
            self._words += "["
        elif tag == "img":
            self.flush()
            self._words = f"*{given['alt']}*" if given.get("alt") else ""
            self.flush()
        elif tag == "br":
            self._words += " "
        else:
            self._open_block(tag)

    def _open_block(self, tag: str) -> None:
        if tag in ("button", "span"):
            return
        self.flush()
        if tag in ("ol", "ul"):
            self._lists.append((tag, 0))
        elif tag == "li" and self._lists:
            kind, number = self._lists[-1]
            self._lists[-1] = (kind, number + 1)
            self._new_item = True
        elif tag[0] == "h" and tag[1:].isdigit():
            self._heading = "#" * max(3, int(tag[1])) + " "

    def handle_endtag(self, tag: str) -> None:
        if tag in self.HIDDEN:
            self._words, self._hidden = "", self._hidden - 1
        elif tag in self.INLINE:
            self._words += self.INLINE[tag]
        elif tag == "a" and self._links:
            self._words = f"{self._words.rstrip()}]({self._links.pop()})"
        elif tag in ("ol", "ul") and self._lists:
            self.flush()
            self._lists.pop()
        elif tag not in ("button", "span", "img", "br"):
            self.flush()
            self._heading = ""

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._words += data

    def flush(self) -> None:
        words, self._words = _BLANKS.sub(" ", self._words).strip(), ""
        if not words:
            return
        before = "".join(" " * len(_marker(*item)) for item in self._lists[:-1])
        if self._lists:
            marker = _marker(*self._lists[-1])
            before += marker if self._new_item else " " * len(marker)
            self._new_item = False
        if self.lines:
            self.lines.append("")
        self.lines.append(f"{before}{self._heading}{words}")


def _marker(kind: str, number: int) -> str:
    return f"{number}. " if kind == "ol" else "- "
