"""What the navigation of the mail area shows."""

from typing import Any

from django import template

from helpdesk.channels.queries import quarantine

register = template.Library()


@register.simple_tag(takes_context=True)
def count_set_aside(context: dict[str, Any]) -> int:
    """`{% count_set_aside as waiting %}`: messages that wait for a decision, as far as anybody counts."""
    return quarantine.count(quarantine.matching(context["request"].user, quarantine.Search()))[0]
