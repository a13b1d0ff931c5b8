"""Macros in few words."""

from typing import Any

from helpdesk.macros.models import Macro
from helpdesk.macros.services import save_macro


def macro(name: str = "Hold", do: dict[str, str] | None = None, **fields: Any) -> Macro:
    """A macro for everybody; `do` maps action to value."""
    chosen = {"status": "on_hold"} if do is None else do
    entries = [{"do": key, "value": value} for key, value in chosen.items()]
    return save_macro(macro=Macro(), name=name, actions=entries, by=None, **fields)


def does(row: Macro) -> dict[str, str]:
    """What a stored macro does, as `do` of `macro` has it."""
    row.refresh_from_db()
    return {entry["do"]: entry["value"] for entry in row.actions}
