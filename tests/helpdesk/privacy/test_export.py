"""An export holds all that is held of a customer, and goes away by itself."""

import datetime as dt
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Customer
from helpdesk.customers.registry import HeldRecord
from helpdesk.people.models import User
from helpdesk.privacy import services
from helpdesk.privacy.archive import Archive
from helpdesk.privacy.models import CustomerExport
from helpdesk.privacy.tasks import make_export, sweep
from tests import factories
from tests.helpdesk.privacy.conftest import EMAIL, NAME, STREET, Known

pytestmark = pytest.mark.django_db


def made(known: Known, by: User, *, with_notes: bool = False) -> zipfile.ZipFile:
    row = services.order_export(customer=known.customer, with_notes=with_notes, by=by)
    make_export(row.pk)
    row.refresh_from_db()
    assert (row.state, row.error) == ("ready", "")
    return zipfile.ZipFile(BytesIO(row.file.read()))


def test_it_holds_everything_for_people_and_for_programs(known: Known, bob: User) -> None:
    archive = made(known, bob)
    data = json.loads(archive.read("data.json"))
    page = archive.read("index.html").decode()
    assert data["customer"][0]["name"] == NAME
    assert {one["subject"] for one in data["tickets"]} >= {f"Kettle for {NAME}"}
    assert all(data[part] for part in ("orders", "surveys", "complaints", "raw_mail", "opt_out", "account"))
    assert all(word in page for word in (STREET, EMAIL, f"Dear {NAME}"))
    files = [name for name in archive.namelist() if name.startswith("files/")]
    assert files
    assert all(name in page for name in files)


def test_it_begins_with_who_it_is_and_leaves_out_what_is_empty(known: Known, bob: User) -> None:
    page = made(known, bob).read("index.html").decode()
    assert page.partition("<h2>")[2].startswith("Name, contact points and facts")
    assert "Nothing is held of: " in page
    assert "<dd></dd>" not in page
    assert "<dd>–</dd>" not in page


def test_notes_are_left_out_unless_they_are_asked_for(known: Known, bob: User) -> None:
    assert f"Call {NAME}" not in made(known, bob).read("index.html").decode()
    assert f"Call {NAME}" in made(known, bob, with_notes=True).read("index.html").decode()


def test_it_speaks_the_customers_language(known: Known, bob: User) -> None:
    Customer.objects.filter(pk=known.customer.pk).update(language="es-mx")
    page = made(known, bob).read("index.html").decode()
    assert '<html lang="es">' in page
    assert "<dt>Nombre</dt>" in page


def test_what_customers_wrote_is_no_markup(bob: User) -> None:
    ticket = factories.ticket(text="<script>alert(1)</script>")
    row = services.order_export(customer=ticket.requester, with_notes=False, by=bob)
    services.make_export(export=row)
    row.refresh_from_db()
    page = zipfile.ZipFile(row.file).read("index.html").decode()
    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_the_page_tells_how_far_it_is_and_the_file_goes_after_its_time(known: Known, bob: User, client: Client) -> None:
    client.force_login(bob)
    home = f"/desk/customers/{known.customer.pk}/data/"
    assert client.post(f"{home}export/", {}).headers["Location"] == home
    row = CustomerExport.objects.get()
    assert "Waiting" in client.get(home).content.decode()
    assert client.get(f"{home}exports/{row.pk}/").status_code == 404
    services.make_export(export=row)
    answer = client.get(f"{home}exports/{row.pk}/")
    assert b"".join(answer.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined] # it is a file
    assert AuditEntry.objects.filter(action__in=("exported", "export_taken")).count() == 2
    CustomerExport.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert client.get(f"{home}exports/{row.pk}/").status_code == 404
    sweep()
    row.refresh_from_db()
    assert (row.state, row.file.name) == ("expired", "")


def test_one_that_failed_is_told_and_tried_again(known: Known, bob: User, client: Client) -> None:
    client.force_login(bob)
    home = f"/desk/customers/{known.customer.pk}/data/"
    row = services.order_export(customer=known.customer, with_notes=False, by=bob)
    CustomerExport.objects.update(state="failed", error="OSError")
    assert "OSError" in client.get(home).content.decode()
    client.post(f"{home}exports/{row.pk}/again/")
    make_export(row.pk)
    row.refresh_from_db()
    assert row.state == "ready"


def test_ordering_twice_is_one_export(known: Known, bob: User) -> None:
    first, again = (services.order_export(customer=known.customer, with_notes=False, by=bob) for _ in range(2))
    assert first.pk == again.pk


def test_ten_times_as_much_takes_no_more_memory(tmp_path: Path) -> None:
    def records(count: int) -> Iterator[HeldRecord]:
        return (HeldRecord({"text": "words " * 200, "number": number}) for number in range(count))

    def peak(count: int) -> int:
        directory = tmp_path / str(count)
        directory.mkdir()
        tracemalloc.start()
        with Archive(directory, "Ana") as archive:
            archive.add("things", "Tickets", records(count))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(50)
    assert peak(5_000) < 2 * peak(500)
