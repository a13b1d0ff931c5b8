"""Cuts a short list into pages by number."""

from typing import TYPE_CHECKING, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from helpdesk.web.parameters import query_params

if TYPE_CHECKING:
    from django.core.paginator import _SupportsPagination

T = TypeVar("T")


def numbered(request: HttpRequest, rows: "_SupportsPagination[T]", size: int) -> "Page[T]":
    """The page that the address asks for; the nearest one where there is none of that number."""
    return Paginator(rows, size).get_page(query_params(request).page())
