"""Whatever is changed under a permission leaves exactly one entry in the audit log, with what was and what is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from complaints.services import save_cause
from helpdesk.audit.models import AuditEntry
from helpdesk.channels.form.services import close_contact_form, save_contact_form
from helpdesk.imports.models import ImportBatch
from helpdesk.imports.services import check_import, start_import, upload
from helpdesk.imports.tasks import go_on_with_imports
from helpdesk.intake.services import mailbox_acts
from helpdesk.intake.services.save_mailbox import save_mailbox
from helpdesk.macros.models import Macro
from helpdesk.macros.services import archive_macro, save_macro
from helpdesk.outgoing.models import Mailbox, MailTemplate
from helpdesk.outgoing.services.mail_texts import version_of
from helpdesk.people.models import Role, Team, User
from helpdesk.privacy.registry import classes
from helpdesk.rules.models import Rule
from helpdesk.rules.services import save_rule
from helpdesk.shop.services import keep_picture, save_shop
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.services import save_provider
from helpdesk.tickets import services as tickets
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import ContactForm, OwnField, ReplyPolicy, Tag
from helpdesk.tickets.services import save_reply_policy
from helpdesk.web.requests.permissions import TABLE, Permission
from knowledgebase.models import Category
from knowledgebase.services import save_category
from tests import factories
from tests.helpdesk.rules.views.test_edit import form as rule_form
from tests.helpdesk.shop.test_look import png
from tests.helpdesk.sso.test_pages import entered
from tests.helpdesk.tickets.views.test_reply_policies import asking
from tests.security.addresses import every_address
from tests.security.conftest import World
from tests.security.forms_of import forms_of
from tests.security.test_permission_table import needed

pytestmark = pytest.mark.heavy
Values = Mapping[str, Any]
ADMIN = "Adele"
WORK = {
    None,
    *(Permission.ANSWER_CUSTOMERS, Permission.CHANGE_TICKETS, Permission.SEE_CUSTOMERS),
    *(Permission.SEE_REPORTS, Permission.WRITE_ARTICLES, Permission.SEE_RULES),
}
"""What opens the pages of everyday work: what happens to tickets and articles stands in histories of their own."""


@dataclass(frozen=True)
class Press:
    """What somebody presses: the page's own form as it stands but for its first line of text, with these `values` too.

    `first` are the presses before it, each by its address, such as the one that puts away what it brings back. `of`
    makes the row whose page it is, where that of the world does not do; `at` are other arguments of its address.
    `before` happens before all of them, by services.
    """

    values: Values | Callable[[World], Values] = field(default_factory=dict)
    first: tuple[str, ...] = ()
    of: Callable[[World], Model] | None = None
    at: Values = field(default_factory=dict)
    before: Callable[[World], object] | None = None


def other_team(_: World) -> Team:
    return factories.team("Other")


def other_tag(world: World) -> Tag:
    tickets.update_ticket(ticket=world.ticket, actor=Actor.system(), add=["dented"])
    return Tag.objects.get(name="dented")


def other_form(_: World) -> ContactForm:
    return save_contact_form(form=ContactForm(), name="Returns", asked={}, texts={}, fallback="en", priority="normal")


def other_mailbox(_: World) -> Mailbox:
    return save_mailbox(Mailbox(address="returns@harborpine.example"))


def mailbox_that_is_off(world: World) -> Mailbox:
    box = other_mailbox(world)
    mailbox_acts.switch_off(box)
    return box


def set_up(_: World) -> None:
    fields: dict[str, Any] = {
        "name": "Harbor ID",
        "issuer": "https://id.example",
        "client_id": "amends",
        "secret": "swordfish",
    }
    save_provider(provider=SignInProvider.objects.get(), by=None, domains=["example.com"], **fields)


def come_by(world: World) -> None:
    set_up(world)
    SocialAccount.objects.create(user=User.objects.get(name=ADMIN), provider=SignInProvider.objects.get().key, uid="2")


def logo(_: World) -> None:
    save_shop(by=None, facts={"logo": keep_picture(content=png())})


def seen_text(_: World) -> Values:
    return {"seen": version_of(MailTemplate.objects.get())}


def other_policy(_: World) -> ReplyPolicy:
    tree = {"all": [{"field": "priority", "op": "is", "value": ["high"]}]}
    usual = ReplyPolicy.objects.get()
    new = ReplyPolicy(name="High", conditions=tree, first_reply=usual.first_reply, next_reply=usual.next_reply)
    return save_reply_policy(policy=new, is_before_last=True)


def two_policies(world: World) -> ReplyPolicy:
    first = other_policy(world)
    second = ReplyPolicy(name="Low", conditions=first.conditions, first_reply=first.first_reply)
    return save_reply_policy(policy=second, is_before_last=True)


def other_topic(_: World) -> Category:
    return save_category(by=None, title="Coffee", language="en", order=9)


def other_field(_: World) -> OwnField:
    return tickets.define_field(key="shelf", label="Shelf", type="text", position=9)


def other_rule(world: World) -> Rule:
    author = User.objects.get(name="Bob")
    return save_rule(name="Other", conditions={"all": []}, actions=[{"do": "priority", "value": "low"}], author=author)


def checked(_: World) -> ImportBatch:
    batch = upload(kind="customers", file_name="people.csv", content=b"email\nnew@example.org\n", by=None)
    check_import(batch=batch, columns=batch.columns, options={"region": "GB"})
    go_on_with_imports()
    return batch


def imported(world: World) -> ImportBatch:
    batch = start_import(batch=checked(world), by=None)
    go_on_with_imports()
    return batch


def other_macro(_: World) -> Macro:
    chosen = [{"do": "priority", "value": "low"}]
    return save_macro(macro=Macro(), name=f"Other {Macro.objects.count()}", actions=chosen, by=None)


def two_macros(world: World) -> Macro:
    other_macro(world)
    return other_macro(world)


MACRO = {"name": "Hold", "group": "all", "action": "0", "do-0": "status", "value-0": "on_hold", "do": "save"}
HANDED = {"address": "sales@harborpine.example", "door": "handed"}
MAIL_SERVER = {"host": "postfix", "port": "25", "encryption": "none", "username": ""}
TEXT = {"key": "acknowledgement", "language": "en"}
PRESSES = {
    "people:invite": Press({"emails": "zoe@example.org", "role": "agent"}),
    "people:permissions": Press(
        lambda _: {permission: "no" for permission, rights in TABLE.items() if rights.is_delicate}
    ),
    "people:factor_demands": Press({"demand_agent": "on", "days_agent": "14"}),
    "people:come_back": Press(first=("people:leave",)),
    "people:person_away": Press({"first_day": "2030-01-01", "last_day": "2030-01-05"}),
    "people:end_person_away": Press(first=("people:person_away",)),
    "people:restore_person_away": Press(first=("people:person_away", "people:end_person_away")),
    "people:archive_team": Press(lambda world: {"to": other_team(world).pk}),
    "people:restore_team": Press(first=("people:archive_team",)),
    "customers:restore_organisation": Press(first=("customers:put_organisation_away",)),
    "customers:choose_reader": Press({"to": "on"}),
    "portal:close_account": Press(first=("portal:offer_account",)),
    "portal:reopen_account": Press(first=("portal:offer_account", "portal:close_account")),
    "customers:add_member": Press(first=("customers:remove_member",)),
    "customers:restore_product": Press(first=("customers:retire_product",)),
    "calendars:restore_calendar": Press(first=("calendars:archive_calendar",)),
    "calendars:close_day": Press({"date": "2031-02-03"}),
    "shop:look": Press({"colour": "#224466"}),
    "shop:set_picture": Press(at={"name": "logo"}, before=logo),
    "shop:remove_examples": Press(first=("shop:add_examples",)),
    "shop:proof_files": Press({"name": "BingSiteAuth.xml", "content": "<users/>"}),
    "shop:restore_proof_file": Press(first=("shop:remove_proof_file",)),
    "shop:links": Press({"handles-0-label": "Chat", "handles-0-url": "https://chat.example/"}),
    "knowledgebase:withdraw_public_text": Press(first=("knowledgebase:publish_public_text",)),
    "knowledgebase:bring_back_public_text": Press(first=("knowledgebase:public_text",)),
    "knowledgebase:translate_topic": Press({"language": "de", "title": "Wasserkocher"}),
    "knowledgebase:move_topic": Press({"to": "up"}, of=other_topic),
    "knowledgebase:merge_topic": Press(lambda world: {"into": other_topic(world).pk, "sure": "on"}),
    "knowledgebase:remove_topic": Press({"sure": "on"}, of=other_topic),
    "tickets:new_reply_policy": Press({"name": "If low", "is_active": "on", "first_reply_low": "4 h", **asking("low")}),
    "tickets:reply_policy": Press({"name": "Urgent first"}, of=other_policy),
    "tickets:move_reply_policy": Press({"to": "up"}, of=two_policies),
    "tickets:switch_reply_policy": Press({"to": "off"}, of=other_policy),
    "tickets:restore_own_field": Press(first=("tickets:put_own_field_away",)),
    "tickets:move_own_field": Press({"to": "up"}, of=other_field),
    "tagging:merge_tag": Press(lambda world: {"into": other_tag(world).name, "sure": "on"}),
    "complaints:merge_cause": Press(lambda _: {"into": save_cause(name="Late").pk, "sure": "on"}),
    "channels:close_contact_form": Press(of=other_form),
    "channels:reopen_contact_form": Press(of=lambda world: close_contact_form(form=other_form(world), by=None)),
    "channels:make_default_contact_form": Press(of=other_form),
    "channels:move_contact_form": Press({"to": "up"}, of=other_form),
    "channels:switch_webhook_on": Press(first=("channels:switch_webhook_off",)),
    "macros:new": Press(MACRO),
    "macros:macro": Press(MACRO, of=other_macro),
    "macros:archive": Press(of=other_macro),
    "macros:restore": Press(of=lambda world: archive_macro(macro=other_macro(world), by=None)),
    "macros:copy": Press(of=other_macro),
    "macros:move": Press({"to": "up"}, of=two_macros),
    "rules:new": Press(rule_form()),
    "rules:edit": Press({"do": "save"}),
    "rules:switch": Press({"on": "1"}),
    "rules:move": Press({"to": "up"}, of=other_rule),
    "rules:restore": Press(first=("rules:archive",)),
    "knowledgebase:unpublish": Press(first=("knowledgebase:publish",)),
    "intake:new_mailbox": Press(HANDED),
    "intake:mailbox": Press(HANDED),
    "intake:make_default_mailbox": Press(of=other_mailbox),
    "intake:switch_mailbox_off": Press(of=other_mailbox),
    "intake:switch_mailbox_on": Press(of=mailbox_that_is_off),
    "intake:end_mailbox_key": Press(first=("intake:make_mailbox_key",)),
    "outgoing:mail_out": Press(MAIL_SERVER),
    "outgoing:put_mail_out_aside": Press(first=("outgoing:mail_out",)),
    "outgoing:bring_mail_out_back": Press(first=("outgoing:mail_out", "outgoing:put_mail_out_aside")),
    "imports:start": Press(of=checked),
    "imports:take_back": Press(of=imported),
    "outgoing:mail_text": Press(at=TEXT),
    "privacy:erase": Press(lambda world: {"reason": "request", "name": world.requester.display_name}),
    "privacy:retention": Press(lambda _: {"sure": "1", classes()[0].key: "400"}),
    "sso:new_provider": Press({"kind": "google", "name": "Google"}),
    "sso:provider": Press(entered()),
    "sso:switch_provider_on": Press(before=set_up),
    "sso:switch_provider_off": Press(before=set_up, first=("sso:switch_provider_on",)),
    "sso:restore_provider": Press(first=("sso:remove_provider",)),
    "sso:passwords_off": Press(before=come_by, first=("sso:switch_provider_on",)),
    "sso:passwords_on": Press(first=("sso:passwords_off",)),
    "outgoing:mail_text_built_in": Press(seen_text, at=TEXT, first=("outgoing:mail_text",)),
    "outgoing:mail_text_restore": Press(at=TEXT, first=("outgoing:mail_text_built_in",)),
}
"""What cannot be pressed as it stands."""

NO_CHANGE = {
    "events:stuck": "the page of a list",
    "events:retry": "what happened is tried again; its own row tells",
    "outgoing:try_relay": "what waits is sent; its own rows tell",
    "outgoing:test_mail_out": "tries what was typed and stores nothing",
    "intake:test_new_mailbox": "tries what was typed and stores nothing",
    "intake:test_mailbox": "tries what was typed and stores nothing",
    "intake:fetch_mailbox_now": "fetches as the clock does",
    "outgoing:mail_text_preview": "shows what was typed",
    "outgoing:mail_text_check": "shows what was typed",
    "knowledgebase:preview_public_text": "shows what was typed",
    "privacy:export_again": "does what was ordered before, which is told",
    "privacy:erasure_again": "does what was ordered before, which is told",
    "sso:try_provider": "tries what was typed and stores nothing",
    "imports:new_import": "a file that nothing is stored of yet",
    "imports:columns": "a file that nothing is stored of yet",
    "imports:discard": "a file that nothing was stored of",
    "surveys:export": "told where it is read: figures of too few answers are refused",
    "customers:customers": "the page of a list",
}
"""What changes nothing that the audit log tells of, by its address, and why."""


def press(client: Client, world: World, name: str) -> tuple[int, int]:
    """Press it, and what has to come before; returns the answer's status and how many entries the last press left."""
    one = PRESSES.get(name, Press())
    if one.before:
        one.before(world)
    for before in one.first:
        press(client, world, before)
    of = {"pk": one.of(world).pk} if one.of else {}
    path = reverse(name, kwargs=own_arguments(name, world) | of | dict(one.at))
    given = one.values(world) if callable(one.values) else one.values
    values = on_page(client, path) | dict(given)
    count = AuditEntry.objects.count()
    status = client.post(path, values).status_code
    return status, AuditEntry.objects.count() - count


def own_arguments(name: str, world: World) -> dict[str, Any]:
    address = next(address for address in every_address() if address.name == name)
    return {key: world.arguments(name)[key] for key in address.arguments}


def on_page(client: Client, path: str) -> dict[str, Any]:
    """What the page's form sends once somebody typed a letter into its first line."""
    page = client.get(path)
    if page.status_code != 200 or page.streaming or "html" not in page["Content-Type"]:
        return {}
    for form in forms_of(page.content.decode()):
        if form.method == "post" and form.action in ("", path):
            values: dict[str, Any] = dict(form.values)
            for name in form.typed[:1] or form.areas[:1]:
                values[name] = f"{form.values[name][0]} x"
            return values
    return {}


@pytest.fixture
def admin() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(factories.user(ADMIN, role=Role.ADMIN))
    return client


def test_each_press_leaves_one_entry_with_before_and_after(world: World, admin: Client) -> None:
    wrong = []
    for address in every_address():
        is_pressed = needed(address, world) not in WORK or address.name in PRESSES
        if not address.is_desk or not is_pressed or address.name in NO_CHANGE:
            continue
        with transaction.atomic():
            status, entries = press(admin, world, address.name)
            if status not in (404, 405) and (status, entries) not in ((200, 1), (302, 1)):
                wrong.append(f"{address.name}: answered {status}, left {entries} entries")
            transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)


def test_what_is_named_here_is_an_address() -> None:
    assert {*PRESSES, *NO_CHANGE} <= {address.name for address in every_address()}
