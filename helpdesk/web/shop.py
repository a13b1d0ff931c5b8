"""What everybody says of the shop: its name, addresses, colour, language and clock.

The environment's, until somebody sets it up.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.conf import settings


@dataclass(frozen=True)
class ShopLink:
    """A place elsewhere where the shop is, or a page of its own."""

    label: str
    url: str


@dataclass(frozen=True)
class ShopFacts:
    """Who we are. `address` is where customers write; `complain_further` has by language whom they can turn to next,
    "" for all other languages. Pictures are digests, empty where there are none; `languages` are those of customers'
    pages. `language` is the one that is spoken where nobody says another, and `time_zone` that of the shop's own days.
    """

    name: str
    address: str
    phone: str
    postal_address: str
    colour: str
    complain_further: Mapping[str, str]
    logo: str = ""
    logo_dark: str = ""
    favicon: str = ""
    handles: tuple[ShopLink, ...] = ()
    footer_links: tuple[ShopLink, ...] = ()
    languages: tuple[str, ...] = field(default_factory=lambda: tuple(code for code, _ in settings.LANGUAGES))
    language: str = field(default_factory=lambda: settings.LANGUAGE_CODE)
    time_zone: str = field(default_factory=lambda: settings.TIME_ZONE)

    def further(self, language: str) -> str:
        """Whom customers can turn to next, in their language."""
        return self.complain_further.get(language.partition("-")[0]) or self.complain_further.get("", "")


def from_settings() -> ShopFacts:
    """What the environment says."""
    return ShopFacts(
        name=settings.SITE_NAME,
        address=settings.SUPPORT_ADDRESS,
        phone=settings.SUPPORT_PHONE,
        postal_address=settings.POSTAL_ADDRESS,
        colour=settings.BRAND_COLOUR,
        complain_further={"": settings.COMPLAIN_FURTHER, **settings.COMPLAIN_FURTHER_IN},
    )


_sources: list[Callable[[], ShopFacts]] = [from_settings]
_mail_in: list[Callable[[], bool]] = []


def read_from(source: Callable[[], ShopFacts]) -> None:
    """Read the facts from here from now on; the room that keeps them says so from its `apps.py`."""
    _sources.append(source)


def facts() -> ShopFacts:
    """What the shop says of itself now."""
    return _sources[-1]()


def read_mail_in_from(comes_in: Callable[[], bool]) -> None:
    """Ask here from now on whether mail comes in; the room that takes it in says so from its `apps.py`."""
    _mail_in.append(comes_in)


def takes_mail() -> bool:
    """Whether mail to our address reaches us.

    Only then do fixed words name it to customers; else they name the form and the page of their request.
    """
    return any(comes_in() for comes_in in _mail_in)
