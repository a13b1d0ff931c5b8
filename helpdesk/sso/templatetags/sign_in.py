"""The buttons of the sign-in page."""

from django import template
from django.db.models import QuerySet

from helpdesk.sso.models import SignInProvider
from helpdesk.sso.queries import open_providers

register = template.Library()


@register.simple_tag
def sign_in_providers() -> QuerySet[SignInProvider]:
    """The providers by which people come in, by name."""
    return open_providers()
