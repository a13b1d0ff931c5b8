"""Requests as views know them: with htmx's headers read, and from whom a guard has made sure that they are."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from django.contrib.auth.models import _User


class PageRequest(HttpRequest):
    """From anybody; `htmx` is true where a part of a page is asked for."""

    htmx: HtmxDetails


class SignedInRequest(PageRequest):
    """From somebody who is signed in: behind `login_required`."""

    user: "_User"


class StaffRequest(SignedInRequest):
    """From somebody who works here: behind a guard of `web.requests.access`."""
