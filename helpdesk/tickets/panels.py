"""Side panels of the ticket page. A room registers one from its `apps.py`; the page loads it by its address."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Panel:
    """`url_name` takes the ticket's number and answers with an HTML fragment; `tab` puts it behind a tab of its own."""

    key: str
    title: str
    url_name: str
    order: int = 100
    tab: str = "customer"
    eager: bool = True


_panels: dict[str, Panel] = {}


def register(panel: Panel) -> None:
    _panels[panel.key] = panel


def all_panels(tab: str = "") -> list[Panel]:
    """Registered panels in order, of one tab if named."""
    return sorted((p for p in _panels.values() if not tab or p.tab == tab), key=lambda p: (p.order, p.key))
