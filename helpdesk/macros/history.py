"""How a ticket's history tells that somebody pressed a macro."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from helpdesk.tickets.wording.history import register_cause


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_cause("macro", _words)


def _words(cause: Mapping[str, Any]) -> str:
    return gettext("macro “%(name)s”") % {"name": cause.get("macro_name", "")}
