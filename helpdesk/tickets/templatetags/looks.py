"""The template tag that shows a ticket's value, on every page: `{% look "status" ticket.status %}`."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from helpdesk.tickets.fields import get, looks

register = template.Library()


@register.simple_tag
def look(key: str, value: Any) -> SafeString:
    return looks.look(get(key), value)
