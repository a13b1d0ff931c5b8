"""Try a message: what every rule that is on would do with it, or with a ticket, the draft of the editor among them."""

import dataclasses
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext

from helpdesk.conditions.facts import Facts
from helpdesk.conditions.tree import BadTree
from helpdesk.rules.access import may_edit, visible_to
from helpdesk.rules.engine import Spec
from helpdesk.rules.foretelling.walk import Candidate, foretell, in_place
from helpdesk.rules.forms import given, posted
from helpdesk.rules.forms.draft import RuleDraft
from helpdesk.rules.models import Rule
from helpdesk.rules.queries.order import candidates_of, rules_on
from helpdesk.rules.sentences import Vocabulary
from helpdesk.rules.services.save_example import wrong_values
from helpdesk.rules.views.foretold import told_all, told_turns
from helpdesk.tickets import access as tickets_access
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.facts.read import of_tickets
from helpdesk.tickets.forms.ticket_number import LARGEST
from helpdesk.tickets.models import Ticket
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.parameters.values import whole
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@dataclasses.dataclass
class Attempt:
    """What somebody tries: a message as typed or the number of a ticket, and the draft of a rule that takes part."""

    typed: given.GivenDraft
    number: str
    rule: Rule | None
    draft: RuleDraft | None


@permitted(Permission.SEE_RULES)
def try_message(request: StaffRequest) -> HttpResponse:
    """The form, and beside it what would happen. Nothing of it is stored."""
    words = Vocabulary(catalogue())
    form = form_data(request)
    asked = form if request.method == "POST" else query_params(request)
    rules = visible_to(request.user).select_related("version")
    attempt = Attempt(
        given.read(request.POST, words.fields),
        asked.words("ticket"),
        rules.filter(pk=form.whole("of-rule") or 0).first(),
        posted.read(request.POST) if "node" in form else None,
    )
    context: dict[str, Any] = {
        "given": attempt.typed,
        "number": attempt.number,
        "rule": attempt.rule,
        "draft": attempt.draft,
        "kept": _carried(request.POST) if attempt.draft else [],
        "may_edit": may_edit(request.user),
    }
    if form.words("do") == "try" or (request.method != "POST" and attempt.number):
        context |= _result(request, attempt, words)
    status = 422 if attempt.typed.errors or context.get("refused") else 200
    return render(request, "helpdesk/rules/try.html", context, status=status)


def _result(request: StaffRequest, attempt: Attempt, words: Vocabulary) -> dict[str, Any]:
    message = attempt.typed.message
    candidate = candidate_of_draft(attempt.rule, attempt.draft, words) if attempt.draft else None
    if isinstance(candidate, BadTree):
        return {"refused": gettext("Finish the conditions of the draft first, then try it.")}
    if attempt.number:
        ticket = _ticket(request, attempt.number)
        if ticket is None:
            return {"refused": gettext("There is no ticket with this number that you may see.")}
        facts = of_tickets([ticket.pk])[ticket.pk]
        return {"ticket": ticket, **_told(facts, message.occasion, candidate, words)}
    if not (message.text.strip() or message.sender or message.values):
        return {"refused": gettext("Write a message, or the number of a ticket.")}
    attempt.typed.tell(wrong_values(message))
    return {} if attempt.typed.errors else _told(message.facts(words.fields), message.occasion, candidate, words)


def _ticket(request: StaffRequest, typed: str) -> Ticket | None:
    number = whole(typed.lstrip("#"), high=LARGEST)
    tickets = tickets_access.visible_to(request.user).only("pk", "number", "subject")
    return tickets.filter(number=number).first() if number is not None else None


def _told(facts: Facts, occasion: str, draft: Candidate | None, words: Vocabulary) -> dict[str, Any]:
    foretold = foretell(in_place(candidates_of(rules_on()), draft), facts, occasion, words.choices)
    turns = told_turns(foretold, words)
    return {
        "first": [one for one in turns if not one.turn.is_second],
        "second": [one for one in turns if one.turn.is_second],
        "matched": sum(one.state == "matched" for one in turns),
        "changes": told_all(foretold),
        "is_tried": True,
    }


def candidate_of_draft(rule: Rule | None, draft: RuleDraft, words: Vocabulary) -> Candidate | BadTree:
    """A draft in its place in the order; why not where it cannot be read."""
    try:
        tree = TICKET.parse(draft.root.as_json(), words.fields)
    except BadTree as error:
        return error
    rule_id, position = (rule.pk, float(rule.position)) if rule else (0, float("inf"))
    effects = tuple((entry.action.key, entry.value) for entry in draft.actions)
    name = draft.name or gettext("New rule")
    return Candidate(rule_id, name, draft.waits_for, Spec(rule_id, tree, effects, draft.stop), position)


def _carried(data: QueryDict) -> list[tuple[str, str]]:
    """What the page carries along of the editor's form, so that the draft is not lost on the way."""
    own = ("csrfmiddlewaretoken", "written_by", "do", "ticket", "rehearse")
    return [
        (key, value)
        for key, values in data.lists()
        if key not in own and not key.startswith((given.PREFIX, "new-"))
        for value in values
    ]
