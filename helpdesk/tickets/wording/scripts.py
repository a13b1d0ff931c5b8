"""What the scripts of the ticket page and the inbox say."""

from django.utils.translation import gettext_noop

SCRIPT_WORDS = (
    gettext_noop("Not sent: no connection. Everything is kept; send it again in a moment."),
    gettext_noop("Not sent: the server could not do that. Everything is kept."),
    gettext_noop("Not sent: you are signed out. Everything is kept."),
    gettext_noop("Kept on this device until you sign in"),
    gettext_noop("Draft kept on this device"),
    gettext_noop("Draft kept on this device; the server does not take it"),
    gettext_noop("You wrote newer words elsewhere; load the page again to see them"),
    gettext_noop("This was sent already"),
    gettext_noop("Draft saved"),
    gettext_noop("Sent from another tab"),
    gettext_noop("Leaves in %(count)s s"),
    gettext_noop("On its way"),
    gettext_noop("Files are kept with your draft."),
    gettext_noop("The files of the saved reply are not attached: insert it again in a moment."),
    gettext_noop("Show %(count)s new"),
    gettext_noop("Colleagues"),
    gettext_noop("%(count)s colleagues, choose by the arrow keys"),
)
