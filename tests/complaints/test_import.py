"""Importing complaints from a table."""

from pathlib import Path

import pytest
from django import forms

from complaints.forms import AssessmentForm
from complaints.importing.table import BadRow, ComplaintRow, read
from complaints.models import Complaint, ComplaintCause
from complaints.queries.counts import speeds
from complaints.queries.filters import ComplaintFilter
from complaints.services import import_complaints
from helpdesk.channels.form.asked import RequestForm
from helpdesk.customers.models import Product
from helpdesk.customers.services.merge_products import merge_products
from helpdesk.events.models import EventRecord
from helpdesk.tickets.models import ContactForm, Message, Status, Ticket
from helpdesk.web.lists.tables.read import Unreadable

TABLE = """Date received,Product,Issue,Sub-issue,Consumer complaint narrative,Submitted via,Complaint ID
2019/3/29,Kettle,Broke,Hinge,"It broke
at the ""hinge"".",Phone,7
someday,Kettle,Broke,,,Web,8
2019/3/30,Toaster,Late,,,Web,9
"""


def rows(text: str = TABLE, **mapping: str) -> list[ComplaintRow | BadRow]:
    return list(read(text.encode(), mapping))


def test_usual_headers_are_found_and_quotes_and_lines_kept() -> None:
    first = rows()[0]
    assert isinstance(first, ComplaintRow)
    assert (first.product, first.cause, first.subcause, first.channel) == ("Kettle", "Broke", "Hinge", "phone")
    assert first.text == 'It broke\nat the "hinge".'


def test_a_row_without_a_date_is_named_with_its_line() -> None:
    assert rows()[1] == BadRow(4, "'someday' is not a date")


def test_a_column_can_be_named_and_a_missing_one_is_refused() -> None:
    assert isinstance(rows("Day\n2019-03-29\n", received="Day")[0], ComplaintRow)
    with pytest.raises(Unreadable, match="no column 'Day'"):
        rows(received="Day")


@pytest.mark.django_db
def test_rows_become_closed_or_open_tickets_with_causes_and_wake_nobody() -> None:
    report = import_complaints(rows=rows(), source="shop")
    assert (report.imported, report.known, report.bad) == (2, 0, [(4, "'someday' is not a date")])
    assert str(ComplaintCause.objects.get(complaint__source_reference="shop:7").cause) == "Broke – Hinge"
    assert Ticket.objects.filter(is_complaint=True, status="new").count() == 2
    assert not EventRecord.objects.exists()


@pytest.mark.django_db
def test_the_same_table_again_adds_nothing() -> None:
    import_complaints(rows=rows(), source="shop")
    assert import_complaints(rows=rows(), source="shop").known == 2
    assert Complaint.objects.count() == 2


@pytest.mark.django_db
def test_imported_words_are_found_by_search() -> None:
    from helpdesk.tickets.queries.search.search import matching

    import_complaints(rows=rows(), source="shop")
    assert Ticket.objects.filter(matching("hinge")).count() == 1


@pytest.mark.django_db
def test_the_public_file_agrees_with_its_own_counts(shared_data: Path) -> None:
    from complaints.queries.counts import by_product_and_cause
    from complaints.trends.causes import groups, ranking

    content = (shared_data / "complaints/cfpb.csv").read_bytes()
    report = import_complaints(rows=read(content, {}), source="cfpb")
    cells = by_product_and_cause(Complaint.objects.all())
    products = groups(cells, "product")
    assert (report.imported, report.bad, products[0].count) == (6623, [], 3503)
    assert round(sum(product.count for product in products[:5]) / 6623, 4) == 0.9304
    assert (ranking(cells).bars[0].count, ranking(cells).untagged) == (2261, 0)
    assert not Complaint.objects.exclude(closed_at=None).exists()
    assert Ticket.objects.filter(status=Status.CLOSED).count() == 6551


PASSED_ON = """Date received,Date sent to company,Company response to consumer,Product,Complaint ID
2020/3/18,2020/3/20,Closed with explanation,Loan,1
2020/3/19,2020/3/19,In progress,Loan,2
"""


@pytest.mark.django_db
def test_what_was_sent_to_the_company_was_not_closed_then() -> None:
    import_complaints(rows=rows(PASSED_ON), source="regulator")
    first, second = Complaint.objects.order_by("received_at")
    assert (first.closed_at, first.ticket.status, second.ticket.status) == (None, Status.CLOSED, Status.NEW)
    assert [ComplaintFilter(state=state).apply(Complaint.objects.all()).get() for state in ("open", "closed")] == [
        second,
        first,
    ]
    assert [speed.n for speed in speeds(Complaint.objects.all(), "closed_at")] == [0, 0, 1]
    note = Message.objects.get(ticket=first.ticket, direction="note")
    assert note.body_text == (
        "The source sent it to the company on 2020-03-20.\nResponse according to the source: Closed with explanation."
    )
    assert f"{note.created_at:%Y-%m-%d}" == "2020-03-20"


def offered(form: forms.Form) -> set[Product]:
    field = form.fields["product"]
    assert isinstance(field, forms.ModelChoiceField)
    return set(field.queryset or ())


@pytest.mark.django_db
def test_a_product_of_elsewhere_is_offered_in_no_form_and_stays_on_its_complaint() -> None:
    own = Product.objects.create(name="Kettle", slug="kettle")
    import_complaints(rows=rows(), source="shop")
    imported = Complaint.objects.get(source_reference="shop:9")
    assert list(Product.objects.filter(is_active=True)) == [own]
    assert offered(AssessmentForm(complaint=imported)) == {own, imported.product}
    assert offered(RequestForm(form=ContactForm.objects.get())) == {own}


def test_dates_of_a_file_are_read_in_one_way() -> None:
    found = rows("Date received,Product,Reference\n03/04/2026,Lamp,1\n25/04/2026,Lamp,2\n")
    assert [f"{row.received}" for row in found if isinstance(row, ComplaintRow)] == ["2026-04-03", "2026-04-25"]
    with pytest.raises(Unreadable, match="Line 2"):
        rows("Date received\n03/04/2026\n04/05/2026\n")


def test_a_row_that_was_closed_before_it_came_or_is_torn_is_named() -> None:
    found = rows("Date;Closed;Product\n2026-04-03;2026-04-02;A\n2026-04-03;x;A\n2026-04-03;;A;B\n2026-04-03;;A\n")
    assert [row.line for row in found if isinstance(row, BadRow)] == [2, 3, 4]


def test_the_name_of_a_merged_product_means_the_other_one(db: None) -> None:
    kettle, pot = (Product.objects.create(name=name, slug=name.lower()) for name in ("Kettle", "Pot"))
    merge_products(product=kettle, into=pot, by=None)
    import_complaints(rows=rows(), source="shop")
    assert sorted(Complaint.objects.values_list("product__name", flat=True)) == ["Pot", "Toaster"]
