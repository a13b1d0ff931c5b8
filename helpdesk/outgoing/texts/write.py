"""Writes a mail of a mail text and its values: subject, plain text and HTML from one source, within one frame."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.template.loader import render_to_string

from helpdesk.outgoing.models import MailTemplate
from helpdesk.outgoing.texts.languages import chain, is_right_to_left
from helpdesk.outgoing.texts.placeholders import Block, tidied
from helpdesk.outgoing.texts.registry import MailText, Words, mail_text, site_values
from helpdesk.outgoing.texts.rendering.brand import FOOT, palette
from helpdesk.outgoing.texts.rendering.fill import Filler, Value
from helpdesk.outgoing.texts.rendering.html import as_html
from helpdesk.outgoing.texts.rendering.markup import read
from helpdesk.outgoing.texts.rendering.nodes import Button, Divider, Node, Paragraph, TextSpan, words_of
from helpdesk.outgoing.texts.rendering.plain import as_text
from helpdesk.web import shop
from helpdesk.web.requests.per_transaction import once_a_transaction

_PREHEADER_MIN, _PREHEADER_MAX = 30, 140


@dataclass(frozen=True, slots=True)
class WrittenMail:
    """A mail that is ready to be queued. `language` is the one that was found, which may be a fallback."""

    subject: str
    text: str
    html: str
    language: str


log = logging.getLogger(__name__)


def write(key: str, *, language: str = "", values: Mapping[str, Value]) -> WrittenMail:
    """Write the mail `key` in the best language that there is; `values` by placeholder, links as paths or full
    addresses.

    Raises:
        KeyError: the text or one of its placeholders is unknown.
        ValueError: a required value is empty, or a link leads away from us.
    """
    text = mail_text(key)
    own, language = own_words(text, language)
    if own:
        try:
            return render(text, own, language, values)
        except (KeyError, ValueError):
            # Words from before a placeholder was given up. No mail may be lost over them.
            log.exception("the changed words of %s (%s) cannot be used; the built-in ones are", key, language)
    found = next(candidate for candidate in chain(language) if candidate in text.words)
    return render(text, text.built_in(found), found, values)


def own_words(text: MailText, language: str) -> tuple[Words | None, str]:
    """A manager's words and their language, unless built-in ones are nearer to `language`."""
    candidates = list(chain(language))
    own = _changed_words(text.key, tuple(candidates))
    nearest = next(candidate for candidate in candidates if candidate in own or candidate in text.words)
    return own.get(nearest), nearest


@once_a_transaction
def _changed_words(key: str, languages: tuple[str, ...]) -> dict[str, Words]:
    """What managers wrote in place of the built-in words, by language."""
    rows = MailTemplate.objects.filter(key=key, language__in=languages)
    return {row.language: Words(row.subject, row.body) for row in rows}


def words_for(text: MailText, language: str) -> tuple[Words, str]:
    """The words in use for `language`, and the language that they are in."""
    own, found = own_words(text, language)
    return own or text.built_in(found), found


def render(
    text: MailText, words: Words, language: str, values: Mapping[str, Value], *, theme: str = "auto"
) -> WrittenMail:
    """Render the mail made of these words. `theme` fixes light or dark for a preview, else a mail program chooses.

    Raises:
        KeyError, ValueError: as `write`.
    """
    known = text.all_placeholders
    filler = Filler(known, {**site_values(), **values})
    nodes = filler.nodes(read(words.body))
    content, foot = _parted(nodes)
    subject = filler.subject(tidied(words.subject), known)
    return WrittenMail(
        subject=subject,
        text=_text(content, foot),
        html=_html(content, foot, subject, language, theme),
        language=language,
    )


def _parted(nodes: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """What stands above the last divider, and below it."""
    places = [place for place, node in enumerate(nodes) if isinstance(node, Divider)]
    if not places:
        return nodes, ()
    content = tuple(node for node in nodes[: places[-1]] if not isinstance(node, Divider))
    return content, tuple(_small(node) for node in nodes[places[-1] + 1 :])


def _small(node: Node) -> Node:
    """A foot has no buttons."""
    return Paragraph(((TextSpan(node.label, link=node.link),),)) if isinstance(node, Button) else node


def _text(content: tuple[Node, ...], foot: tuple[Node, ...]) -> str:
    # Two dashes and a space: mail programs take what follows for a signature, and leave it out of answers.
    said = shop.facts()
    address = f"\n{said.postal_address}" if said.postal_address else ""
    below = "\n\n".join(filter(None, [as_text(foot), said.name + address]))
    return f"{as_text(content)}\n\n-- \n{below}\n"


def _html(content: tuple[Node, ...], foot: tuple[Node, ...], title: str, language: str, theme: str) -> str:
    said = shop.facts()
    colours = palette(said.colour)
    return render_to_string(
        "helpdesk/outgoing/mail/frame.html",
        {
            "content": as_html(content, colours),
            "foot": as_html(foot, replace(colours, link=FOOT)),
            "title": title or said.name,
            "preheader": _preheader(content),
            "language": language,
            "direction": "rtl" if is_right_to_left(language) else "ltr",
            "palette": colours,
            "theme": theme,
            "site_name": said.name,
            "postal_address": said.postal_address,
        },
    )


def _preheader(content: tuple[Node, ...]) -> str:
    """What a list of mails shows beside the subject: the first words that say something, past the greeting."""
    for node in content:
        words = ""
        if isinstance(node, Paragraph):
            words = " ".join(words_of(line) for line in node.lines)
        elif isinstance(node, Block):
            words = " ".join(node.text.split())
        if len(words) >= _PREHEADER_MIN:
            return words if len(words) <= _PREHEADER_MAX else words[: _PREHEADER_MAX - 1].rstrip() + "…"
    return ""
