"""Shows pictures from our own store only; of any other the description stays, as text."""

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

OWN = "/static/"


def keep_own(state: StateCore) -> None:
    """Replace pictures from elsewhere: the page's policy would not load them, and they would watch the reader."""
    for token in state.tokens:
        if token.children:
            token.children = [_kept(child) for child in token.children]


def _kept(child: Token) -> Token:
    if child.type != "image" or str(child.attrs.get("src", "")).startswith(OWN):
        return child
    words = Token("text", "", 0)
    words.content = child.content
    return words
