"""The Customer Effort Score (CES): how easy we made it."""

from django.utils.translation import gettext_noop as _

from helpdesk.stats.intervals import ces
from surveys.kinds.entry import SurveyKind
from surveys.kinds.measure import Counts
from surveys.kinds.scale import Scale
from surveys.kinds.top_share import TopShare

ENOUGH_TO_TELL = 30


def _older(counts: Counts) -> str:
    """How easy we made it, 7 the easiest. The older score from 1 to 5 runs the other way."""
    if sum(counts) < ENOUGH_TO_TELL or any(counts[5:]):
        return ""
    return "No answer is a 6 or a 7, so it looks like the older effort score, from 1, the easiest, to 5."


CES = SurveyKind(
    key="ces",
    short="CES",
    name=_("Customer effort score"),
    scale=Scale(low=1, high=7, bad_to=3, good_from=5),
    groups={"bad": _("Disagree"), "middle": _("Neither"), "good": _("Agree")},
    question=_("How far do you agree: {shop} made it easy for me to get this solved?"),
    lowest=_("1 Strongly disagree"),
    highest=_("7 Strongly agree"),
    measure=TopShare(ces),
    doubt=_older,
    last=_("Last CES score"),
    last_words=_("the last CES score"),
)
