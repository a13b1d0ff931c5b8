"""Faults of mail servers that we fetch from: ids, and their sentences for the manager who set the mailbox up."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext, gettext_noop

FaultValues = Mapping[str, str | int]


class Fault(StrEnum):
    """What is wrong, kept with a mailbox. A value is stored: never change one."""

    NO_SERVER = "no_server"
    NO_CONNECTION = "no_connection"
    NO_ANSWER = "no_answer"
    UNREACHABLE = "unreachable"
    ENDED = "ended"
    NOT_IMAP = "not_imap"
    NOT_UNDERSTOOD = "not_understood"
    NOT_LET_IN = "not_let_in"
    NOT_TRUSTED = "not_trusted"
    NO_TLS = "no_tls"
    NO_STARTTLS = "no_starttls"

    SEALED_UNREADABLE = "sealed_unreadable"
    SIGN_IN_REFUSED = "sign_in_refused"
    UNSHOWABLE = "unshowable"
    COMMAND_UNKNOWN = "command_unknown"
    COMMAND_NOT_FOR_HOST = "command_not_for_host"
    COMMAND_SLOW = "command_slow"
    COMMAND_NOT_STARTED = "command_not_started"
    COMMAND_FAILED = "command_failed"
    COMMAND_EMPTY = "command_empty"

    REFUSED = "refused"
    NO_FOLDER = "no_folder"
    TOO_SLOW = "too_slow"
    NOT_STORED = "not_stored"
    NOT_PUT_AWAY = "not_put_away"


FAULTS: dict[Fault, str] = {
    Fault.NO_SERVER: gettext_noop("There is no server named %(host)s."),
    Fault.NO_CONNECTION: gettext_noop("%(host)s accepts no connection on port %(port)s."),
    Fault.NO_ANSWER: gettext_noop("No answer from %(host)s within %(patience)s seconds."),
    Fault.UNREACHABLE: gettext_noop("%(host)s cannot be reached: %(value)s."),
    Fault.ENDED: gettext_noop("%(host)s ended the connection."),
    Fault.NOT_IMAP: gettext_noop("What answers at %(host)s, port %(port)s, does not speak IMAP."),
    Fault.NOT_UNDERSTOOD: gettext_noop("%(host)s gave an answer that cannot be understood."),
    Fault.NOT_LET_IN: gettext_noop("%(host)s answers on port %(port)s, but does not let us in."),
    Fault.NOT_TRUSTED: gettext_noop("The certificate of %(host)s is not trusted: %(verify_message)s."),
    Fault.NO_TLS: gettext_noop(
        "%(host)s does not speak TLS on port %(port)s. Another port, or STARTTLS, may be right."
    ),
    Fault.NO_STARTTLS: gettext_noop("%(host)s does not offer STARTTLS on port %(port)s."),
    Fault.SEALED_UNREADABLE: gettext_noop(
        "The stored password cannot be read any more, because SECRET_KEY is another one. Enter it again."
    ),
    Fault.SIGN_IN_REFUSED: gettext_noop("The server refused the sign-in: %(words)s"),
    Fault.UNSHOWABLE: gettext_noop("%(host)s refused, in words that cannot be shown."),
    Fault.COMMAND_UNKNOWN: gettext_noop("The token command “%(name)s” is not configured."),
    Fault.COMMAND_NOT_FOR_HOST: gettext_noop(
        "%(host)s is not among the servers that may get a token. The operator names them in IMAP_TOKEN_HOSTS."
    ),
    Fault.COMMAND_SLOW: gettext_noop("The token command “%(name)s” did not end within %(patience)s seconds."),
    Fault.COMMAND_NOT_STARTED: gettext_noop("The token command “%(name)s” could not be started: %(strerror)s."),
    Fault.COMMAND_FAILED: gettext_noop("The token command “%(name)s” failed (exit %(returncode)s)."),
    Fault.COMMAND_EMPTY: gettext_noop("The token command “%(name)s” printed no access token."),
    Fault.REFUSED: gettext_noop("The server refused: %(words)s"),
    Fault.NO_FOLDER: gettext_noop("There is no folder “%(move_to)s” to move mail to. There are: %(shown)s"),
    Fault.TOO_SLOW: gettext_noop("%(host)s is too slow: one visit took longer than ten minutes."),
    Fault.NOT_STORED: gettext_noop("Mail could not be stored here; it stays on the mail server and is fetched again."),
    Fault.NOT_PUT_AWAY: gettext_noop("Mail is taken in, but could not be put away on the server: %(words)s"),
}


def fault_words(fault: str, values: FaultValues) -> str:
    """The sentence of a fault. `words` are the server's own; it may have given none."""
    if fault not in FAULTS:  # another release knows it
        return fault
    known = {**values, "words": values["words"] or gettext("no reason given")} if "words" in values else values
    return gettext(FAULTS[Fault(fault)]) % known
