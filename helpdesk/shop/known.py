"""The facts as they are now: the row's, and the environment's for what is not set up."""

from collections.abc import Iterable, Sequence

from django.conf import settings

from helpdesk.shop.models import Shop
from helpdesk.web import shop
from helpdesk.web.kept import Kept
from helpdesk.web.shop import ShopFacts, ShopLink


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
        logo=own.logo,
        logo_dark=own.logo_dark,
        favicon=own.favicon,
        handles=_links(own.handles),
        footer_links=_links(own.footer_links),
        languages=_languages(own.languages) or usual.languages,
        language=own.language or usual.language,
        time_zone=own.time_zone or usual.time_zone,
    )


def _links(pairs: Iterable[Sequence[str]]) -> tuple[ShopLink, ...]:
    return tuple(ShopLink(*pair) for pair in pairs)


def _languages(codes: Sequence[str]) -> tuple[str, ...]:
    """Those that this release has, in its order."""
    return tuple(code for code, _ in settings.LANGUAGES if code in codes)
