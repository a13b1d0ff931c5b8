"""Two tabs or two people on one page of Settings: the later one is told, and nothing is lost silently."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from helpdesk.audit.models import AuditEntry
from helpdesk.audit.registry import kinds, thing
from helpdesk.audit.seen import watched
from helpdesk.audit.services import record
from helpdesk.audit.verbs import Action
from helpdesk.people.forms.teams import TeamForm
from helpdesk.people.models import Role, User
from helpdesk.privacy.registry import classes
from helpdesk.replies.models import SavedReply
from helpdesk.replies.services import save_saved_reply
from helpdesk.web.requests.staff import StaffRequest
from tests import factories
from tests.helpdesk.sso.test_pages import entered
from tests.security.addresses import every_address
from tests.security.forms_of import PageForm, forms_of
from tests.security.presses import PRESSES, Press
from tests.security.test_one_entry_a_press import own_arguments, press
from tests.security.world import World

PAGES = {
    "team": "people:team",
    "person": "people:person",
    "shop": "shop:shop",
    "own_field": "tickets:own_field",
    "reply_policy": "tickets:reply_policy",
    "escalation_level": "escalation:level",
    "word_list": "tickets:word_list",
    "rule_example": "rules:example",
    "calendar": "calendars:calendar",
    "saved_reply": "replies:saved_reply",
    "macro": "macros:macro",
    "contact_form": "channels:contact_form",
    "webhook": "channels:webhook",
    "organisation": "customers:organisation",
    "product": "customers:product",
    "customer": "customers:edit_customer",
    "mailbox": "intake:mailbox",
    "mail_server": "outgoing:mail_out",
    "team_sender": "outgoing:team_sender",
    "topic": "knowledgebase:topic_page",
    "cause": "complaints:cause",
    "tag": "tagging:tag",
    "survey": "surveys:settings",
    "retention": "privacy:retention",
    "sweep": "today:limits",
    "factor_demand": "people:factor_demands",
    "sign_in_provider": "sso:provider",
}
MORE_PAGES = ("shop:look", "shop:links")
NOT_WATCHED = {
    "rule": "has versions, and says itself that there is a newer one",
    "article": "has versions, and says itself that there is a newer one",
    "public_text": "has versions, and says itself that there is a newer one",
    "mail_text": "says itself that somebody else saved first, and shows both",
    "import": "is uploaded once, not edited",
    "invitation": "is sent or withdrawn, not edited",
    "absence": "is the days of one person, shown as they are now above the form",
    "legal_hold": "is one day of one complaint, shown as it is now above the form",
    "proof_file": "is replaced as a whole by its name",
}
CHOSEN: dict[str, Callable[[str], dict[str, str]]] = {
    "shop:look": lambda letter: {"colour": f"#2244{ord(letter):x}"},
    "privacy:retention": lambda letter: {classes()[0].key: f"4{ord(letter)}"},
    "today:limits": lambda letter: {"limit_waiting": f"{ord(letter)}"},
    "people:factor_demands": lambda letter: {"demand_agent": "on", "days_agent": f"{ord(letter) - 100}"},
    "escalation:level": lambda letter: {"percent": f"{ord(letter)}"},
    "sso:provider": lambda letter: entered(name=f"Harbor {letter}"),
}
"""What is chosen on a page that has no line of text."""
SENT: dict[str, dict[str, str]] = {
    "macros:macro": {"do": "save"},
    "rules:example": {"do": "save"},
    "privacy:retention": {"sure": "1"},
}
"""What the button of a page sends beside its form."""


MADE_BY_A_PRESS = ("outgoing:mail_out", "outgoing:team_sender", "shop:links")
MADE = {"replies:saved_reply": Press(of=lambda _: reply_for_everybody())}


def reply_for_everybody() -> SavedReply:
    return save_saved_reply(reply=SavedReply(), name="Thanks", body="Thank you.", language="en", by=None)


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(factories.user("Adele", role=Role.ADMIN))
    return client


def opened(html: str, path: str) -> PageForm:
    """The form of a page that says which version it shows."""
    return next(form for form in forms_of(html) if "seen" in form.values and form.action in ("", path))


def typed(form: PageForm, name: str, letter: str) -> dict[str, Any]:
    if name in CHOSEN:
        return form.values | CHOSEN[name](letter) | SENT.get(name, {})
    line = (form.typed or form.areas)[0]
    return form.values | {line: f"{form.values[line][0]}{letter}"} | SENT.get(name, {})


def looks_under_the_lock(said: CaptureQueriesContext) -> bool:
    """Whether entries are read before the row is locked, and after."""
    statements = [one["sql"] for one in said.captured_queries]
    locked = next(place for place, sql in enumerate(statements) if "FOR NO KEY UPDATE" in sql)
    looks = [place for place, sql in enumerate(statements) if 'FROM "audit_auditentry"' in sql]
    return looks[0] < locked < looks[-1]


@pytest.mark.heavy
@pytest.mark.parametrize("name", [*PAGES.values(), *MORE_PAGES])
def test_the_later_of_two_tabs_is_told_and_may_save_again(world: World, admin: Client, name: str) -> None:
    one = MADE.get(name) or PRESSES.get(name, Press())
    arguments = own_arguments(name, world) | ({"pk": one.of(world).pk} if one.of else {})
    path = reverse(name, kwargs=arguments)
    if name in MADE_BY_A_PRESS:
        press(admin, world, name)
    page = opened(admin.get(path).text, path)

    with CaptureQueriesContext(connection) as said:
        assert admin.post(path, typed(page, name, "x")).status_code == 302
    assert looks_under_the_lock(said)
    count = AuditEntry.objects.count()
    refused = admin.post(path, typed(page, name, "y"))
    assert (refused.status_code, AuditEntry.objects.count()) == (422, count)
    assert "after you opened it here" in refused.text

    kept = opened(refused.text, path)
    wanted = typed(page, name, "y")
    assert all(kept.values[line] == [wanted[line]] for line in page.typed[:1] if isinstance(wanted[line], str))
    assert admin.post(path, kept.values | SENT.get(name, {})).status_code == 302


def test_every_audited_kind_is_watched_or_says_why_not() -> None:
    known = {kind for kind in kinds() if thing(kind)}
    assert known == {*PAGES, *NOT_WATCHED}
    assert not PAGES.keys() & NOT_WATCHED.keys()


def posted_by(user: User, seen: str | None) -> tuple[StaffRequest, QueryDict]:
    request, data = StaffRequest(), QueryDict(mutable=True)
    request.user = user
    data["name"] = "Deliveries"
    if seen is not None:
        data["seen"] = seen
    return request, data


@pytest.mark.django_db
def test_what_comes_without_a_version_is_not_compared(alice: User, bob: User) -> None:
    team = factories.team("Deliveries")
    record(Action.CHANGED, by=bob, thing=team, changes={"name": ("Delivery", "Deliveries")})
    request, data = posted_by(alice, None)
    assert not watched(request, TeamForm(data, team=team), team).non_field_errors()


@pytest.mark.django_db
def test_reading_and_taking_along_are_no_change(alice: User, bob: User) -> None:
    team = factories.team("Deliveries")
    request, _ = posted_by(alice, None)
    before = vars(watched(request, TeamForm(team=team), team))["seen"]
    record(Action.READ, by=bob, thing=team)
    record(Action.EXPORTED, by=bob, thing=team)
    assert vars(watched(request, TeamForm(team=team), team))["seen"] == before


@pytest.mark.django_db
def test_somebody_else_is_named_and_the_log_linked_for_who_may_read_it(alice: User, bob: User) -> None:
    team = factories.team("Deliveries")
    record(Action.CHANGED, by=bob, thing=team, changes={"name": ("Delivery", "Deliveries")})
    told = {
        user.pk: str(watched(request, TeamForm(data, team=team), team).non_field_errors())
        for user in (alice, bob)
        for request, data in [posted_by(user, "0")]
    }
    assert f"{bob} changed this" in told[alice.pk]
    assert ("kind=team" in told[alice.pk], "kind=team" in told[bob.pk]) == (False, True)


@pytest.mark.django_db
def test_looking_costs_one_statement(alice: User, django_assert_num_queries: Any) -> None:
    team = factories.team("Deliveries")
    form, (request, _) = TeamForm(team=team), posted_by(alice, None)
    with django_assert_num_queries(1):
        watched(request, form, team)


EDITED_OTHERWISE = {
    "channels:preview_contact_form": "shows the form as customers see it, and stores nothing",
    "customers:merge_product": "is pressed once for a thing, and is gone then",
    "customers:put_organisation_away": "is pressed once for a thing, and is gone then",
    "people:archive_team": "is pressed once for a thing, and is gone then",
    "imports:columns": "belongs to an import that is uploaded once",
    "outgoing:mail_out": "has no server yet in this world; above it has one",
    "people:invite": "makes an invitation",
    "people:person_away": "is the days of one person, shown as they are now above the form",
    "shop:proof_files": "takes files as a whole by their names",
}
"""Pages of Settings with a form of their own and no version, and why none of them loses what somebody saved."""


def edits(form: PageForm, path: str) -> bool:
    """Whether a form of a page stores what is typed or chosen on it."""
    fields = form.values.keys() - {"csrfmiddlewaretoken", "written_by"}
    return form.method == "post" and form.action in ("", path) and bool(fields)


@pytest.mark.heavy
def test_each_page_of_settings_that_edits_something_is_watched(world: World, admin: Client) -> None:
    found = set()
    for address in every_address():
        is_settings = address.pattern.startswith(("desk/settings/", "desk/surveys/settings/"))
        if not is_settings or address.name.partition(":")[2].startswith("new"):
            continue
        path = address.filled(world.arguments(address.name))
        page = admin.get(path)
        if page.status_code != 200 or page.streaming or "html" not in page["Content-Type"]:
            continue
        forms = [form for form in forms_of(page.text) if edits(form, path)]
        if any(not form.values.keys() & {"seen", "seen_version"} for form in forms):
            found.add(address.name)
    assert found == EDITED_OTHERWISE.keys()
