"""A session shows where its address is, as far as a file of the operator says so; nobody outside is asked."""

from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from helpdesk.people.models import StaffSession, User
from helpdesk.people.places import place_of, problem
from tests.helpdesk.people.mmdb import mmdb

BERLIN = {"city": {"names": {"en": "Berlin"}}, "country": {"names": {"en": "Germany", "de": "Deutschland"}}}
LAND = {"country": {"names": {"en": "Austria"}}}


@pytest.fixture
def file(tmp_path: Path, settings: Settings) -> Path:
    path = tmp_path / "places.mmdb"
    path.write_bytes(mmdb({"198.51.100.0/24": BERLIN, "203.0.113.0/24": LAND}))
    settings.PLACES_DATABASE = str(path)
    return path


@pytest.mark.parametrize("address", ["10.0.0.1", "172.31.0.9", "192.168.1.2", "127.0.0.1", "fd00::", "::", "fe80::"])
def test_an_address_of_the_shop_s_own_network_is_named_as_such(address: str) -> None:
    assert place_of(address) == "Your own network"


@pytest.mark.parametrize(
    ("address", "place"),
    [("198.51.100.7", "Berlin, Germany"), ("203.0.113.7", "Austria"), ("192.0.2.1", ""), ("2001:db8::", ""), ("", "")],
)
@pytest.mark.usefixtures("file")
def test_others_are_told_by_city_and_country_as_far_as_the_file_knows(address: str, place: str) -> None:
    assert place_of(address) == place


@pytest.mark.usefixtures("file")
def test_a_place_is_told_in_the_reader_s_language_where_the_file_has_it() -> None:
    with translation.override("de"):
        assert place_of("198.51.100.7") == "Berlin, Deutschland"


def test_without_a_file_there_is_no_place(settings: Settings) -> None:
    settings.PLACES_DATABASE = ""
    assert (place_of("198.51.100.7"), problem()) == ("", "")


@pytest.mark.parametrize("content", [None, b"no database at all"])
def test_a_file_that_cannot_be_read_is_told_at_the_start(file: Path, content: bytes | None) -> None:
    file.unlink()
    if content:
        file.write_bytes(content)
    assert "people.W001" in [one.id for one in run_checks()]


def test_a_file_that_cannot_be_read_tells_no_place(file: Path) -> None:
    file.write_bytes(b"no database at all")
    assert place_of("198.51.100.7") == ""


def test_a_newer_file_is_read_without_a_restart(file: Path) -> None:
    assert place_of("203.0.113.7") == "Austria"
    newer = file.with_suffix(".new")
    newer.write_bytes(mmdb({"203.0.113.0/24": BERLIN}))
    newer.rename(file)
    assert place_of("203.0.113.7") == "Berlin, Germany"


@pytest.mark.django_db
@pytest.mark.usefixtures("file")
def test_the_list_of_sessions_shows_it_before_the_address(client: Client, alice: User) -> None:
    client.force_login(alice)
    client.get("/desk/me/security/")
    StaffSession.objects.update(address="198.51.100.7")
    words = " ".join(client.get("/desk/me/security/").content.decode().split())
    assert "Berlin, Germany · address 198.51.100.7" in words
