"""Writes an export as CSV that Excel opens rightly: UTF-8 with its mark, in the language of whoever takes it along,
times by the shop's clock, no formula."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.http import StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.functional import Promise

from helpdesk.web import shop_time
from helpdesk.web.lists.csv_safe import safe_row

_MARK = "\ufeff"


class _Echo:
    """A file that hands back what is written, so that rows stream."""

    def write(self, text: str) -> str:
        return text


def csv_response(name: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """The rows as a download called `name` with today's date; `None` becomes an empty cell."""
    lines = _lines(list(columns), rows, translation.get_language() or settings.LANGUAGE_CODE)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{shop_time.today():%Y-%m-%d}.csv"'
    return response


def timed(column: str) -> str:
    """A header that names the zone of the times below it: `Received (Europe/Berlin)`."""
    return f"{column} ({shop_time.zone_name()})"


def local_time(at: dt.datetime | None) -> str:
    """A time as spreadsheets read it, in the zone that `timed` names."""
    return f"{timezone.localtime(at, shop_time.zone()):%Y-%m-%d %H:%M:%S}" if at else ""


def _lines(columns: Iterable[str], rows: Iterable[Iterable[object]], language: str) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield _MARK + writer.writerow(safe_row(columns))
    for row in _made(rows, language):
        yield writer.writerow(safe_row("" if cell is None else cell for cell in row))


def _made(rows: Iterable[Iterable[object]], language: str) -> Iterator[list[object]]:
    """The rows, each made in the reader's language and by the shop's clock: they stream once the page's own language
    and time zone are put back already."""
    zone, waiting = shop_time.zone(), iter(rows)
    while True:
        with timezone.override(zone), translation.override(language):
            row = next(waiting, None)
            # A label that waits to be translated is told here, too.
            cells = None if row is None else [str(cell) if isinstance(cell, Promise) else cell for cell in row]
        if cells is None:
            return
        yield cells
