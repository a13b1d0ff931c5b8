"""An export opens rightly in Excel, and nothing in it calculates."""

import csv
import datetime as dt
import io

import pytest
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy
from pytest_django import Settings

from helpdesk.web.lists.csv_safe import safe_cell
from helpdesk.web.lists.tables.out import csv_response, local_time, timed


def test_it_begins_with_the_mark_that_excel_reads_umlauts_by() -> None:
    content = b"".join(csv_response("x", ["Größe"], [["für"], [None]]))
    assert content == '\ufeffGröße\r\nfür\r\n""\r\n'.encode()


def test_times_are_the_shops_and_the_header_says_the_zone(settings: Settings) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    response = csv_response("x", [timed("Closed")], [[local_time(dt.datetime(2026, 3, 4, 20, 30, tzinfo=dt.UTC))]])
    rows = list(csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig"))))
    assert rows == [["Closed (Asia/Tokyo)"], ["2026-03-05 05:30:00"]]


def test_rows_that_stream_later_are_in_the_language_of_the_page() -> None:
    lazy = gettext_lazy("Customer")
    with translation.override("de"):
        response = csv_response("x", [gettext("Customer")], ([gettext("Ticket"), lazy] for _ in range(1)))
    assert b"".join(response).decode("utf-8-sig").splitlines() == ["Kunde", "Ticket,Kunde"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫", "\N{MINUS SIGN}"])
@pytest.mark.parametrize("before", ["", " ", "\u3000", "\u200b", "\ufeff", "\n", "\xa0 \u202e"])
def test_no_sign_begins_a_formula(sign: str, before: str) -> None:
    assert safe_cell(f"{before}{sign}1") == f"'{before}{sign}1"


@pytest.mark.parametrize("cell", ["", "a=1", "1-2", "me@example.org", " a", 5, -5, 1.5])
def test_what_is_no_formula_stays(cell: object) -> None:
    assert safe_cell(cell) == cell


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\t=1", " \t=1", "\n\r=1"])
def test_no_tab_hides_one(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"
