"""Customer satisfaction (CSAT): how satisfied somebody is with the answer."""

from django.utils.translation import gettext_noop as _

from helpdesk.stats.intervals import csat
from surveys.kinds.entry import SurveyKind
from surveys.kinds.scale import Scale
from surveys.kinds.top_share import TopShare

CSAT = SurveyKind(
    key="csat",
    short="CSAT",
    name=_("Customer satisfaction"),
    scale=Scale(low=1, high=5, bad_to=2, good_from=4),
    groups={"bad": _("Unhappy"), "middle": _("Neither"), "good": _("Satisfied")},
    question=_("How satisfied are you with the answer you got?"),
    lowest=_("1 Very dissatisfied"),
    highest=_("5 Very satisfied"),
    measure=TopShare(csat),
    is_usual=True,
    last=_("Last CSAT score"),
    last_words=_("the last CSAT score"),
)
