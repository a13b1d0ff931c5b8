"""Why somebody does not come in by a provider: ids, which entries of the audit log keep, and their words."""

from enum import StrEnum

from django.utils.translation import gettext_noop


class Refusal(StrEnum):
    """The reason of a refusal. Stored with entries: never change one."""

    CANCELLED = "cancelled"
    STALE = "stale"
    TOO_OFTEN = "too_often"
    NOT_REACHED = "not_reached"
    NOT_SET_UP = "not_set_up"
    OTHER_ISSUER = "other_issuer"
    TURNED_DOWN = "turned_down"
    BAD_TOKEN = "bad_token"  # noqa: S105 - the id of a reason
    NO_LASTING_NAME = "no_lasting_name"
    NO_ADDRESS = "no_address"
    NOT_VERIFIED = "not_verified"
    FOREIGN_DOMAIN = "foreign_domain"
    FOREIGN_DIRECTORY = "foreign_directory"
    NOT_IN_GROUP = "not_in_group"
    CLOSED = "closed"
    CUSTOMER = "customer"
    SOMEBODY_ELSE = "somebody_else"
    NOT_YOURSELF = "not_yourself"


WORDS = {
    Refusal.CANCELLED: gettext_noop("The sign-in was cancelled at the provider."),
    Refusal.STALE: gettext_noop("This sign-in was begun in another window, too long ago, or was used already."),
    Refusal.TOO_OFTEN: gettext_noop("These were many sign-ins in a minute."),
    Refusal.NOT_REACHED: gettext_noop("The provider did not answer, or not as agreed."),
    Refusal.NOT_SET_UP: gettext_noop("This way of signing in is not set up completely."),
    Refusal.OTHER_ISSUER: gettext_noop("The provider calls itself by another name than the one that is set up."),
    Refusal.TURNED_DOWN: gettext_noop("The provider turned the sign-in down."),
    Refusal.BAD_TOKEN: gettext_noop("What the provider said could not be proved to come from it, for this sign-in."),
    Refusal.NO_LASTING_NAME: gettext_noop("The provider calls you by another name each time."),
    Refusal.NO_ADDRESS: gettext_noop("The provider told no e-mail address that can be used here."),
    Refusal.NOT_VERIFIED: gettext_noop("The provider does not say that your e-mail address is verified."),
    Refusal.FOREIGN_DOMAIN: gettext_noop("People with an address of this domain do not come in by this provider."),
    Refusal.FOREIGN_DIRECTORY: gettext_noop("Your account is not one of the organisation’s directory."),
    Refusal.NOT_IN_GROUP: gettext_noop("You are in none of the groups that may come in."),
    Refusal.CLOSED: gettext_noop("Your account here is closed."),
    Refusal.CUSTOMER: gettext_noop("This address has a customer’s account here, which does not open the desk."),
    Refusal.SOMEBODY_ELSE: gettext_noop("This address signed in before as somebody else of the same provider."),
    Refusal.NOT_YOURSELF: gettext_noop("While it is off, an admin can try it with their own account alone."),
}

ADVICE = {
    Refusal.CANCELLED: gettext_noop("Try again, or sign in another way."),
    Refusal.STALE: gettext_noop("Begin again from the sign-in page."),
    Refusal.TOO_OFTEN: gettext_noop("Wait a minute, then try again."),
    Refusal.NOT_REACHED: gettext_noop("Try again in a minute. If it stays so, tell an admin of the helpdesk."),
    Refusal.CUSTOMER: gettext_noop("Ask an admin of the helpdesk to invite you as a colleague."),
    Refusal.CLOSED: gettext_noop("Ask an admin of the helpdesk to open it again."),
    Refusal.NO_LASTING_NAME: gettext_noop("Ask whoever runs the provider to send a lasting NameID."),
    Refusal.NOT_VERIFIED: gettext_noop("Ask whoever runs the provider to verify your address."),
    Refusal.SOMEBODY_ELSE: gettext_noop("Ask an admin of the helpdesk to unlink who had the address before."),
}
"""What to do about it; for all others an admin is asked."""
USUAL_ADVICE = gettext_noop("Ask an admin of the helpdesk: they see this refusal and its reason in the audit log.")


class NotLetIn(Exception):
    """Somebody does not come in. `email` is who they say they are, as far as that is known."""

    def __init__(self, reason: Refusal, email: str = "") -> None:
        super().__init__(reason)
        self.reason, self.email = reason, email
