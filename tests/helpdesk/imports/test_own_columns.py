"""The shop's own fields of customers are columns of a file, in every kind but the number of an order."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Customer
from helpdesk.customers.services.find_or_create_customer import find_or_create_customer
from helpdesk.imports.models import ImportBatch
from helpdesk.imports.own_columns import fields
from helpdesk.imports.planning import on_file
from helpdesk.imports.services import take_back_import
from helpdesk.imports.tasks import go_on_with_imports
from helpdesk.people.models import User
from helpdesk.tickets.models import CustomerValue
from helpdesk.tickets.queries.own import own_values
from helpdesk.tickets.services import keep_customer_values
from tests import factories
from tests.helpdesk.imports.making import changes, codes, imported, outcomes, rehearsed

pytestmark = pytest.mark.django_db
PLAIN = {"vip": "flag", "since": "day", "note": "text", "seats": "number", "bill": "order"}
HEAD = "email,Tier,Perks,VIP,Credit,Since,Note,Seats\n"
FULL = f'{HEAD}ana@example.org,Gold,returns; Lounge,ja,"1.234,50",25.04.2026,Likes lamps,3\n'


@pytest.fixture(autouse=True)
def own_fields(db: None) -> None:
    for key, type_, choices in (
        ("tier", "choice", ("gold", "plain")),
        ("perks", "choices", ("lounge", "returns")),
        *((key, type_, ()) for key, type_ in PLAIN.items()),
    ):
        factories.own_field(key, type_, *choices, holder="customer")
    factories.own_field("credit", "money", currency="EUR", holder="customer")


def values(customer: Customer) -> dict[str, Any]:
    found = own_values.of_customers([customer.pk], fields().values()).get(customer.pk, {})
    return {key.removeprefix("own_"): value for key, value in found.items()}


def taken_back(batch: ImportBatch) -> None:
    take_back_import(batch=batch, by=None)
    go_on_with_imports()


def test_each_kind_is_read_as_the_file_writes_it() -> None:
    imported(FULL)
    found = values(Customer.objects.get())
    assert found.pop("since").isoformat() == "2026-04-25"
    assert found == {
        "tier": "gold",
        "perks": ("lounge", "returns"),
        "vip": True,
        "credit": Decimal("1234.50"),
        "note": "Likes lamps",
        "seats": Decimal(3),
    }


def test_the_same_file_again_changes_nothing() -> None:
    imported(FULL)
    assert outcomes(rehearsed(FULL)) == ["same"]


@pytest.mark.parametrize(
    "line", ["Silver,,,,,,", ",Pool,,,,,", ",,perhaps,,,,", ",,,much,,,", ",,,,someday,,", ",,,,,,few", ",,,1.234,,,"]
)
def test_what_a_field_does_not_take_refuses_the_line(line: str) -> None:
    batch = rehearsed(f"{HEAD}ana@example.org,{line}\n", amounts="point")
    assert (outcomes(batch), codes(batch)) == (["refused"], ["no_value"])


def test_who_has_no_yes_has_a_no() -> None:
    find_or_create_customer(email="ana@example.org", name="Ana")
    assert outcomes(rehearsed("email,VIP\nana@example.org,no\n")) == ["same"]


def test_only_what_is_missing_is_filled_in_where_that_is_asked() -> None:
    ana = find_or_create_customer(email="ana@example.org", name="Ana")
    keep_customer_values(customer=ana, by=None, own_tier="plain")
    batch = rehearsed("email,Tier,Note\nana@example.org,Gold,Likes lamps\n", only_missing=True)
    assert changes(batch) == {"own_note": ["", "Likes lamps"]}


def test_taking_back_brings_the_values_before() -> None:
    ana = find_or_create_customer(email="ana@example.org", name="Ana")
    keep_customer_values(customer=ana, by=None, own_tier="plain", own_vip=False, own_credit=Decimal("2.50"))
    before = values(ana)
    taken_back(imported(FULL))
    assert values(ana) == before


def test_taking_back_removes_whom_the_file_made_with_their_values() -> None:
    taken_back(imported(FULL))
    assert not Customer.objects.exists()
    assert not CustomerValue.objects.exists()


def test_what_was_changed_since_stays_and_is_told() -> None:
    batch = imported(FULL)
    keep_customer_values(customer=Customer.objects.get(), by=None, own_tier="plain")
    taken_back(batch)
    assert codes(batch) == ["changed_since", "in_use"]
    assert values(Customer.objects.get()) == {"tier": "plain"}


def test_an_import_stays_one_entry_of_the_audit_log(bob: User) -> None:
    imported(FULL, by=bob)
    assert not AuditEntry.objects.filter(kind="customer").exists()
    assert AuditEntry.objects.filter(action="imported").count() == 1


def test_however_many_lines_the_values_on_file_are_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    lines = [{"email": f"{number}@example.org", "own_tier": "gold"} for number in range(50)]
    imported("email,Tier\n" + "".join(f"{line['email']},Gold\n" for line in lines))
    fields()
    with django_assert_num_queries(4):
        on_file(lines)


def test_the_example_and_the_lines_name_them(client: Client, bob: User) -> None:
    client.force_login(bob)
    example = client.get("/desk/settings/imports/example/customers/").text
    assert "own_tier,own_perks,own_vip" in example
    batch = imported(FULL)
    page = " ".join(client.get(f"/desk/settings/imports/{batch.pk}/").text.split())
    assert all(words in page for words in ("Tier", "Gold", "Lounge, Returns", "€1,234.50"))
