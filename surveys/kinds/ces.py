from django.utils.translation import gettext_noop as _

from helpdesk.stats.intervals import ces
from surveys.kinds.entry import SurveyKind
from surveys.kinds.scale import Scale
from surveys.kinds.top_share import TopShare

# How easy we made it, 7 the easiest. The older score from 1 to 5, where 1 was the easiest, is another kind.
CES = SurveyKind(
    key="ces",
    short="CES",
    name="Customer effort score",
    scale=Scale(low=1, high=7, bad_to=3, good_from=5),
    groups={"bad": "Disagree", "middle": "Neither", "good": "Agree"},
    question=_("How far do you agree: {shop} made it easy for me to get this solved?"),
    lowest=_("1 Strongly disagree"),
    highest=_("7 Strongly agree"),
    measure=TopShare(ces),
)
