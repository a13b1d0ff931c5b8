"""The editor: a draft that survives every button, a sentence that says what it means, and a rehearsal beside it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext

from helpdesk.conditions.tree import BadTree, Node
from helpdesk.people.models import User
from helpdesk.rules import registry
from helpdesk.rules.acceptance import Judge, Judged, examples_of
from helpdesk.rules.access import may_edit, visible_to
from helpdesk.rules.foretelling.walk import in_place
from helpdesk.rules.forms import posted
from helpdesk.rules.forms.draft import RuleDraft, of_rule
from helpdesk.rules.models import Rule
from helpdesk.rules.queries.due_by_time import waiting_now
from helpdesk.rules.queries.order import candidates_of, rules_on
from helpdesk.rules.queries.past import RulePosition
from helpdesk.rules.registry import By
from helpdesk.rules.rehearse import Rehearsal, TooMuch, rehearse
from helpdesk.rules.sentences import Vocabulary
from helpdesk.rules.services import save_rule
from helpdesk.rules.timing import WEEKLY, problems, read
from helpdesk.rules.views.attempt import candidate_of_draft
from helpdesk.tickets.access import visible_to as visible_to_person
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.web import parameters
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import number

PERIODS = (7, 30, 90)


@permitted(Permission.CHANGE_RULES)
def new(request: StaffRequest) -> HttpResponse:
    return _editor(request, None)


@permitted(Permission.SEE_RULES, to_change=Permission.CHANGE_RULES)
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """The editor of one rule. Who may not change it gets the same page without its buttons."""
    rule = get_object_or_404(visible_to(request.user).select_related("version", "owner"), pk=pk)
    return _editor(request, rule)


def _editor(request: StaffRequest, rule: Rule | None) -> HttpResponse:
    user = request.user
    if request.method != "POST":
        draft = of_rule(rule, rule.version) if rule and rule.version else RuleDraft()
        return _page(request, rule, draft)
    draft = posted.read(request.POST)
    if not parameters.form_data(request).choice("do", ("save", "save-on")):
        posted.press(draft, request.POST)
        return _page(request, rule, draft, changed=True)
    try:
        saved = _save(request, rule, draft, user)
    except ValidationError as error:
        draft.tell_all(error.message_dict)
        return _page(request, rule, draft, changed=True, status=422)
    number = saved.version.number if saved.version else 1
    messages.success(
        request, gettext("“%(name)s” is saved as version %(number)s.") % {"name": saved.name, "number": number}
    )
    return redirect("rules:edit", pk=saved.pk)


def _save(request: HttpRequest, rule: Rule | None, draft: RuleDraft, user: User) -> Rule:
    given = parameters.form_data(request)
    return save_rule(
        rule=rule,
        name=draft.name,
        trigger=draft.waits_for,
        timing=draft.timing.as_json(),
        conditions=draft.root.as_json(),
        actions=draft.actions_json(),
        stop=draft.stop,
        author=user,
        is_active=True if given.words("do") == "save-on" else None,
        seen_version=given.whole("seen"),
        knowingly="knowingly" in given,
    )


def _page(
    request: StaffRequest, rule: Rule | None, draft: RuleDraft, *, changed: bool = False, status: int = 200
) -> HttpResponse:
    user = request.user
    words = Vocabulary(catalogue())
    draft.number()
    draft.offer(words.fields)
    for entry in draft.actions:
        offered = words.choices(entry.action.key).items()
        entry.choices = {key: label for key, label in offered if key not in entry.action.refused(By.RULES)}
    context: dict[str, Any] = {
        "rule": rule,
        "draft": draft,
        "changed": changed,
        "may_edit": may_edit(user),
        "sentence": words.rule(
            draft.waits_for,
            draft.root.as_tree(),
            draft.actions_json(),
            stop=draft.stop,
            timing=draft.timing.as_json(),
        ),
        "fields": TICKET.offered,
        "actions": [action for action in registry.actions() if action.is_offered],
        "problems": draft.all_problems,
        "seen": parameters.form_data(request).whole("seen") or (rule.version.number if rule and rule.version else ""),
        "periods": PERIODS,
        **_rehearsal(request, user, rule, draft, words),
        **_examples(request, rule, draft, words),
    }
    return render(request, "helpdesk/rules/edit.html", context, status=status)


def _rehearsal(
    request: HttpRequest, user: User, rule: Rule | None, draft: RuleDraft, words: Vocabulary
) -> dict[str, Any]:
    days = int(parameters.form_data(request).choice("rehearse", [str(days) for days in PERIODS], "30"))
    told: Rehearsal | None = None
    why_not = ""
    try:
        tree = TICKET.parse(draft.root.as_json(), words.fields)
        if draft.timing.kind:
            return {"why_not": _by_time(user, draft, tree), "days": days}
        effects = tuple((entry.action.key, entry.value) for entry in draft.actions)
        told = rehearse(
            user=user,
            trigger=draft.trigger,
            tree=tree,
            actions=effects,
            choices=words.choices,
            place=RulePosition(rule.pk, rule.position) if rule else RulePosition(),
            days=days,
        )
    except BadTree:
        why_not = gettext("Finish the conditions first, then try them on past tickets.")
    except TooMuch:
        why_not = gettext("There are too many tickets to count at once. Choose a shorter time.")
    return {"rehearsal": told, "why_not": why_not, "days": days}


def _examples(request: HttpRequest, rule: Rule | None, draft: RuleDraft, words: Vocabulary) -> dict[str, Any]:
    """The rule's examples, judged by the draft among the rules that are on."""
    if rule is None:
        return {}
    removed = parameters.query_params(request).whole("removed")
    found = {"removed": rule.examples.filter(pk=removed).exclude(removed_at=None).first()} if removed else {}
    examples = examples_of([rule.pk]).get(rule.pk, [])
    candidate = candidate_of_draft(rule, draft, words)
    if not examples or isinstance(candidate, BadTree):
        return {**found, "examples": [Judged(example, ()) for example in examples]}
    judge = Judge(in_place(candidates_of(rules_on()), candidate), words)
    judged = [judge.of(example) for example in examples]
    return {**found, "examples": judged, "failing": sum(not one.passes for one in judged)}


def _by_time(user: User, draft: RuleDraft, tree: Node) -> str:
    """What a rule that waits for a time would come to: the past has no hour of it, so it is the tickets of now."""
    timing = read(draft.timing.as_json())
    if problems(timing) or timing is None:
        return gettext("Say when the rule looks at a ticket, then see to how many it would come.")
    count = waiting_now(timing, tree, visible_to_person(user)).count()
    if timing.kind == WEEKLY:
        return ngettext(
            "%(count)s ticket that you may see fits now. The rule comes to what fits at its time.",
            "%(count)s tickets that you may see fit now. The rule comes to what fits at its time.",
            count,
        ) % {"count": number(count)}
    return ngettext(
        "%(count)s ticket that you may see is due and fits now. Switched on, the rule comes to it once, and to others "
        "when their time comes.",
        "%(count)s tickets that you may see are due and fit now. Switched on, the rule comes to each once, a few "
        "hundred a minute, and to others when their time comes.",
        count,
    ) % {"count": number(count)}
