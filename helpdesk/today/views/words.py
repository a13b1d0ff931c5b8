"""What stands below the figures of today, in sentences."""

from django.utils.translation import gettext, ngettext

from helpdesk.today.figures import FEW, Volume
from helpdesk.today.queries.queue import Backlog
from helpdesk.today.queries.replies import FirstReplies
from helpdesk.web.words.formats import duration, number, open_time


def of_replies(replies: FirstReplies) -> tuple[str, str]:
    """The median of first replies, and what is to know of it."""
    if replies.median is None or replies.p90 is None or replies.elapsed is None:
        return "–", gettext("No first reply in this period.")
    count = ngettext("%(count)s reply", "%(count)s replies", replies.n) % {"count": number(replies.n)}
    values = {"count": count, "elapsed": duration(replies.elapsed * 60), "p90": open_time(replies.p90)}
    if replies.n < FEW:
        words = gettext("By the calendar %(elapsed)s. Only %(count)s: a single one moves it.")
    else:
        words = gettext("By the calendar %(elapsed)s. Of opening hours, 9 of 10 take at most %(p90)s; %(count)s.")
    return open_time(replies.median), words % values


def of_backlog(backlog: Backlog) -> str:
    """How old the open tickets are."""
    if backlog.median is None or backlog.p90 is None:
        return gettext("No ticket is open.")
    return gettext("Middle age %(median)s; 9 of 10 are younger than %(p90)s.") % {
        "median": duration(backlog.median),
        "p90": duration(backlog.p90),
    }


def of_volume(volume: Volume) -> str:
    """What was done, and what is still to come today as far as that is known."""
    done = ngettext("%(count)s resolved.", "%(count)s resolved.", volume.done) % {"count": number(volume.done)}
    if volume.rest is None:
        return done
    rest = {
        "usual": number(volume.rest.mean),
        "low": number(volume.rest.low),
        "high": number(volume.rest.high),
    }
    return f"{done} " + gettext("After this hour %(usual)s more are usual (%(low)s to %(high)s).") % rest
