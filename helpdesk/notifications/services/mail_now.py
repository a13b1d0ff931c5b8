"""Puts the mail of notices on its way, in the caller's transaction."""

import datetime as dt
from collections.abc import Sequence

from helpdesk.notifications.kinds import Way
from helpdesk.notifications.mail.compose import headers, together
from helpdesk.notifications.models import Notice
from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.people.models import User


def mail_now(rows: Sequence[Notice], now: dt.datetime) -> int:
    """Queue what tells people of these notices, and mark them as mailed. Returns how many mails.

    A notice with a letter of its own has a mail of its own; the others of a person are one mail, and those of a digest
    another.
    """
    count = 0
    people = {row.user_id: row.user for row in rows}
    for person in people.values():
        own = [row for row in rows if row.user_id == person.pk]
        count += sum(_queue(person, part) for part in _parts(own))
    Notice.objects.filter(pk__in=[row.pk for row in rows]).update(mailed_at=now)
    return count


def _parts(rows: Sequence[Notice]) -> list[list[Notice]]:
    """The notices of one person, those together that one mail tells of."""
    alone = [row for row in rows if row.way == Way.MAIL and row.about.letter]
    others = [row for row in rows if row not in alone]
    at_once = [row for row in others if row.way == Way.MAIL]
    digest = [row for row in others if row.way != Way.MAIL]
    return [*([row] for row in alone), *filter(None, (at_once, digest))]


def _queue(person: User, rows: Sequence[Notice]) -> bool:
    """Queue one mail; False where there is nothing to tell any more."""
    first = rows[0]
    letter = first.about.letter(first) if first.about.letter and first.way == Way.MAIL else together(person, rows)
    if letter is None:
        return False
    queue_text(
        letter.text,
        to=[person.email],
        language=person.language,
        values=letter.values,
        key=letter.key,
        headers=headers(),
    )
    return True
