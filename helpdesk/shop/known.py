"""The facts as they are now: the row's, and the environment's for what is not set up."""

from helpdesk.shop.models import Shop
from helpdesk.web import shop
from helpdesk.web.kept import Kept
from helpdesk.web.shop import ShopFacts


def row() -> Shop:
    """The shop's row, or a new one that nothing is set up in."""
    return Shop.objects.filter(pk=1).first() or Shop(pk=1)


kept: Kept[Shop] = Kept("shop:facts", row)
"""Every page and mail names the shop."""


def facts() -> ShopFacts:
    """What the shop says of itself now."""
    usual, own = shop.from_settings(), kept.current()
    further = {**usual.complain_further, **{code: words for code, words in own.further.items() if words}}
    return ShopFacts(
        name=own.name or usual.name,
        address=own.address or usual.address,
        phone=own.phone or usual.phone,
        postal_address=own.postal_address or usual.postal_address,
        colour=own.colour or usual.colour,
        complain_further=further,
    )
