"""Icons that can stand in front of a topic, and their names."""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop, pgettext

ICONS: Mapping[str, str] = {
    "book-open": gettext_noop("Book"),
    "package": gettext_noop("Parcel"),
    "truck": gettext_noop("Lorry"),
    "undo-2": gettext_noop("Arrow back"),
    "receipt": gettext_noop("Receipt"),
    "credit-card": gettext_noop("Card"),
    "shield-check": gettext_noop("Shield"),
    "shield-alert": gettext_noop("Shield with an exclamation mark"),
    "badge-check": gettext_noop("Seal"),
    "sliders-horizontal": gettext_noop("Controls"),
    "flame": gettext_noop("Flame"),
    "coffee": gettext_noop("Cup of coffee"),
    "cup-soda": gettext_noop("Drink with a straw"),
    "user": gettext_noop("Person"),
    "user-plus": gettext_noop("Person with a plus"),
    "circle-user-round": gettext_noop("Person in a circle"),
    "building-2": gettext_noop("Building"),
    "key-round": gettext_noop("Key"),
    "lock": gettext_noop("Lock"),
    "mail": gettext_noop("Letter"),
    "phone": gettext_noop("Telephone"),
    "clock": gettext_noop("Clock"),
}


def icon_words(icon: str) -> str:
    """The name of an icon; one that is not in the list was set by an earlier release."""
    return gettext(ICONS[icon]) if icon in ICONS else pgettext("icon", "Another one")


def choices(chosen: str = "") -> list[tuple[str, str]]:
    """All icons to choose from, with the one that is `chosen` already."""
    known = [*ICONS] if not chosen or chosen in ICONS else [chosen, *ICONS]
    return [(icon, icon_words(icon)) for icon in known]
