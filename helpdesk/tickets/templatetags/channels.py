"""The template tag that shows by which way a ticket came."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from helpdesk.tickets.channels import CHANNELS
from helpdesk.web.words.labels import svg

register = template.Library()


@register.simple_tag
def channel(key: str, words: bool = False) -> SafeString:
    """The channel as an icon named for screen readers: `{% channel ticket.channel %}`; `words=True` shows its words to
    all.
    """
    known = CHANNELS.get(key)
    icon, text = (known.icon, gettext(known.by)) if known else ("message-square", key)
    css = "" if words else "visually-hidden"
    return format_html('<span class="channel">{}<span class="{}">{}</span></span>', svg(icon, "icon-14"), css, text)
