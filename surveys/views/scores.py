"""The scores page: how we did, how sure we are, where it differs, and what people said."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop

from helpdesk.people import access as people
from helpdesk.people.models import User
from helpdesk.web.frame.sections import sections
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import Period
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from surveys import access
from surveys.figures.headline import period_words
from surveys.figures.imports import batches_with_scores
from surveys.figures.page import GROUPS, scores_page
from surveys.filters import ScoresFilterForm
from surveys.kinds import SurveyKind, title
from surveys.models import ImportBatch
from surveys.queries.chosen import Chosen
from surveys.queries.comments import to_do, with_comment
from surveys.queries.held_back import telling
from surveys.queries.in_use import kinds_in_use
from surveys.texts import EN

COMMENTS_A_PAGE = 8
FOLLOW_UPS_SHOWN = 4
PERIOD_WORDS = {"month": gettext_noop("By month"), "week": gettext_noop("By week")}
CHIPS = {
    "part": gettext_noop("Comments"),
    "reason": gettext_noop("Reason"),
    "language": gettext_noop("Language"),
    "group": gettext_noop("Group"),
    "agent": gettext_noop("Agent"),
}


@permitted(Permission.SEE_REPORTS)
def scores(request: StaffRequest) -> HttpResponse:
    user = request.user
    form = ScoresFilterForm(request.GET, user)
    answers = access.visible_to(user)
    told, kinds = telling(answers, form.chosen), kinds_in_use()
    chosen = told.chosen
    comments = with_comment(answers.none() if told.held_back else chosen.apply(answers))
    waiting = to_do(access.follow_ups_visible_to(user))
    context = {
        "form": form.showing(Period(chosen.start, chosen.end)),
        "told": told,
        "note": form.days.note or told.note,
        "chosen": chosen,
        "page": None
        if told.held_back
        else scores_page(user, chosen, kinds, by=form.grouping, period=form.interval, path=request.path),
        "comments": numbered(request, comments, COMMENTS_A_PAGE),
        "follow_ups": waiting[:FOLLOW_UPS_SHOWN],
        "follow_up_count": waiting.count(),
        "period_words": period_words(chosen.start, chosen.end),
        "batch": ImportBatch.objects.filter(pk=chosen.batch).first() if chosen.batch else None,
        "batches": batches_with_scores() if user.sees_all else [],
        "export": chosen.address(),
        "scope": gettext("All teams") if user.sees_all else gettext("Your teams"),
        "report_links": sections("reports", request),
        "area": "reports",
    } | _switches(user, form, chosen, kinds)
    return render(request, "surveys/scores.html", context)


def _switches(user: User, form: ScoresFilterForm, chosen: Chosen, kinds: list[SurveyKind]) -> dict[str, Any]:
    """Links that change one choice and keep the rest: (label, query string, whether it is chosen)."""
    rest = {"by": form.grouping, "period": form.interval}
    parts = {"": gettext("All")} | {part: label.partition(",")[0] for part, label in chosen.survey.parts.items()}
    hidden = {"group"} if chosen.batch is None else {"team", "product", "channel", "agent"}
    if not user.may(Permission.COMPARE_AGENTS):
        hidden.add("agent")
    return {
        "title": title(kinds),
        "kinds": [
            (kind.short, chosen.address(kind=kind.key, part="", batch="", group=""), kind.key == chosen.kind)
            for kind in kinds
        ],
        "groupings": [
            (gettext(heading), chosen.address(**rest | {"by": key}), key == form.grouping)
            for key, (heading, _) in GROUPS.items()
            if key not in hidden
        ],
        "periods": [
            (gettext(words), chosen.address(**rest | {"period": key}), key == form.interval)
            for key, words in PERIOD_WORDS.items()
        ],
        "parts": [(label, chosen.address(**rest, part=part), part == chosen.part) for part, label in parts.items()],
        "chips": _chips(chosen),
    }


def _chips(chosen: Chosen) -> list[tuple[str, str, str]]:
    """Filters that have no control of their own: (name, value, query string without it)."""
    found = []
    agent = people.assignees().filter(pk=chosen.agent).first() if chosen.agent else None
    values = {
        "part": chosen.survey.parts.get(chosen.part, ""),
        "reason": gettext(EN.reasons.get(chosen.reason, chosen.reason)) if chosen.reason else "",
        "language": chosen.language,
        "group": chosen.group,
        "agent": agent.name if agent else "",
    }
    for name, value in values.items():
        if value:
            found.append((gettext(CHIPS[name]), value, chosen.address(**{name: ""})))
    return found
