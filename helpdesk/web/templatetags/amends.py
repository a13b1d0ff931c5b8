"""Template tags of the design system. They return finished HTML, so that a list of fifty rows stays cheap.

All are built in: a template writes `{% icon "inbox" %}` without loading anything.
"""

from datetime import date, datetime
from functools import lru_cache
from math import pi
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, PasswordInput
from django.template import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join, json_script
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_noop

from helpdesk.web.frame import toasts
from helpdesk.web.html.plain_words import as_paragraphs
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.words import formats, labels
from helpdesk.web.words.labels import svg
from helpdesk.web.words.script_words import script_words as words_for_scripts
from helpdesk.web.words.written_by import FIELD, mark_of

register = template.Library()
register.filter("paragraphs", as_paragraphs)

STANDING = {"paused": (gettext_noop("Paused"), "pause"), "met": (gettext_noop("Met"), "check")}

RING_LENGTH = 2 * pi * 9
RING = (
    '<svg class="icon icon-ring" aria-hidden="true" viewBox="0 0 24 24">'
    '<circle cx="12" cy="12" r="9" stroke-width="3" opacity=".25"/>'
    '<circle cx="12" cy="12" r="9" stroke-width="3" stroke-dasharray="{} 60" transform="rotate(-90 12 12)"/>'
    "</svg>"
)
DUE_STANDING = '<span class="due" data-state="{}">{}<span>{}{}</span></span>'
DUE = (
    '<span class="due" data-state="{}" data-due="{}" title="{}">{}{}'
    '<span><span class="due-words">{}</span>{}</span></span>'
)


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon of the sprite: `{% icon "inbox" %}`, `{% icon "inbox" "icon-20" %}`."""
    return svg(name, css)


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> SafeString:
    """Django's own tag, and beside its token whose form this is; see `web.words.written_by`. No form can forget it."""
    token = mark_safe(CsrfTokenNode().render(context))  # noqa: S308 - made by Django
    mark = mark_of(context["request"]) if token and "request" in context else ""
    return format_html('{}<input type="hidden" name="{}" value="{}">', token, FIELD, mark) if mark else token


@register.simple_tag
def avatar(name: Any, size: int = 28) -> SafeString:
    """`{% avatar customer.name 32 %}`; sizes 20 24 28 32 40. An empty name draws nobody."""
    return labels.avatar(str(name or "").strip(), size)


@register.simple_tag
def badge(words: Any, tone: str = "", icon: str = "") -> SafeString:
    """`{% badge "Complaint" "plum" "flag" %}`; tones accent danger warn info plum pos outline."""
    return labels.badge(words, tone, icon)


@register.simple_tag
def team(item: Any) -> SafeString:
    """`{% team ticket.team %}`: any object with `name` and `colour` (1 to 8), or nothing."""
    return labels.team(item.name, item.colour) if item else labels.team(None)


@register.simple_tag
def person(item: Any, size: int = 20) -> SafeString:
    """`{% person ticket.assignee %}`: avatar and name of any object with `name`, or Unassigned."""
    if not item:
        return labels.person(None, size=size)
    return labels.person(item.name, getattr(item, "short_name", ""), size, getattr(item, "away_words", ""))


@lru_cache(maxsize=1024)
def ring(share: float) -> SafeString:
    """A ring filled to a share of one, to a hundredth; it empties as the time runs out."""
    return format_html(RING, round(RING_LENGTH * min(max(share, 0), 1), 1))


@register.simple_tag
def due(at: datetime | None = None, kind: str = "", state: str = "", now: datetime | None = None) -> SafeString:
    """`{% due ticket.due_at "next reply" %}`; `state="paused"` or `"met"` when the clock stands."""
    line = format_html("<small>{}</small>", kind) if kind else ""
    if state in STANDING:
        word, sign = STANDING[state]
        return format_html(DUE_STANDING, state, svg(sign), gettext(word), line)
    if at is None:
        return mark_safe('<span class="due muted">–</span>')
    left = (at - (now or timezone.now())).total_seconds()
    soon = left < formats.HOUR
    return format_html(
        DUE,
        "over" if left < 0 else "soon" if soon else "later",
        at.isoformat(),
        formats.full_time(timezone.localtime(at)),
        ring(round(max(left, 0) / (formats.HOUR if soon else 4 * formats.HOUR), 2)),
        svg("triangle-alert", "icon-over"),
        formats.due_words(left),
        line,
    )


@register.simple_tag
def when(at: datetime | None, style: str = "list") -> SafeString:
    """`{% when message.created_at "full" %}` as `<time>`; styles list (shortest), full, clock, date, long,
    and whole, for what is read on another day."""
    if at is None:
        return mark_safe("–")
    local, now = timezone.localtime(at), timezone.localtime()
    words = {
        "list": lambda: formats.list_time(local, now),
        "full": lambda: formats.date_and_time(local, now),
        "whole": lambda: formats.full_time(local),
        "clock": lambda: formats.clock(local),
        "date": lambda: formats.short_date(local.date(), now.date()),
        "long": lambda: formats.long_date(local.date()),
    }[style]()
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), formats.full_time(local), words)


@register.simple_tag
def day(value: date | None, style: str = "date") -> SafeString:
    """`{% day promise.due_on %}` for a date without a time; styles date, long."""
    if value is None:
        return mark_safe("–")
    words = formats.long_date(value) if style == "long" else formats.short_date(value, timezone.localdate())
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.simple_tag
def script_words() -> SafeString:
    """What this page's scripts say in its language: nothing in English."""
    words = words_for_scripts()
    return json_script(words, "script-words") if words else SafeString()


_NAMED = (gettext_noop("Ctrl"), gettext_noop("Shift"), gettext_noop("Space"))
"""Keys that have another name on other keyboards."""


@register.simple_tag
def kbd(keys: str) -> SafeString:
    """`{% kbd "Ctrl K" %}`: one cap for each key. Caps of single keys go where those are switched off."""
    names = (gettext(key) if key in _NAMED else key for key in keys.split())
    caps = format_html_join(" ", "<kbd>{}</kbd>", ((name,) for name in names))
    return format_html('<span class="caps single-key">{}</span>', caps) if _is_single(keys) else caps


def _is_single(keys: str) -> bool:
    return not {"Ctrl", "Alt", "Enter", "Esc"} & set(keys.split())


@register.simple_tag
def hint(keys: str, words: str) -> SafeString:
    """`{% hint "J K" "move" %}` for the bar at the foot of the panel."""
    look = "hint single-key" if _is_single(keys) else "hint"
    return format_html('<span class="{}">{} {}</span>', look, kbd(keys), words)


@register.simple_tag
def nav_item(
    label: str,
    url: str,
    *,
    icon: str = "",
    count: int | None = None,
    current: bool = False,
    dot: int = 0,
    danger: bool = False,
) -> SafeString:
    """`{% nav_item "Overdue" url icon="triangle-alert" count=2 danger=True %}`; teams: `dot=team.colour`."""
    sign = svg(icon) if icon else format_html('<i class="dot dot-{}"></i>', dot) if dot else ""
    tail = ""
    if count is not None:
        css = " nav-count-danger" if danger and count else ""
        tail = format_html('<span class="nav-count{}">{}</span>', css, formats.number(count))
    return format_html(
        '<a class="nav-item" href="{}"{}>{}<span class="truncate">{}</span>{}</a>',
        url,
        mark_safe(' aria-current="page"') if current else "",
        sign,
        label,
        tail,
    )


@register.filter
def may(user: Any, permission: str) -> bool:
    """`{% if user|may:"export" %}`: whether they may do this, by the table of permissions."""
    return bool(user.is_authenticated and user.may(Permission(permission)))


@register.filter
def translated(words: str) -> str:
    """`{% blocktrans with label=field.label|translated %}`: words that were marked where they are registered."""
    return gettext(words)


@register.filter
def number(value: float, decimals: int = 0) -> str:
    """A number in groups: `{{ count|number }}` → 1,862."""
    return formats.number(value, decimals)


@register.filter
def signed(value: float, decimals: int = 0) -> str:
    return formats.signed(value, decimals)


@register.filter
def percent(share: float, decimals: int = 0) -> str:
    """A share of one in percent: `{{ share|percent }}` → 64%."""
    return formats.percent(share, decimals)


@register.filter
def money(amount: float, currency: str) -> str:
    """An amount with its currency: `{{ order.total|money:order.currency }}` → $89.00."""
    return formats.money(amount, currency)


@register.filter
def file_size(size: int) -> str:
    return formats.file_size(size)


@register.filter
def duration(seconds: float) -> str:
    """Seconds as a duration: `{{ seconds|duration }}` → 1 h 35 min."""
    return formats.duration(seconds)


@register.filter
def or_dash(value: Any) -> SafeString:
    """An en dash for nothing, so that a cell is never empty."""
    return conditional_escape(value) if value not in (None, "") else mark_safe("–")


@register.filter
def leading(label: Any) -> str:
    """A label before what is said of its field: with a colon, unless it asks or says a sentence itself."""
    words = str(label)
    return words if words.endswith(("?", ":", ".")) else f"{words}:"


@register.simple_tag(takes_context=True)
def to_fix(context: Context) -> list[tuple[BoundField, str]]:
    """`{% to_fix as fixes %}`: each error of the fields of `form` and of `also`, with its field, in order."""
    forms = [form for form in (context.get("form"), context.get("also")) if form]
    return [(field, error) for form in forms for field in form for error in field.errors]


@register.filter
def keeps_text(form: BaseForm) -> bool:
    """`{% if form|keeps_text %}`: whether any field shows again what was typed; a password never comes back."""
    return any(not isinstance(field.field.widget, PasswordInput) for field in form.visible_fields())


@register.filter
def undo_of(tags: str | None) -> tuple[str, int, bool]:
    """`{% with undo=message.extra_tags|undo_of %}`: the way back of a toast, as web.frame.toasts has it."""
    return toasts.undo_of(tags or "")
