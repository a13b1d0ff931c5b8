"""The template tag for links beside a message of the conversation."""

from django import template
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from helpdesk.tickets.extensions.message_links import all_links
from helpdesk.web.words.labels import svg

register = template.Library()


@register.simple_tag
def message_links(message_id: int) -> SafeString:
    """Links to what other rooms know of a message that came in: `{% message_links item.pk %}`.

    They are registered in `extensions.message_links`.
    """
    html = '<a class="message-link" href="{}" title="{}">{}<span class="visually-hidden">{}</span></a>'
    links = (
        (reverse(link.url_name, args=[message_id]), gettext(link.label), svg(link.icon), gettext(link.label))
        for link in all_links()
    )
    return format_html_join("", html, links)
