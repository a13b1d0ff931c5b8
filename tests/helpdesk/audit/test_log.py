"""The page of the log: who may read it, what it finds, and the same as a file."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from complaints.services import save_cause
from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import User

pytestmark = pytest.mark.django_db
LOG = "/desk/settings/audit/"


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def page(client: Client, question: str = "") -> str:
    answer = client.get(f"{LOG}{question}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_is_for_those_who_may_read_it(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get(LOG).status_code == 403
    assert client.get(f"{LOG}export.csv").status_code == 403


def test_a_change_stands_there_in_words(manager: Client, bob: User) -> None:
    cause = save_cause(name="Delivery", by=bob)
    save_cause(cause=cause, name="Deliveries", is_active=False, by=bob)
    words = " ".join(page(manager).split())
    for told in ("Bob", "changed", "Deliveries", "Cause of complaints", "Offered", ">yes<", ">no<"):
        assert told in words


def test_words_of_another_language_are_the_reader_s(manager: Client, bob: User) -> None:
    save_cause(name="Delivery", by=bob)
    User.objects.filter(pk=bob.pk).update(language="de")
    assert "Beschwerdegrund" in page(manager)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("?q=deliv", {"Delivery"}),
        ("?q=bob", {"Delivery", "Handling"}),
        ("?kind=cause", {"Delivery", "Handling"}),
        ("?action=deleted", set()),
        ("?kind=nonsense&action=nonsense&actor=nonsense", {"Delivery", "Handling"}),
        ("?from=2020-01-01&to=2020-02-01", set()),
    ],
)
def test_it_is_narrowed_by_the_address(manager: Client, bob: User, question: str, found: set[str]) -> None:
    for name in ("Delivery", "Handling"):
        save_cause(name=name, by=bob)
    words = page(manager, question)
    assert {name for name in ("Delivery", "Handling") if f"<bdi>{name}</bdi>" in words} == found


def test_one_thing_s_entries_are_one_press_away(manager: Client, bob: User) -> None:
    first, second = save_cause(name="Delivery", by=bob), save_cause(name="Handling", by=bob)
    words = page(manager, f"?kind=cause&thing={second.pk}")
    assert "Only what concerns <bdi>Handling</bdi> is shown" in words
    assert f"/desk/complaints/causes/{first.pk}/" not in words


def test_a_deep_page_follows_the_first(manager: Client) -> None:
    now = timezone.now()
    AuditEntry.objects.bulk_create(
        AuditEntry(at=now - dt.timedelta(minutes=number), action="changed", thing=f"Thing {number:02}")
        for number in range(60)
    )
    first = page(manager)
    follows = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "Thing 48" in first
    assert "Thing 59" not in first
    assert "Thing 59" in page(manager, follows)


def test_ten_rows_or_fifty_take_the_same_statements(manager: Client, django_assert_max_num_queries: object) -> None:
    AuditEntry.objects.bulk_create(AuditEntry(action="changed", thing="A") for _ in range(60))
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        page(manager)


def test_an_empty_log_says_so(manager: Client) -> None:
    assert "Nothing happened in these days" in page(manager, "?from=2020-01-01&to=2020-02-01")


def test_taking_it_along_is_an_entry_itself(manager: Client, bob: User) -> None:
    save_cause(name="Delivery", by=bob)
    answer = manager.get(f"{LOG}export.csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert "Bob,,created,Cause of complaints,Delivery,Name,nothing,Delivery" in lines[2]
    assert AuditEntry.objects.filter(action="exported", kind="audit_log", actor_id=bob.pk).count() == 1


def test_who_may_take_nothing_along_takes_no_log(manager: Client, bob: User) -> None:
    User.objects.filter(pk=bob.pk).update(permissions={"export": False})
    assert manager.get(f"{LOG}export.csv").status_code == 403
    assert "Export CSV" not in page(manager)
