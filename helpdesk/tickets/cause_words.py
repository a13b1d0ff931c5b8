"""What a cause of a failed delivery is called, in words for people: made when shown, never stored or compared."""

from helpdesk.mime.bounces.answers import cause_of
from helpdesk.mime.bounces.cause import Cause

CAUSES: dict[str, str] = {
    Cause.NO_SUCH_MAILBOX: "no such mailbox",
    Cause.NO_SUCH_DOMAIN: "no such domain",
    Cause.BAD_ADDRESS: "not a valid address",
    Cause.MAILBOX_FULL: "mailbox full",
    Cause.MAILBOX_OFF: "the mailbox is switched off",
    Cause.MAILBOX_UNAVAILABLE: "mailbox unavailable",
    Cause.MOVED: "the mailbox has moved",
    Cause.ELSEWHERE: "the mailbox is elsewhere",
    Cause.SERVER_FULL: "their mail server is full",
    Cause.SERVER_CLOSED: "their mail server takes no mail now",
    Cause.SERVER_SILENT: "their mail server does not answer",
    Cause.SERVER_LOST: "the connection to their mail server broke off",
    Cause.SERVER_TROUBLE: "their mail server has a problem",
    Cause.SERVER_UNREACHABLE: "their mail server could not be reached",
    Cause.NO_SERVER: "no mail server was found for their domain",
    Cause.NOT_LOOKED_UP: "their domain could not be looked up",
    Cause.LOOP: "the mail went round in circles",
    Cause.TOO_LATE: "their mail server could not be reached in time",
    Cause.TRY_AGAIN: "their mail server wants us to try again",
    Cause.REFUSED: "refused by their mail server",
    Cause.RULES: "refused by their rules",
    Cause.UNSIGNED: "refused, for our mail is not signed as their rules want it (SPF, DKIM, DMARC)",
    Cause.SENDER_REFUSED: "our sender address was refused",
    Cause.TOO_LARGE: "the mail is too large",
    Cause.TOO_LARGE_FOR_MAILBOX: "the mail is too large for that mailbox",
    Cause.CONTENT: "what the mail holds was not accepted",
    Cause.RELAY_UNREACHABLE: "our mail server cannot be reached",
    Cause.RELAY_SILENT: "our mail server did not answer in time",
    Cause.RELAY_LOST: "the connection to our mail server broke off",
    Cause.RELAY_CLOSED: "our mail server takes no mail now",
    Cause.SIGN_IN: "our sign-in to the mail server failed",
    Cause.NO_SUCH_LETTERS: "our mail server cannot send to an address with such letters",
    Cause.PROVIDER: "our mail provider did not take it",
    Cause.UNWRITABLE: "the mail could not be written",
    Cause.UNREADABLE_FILES: "the files of the mail could not be read",
    Cause.NOT_HANDED_OVER: "the mail could not be handed over",
    Cause.NO_WAY_BACK: "there is no address that answers can be posted to",
    Cause.PROGRAM_AWAY: "the program that takes our answers cannot be reached",
    Cause.PROGRAM_REFUSED: "the program that takes our answers refused it",
    Cause.HELD_UP: "it is held up on its way",
    Cause.RETURNED: "it came back without a reason",
}


def because(cause: str, answer: str) -> str:
    """A cause with the server's own words behind it: "mailbox full (552 5.2.2 over quota)".

    Rows of an older release have no cause: what their answer tells is read now.
    """
    words = CAUSES.get(cause or cause_of(answer) or "", "")
    return f"{words} ({answer})" if words and answer else answer or words
