"""Why a rule may resolve a ticket. A value is stored with rules and runs: never change one."""

from enum import StrEnum

from django.utils.translation import gettext_noop


class Reason(StrEnum):
    """By when it holds: with an answer that goes now, after one that was given, or where nobody waits for any."""

    SOLVED = "solved"
    ANSWERED = "answered"
    SILENT = "silent"
    MACHINE = "machine"


LABELS: dict[str, str] = {
    Reason.SOLVED: gettext_noop("The saved reply solves it"),
    Reason.ANSWERED: gettext_noop("It is answered already"),
    Reason.SILENT: gettext_noop("The customer did not answer us"),
    Reason.MACHINE: gettext_noop("A program wrote, and nobody reads an answer"),
}
