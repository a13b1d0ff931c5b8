"""The page of all rules: sentences, order, switches, hits, failures and conflicts."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from helpdesk.rules.access import may_edit, visible_to
from helpdesk.rules.models import Rule
from helpdesk.rules.queries import listing
from helpdesk.rules.queries.doubts import doubts
from helpdesk.rules.sentences import Vocabulary
from helpdesk.shop.starter import untouched
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

BAR_HEIGHT = 18


@permitted(Permission.SEE_RULES)
def rules(request: StaffRequest) -> HttpResponse:
    """The list. `q` keeps the rules whose words contain it; `undo` names a rule that was just put away."""
    user = request.user
    every = list(visible_to(user).select_related("version", "owner"))
    live = [rule for rule in every if rule.archived_at is None]
    words, activity = Vocabulary(catalogue()), listing.activity()
    against = listing.conflicts(live)
    query = query_params(request).words("q")
    rows = [_row(index, rule, words, activity.get(rule.pk), len(live)) for index, rule in enumerate(live)]
    clashing = {rule.pk for pair in against for rule in (pair.earlier, pair.later)}
    doubtful = doubts(live, [pk for pk, found in activity.items() if found.ran])
    for row in rows:
        row["conflict"] = row["rule"].pk in clashing
        row["doubt"] = doubtful.get(row["rule"].pk)
    context = {
        "rows": [row for row in rows if query.casefold() in row["haystack"]],
        "query": query,
        "count": len(live),
        "on": sum(rule.is_active for rule in live),
        "conflicts": against,
        "archived": [rule for rule in every if rule.archived_at],
        "undo": next(
            (rule for rule in every if rule.archived_at and rule.pk == query_params(request).whole("undo")), None
        ),
        "may_edit": may_edit(user),
        "examples": untouched("rule", [rule.pk for rule in live]),
    }
    return render(request, "helpdesk/rules/overview.html", context)


def _row(
    index: int, rule: Rule, words: Vocabulary, activity: listing.RuleActivity | None, count: int
) -> dict[str, Any]:
    version = rule.version
    sentence = words.occasion(version.trigger, version.conditions, version.timing) if version else ""
    labels = words.labels(version.actions) if version else []
    days = activity.days if activity else [0] * listing.SPARK_DAYS
    return {
        "rule": rule,
        "number": index + 1,
        "first": index == 0,
        "last": index == count - 1,
        "sentence": sentence,
        "labels": labels,
        "stop": version.stop if version else False,
        "activity": activity,
        "bars": bars(days),
        "bars_label": gettext("%(count)s in the last %(days)s days, %(today)s today")
        % {"count": sum(days), "days": len(days), "today": days[-1]},
        "haystack": " ".join([rule.name, sentence, *(label.words for label in labels)]).casefold(),
    }


def bars(days: list[int]) -> list[dict[str, int]]:
    """Rectangles of 4 by up to 18 units, one a day; a day without a hit keeps a line of 2."""
    top = max(*days, 1)
    heights = [max(2, round(BAR_HEIGHT * count / top)) for count in days]
    return [{"x": 7 * index, "y": BAR_HEIGHT + 2 - height, "height": height} for index, height in enumerate(heights)]
