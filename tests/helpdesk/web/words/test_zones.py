"""Time zones are chosen by place: those that are likely first, all others by their part of the world."""

import zoneinfo

import pytest
from django.test import Client
from pytest_django import Settings

from helpdesk.people.models import User
from helpdesk.web.words.zones import zones
from tests import factories

pytestmark = pytest.mark.django_db


def group(name: str, keep: str = "") -> list[str]:
    return [zone for zone, _ in dict(zones(keep))[name]]


def test_the_shops_own_country_comes_first(settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    assert group("Likely") == ["Europe/Berlin", "Europe/Busingen", "UTC"]


def test_what_is_chosen_now_comes_before_all_others(settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    assert group("Likely", keep="CET")[:2] == ["CET", "Europe/Berlin"]


def test_a_place_is_found_by_its_first_letters_in_its_part_of_the_world() -> None:
    assert ("America/Argentina/Buenos_Aires", "Argentina/Buenos Aires") in dict(zones())["America"]


def test_every_zone_of_a_place_can_be_chosen() -> None:
    chosen = {zone for _, rows in zones() for zone, _ in rows}
    assert {zone for zone in zoneinfo.available_timezones() if "/" in zone and "Etc" not in zone} <= chosen
    assert "Europe/Kiev" in chosen
    assert "US/Eastern" in group("Older names")


def test_a_page_shows_the_parts_of_the_world(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert '<optgroup label="Europe">' in client.get("/desk/me/").text


def test_what_stands_in_two_groups_is_chosen_once(client: Client) -> None:
    client.force_login(factories.user("Ada", time_zone="Europe/Berlin"))
    assert client.get("/desk/me/").text.count('<option value="Europe/Berlin" selected') == 1
