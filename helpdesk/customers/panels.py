"""Parts of a customer's page that other rooms know, such as their tickets. A room registers one from its `apps.py`."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class CustomerPanel:
    """A part of a customer's page; `url_name` takes the customer's id and answers with an HTML fragment."""

    key: str
    title: str
    url_name: str
    order: int = 100


_panels: dict[str, CustomerPanel] = {}


def register(panel: CustomerPanel) -> None:
    _panels[panel.key] = panel


def links(customer_id: int) -> list[tuple[CustomerPanel, str]]:
    """Registered panels in order, each with its address for this customer."""
    known = sorted(_panels.values(), key=lambda panel: (panel.order, panel.key))
    return [(panel, reverse(panel.url_name, args=[customer_id])) for panel in known]
