"""Writes what a mail says of notices, in the language of who gets it."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from helpdesk.notifications.kinds import Letter, Way
from helpdesk.notifications.mail.texts import DIGEST, NOTICES, lines
from helpdesk.notifications.models import Notice
from helpdesk.notifications.queries.notices import shown
from helpdesk.outgoing.addressing.senders import mailbox_of
from helpdesk.people.models import User
from helpdesk.web.requests.language import of_the_desk


def together(person: User, rows: Sequence[Notice]) -> Letter:
    """One mail of several notices of a person, the latest first; a digest where they are told so."""
    ordered = shown(sorted(rows, key=lambda row: (row.at, row.pk), reverse=True))
    key = NOTICES if ordered[0].way == Way.MAIL else DIGEST
    with translation.override(of_the_desk(person)):
        told = [(sentence(row), row.detail, settings.BASE_URL + row.path) for row in ordered]
        count = len(told)
        subject = told[0][0]
        if count > 1 or key == DIGEST:
            subject = ngettext("%(count)s notice", "%(count)s notices", count) % {"count": count}
    return Letter(
        key,
        {
            "notices.list": lines(told),
            "notices.subject": subject,
            "notices.url": reverse("notifications:notices"),
            "choices.url": reverse("notifications:choices"),
        },
    )


def sentence(row: Notice) -> str:
    """What happened, and for whom, where somebody stands in."""
    if row.stood_in_for is None:
        return row.words
    return gettext("%(words)s (for %(who)s)") % {"words": row.words, "who": row.stood_in_for.short_name}


def headers() -> dict[str, str]:
    """What a mail program makes a folder of, and where its button to unsubscribe leads: to the person's choices."""
    domain = mailbox_of(None).address.rpartition("@")[2]
    return {
        "List-Id": f"<notices.{domain}>",
        "List-Unsubscribe": f"<{settings.BASE_URL}{reverse('notifications:choices')}>",
    }
