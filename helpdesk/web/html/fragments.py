"""Renders a part of a page by itself, without the frame's context, which would be made anew for every part."""

from typing import Any

from django.http import HttpRequest
from django.template.backends.utils import csrf_token_lazy
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def fragment(request: HttpRequest, template: str, context: dict[str, Any]) -> SafeString:
    """The HTML of `template`, which sees `context`, the request and its CSRF token."""
    return render_to_string(template, {"request": request, "csrf_token": csrf_token_lazy(request), **context})
