"""What a cause of a failed delivery is called, in words for people: made when shown, never stored or compared."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.mime.bounces.answers import cause_of
from helpdesk.mime.bounces.cause import Cause

CAUSES: dict[str, str] = {
    Cause.NO_SUCH_MAILBOX: gettext_noop("no such mailbox"),
    Cause.NO_SUCH_DOMAIN: gettext_noop("no such domain"),
    Cause.BAD_ADDRESS: gettext_noop("not a valid address"),
    Cause.MAILBOX_FULL: gettext_noop("mailbox full"),
    Cause.MAILBOX_OFF: gettext_noop("the mailbox is switched off"),
    Cause.MAILBOX_UNAVAILABLE: gettext_noop("mailbox unavailable"),
    Cause.MOVED: gettext_noop("the mailbox has moved"),
    Cause.ELSEWHERE: gettext_noop("the mailbox is elsewhere"),
    Cause.SERVER_FULL: gettext_noop("their mail server is full"),
    Cause.SERVER_CLOSED: gettext_noop("their mail server takes no mail now"),
    Cause.SERVER_SILENT: gettext_noop("their mail server does not answer"),
    Cause.SERVER_LOST: gettext_noop("the connection to their mail server broke off"),
    Cause.SERVER_TROUBLE: gettext_noop("their mail server has a problem"),
    Cause.SERVER_UNREACHABLE: gettext_noop("their mail server could not be reached"),
    Cause.NO_SERVER: gettext_noop("no mail server was found for their domain"),
    Cause.NOT_LOOKED_UP: gettext_noop("their domain could not be looked up"),
    Cause.LOOP: gettext_noop("the mail went round in circles"),
    Cause.TOO_LATE: gettext_noop("their mail server could not be reached in time"),
    Cause.TRY_AGAIN: gettext_noop("their mail server wants us to try again"),
    Cause.REFUSED: gettext_noop("refused by their mail server"),
    Cause.RULES: gettext_noop("refused by their rules"),
    Cause.UNSIGNED: gettext_noop("refused, for our mail is not signed as their rules want it (SPF, DKIM, DMARC)"),
    Cause.SENDER_REFUSED: gettext_noop("our sender address was refused"),
    Cause.TOO_LARGE: gettext_noop("the mail is too large"),
    Cause.TOO_LARGE_FOR_MAILBOX: gettext_noop("the mail is too large for that mailbox"),
    Cause.CONTENT: gettext_noop("what the mail holds was not accepted"),
    Cause.RELAY_UNREACHABLE: gettext_noop("our mail server cannot be reached"),
    Cause.RELAY_SILENT: gettext_noop("our mail server did not answer in time"),
    Cause.RELAY_LOST: gettext_noop("the connection to our mail server broke off"),
    Cause.RELAY_CLOSED: gettext_noop("our mail server takes no mail now"),
    Cause.SIGN_IN: gettext_noop("our sign-in to the mail server failed"),
    Cause.NO_SUCH_LETTERS: gettext_noop("our mail server cannot send to an address with such letters"),
    Cause.PROVIDER: gettext_noop("our mail provider did not take it"),
    Cause.UNWRITABLE: gettext_noop("the mail could not be written"),
    Cause.UNREADABLE_FILES: gettext_noop("the files of the mail could not be read"),
    Cause.NOT_HANDED_OVER: gettext_noop("the mail could not be handed over"),
    Cause.NO_WAY_BACK: gettext_noop("there is no address that answers can be posted to"),
    Cause.PROGRAM_AWAY: gettext_noop("the program that takes our answers cannot be reached"),
    Cause.PROGRAM_REFUSED: gettext_noop("the program that takes our answers refused it"),
    Cause.HELD_UP: gettext_noop("it is held up on its way"),
    Cause.RETURNED: gettext_noop("it came back without a reason"),
}


def because(cause: str, answer: str) -> str:
    """A cause with the server's own words behind it: "mailbox full (552 5.2.2 over quota)".

    Rows of an older release have no cause: what their answer tells is read now.
    """
    words = gettext(CAUSES.get(cause or cause_of(answer) or "", ""))
    return f"{words} ({answer})" if words and answer else answer or words
