"""What a manager sets up is what every page and mail says from then on."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from django.utils.translation import get_language
from pytest_django import Settings

from helpdesk.audit.models import AuditEntry
from helpdesk.outgoing.addressing.mailboxes import own_mailboxes
from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.people.models import User
from helpdesk.shop import known
from helpdesk.shop.models import Shop
from helpdesk.shop.services import save_shop
from helpdesk.web import shop, shop_time
from helpdesk.web.requests.language import nearest, writing_for_the_desk
from helpdesk.web.zones import zone_of

pytestmark = pytest.mark.django_db
PAGE = "/desk/settings/shop/"
SENT = {
    "name": "Lumen & Sons",
    "address": "hello@lumen.example",
    "phone": "+1 207 555 0118",
    "postal_address": "1 Wharf, Portland",
    "language": "de",
    "time_zone": "Asia/Tokyo",
    "further_": "The ombudsman",
    "further_de": "Die Schlichtungsstelle",
}


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def test_what_is_not_set_up_is_as_the_environment_has_it() -> None:
    assert shop.facts() == shop.from_settings()


def test_it_is_for_those_who_may_change_it(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get(PAGE).status_code == 403


def test_pages_and_mails_say_what_was_set_up(manager: Client) -> None:
    assert manager.post(PAGE, SENT)["Location"] == PAGE
    known.kept.forget()
    page = Client().get("/help/reach-us/").content.decode()
    assert all(told in page for told in ("Lumen &amp; Sons", "hello@lumen.example", "+1 207 555 0118"))
    mail = queue_text("password_reset", to=["meg@example.org"], language="en", values={"reset.url": "/accounts/x/"})
    assert "Lumen & Sons\n1 Wharf, Portland" in mail.text
    assert own_mailboxes()[0].address == "hello@lumen.example"


def test_days_are_by_the_clock_that_was_set_up(manager: Client) -> None:
    manager.post(PAGE, SENT)
    known.kept.forget()
    with time_machine.travel(dt.datetime(2026, 3, 1, 20, tzinfo=dt.UTC), tick=False):
        assert (shop_time.today(), shop_time.zone_name()) == (dt.date(2026, 3, 2), "Asia/Tokyo")
        assert shop_time.midnight(dt.date(2026, 3, 2)) == dt.datetime(2026, 3, 1, 15, tzinfo=dt.UTC)


def test_who_chose_no_clock_and_no_language_goes_by_those_of_the_shop(manager: Client, alice: User) -> None:
    client = Client()
    client.force_login(alice)
    manager.post(PAGE, SENT)
    known.kept.forget()
    assert 'lang="de"' in client.get("/desk/tickets/").text
    assert nearest("") == "de"
    assert zone_of("").key == "Asia/Tokyo"
    User.objects.filter(pk=alice.pk).update(language="en")
    assert 'lang="en"' in client.get("/desk/tickets/").text


def test_what_stays_as_written_is_by_the_language_and_the_clock_of_the_shop(bob: User) -> None:
    save_shop(by=bob, facts={"language": "de", "time_zone": "Asia/Tokyo"})
    with writing_for_the_desk():
        assert (get_language(), timezone.get_current_timezone_name()) == ("de", "Asia/Tokyo")


def test_a_clock_of_the_environment_that_is_no_place_stays_as_it_is(manager: Client, settings: Settings) -> None:
    settings.TIME_ZONE = "CET"
    assert '<option value="CET" selected>' in manager.get(PAGE).text
    manager.post(PAGE, SENT | {"time_zone": "CET"})
    assert Shop.objects.get().time_zone == "CET"


def test_whom_customers_can_turn_to_is_told_in_their_language(manager: Client) -> None:
    manager.post(PAGE, SENT)
    known.kept.forget()
    assert [shop.facts().further(code) for code in ("de-AT", "es", "en")] == [
        "Die Schlichtungsstelle",
        "The ombudsman",
        "The ombudsman",
    ]


@pytest.mark.parametrize(("field", "value"), [("name", ""), ("address", "nowhere")])
def test_what_cannot_be_is_named_and_everything_typed_stays(manager: Client, field: str, value: str) -> None:
    answer = manager.post(PAGE, SENT | {field: value, "phone": "555 0118"})
    assert answer.status_code == 422
    assert "555 0118" in answer.content.decode()
    assert not Shop.objects.exists()


def test_a_change_is_one_entry_of_the_log(bob: User) -> None:
    save_shop(by=bob, facts={"name": "Lumen"})
    save_shop(by=bob, facts={"name": "Lumen & Sons"})
    assert AuditEntry.objects.latest("pk").changes == {"name": ["Lumen", "Lumen & Sons"]}
    assert AuditEntry.objects.count() == 2


def test_nothing_else_is_stored_under_its_name(bob: User) -> None:
    with pytest.raises(ValueError, match="no facts"):
        save_shop(by=bob, facts={"guide_ended_at": None})
    with pytest.raises(ValidationError):
        save_shop(by=bob, facts={"colour": "red"})


@pytest.mark.parametrize("unknown", [{"time_zone": "Mars/Phobos"}, {"language": "tlh"}])
def test_no_shop_has_a_clock_or_a_language_that_is_none(bob: User, unknown: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        save_shop(by=bob, facts=unknown)


def test_a_process_reads_it_once_and_again_when_it_changed(bob: User, django_assert_num_queries: object) -> None:
    known.kept.forget()
    with django_assert_num_queries(1):  # type: ignore[operator]
        shop.facts()
        shop.facts()
    save_shop(by=bob, facts={"name": "Lumen"})
    assert shop.facts().name == "Lumen"
