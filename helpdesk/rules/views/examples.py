"""The acceptance examples of a rule: one is written, changed, removed and brought back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.audit.seen import watched
from helpdesk.rules import services
from helpdesk.rules.acceptance import Judge, Judged
from helpdesk.rules.access import may_edit, visible_to
from helpdesk.rules.foretelling.walk import in_place
from helpdesk.rules.forms import example as forms
from helpdesk.rules.models import Rule, RuleExample
from helpdesk.rules.queries.order import candidates_of, rules_on
from helpdesk.rules.sentences import Vocabulary
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.forms import conditions
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_RULES)
def new_example(request: StaffRequest, pk: int) -> HttpResponse:
    """A new example of a rule; what comes from the page that tries a message is filled in."""
    return _editor(request, get_object_or_404(visible_to(request.user).select_related("version"), pk=pk), None)


@permitted(Permission.SEE_RULES, to_change=Permission.CHANGE_RULES)
def example(request: StaffRequest, pk: int) -> HttpResponse:
    """One example, with what comes of it by the rules as they are."""
    stored = get_object_or_404(_visible(request), pk=pk, removed_at=None)
    return _editor(request, stored.rule, stored)


@permitted(Permission.CHANGE_RULES)
@require_POST
def remove_example(request: StaffRequest, pk: int) -> HttpResponse:
    stored = get_object_or_404(_visible(request), pk=pk)
    services.remove_example(example=stored, by=request.user)
    return redirect(f"{reverse('rules:edit', args=[stored.rule_id])}?removed={pk}")


@permitted(Permission.CHANGE_RULES)
@require_POST
def restore_example(request: StaffRequest, pk: int) -> HttpResponse:
    stored = get_object_or_404(_visible(request), pk=pk)
    services.restore_example(example=stored, by=request.user)
    return redirect("rules:edit", pk=stored.rule_id)


def _visible(request: StaffRequest) -> QuerySet[RuleExample]:
    examples = RuleExample.objects.select_related("rule", "rule__version")
    return examples.filter(rule__in=visible_to(request.user))


def _editor(request: StaffRequest, rule: Rule, stored: RuleExample | None) -> HttpResponse:
    words = Vocabulary(catalogue())
    seen = watched(request, Form(request.POST if request.method == "POST" else None), stored)
    if request.method != "POST":
        draft = forms.of_stored(stored, words.fields) if stored else forms.ExampleDraft()
        draft.given.known, draft.seen = words.fields, vars(seen)["seen"]
        return _page(request, rule, stored, draft, words)
    draft, data = forms.read(request.POST, words.fields), form_data(request)
    if data.words("do") != "save":
        draft.seen = data.words("seen")
        conditions.press(draft, request.POST)
        return _page(request, rule, stored, draft, words, changed=True)
    draft.seen = vars(seen)["seen"]
    if not seen.is_valid():
        draft.errors["whole"] = str(seen.non_field_errors()[0])
        return _page(request, rule, stored, draft, words, changed=True, status=422)
    try:
        saved = services.save_example(
            rule=rule,
            name=draft.name,
            given=draft.given.message,
            matches=forms.MATCHES[draft.matches],
            expected=draft.root.as_json(),
            by=request.user,
            example=stored,
        )
    except ValidationError as error:
        draft.tell_all(error.message_dict)
        return _page(request, rule, stored, draft, words, changed=True, status=422)
    messages.success(request, gettext("The example “%(name)s” is saved.") % {"name": saved.name})
    return redirect("rules:edit", pk=rule.pk)


def _page(
    request: StaffRequest,
    rule: Rule,
    stored: RuleExample | None,
    draft: forms.ExampleDraft,
    words: Vocabulary,
    *,
    changed: bool = False,
    status: int = 200,
) -> HttpResponse:
    draft.number()
    draft.offer(words.fields)
    context = {
        "rule": rule,
        "example": stored,
        "draft": draft,
        "form": draft,
        "given": draft.given,
        "changed": changed,
        "problems": draft.all_problems,
        "fields": [field for field in TICKET.fields.values() if field.is_offered],
        "may_edit": may_edit(request.user),
        "judged": _judged(rule, draft, words) if stored or changed else None,
        "matches": [
            ("yes", gettext("This rule matches")),
            ("no", gettext("This rule does not match")),
            ("any", gettext("Either way")),
        ],
    }
    return render(request, "helpdesk/rules/example.html", context, status=status)


def _judged(rule: Rule, draft: forms.ExampleDraft, words: Vocabulary) -> Judged:
    """What comes of the draft by the rules that are on, and this one in its place."""
    own = candidates_of([rule])[0]
    return Judge(in_place(candidates_of(rules_on()), own), words).of(draft.as_row(rule.pk))
