"""Writes an export as CSV that Excel opens rightly: UTF-8 with its mark, times by the shop's clock, no formula."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse
from django.utils import timezone

from helpdesk.web import shop_time
from helpdesk.web.lists.csv_safe import safe_row

_MARK = "\ufeff"


class _Echo:
    """A file that hands back what is written, so that rows stream."""

    def write(self, text: str) -> str:
        return text


def csv_response(name: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """The rows as a download called `name` with today's date; `None` becomes an empty cell."""
    response = StreamingHttpResponse(_lines(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{shop_time.today():%Y-%m-%d}.csv"'
    return response


def timed(column: str) -> str:
    """A header that names the zone of the times below it: `Received (Europe/Berlin)`."""
    return f"{column} ({shop_time.zone_name()})"


def local_time(at: dt.datetime | None) -> str:
    """A time as spreadsheets read it, in the zone that `timed` names."""
    return f"{timezone.localtime(at, shop_time.zone()):%Y-%m-%d %H:%M:%S}" if at else ""


def _lines(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield _MARK + writer.writerow(safe_row(columns))
    for row in _by_the_shop(rows):
        yield writer.writerow(safe_row("" if cell is None else cell for cell in row))


def _by_the_shop(rows: Iterable[Iterable[object]]) -> Iterator[Iterable[object]]:
    """The rows, each made by the shop's clock: they stream once the page's own time zone is put back already."""
    zone, waiting = shop_time.zone(), iter(rows)
    while True:
        with timezone.override(zone):
            row = next(waiting, None)
        if row is None:
            return
        yield row
