"""Reading a report, whichever form it has."""

from collections.abc import Callable

from helpdesk.mime.bounces import free_form, standard
from helpdesk.mime.bounces.report import BounceReport
from helpdesk.mime.parsed import ParsedMail


def read_reports(mail: ParsedMail, raw: Callable[[], bytes]) -> list[BounceReport]:
    """From the standard's own part, else from the shapes that mail servers made up; at the least that it came back.

    `raw` gives the bytes of the message, which only the second way needs.
    """
    return standard.read(mail) or free_form.read(mail, raw())
