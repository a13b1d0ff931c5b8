"""What names products, in whatever room it lies, and how it follows one that is merged: a room registers its own from
its `apps.py`.

Customers is below all rooms that have tickets, complaints or articles about a product.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Model

from helpdesk.customers.models import Product
from helpdesk.people.models import User

FIELD = "product"
"""The column by which rows name a product, and the key by which conditions ask for one."""


@dataclass(frozen=True)
class ProductUse:
    """One kind of rows that name a product in their column `product`: its name for people ("Tickets", marked for
    translation). Merging moves them in `order`, so that locks are taken in the one order that all keep."""

    key: str
    label: str
    model: type[Model]
    order: int = 100

    def counts(self, ids: Collection[int]) -> Mapping[int, int]:
        """How many there are by the product's id; those without any are left out."""
        named = self.model._base_manager.filter(**{f"{FIELD}__in": ids})
        return dict(named.order_by().values_list(FIELD).annotate(count=Count("pk")))

    def move(self, old: Product, kept: Product) -> int:
        """Let all rows name another product, by one statement, and return how many did. Nothing is told of each.

        They are locked by their keys first: who has some of them already never waits for us in a circle.
        """
        rows = self.model._base_manager
        held = rows.select_for_update(no_key=True, of=("self",)).filter(**{FIELD: old}).order_by("pk")
        return rows.filter(pk__in=held.values("pk")).update(**{FIELD: kept})


@dataclass(frozen=True)
class ProductMention:
    """One kind of things whose words name products by their keys, such as conditions of rules: its name for people,
    the names of those that name a product, and what lets them name the one that it is merged into.

    `follow` takes the product that goes, the one that stays, and who decided it.
    """

    key: str
    label: str
    naming: Callable[[Product], Sequence[str]]
    follow: Callable[[Product, Product, User | None], None]
    order: int = 100


_uses: dict[str, ProductUse] = {}
_mentions: dict[str, ProductMention] = {}


def register(use: ProductUse) -> None:
    _uses[use.key] = use


def register_mention(mention: ProductMention) -> None:
    _mentions[mention.key] = mention


def product_uses() -> list[ProductUse]:
    """All kinds of rows, in order."""
    return sorted(_uses.values(), key=lambda use: (use.order, use.key))


def product_mentions() -> list[ProductMention]:
    """All kinds of words, in order."""
    return sorted(_mentions.values(), key=lambda mention: (mention.order, mention.key))
