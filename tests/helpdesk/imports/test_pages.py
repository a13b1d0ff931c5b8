"""Imports in the browser: a file, its columns, what each line comes to, the import and its way back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.calendars.models import Calendar
from helpdesk.customers.models import Customer
from helpdesk.customers.services.find_or_create_customer import find_or_create_customer
from helpdesk.imports.models import KEPT, ImportBatch
from helpdesk.imports.services import prune_imports
from helpdesk.imports.tasks import go_on_with_imports
from helpdesk.people.models import Role, User
from tests import factories
from tests.helpdesk.imports.making import imported, rehearsed

pytestmark = pytest.mark.django_db
IMPORTS = "/desk/settings/imports/"
ONE = "email,name\nana@example.org,Ana Lima\nnobody,Ben\n"


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def text(client: Client, path: str) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def sent(client: Client, content: bytes, kind: str = "customers") -> str:
    answer = client.post(f"{IMPORTS}new/", {"kind": kind, "file": SimpleUploadedFile("p.csv", content)})
    return answer["Location"] if answer.status_code == 302 else " ".join(answer.content.decode().split())


@pytest.mark.parametrize(("country", "expected"), [("DE", "DE"), ("", "US")])
def test_phone_numbers_are_first_those_of_the_shops_country(manager: Client, country: str, expected: str) -> None:
    Calendar.objects.update_or_create(is_default=True, defaults={"name": "Office", "country": country})
    page = text(manager, sent(manager, ONE.encode()))
    assert f'<option value="{expected}" selected>' in page


def test_from_the_file_to_the_customer_and_back(manager: Client) -> None:
    columns = sent(manager, ONE.encode())
    page = columns.removesuffix("columns/")
    assert manager.post(columns, {"email": "email", "name": "name", "region": "GB"})["Location"] == page
    assert "A worker reads every line" in text(manager, page)
    go_on_with_imports()
    assert "The import would make 1, change 0 and leave out 1." in text(manager, page)
    manager.post(f"{page}start/")
    go_on_with_imports()
    assert Customer.objects.get().name == "Ana Lima"
    manager.post(f"{page}take-back/")
    go_on_with_imports()
    assert (Customer.objects.exists(), "It is taken back." in text(manager, page)) == (False, True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty."),
        (b"\x00\xff\x00\xfe\x12", "This is no CSV file"),
        (b"email,name\n", "The file has no line below"),
        (b"email,,name\n1,2,3\n", "The first line has to name every column."),
        (b"email,Email\n1,2\n", "Two columns are called"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(manager: Client, content: bytes, words: str) -> None:
    assert words in sent(manager, content)
    assert not ImportBatch.objects.exists()


def test_a_mapping_that_lacks_something_is_told_and_kept(manager: Client) -> None:
    columns = sent(manager, b"order,mail,when\n1,a@example.org,2026-01-01\n", "orders")
    answer = manager.post(columns, {"number": "order", "usual_currency": "EUR", "region": "GB", "email": "mail"})
    page = answer.content.decode()
    assert (answer.status_code, page.count("Say in which column it is."), "selected>mail" in page) == (422, 4, True)


def test_pressed_twice_it_starts_once(manager: Client, bob: User) -> None:
    batch = rehearsed(ONE, by=bob)
    for _ in range(2):
        manager.post(f"{IMPORTS}{batch.pk}/start/")
    entries = AuditEntry.objects.filter(kind="import").values_list("action", "changes__state")
    assert list(entries) == [("changed", ["checked", "importing"])]


def test_what_was_refused_is_taken_along_as_it_came(manager: Client) -> None:
    batch = rehearsed("email,name,Seit\nana@example.org,Ana Lima,2024\nnobody,Ben,2025\n")
    answer = manager.get(f"{IMPORTS}{batch.pk}/lines/?only=refused")
    header, line = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert header.endswith("Line,Outcome,Why,email,name,Seit")
    assert line == "3,Refused,“nobody” is no e-mail address.,nobody,Ben,2025"


def test_the_next_file_is_read_as_the_one_before(manager: Client) -> None:
    rehearsed(ONE, region="AT", usual_currency="EUR")
    page = text(manager, sent(manager, b"number,email,date,total\n1,a@example.org,2026-01-01,5\n", "orders"))
    assert '<option value="AT" selected>' in page
    assert 'value="EUR"' in page


def test_a_number_beside_those_on_file_is_told_as_such(manager: Client) -> None:
    find_or_create_customer(email="ana@example.org", phone="+442079460018")
    batch = rehearsed("email,phone\nana@example.org,020 7946 0019\n")
    assert "Phone, beside what is on file: <bdi>+442079460019" in text(manager, f"{IMPORTS}{batch.pk}/")


def test_a_day_of_a_file_is_told_with_its_year_and_no_hour(manager: Client) -> None:
    batch = rehearsed("number,email,date,total\n1,a@example.org,2024-03-15,5\n", "orders")
    assert "Ordered: <bdi>15 March 2024</bdi>" in text(manager, f"{IMPORTS}{batch.pk}/")


def test_a_file_is_thrown_away_until_it_is_imported(manager: Client) -> None:
    batch = rehearsed(ONE)
    manager.post(f"{IMPORTS}{batch.pk}/discard/")
    assert not ImportBatch.objects.exists()
    batch = imported(ONE)
    manager.post(f"{IMPORTS}{batch.pk}/discard/")
    assert ImportBatch.objects.get() == batch


def test_after_thirty_days_the_counts_alone_are_left(manager: Client) -> None:
    batch = imported(ONE)
    ImportBatch.objects.update(imported_at=timezone.now() - KEPT)
    prune_imports()
    batch.refresh_from_db()
    assert (bytes(batch.content), batch.lines.count(), batch.made) == (b"", 0, 1)
    assert "The lines of an import are kept for thirty days" in text(manager, f"{IMPORTS}{batch.pk}/")


@pytest.mark.parametrize("path", ["", "new/", "{pk}/", "{pk}/lines/"])
def test_the_pages_are_for_managers(client: Client, path: str) -> None:
    client.force_login(factories.user("Lea", role=Role.LEAD))
    assert client.get(IMPORTS + path.format(pk=imported(ONE).pk)).status_code == 403


def test_many_lines_cost_no_more_statements(
    manager: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    batch = imported("email\n" + "".join(f"a{number}@example.org\n" for number in range(60)))
    with django_assert_max_num_queries(9):
        text(manager, f"{IMPORTS}{batch.pk}/")
    with django_assert_max_num_queries(7):
        text(manager, IMPORTS)


def test_the_example_file_is_understood_as_it_stands(manager: Client) -> None:
    for kind in ("customers", "orders"):
        columns = sent(manager, manager.get(f"{IMPORTS}example/{kind}/").content, kind)
        assert len(ImportBatch.objects.get(kind=kind).columns) == len(
            manager.get(f"{IMPORTS}example/{kind}/").content.decode().splitlines()[0].split(",")
        )
        assert "Which column is what" in text(manager, columns)
