"""Reads a report, whichever form it has."""

from collections.abc import Callable

from helpdesk.mime.bounces import free_form, standard
from helpdesk.mime.bounces.report import BounceReport
from helpdesk.mime.parsed import ParsedMail


def read_reports(mail: ParsedMail, raw: Callable[[], bytes]) -> list[BounceReport]:
    """What a report says, by the standard's own part, else by the shapes that mail servers made up.

    At the least it says that the mail came back.

    `raw` gives the bytes of the message, which only the second way needs.
    """
    return standard.read(mail) or free_form.read(mail, raw())
