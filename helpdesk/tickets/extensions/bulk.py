"""Menus of the bar for all selected tickets. A room registers one from its `apps.py`.

`url_name` answers htmx with a fragment of buttons that post the form of the list, with the numbers of the selected
tickets as `ticket` and where they stand as `next`:

    <button class="menu-item" formaction="{% url 'macros:many' %}" name="macro" value="7">Its name</button>

Without script a button posts the same form to that address, which then answers with a page to choose from.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class BulkMenu:
    """One menu; `shortcut` is one key, which works on the row where one is when none is selected."""

    key: str
    label: str
    icon: str
    url_name: str
    order: int = 100
    shortcut: str = ""


_menus: dict[str, BulkMenu] = {}


def register_menu(menu: BulkMenu) -> None:
    """Add a menu."""
    _menus[menu.key] = menu


def bulk_menus() -> list[BulkMenu]:
    """All of them, in order."""
    return sorted(_menus.values(), key=lambda menu: (menu.order, menu.key))
