"""Customers come in from a file: rehearsed, stored, and taken back."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.customers.models import ContactPoint, Customer, Order, Organisation
from helpdesk.customers.services.find_or_create_customer import find_or_create_customer
from helpdesk.customers.services.organisations import put_organisation_away, save_organisation
from helpdesk.imports.models import ImportBatch
from helpdesk.imports.planning import on_file
from helpdesk.imports.services import check_import, go_on, start_import, take_back_import, upload
from helpdesk.imports.services.go_on import STORED_AT_ONCE
from helpdesk.imports.tasks import go_on_with_imports
from tests import factories
from tests.helpdesk.imports.making import changes, codes, imported, outcomes, rehearsed

pytestmark = pytest.mark.django_db
TWO = "E-Mail;Telefon;Name;Firma\nana@example.org;020 7946 0018;Ana Lima;Lima & Sons\nben@example.org;;Ben;\n"


def taken_back(batch: ImportBatch) -> ImportBatch:
    take_back_import(batch=batch, by=None)
    go_on_with_imports()
    batch.refresh_from_db()
    return batch


def test_a_rehearsal_stores_no_customer() -> None:
    batch = rehearsed(TWO)
    assert (batch.state, batch.made, outcomes(batch)) == ("checked", 2, ["made", "made"])
    assert not Customer.objects.exists()


def test_an_import_makes_them_with_address_number_and_organisation() -> None:
    batch = imported(TWO)
    ana = Customer.objects.get(name="Ana Lima")
    assert (ana.email, ana.phone, str(ana.organisation)) == ("ana@example.org", "+442079460018", "Lima & Sons")
    assert (batch.state, batch.made, Customer.objects.count()) == ("imported", 2, 2)


def test_the_same_file_again_changes_nothing() -> None:
    imported(TWO)
    assert outcomes(rehearsed(TWO)) == ["same", "same"]


def test_a_known_customer_is_changed_by_filled_cells_alone() -> None:
    ana = find_or_create_customer(email="ana@example.org", name="Ana")
    imported("email,name,language,account number,address\nANA@example.org,Ana Lima,pt,C-1,\n")
    ana.refresh_from_db()
    assert (ana.name, ana.language, ana.facts.get().value) == ("Ana Lima", "pt", "C-1")


def test_only_what_is_missing_is_filled_in_where_that_is_asked() -> None:
    find_or_create_customer(email="ana@example.org", name="Ana")
    batch = rehearsed("email,name,language\nana@example.org,Ana Lima,pt\n", only_missing=True)
    assert changes(batch) == {"language": ["", "pt"]}


def test_a_number_is_added_to_whom_the_address_finds() -> None:
    ana = find_or_create_customer(email="ana@example.org", name="Ana")
    imported("email,phone\nana@example.org,020 7946 0018\n")
    assert ana.contact_points.get(kind="phone").normalised == "+442079460018"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("nobody,,Ana,,", "no_address"),
        ("a@example.org,12,Ana,,", "no_phone"),
        (",,Ana,,", "no_contact"),
        ("a@example.org,,Ana,klingon!,", "no_language"),
        ("a@example.org,,Ana,xx,", "no_language"),
        ("a@example.org,,Ana,pt-BR,", ""),
        ("a@example.org,,Ana,,Mars/Base", "no_zone"),
        (f"a@example.org,,{'A' * 201},,", "too_long"),
        ("a@example.org,,Ana,,,more", "torn"),
        ("b@example.org,,,,\nB@Example.org,,,,", "twice"),
        ("ana@example.org,020 7946 0018,,,", "two_customers"),
        ("c@example.org,,,,,", ""),
    ],
)
def test_a_line_that_cannot_be_is_refused_with_its_reason(lines: str, code: str) -> None:
    find_or_create_customer(email="ana@example.org")
    find_or_create_customer(phone="+442079460018")
    batch = rehearsed(f"email,phone,name,language,timezone\n{lines}\n")
    assert codes(batch) == ([code] if code else [])


def test_an_organisation_that_was_put_away_takes_nobody_in() -> None:
    firm = save_organisation(organisation=Organisation(), name="Lima", domains=[])
    put_organisation_away(organisation=firm, to=None, by=None)
    assert codes(rehearsed("email,company\na@example.org,LIMA\n")) == ["put_away"]


def test_what_changed_since_the_rehearsal_is_decided_anew() -> None:
    batch = rehearsed("email,phone,name\nana@example.org,020 7946 0018,Ana\n")
    find_or_create_customer(email="ana@example.org")
    find_or_create_customer(phone="+442079460018")
    start_import(batch=batch, by=None)
    go_on_with_imports()
    assert (codes(batch), outcomes(batch)) == (["two_customers"], ["refused"])


def test_taken_back_nothing_is_left_of_it() -> None:
    batch = taken_back(imported(TWO))
    assert batch.state == "undone"
    assert [model.objects.count() for model in (Customer, ContactPoint, Organisation)] == [0, 0, 0]


def test_taken_back_what_was_changed_is_as_before() -> None:
    ana = find_or_create_customer(email="ana@example.org", name="Ana")
    taken_back(imported("email,phone,name,company,address\nana@example.org,020 7946 0018,Ana Lima,Lima,4 Mill Lane\n"))
    ana.refresh_from_db()
    assert (ana.name, ana.organisation, ana.phone, ana.facts.exists()) == ("Ana", None, "", False)


def test_whoever_wrote_since_stays_and_is_told() -> None:
    batch = imported(TWO)
    factories.ticket(requester=Customer.objects.get(name="Ben"))
    taken_back(batch)
    assert [row.name for row in Customer.objects.all()] == ["Ben"]
    assert (codes(batch), batch.lines.filter(step="kept").count()) == (["in_use"], 1)


def test_what_stayed_is_taken_back_once_nothing_uses_it_any_more() -> None:
    batch = imported(TWO)
    order = Order.objects.create(
        number="1", customer=Customer.objects.get(name="Ben"), placed_at=timezone.now(), total=1
    )
    taken_back(batch)
    order.delete()
    taken_back(batch)
    assert (Customer.objects.filter(name="Ben").exists(), codes(batch)) == (False, [])


def test_what_somebody_changed_since_stays() -> None:
    ana = find_or_create_customer(email="ana@example.org", name="Ana")
    batch = imported("email,name,language\nana@example.org,Ana Lima,pt\n")
    Customer.objects.update(name="Ana de Lima")
    taken_back(batch)
    ana.refresh_from_db()
    assert (ana.name, ana.language, codes(batch)) == ("Ana de Lima", "", ["changed_since"])


def test_a_worker_that_ended_goes_on_where_it_was() -> None:
    batch = rehearsed("email\n" + "".join(f"a{number}@example.org\n" for number in range(STORED_AT_ONCE + 1)))
    start_import(batch=batch, by=None)
    assert go_on(batch=batch)
    assert (Customer.objects.count(), batch.lines.filter(step="done").count()) == (STORED_AT_ONCE, STORED_AT_ONCE)
    go_on_with_imports()
    assert (Customer.objects.count(), batch.lines.filter(step="planned").count()) == (STORED_AT_ONCE + 1, 0)


def test_many_lines_are_looked_up_by_as_many_statements_as_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    lines = [{"email": f"a{number}@example.org", "organisation": f"Firm {number}"} for number in range(200)]
    imported("email,company\n" + "".join(f"{line['email']},{line['organisation']}\n" for line in lines[:20]))
    with django_assert_max_num_queries(5):
        on_file(lines, lock=True)


def test_a_mapping_is_refused_where_nothing_says_who_it_is() -> None:
    batch = upload(kind="customers", file_name="x.csv", content=b"a,b\n1,2\n", by=None)
    with pytest.raises(Exception, match="Customers are known by"):
        check_import(batch=batch, columns={"name": "a"}, options={})
