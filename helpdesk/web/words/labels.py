"""Draws icons, teams and people as HTML, once: a list of fifty rows asks for the same few hundreds of times."""

from functools import lru_cache

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from helpdesk.web.words import formats

KEPT = 1024


@lru_cache(maxsize=KEPT)
def svg(name: str, css: str = "") -> SafeString:
    """One icon of the sprite."""
    html = '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>'
    return format_html(html, f"icon {css}".rstrip(), static("icons/sprite.svg"), name)


@lru_cache(maxsize=KEPT)
def avatar(words: str, size: int) -> SafeString:
    """Initials on a tint; nobody's for an empty name."""
    if not words:
        html = '<span class="avatar avatar-nobody avatar-{}" aria-hidden="true">{}</span>'
        return format_html(html, size, svg("user-round"))
    html = '<span class="avatar avatar-{} tint-{}" aria-hidden="true">{}</span>'
    return format_html(html, size, formats.tint(words), formats.initials(words))


def badge(words: str, tone: str = "", icon: str = "") -> SafeString:
    """A word on a tint; tones are accent danger warn info plum pos outline."""
    css = f" badge-{tone}" if tone else ""
    return format_html('<span class="badge{}">{}{}</span>', css, svg(icon) if icon else "", words)


def team(name: str | None, colour: int = 0) -> SafeString:
    if name is None:
        return format_html('<span class="team muted">{}</span>', gettext("No team"))
    return _team(name, colour)


def person(name: str | None, short: str = "", size: int = 20, away: str = "") -> SafeString:
    """A face and a name; `away` says until when they are away, for who is."""
    if name is None:
        return format_html('<span class="person muted">{}{}</span>', avatar("", size), gettext("Unassigned"))
    return _person(name, short or name, size, absent(away) if away else "")


def absent(words: str) -> SafeString:
    """The badge of somebody who is away; `words` say until when."""
    return format_html('<span class="badge badge-outline away" title="{}">{}</span>', words, gettext("Away"))


@lru_cache(maxsize=KEPT)
def _team(name: str, colour: int) -> SafeString:
    return format_html('<span class="team"><i class="dot dot-{}"></i>{}</span>', colour, name)


@lru_cache(maxsize=KEPT)
def _person(name: str, short: str, size: int, more: str) -> SafeString:
    return format_html('<span class="person" title="{}">{}{}{}</span>', name, avatar(name.strip(), size), short, more)
