"""Public holidays of countries and their regions, and what these are called; the `holidays` package knows them."""

import datetime as dt
import pkgutil
from collections.abc import Mapping, Sequence
from functools import lru_cache

import holidays

_KOSOVO = {"XK": {"en": "Kosovo"}}
"""Its code is not of ISO 3166, so that the list of names leaves it out."""


@lru_cache(maxsize=64)
def public_days(country: str, region: str, years: range, language: str = "") -> Mapping[dt.date, str]:
    """The public holidays of some years by name, in a language where the package speaks it.

    Raises:
        NotImplementedError: nobody knows the country, or it has no such region.
    """
    spoken = _spoken(country, language)
    found = holidays.country_holidays(country, subdiv=region or None, years=years, language=spoken)
    return dict(sorted(found.items()))


def is_known(country: str, region: str = "") -> bool:
    """Whether the holidays are known of a country, or of a region of it."""
    return country in _countries() and (not region or region in _countries()[country])


@lru_cache(maxsize=8)
def country_names(language: str) -> Sequence[tuple[str, str]]:
    """All countries whose holidays are known, with their names in a language, in the order of these."""
    # Half a second to load, and one page needs it.
    places = _KOSOVO | pkgutil.resolve_name("phonenumbers.geodata.locale:LOCALE_DATA")
    named = [(code, _name(places.get(code, {}), language) or code) for code in _countries()]
    return sorted(named, key=lambda entry: entry[1])


@lru_cache(maxsize=64)
def region_names(country: str) -> Sequence[tuple[str, str]]:
    """The regions of a country that have holidays of their own, with the names that they have there."""
    if not _countries().get(country):
        return []
    names = holidays.country_holidays(country).get_subdivision_aliases()
    named = [(code, max(others, key=len, default=code)) for code, others in names.items()]
    return sorted(named, key=lambda entry: entry[1])


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, Sequence[str]]:
    return holidays.list_supported_countries(include_aliases=False)


@lru_cache(maxsize=64)
def _spoken(country: str, language: str) -> str | None:
    """The package's name for a language in which it knows a country's holidays; English before the country's own."""
    speaks = holidays.list_localized_countries().get(country, [])
    return next((tongue for wanted in (language, "en") for tongue in speaks if tongue[:2] == wanted[:2]), None)


def _name(names: Mapping[str, str], language: str) -> str:
    """A country's name. Where languages share one, a star leads to the language under which it stands."""
    name = names.get(language[:2]) or names.get("en", "")
    return names.get(name[1:], "") if name.startswith("*") else name
