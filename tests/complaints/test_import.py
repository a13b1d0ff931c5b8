"""Importing complaints from a table."""

import io
from pathlib import Path

import pytest

from complaints.importing.table import BadRow, Row, UnreadableTable, read
from complaints.models import Complaint, ComplaintCause
from complaints.services import import_complaints
from helpdesk.events.models import EventRecord
from helpdesk.tickets.models import Ticket

TABLE = """Date received,Product,Issue,Sub-issue,Consumer complaint narrative,Submitted via,Complaint ID
2019/3/29,Kettle,Broke,Hinge,"It broke
at the ""hinge"".",Phone,7
someday,Kettle,Broke,,,Web,8
2019/3/30,Toaster,Late,,,Web,9
"""


def rows(text: str = TABLE, **mapping: str) -> list[Row | BadRow]:
    return list(read(io.StringIO(text), mapping))


def test_usual_headers_are_found_and_quotes_and_lines_kept() -> None:
    first = rows()[0]
    assert isinstance(first, Row)
    assert (first.product, first.cause, first.subcause, first.channel) == ("Kettle", "Broke", "Hinge", "phone")
    assert first.text == 'It broke\nat the "hinge".'


def test_a_row_without_a_date_is_named_with_its_line() -> None:
    assert rows()[1] == BadRow(4, "'someday' is not a date")


def test_a_column_can_be_named_and_a_missing_one_is_refused() -> None:
    assert isinstance(rows("Day\n2019-03-29\n", received="Day")[0], Row)
    with pytest.raises(UnreadableTable, match="no column 'Day'"):
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
    from helpdesk.tickets.queries.search import matching

    import_complaints(rows=rows(), source="shop")
    assert Ticket.objects.filter(matching("hinge")).count() == 1


@pytest.mark.django_db
def test_the_public_file_agrees_with_its_own_counts(shared_data: Path) -> None:
    from complaints.queries.counts import by_product_and_cause
    from complaints.trends.causes import groups, ranking

    with (shared_data / "complaints/cfpb.csv").open(newline="", encoding="utf-8-sig") as file:
        report = import_complaints(rows=read(file, {}), source="cfpb")
    cells = by_product_and_cause(Complaint.objects.all())
    products = groups(cells, "product")
    assert (report.imported, report.bad, products[0].count) == (6623, [], 3503)
    assert round(sum(product.count for product in products[:5]) / 6623, 4) == 0.9304
    assert (ranking(cells).bars[0].count, ranking(cells).untagged) == (2261, 0)
