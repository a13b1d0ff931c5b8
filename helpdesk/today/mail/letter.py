"""The kind of notice by which the sweep is told once a day, and what its mail says."""

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, gettext_noop, ngettext

from helpdesk.notifications.kinds import Kind, Letter, Told, Way, register
from helpdesk.notifications.mail.texts import lines
from helpdesk.notifications.models import Notice
from helpdesk.tickets.access import visible_to
from helpdesk.today.mail.text import KEY
from helpdesk.today.queries import sweep
from helpdesk.web.requests.language import of_the_desk
from helpdesk.web.words.formats import duration

KIND = "sweep"
THING = "sweep:1"
"""All days are one thing: a notice of yesterday that nobody saw tells of today, too."""


def register_kind() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Kind(
            key=KIND,
            label=gettext_noop("Daily sweep"),
            when=gettext_noop(
                "Once a day, to those who lead, where tickets lie between the cracks. Without any, nothing comes."
            ),
            icon="scan-search",
            words=_words,
            path=_path,
            order=80,
            usual=Way.MAIL,
            letter=_letter,
        )
    )


def _words(_told: Told) -> str:
    return gettext("The daily sweep found tickets that somebody has to see to")


def _path(_told: Told) -> str:
    return reverse("today:sweep")


def _letter(told: Notice) -> Letter | None:
    """What is found when the mail leaves; nothing where all was seen to meanwhile."""
    chosen = sweep.settings()
    found, now = sweep.counts(visible_to(told.user), chosen), timezone.now()
    if not found:
        return None
    path = settings.BASE_URL + _path(told)
    with translation.override(of_the_desk(told.user)):
        rows = [
            (_line(gettext(defect.label), found[defect.key], now), "", f"{path}?defect={defect.key}")
            for defect, _ in sweep.looked_for(chosen)
            if defect.key in found
        ]
        total = sum(count.number for count in found.values())
        subject = ngettext("%(count)s thing to see to", "%(count)s things to see to", total)
    values = {"sweep.list": lines(rows), "sweep.subject": subject % {"count": total}, "sweep.url": _path(told)}
    return Letter(
        KEY,
        {**values, "choices.url": reverse("notifications:choices")},
        key=f"sweep:{told.user_id}:{told.occasions[-1]}",
    )


def _line(label: str, count: sweep.Count, now: dt.datetime) -> str:
    values = {"what": label, "count": count.number, "age": duration((now - count.since).total_seconds())}
    return gettext("%(what)s: %(count)s, the longest for %(age)s") % values
