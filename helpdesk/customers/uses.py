"""What names products, in whatever room it lies: a room registers its own from its `apps.py`.

Customers is below all rooms that have tickets, complaints or articles about a product.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class ProductUse:
    """One kind of things that name products: its name for people ("Tickets", marked for translation), and how many
    there are by the product's id."""

    key: str
    label: str
    counts: Callable[[Collection[int]], Mapping[int, int]]
    order: int = 100


_uses: dict[str, ProductUse] = {}


def register(use: ProductUse) -> None:
    _uses[use.key] = use


def product_uses() -> list[ProductUse]:
    """All kinds, in order."""
    return sorted(_uses.values(), key=lambda use: (use.order, use.key))
