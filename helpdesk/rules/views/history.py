"""A rule's past: its versions with what each changed, a way back, and its latest runs."""

import difflib
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.rules import services
from helpdesk.rules.access import may_edit, visible_to
from helpdesk.rules.models import RuleRun, RuleVersion
from helpdesk.rules.outcome_words import done_words, error_words
from helpdesk.rules.sentences import Vocabulary
from helpdesk.tickets import access as tickets_access
from helpdesk.tickets.facts.catalogue import catalogue_of_the_past
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

VERSIONS, RUNS = 50, 30


@permitted(Permission.SEE_RULES)
def history(request: StaffRequest, pk: int) -> HttpResponse:
    user = request.user
    rule = get_object_or_404(visible_to(user).select_related("version"), pk=pk)
    words = Vocabulary(catalogue_of_the_past())
    versions = list(rule.versions.select_related("author").order_by("-number")[: VERSIONS + 1])
    runs = (
        RuleRun.objects.filter(rule=rule, matched=True, ticket__in=tickets_access.visible_to(user))
        .select_related("ticket", "version")
        .defer("evaluated")
        .order_by("-pk")[:RUNS]
    )
    context = {
        "rule": rule,
        "versions": [
            {"version": version, "lines": difference(words, version, older)}
            for version, older in zip(versions, [*versions[1:], None], strict=True)
        ][:VERSIONS],
        "runs": [(run, list(filter(None, map(done_words, run.done))), error_words(run)) for run in runs],
        "may_edit": may_edit(user),
    }
    return render(request, "helpdesk/rules/history.html", context)


def difference(words: Vocabulary, version: RuleVersion, older: RuleVersion | None) -> list[tuple[str, str]]:
    """Lines of a version as ("+", words), ("-", words) or (" ", words) against the one before it."""
    new = words.lines(version)
    if older is None:
        return [(" ", line) for line in new]
    lines: list[Any] = []
    old = words.lines(older)
    for tag, a, b, c, d in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [(" ", line) for line in new[c:d]]
        else:
            lines += [("-", line) for line in old[a:b]] + [("+", line) for line in new[c:d]]
    return lines


@permitted(Permission.CHANGE_RULES)
@require_POST
def roll_back(request: StaffRequest, pk: int) -> HttpResponse:
    user = request.user
    rule = get_object_or_404(visible_to(user), pk=pk)
    version = get_object_or_404(rule.versions, number=form_data(request).whole("number", high=2**31 - 1) or 0)
    try:
        services.roll_back(rule=rule, number=version.number, author=user)
    except ValidationError as error:
        messages.error(
            request,
            gettext("Version %(number)s cannot come back: %(messages)s")
            % {"number": version.number, "messages": " ".join(error.messages)},
        )
    else:
        messages.success(
            request, gettext("Version %(number)s is in use again, as a new version.") % {"number": version.number}
        )
    return redirect("rules:history", pk=pk)
