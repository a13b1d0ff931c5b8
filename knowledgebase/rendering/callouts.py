"""Makes info boxes of quotes that begin with a label: `> [!WARNING]`."""

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

TONES = {"NOTE": "info", "TIP": "info", "IMPORTANT": "warn", "WARNING": "warn", "CAUTION": "danger"}
_LABEL = re.compile(rf"\[!({'|'.join(TONES)})\][ \t]*(?:\n|$)")


def mark(state: StateCore) -> None:
    """Turn labelled quotes into `<aside class="callout callout-…">`, and take the label away."""
    open_boxes: list[bool] = []
    for index, token in enumerate(state.tokens):
        if token.type == "blockquote_open":
            tone = _take_label(state.tokens, index)
            open_boxes.append(bool(tone))
            if tone:
                token.tag = "aside"
                token.attrSet("class", f"callout callout-{tone}")
        elif token.type == "blockquote_close" and open_boxes.pop():
            token.tag = "aside"


def _take_label(tokens: list[Token], index: int) -> str:
    """The tone named by the first line of the quote at `index`, or an empty string."""
    if index + 2 >= len(tokens) or tokens[index + 1].type != "paragraph_open":
        return ""
    inline = tokens[index + 2]
    label = _LABEL.match(inline.content)
    if label is None or not inline.children:
        return ""
    inline.content = inline.content[label.end() :]
    after_label = next((i for i, child in enumerate(inline.children) if child.type == "softbreak"), None)
    inline.children = [] if after_label is None else inline.children[after_label + 1 :]
    return TONES[label[1]]
