"""One article body to HTML, its headings, its plain text and its first words."""

from dataclasses import dataclass
from typing import NamedTuple

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from helpdesk.web.html.markdown_bounds import bound
from knowledgebase.rendering import breaks, callouts, headings, pictures

# An article of this length takes half an hour to read.
MAX_CHARACTERS = 40_000
MAX_STEPS = 20_000
SUMMARY_CHARACTERS = 280

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
_markdown.inline.ruler.before("autolink", "breaks", breaks.read)
bound(_markdown, MAX_STEPS)
_markdown.core.ruler.push("callouts", callouts.mark)
_markdown.core.ruler.push("headings", headings.anchor)
_markdown.core.ruler.push("pictures", pictures.keep_own)

# The renderer already escapes everything; the allow-list is a second lock on the same door.
_TAGS = {
    *("a", "aside", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p"),
    *("pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "aside": {"class"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
# PostgreSQL's text parser takes <words> for tags and skips what follows <script>: search reads other brackets.
_ANGLES = str.maketrans("<>", "‹›")
_SCHEMES = {"http", "https", "mailto", "tel"}


class ArticleHeading(NamedTuple):
    level: int
    anchor: str
    title: str


@dataclass(frozen=True)
class Rendered:
    """A body as HTML. `text` is what search reads besides the headings; `summary` is the first paragraph, cut at a
    word.
    """

    html: str
    headings: tuple[ArticleHeading, ...]
    text: str
    summary: str
    words: int


def render(body: str) -> Rendered:
    """Render a Markdown body.

    Raises:
        ValueError: the body is longer than MAX_CHARACTERS, or has more markup than MAX_STEPS; in words for its author.
    """
    if len(body) > MAX_CHARACTERS:
        raise ValueError(f"The text is longer than {MAX_CHARACTERS:,} characters. Split it.")
    tokens = _markdown.parse(body)
    html = nh3.clean(
        _markdown.renderer.render(tokens, _markdown.options, {}),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
    )
    blocks = list(_blocks(tokens))
    found = tuple(
        ArticleHeading(int(token.tag[1]), str(token.attrs["id"]), _plain(tokens[index + 1]))
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    )
    titles = {heading.title for heading in found}
    text = "\n".join(block for block in blocks if block not in titles).translate(_ANGLES)
    return Rendered(html, found, text, _summary(tokens), len(text.split()))


def _blocks(tokens: list[Token]) -> list[str]:
    return [words for token in tokens if token.type in ("inline", "fence", "code_block") if (words := _plain(token))]


def _plain(token: Token) -> str:
    if token.children is None:
        return token.content.strip()
    parts = (" " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children)
    return "".join(parts).strip()


def _summary(tokens: list[Token]) -> str:
    """The first paragraph that says something, outside lists and boxes if there is one."""
    paragraphs = [
        (tokens[index - 1].level, _plain(token))
        for index, token in enumerate(tokens)
        if token.type == "inline" and tokens[index - 1].type == "paragraph_open"
    ]
    if not paragraphs:
        return ""
    words = next((text for level, text in paragraphs if level == 0 and text), paragraphs[0][1])
    if len(words) <= SUMMARY_CHARACTERS:
        return words
    return words[:SUMMARY_CHARACTERS].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
