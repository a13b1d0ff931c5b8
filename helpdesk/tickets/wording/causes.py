"""Names the causes of a failed delivery in words for people: made when shown, never stored or compared."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.mime.bounces.answers import cause_of
from helpdesk.mime.bounces.cause import FailureCause

CAUSES: dict[str, str] = {
    FailureCause.NO_SUCH_MAILBOX: gettext_noop("no such mailbox"),
    FailureCause.NO_SUCH_DOMAIN: gettext_noop("no such domain"),
    FailureCause.BAD_ADDRESS: gettext_noop("not a valid address"),
    FailureCause.MAILBOX_FULL: gettext_noop("mailbox full"),
    FailureCause.MAILBOX_OFF: gettext_noop("the mailbox is switched off"),
    FailureCause.MAILBOX_UNAVAILABLE: gettext_noop("mailbox unavailable"),
    FailureCause.MOVED: gettext_noop("the mailbox has moved"),
    FailureCause.ELSEWHERE: gettext_noop("the mailbox is elsewhere"),
    FailureCause.SERVER_FULL: gettext_noop("their mail server is full"),
    FailureCause.SERVER_CLOSED: gettext_noop("their mail server takes no mail now"),
    FailureCause.SERVER_SILENT: gettext_noop("their mail server does not answer"),
    FailureCause.SERVER_LOST: gettext_noop("the connection to their mail server broke off"),
    FailureCause.SERVER_TROUBLE: gettext_noop("their mail server has a problem"),
    FailureCause.SERVER_UNREACHABLE: gettext_noop("their mail server could not be reached"),
    FailureCause.NO_SERVER: gettext_noop("no mail server was found for their domain"),
    FailureCause.NOT_LOOKED_UP: gettext_noop("their domain could not be looked up"),
    FailureCause.LOOP: gettext_noop("the mail went round in circles"),
    FailureCause.TOO_LATE: gettext_noop("their mail server could not be reached in time"),
    FailureCause.TRY_AGAIN: gettext_noop("their mail server wants us to try again"),
    FailureCause.REFUSED: gettext_noop("refused by their mail server"),
    FailureCause.RULES: gettext_noop("refused by their rules"),
    FailureCause.UNSIGNED: gettext_noop(
        "refused, for our mail is not signed as their rules want it (SPF, DKIM, DMARC)"
    ),
    FailureCause.SENDER_REFUSED: gettext_noop("our sender address was refused"),
    FailureCause.TOO_LARGE: gettext_noop("the mail is too large"),
    FailureCause.TOO_LARGE_FOR_MAILBOX: gettext_noop("the mail is too large for that mailbox"),
    FailureCause.CONTENT: gettext_noop("what the mail holds was not accepted"),
    FailureCause.RELAY_UNREACHABLE: gettext_noop("our mail server cannot be reached"),
    FailureCause.RELAY_SILENT: gettext_noop("our mail server did not answer in time"),
    FailureCause.RELAY_LOST: gettext_noop("the connection to our mail server broke off"),
    FailureCause.RELAY_CLOSED: gettext_noop("our mail server takes no mail now"),
    FailureCause.SIGN_IN: gettext_noop("our sign-in to the mail server failed"),
    FailureCause.NO_SUCH_LETTERS: gettext_noop("our mail server cannot send to an address with such letters"),
    FailureCause.PROVIDER: gettext_noop("our mail provider did not take it"),
    FailureCause.UNWRITABLE: gettext_noop("the mail could not be written"),
    FailureCause.UNREADABLE_FILES: gettext_noop("the files of the mail could not be read"),
    FailureCause.NOT_HANDED_OVER: gettext_noop("the mail could not be handed over"),
    FailureCause.NO_WAY_BACK: gettext_noop("there is no address that answers can be posted to"),
    FailureCause.SEAL_BROKEN: gettext_noop(
        "its stored secret cannot be read any more, because SECRET_KEY is another one"
    ),
    FailureCause.PROGRAM_NO_ADDRESS: gettext_noop("its address is none that can be posted to"),
    FailureCause.PROGRAM_NOT_HTTPS: gettext_noop("answers are posted over https alone"),
    FailureCause.PROGRAM_INSIDE: gettext_noop("its address leads to machines inside a network"),
    FailureCause.PROGRAM_UNKNOWN: gettext_noop("the name in its address is not known"),
    FailureCause.PROGRAM_AWAY: gettext_noop("the program that takes our answers cannot be reached"),
    FailureCause.PROGRAM_REFUSED: gettext_noop("the program that takes our answers refused it"),
    FailureCause.HELD_UP: gettext_noop("it is held up on its way"),
    FailureCause.RETURNED: gettext_noop("it came back without a reason"),
}


def because(cause: str, answer: str) -> str:
    """A cause with the server's own words behind it: "mailbox full (552 5.2.2 over quota)".

    Rows of an older release have no cause: what their answer tells is read now.
    """
    words = gettext(CAUSES.get(cause or cause_of(answer) or "", ""))
    return f"{words} ({answer})" if words and answer else answer or words
