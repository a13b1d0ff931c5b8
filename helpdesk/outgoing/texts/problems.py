"""Finds what is wrong with the source of a mail text, in words for the person who writes it."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from django.utils.translation import gettext

from helpdesk.outgoing.texts.placeholders import Empty, Kind, Placeholder, names_in, tidied, without_placeholders
from helpdesk.outgoing.texts.registry import MailText, Words
from helpdesk.outgoing.texts.rendering.addresses import is_allowed
from helpdesk.outgoing.texts.rendering.markup import MAX_BODY, MAX_SUBJECT, read
from helpdesk.outgoing.texts.rendering.nodes import Divider, Heading, Items, Line, Node, Paragraph, words_of
from helpdesk.web.html.markdown_bounds import TooInvolved
from helpdesk.web.words import formats

_AROUND = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `field` is "subject" or "body"."""

    field: str
    words: str


def problems(text: MailText, words: Words) -> list[Problem]:
    """Everything that keeps these words from being used; empty when nothing does."""
    known = text.all_placeholders
    subject = tidied(words.subject)
    found = [Problem("subject", words) for words in _subject(subject, known)] if text.has_subject else []
    return found + [Problem("body", words) for words in dict.fromkeys(_body(words.body, known))]


def _subject(source: str, known: dict[str, Placeholder]) -> Iterator[str]:
    if not source.strip():
        yield gettext("Write a subject.")
    if len(source) > MAX_SUBJECT:
        yield gettext("The subject has %(count)s characters; %(most)s is the most.") % {
            "count": len(source),
            "most": MAX_SUBJECT,
        }
    if "\n" in source:
        yield gettext("A subject is one line.")
    yield from _names(source, known)
    for name in names_in(source):
        if name in known and known[name].kind != Kind.TEXT:
            yield gettext("%(written)s belongs into the text, not into the subject.") % {"written": known[name].written}


def _body(source: str, known: dict[str, Placeholder]) -> Iterator[str]:
    if len(source) > MAX_BODY:
        yield gettext("The text has %(count)s characters; %(most)s is the most.") % {
            "count": f"{len(source):,}",
            "most": f"{MAX_BODY:,}",
        }
        return
    yield from _names(tidied(source), known)
    try:
        nodes = read(source)
    except TooInvolved as error:
        yield str(error)
        return
    if not any(not isinstance(node, Divider) for node in nodes):
        yield gettext("Write the text of the mail.")
    used: set[str] = set()
    for line in _lines(nodes):
        used |= _names_of(line)
        yield from _links(line, known)
        yield from _mixed(line, known)
    for block in (item for item in known.values() if item.kind == Kind.BLOCK):
        if _stands_beside(block, nodes):
            yield gettext("%(written)s must stand alone in its paragraph, with an empty line above and below.") % {
                "written": block.written
            }
    for placeholder in known.values():
        if placeholder.required and placeholder.name not in used:
            yield gettext("%(written)s is missing: %(meaning)s. The mail does not work without it.") % {
                "written": placeholder.written,
                "meaning": formats.midway(gettext(placeholder.meaning)),
            }


def _names(source: str, known: dict[str, Placeholder]) -> Iterator[str]:
    for name in names_in(source):
        if not name:
            yield gettext("There is nothing between {{ and }}.")
        elif name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            hint = gettext("See the list of placeholders.")
            if near:
                hint = gettext("Did you mean %(written)s?") % {"written": known[near[0]].written}
            yield gettext("{{%(name)s}} is not known.") % {"name": name} + f" {hint}"
    rest = without_placeholders(source)
    for braces in ("{{", "}}"):
        place = rest.find(braces)
        if place >= 0:
            words = " ".join(rest[max(place - _AROUND, 0) : place + _AROUND].split())
            yield gettext("%(braces)s stands alone, near “%(words)s”. A placeholder is written {{like.this}}.") % {
                "braces": braces,
                "words": words,
            }


def _links(line: Line, known: dict[str, Placeholder]) -> Iterator[str]:
    for link in dict.fromkeys(span.link for span in line if span.link):
        names = names_in(unquote(link))
        if not names and not is_allowed(link):
            yield gettext("“%(address)s” cannot be a link. An address begins with https:// or mailto:.") % {
                "address": unquote(link)
            }
        elif names and link != f"{{{{{names[0]}}}}}":
            yield gettext("“%(address)s”: a link is either an address or one placeholder, not both.") % {
                "address": unquote(link)
            }
        elif names and names[0] in known and known[names[0]].kind != Kind.LINK:
            yield gettext("%(written)s is no address, so it cannot be a link.") % {"written": known[names[0]].written}


def _mixed(line: Line, known: dict[str, Placeholder]) -> Iterator[str]:
    """A line goes with an empty placeholder; what the mail needs must not go with it."""
    here = [known[name] for name in sorted(_names_of(line)) if name in known]
    optional = [item for item in here if not item.required and item.when_empty == Empty.LINE]
    for needed in (item for item in here if item.required and optional):
        yield (
            gettext(
                "%(written)s and %(optional)s stand in one line. When there is nothing to say for "
                "%(optional)s, its line is left out, so give %(written)s a line of its own."
            )
            % {"written": needed.written, "optional": optional[0].written}
        )


def _names_of(line: Line) -> set[str]:
    return {span.text for span in line if span.is_placeholder} | {name for span in line for name in names_in(span.link)}


def _stands_beside(block: Placeholder, nodes: tuple[Node, ...]) -> bool:
    paragraphs = [node for node in _flat(nodes) if isinstance(node, Paragraph | Heading)]
    return any(
        (isinstance(node, Heading) or len(node.lines) > 1 or words_of(node.lines[0]) != block.name)
        and any(block.name in _names_of(line) for line in node.lines)
        for node in paragraphs
    )


def _lines(nodes: tuple[Node, ...]) -> Iterator[Line]:
    for node in _flat(nodes):
        if isinstance(node, Paragraph | Heading):
            yield from node.lines


def _flat(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Items):
            for item in node.items:
                yield from _flat(item)
        else:
            yield node
