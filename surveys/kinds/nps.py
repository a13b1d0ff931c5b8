"""The Net Promoter Score (NPS): how likely somebody is to recommend us."""

from django.utils.translation import gettext_noop as _

from surveys.kinds.entry import SurveyKind
from surveys.kinds.net_score import NetScore
from surveys.kinds.scale import Scale

NPS = SurveyKind(
    key="nps",
    short="NPS",
    name=_("Net promoter score"),
    scale=Scale(low=0, high=10, bad_to=6, good_from=9),
    groups={"bad": _("Detractors"), "middle": _("Passives"), "good": _("Promoters")},
    question=_("How likely are you to recommend {shop} to a friend?"),
    lowest=_("0 Not at all likely"),
    highest=_("10 Very likely"),
    measure=NetScore(good=_("promoters"), middle=_("Passives"), bad=_("detractors")),
    is_usual=True,
    last=_("Last NPS score"),
    last_words=_("the last NPS score"),
)
