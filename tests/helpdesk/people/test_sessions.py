"""Where one is signed in: listed with place and device, ended one by one, or all others at once."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.people import devices
from helpdesk.people.models import Role, StaffSession, User
from helpdesk.people.tasks import clear_sessions
from tests import factories

pytestmark = pytest.mark.django_db
SECURITY = "/desk/me/security/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 "
    "Safari/537.36 Edg/142.0.0.0"
)


def signed_in(person: User, agent: str, address: str) -> Client:
    """A browser of its own, somewhere."""
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address)
    client.post("/accounts/login/", {"login": person.email, "password": factories.PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get("/desk/me/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (PHONE, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        ("curl/8.5.0", "Something that does not say what it is"),
        ("", "Something that does not say what it is"),
    ],
)
def test_a_device_is_told_in_plain_words(agent: str, words: str) -> None:
    assert devices.in_words(agent) == words


def test_each_is_listed_with_device_and_address_and_this_one_is_marked(alice: User) -> None:
    signed_in(alice, PHONE, "203.0.113.7")
    here = signed_in(alice, FIREFOX, "10.0.0.1")
    page = here.get(SECURITY)
    told = [(row.device, row.session.address, row.is_this) for row in page.context["sessions"]]
    assert told == [("Firefox on Linux", "10.0.0.1", True), ("Safari on iPhone", "203.0.113.7", False)]
    assert "address 203.0.113.7" in page.text


def test_who_is_here_is_noted_once_in_some_minutes(alice: User) -> None:
    here = signed_in(alice, FIREFOX, "10.0.0.1")
    User.objects.update(seen_at=None)
    here.get(SECURITY)
    alice.refresh_from_db()
    assert alice.seen_at is None
    cache.clear()
    here.get(SECURITY)
    alice.refresh_from_db()
    assert alice.last_here == alice.seen_at == StaffSession.objects.get().seen_at


def test_one_is_ended_and_the_others_go_on(alice: User) -> None:
    lost, here = signed_in(alice, PHONE, "203.0.113.7"), signed_in(alice, FIREFOX, "10.0.0.1")
    row = StaffSession.objects.get(address="203.0.113.7")
    assert here.post(f"{SECURITY}sessions/{row.pk}/end/")["Location"] == SECURITY
    assert (is_in(lost), is_in(here)) == (False, True)
    told = AuditEntry.objects.filter(action="session_ended").values_list("actor_id", "thing")
    assert list(told) == [(alice.pk, "Safari on iPhone, 203.0.113.7")]


def test_nobody_ends_somebody_elses(alice: User, bob: User) -> None:
    hers, his = signed_in(alice, PHONE, "203.0.113.7"), signed_in(bob, FIREFOX, "10.0.0.1")
    assert his.post(f"{SECURITY}sessions/{StaffSession.objects.get(user=alice).pk}/end/").status_code == 404
    assert is_in(hers)


def test_all_others_end_at_once_also_one_that_nobody_remembers(alice: User) -> None:
    unknown, here = signed_in(alice, PHONE, "203.0.113.7"), signed_in(alice, FIREFOX, "10.0.0.1")
    StaffSession.objects.filter(address="203.0.113.7").delete()
    here.post(f"{SECURITY}sessions/end-others/")
    assert (is_in(unknown), is_in(here)) == (False, True)
    assert [row.is_this for row in here.get(SECURITY).context["sessions"]] == [True]
    assert AuditEntry.objects.filter(action="other_sessions_ended", actor_id=alice.pk).count() == 1


def test_what_was_ended_in_another_way_is_not_listed(alice: User) -> None:
    signed_in(alice, PHONE, "203.0.113.7").post("/accounts/logout/")
    signed_in(alice, EDGE, "203.0.113.8")
    User.objects.filter(pk=alice.pk).update(session_salt="signed out everywhere")
    here = signed_in(User.objects.get(pk=alice.pk), FIREFOX, "10.0.0.1")
    assert [row.device for row in here.get(SECURITY).context["sessions"]] == ["Firefox on Linux"]


def test_the_last_time_is_noted_some_minutes_apart(
    alice: User, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(alice)
    StaffSession.objects.update(seen_at=timezone.now() - dt.timedelta(days=1))
    client.get("/desk/me/")
    assert StaffSession.objects.get().seen_at < timezone.now() - dt.timedelta(hours=1)
    cache.clear()
    client.get("/desk/me/")
    assert StaffSession.objects.get().seen_at > timezone.now() - dt.timedelta(hours=1)


def test_customers_are_not_noted_and_what_is_over_is_forgotten(client: Client, alice: User) -> None:
    client.force_login(factories.user("Meg", role=Role.CUSTOMER))
    assert not StaffSession.objects.exists()
    signed_in(alice, PHONE, "203.0.113.7").session.flush()
    clear_sessions()
    assert not StaffSession.objects.exists()
