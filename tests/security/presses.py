"""What is pressed at each guarded address, and which presses change nothing that the audit log tells of."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Model

from complaints.services import save_cause
from helpdesk.channels.form.services import close_contact_form
from helpdesk.macros.services import archive_macro
from helpdesk.privacy.registry import classes
from helpdesk.web.requests.permissions import TABLE
from tests import factories
from tests.helpdesk.rules.views.test_edit import form as rule_form
from tests.helpdesk.sso.test_pages import entered
from tests.helpdesk.tickets.views.test_reply_policies import asking
from tests.security.press_rows import (
    ADMIN,
    Values,
    away_with_work,
    changed_rule,
    checked,
    come_by,
    imported,
    logo,
    mailbox_that_is_off,
    other_field,
    other_form,
    other_macro,
    other_mailbox,
    other_policy,
    other_rule,
    other_tag,
    other_team,
    other_topic,
    seen_text,
    set_up,
    two_macros,
    two_policies,
)
from tests.security.world import World


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


EXAMPLE = {"name": "Money back", "given-text": "Back!", "node": "0", "mode-0": "all", "do": "save"}
MACRO = {"name": "Hold", "group": "all", "action": "0", "do-0": "status", "value-0": "on_hold", "do": "save"}
HANDED = {"address": "sales@harborpine.example", "door": "handed"}
MAIL_SERVER = {"host": "postfix", "port": "25", "encryption": "none", "username": ""}
FORMSET = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}
TEXT = {"key": "acknowledgement", "language": "en"}
PRESSES = {
    "people:invite": Press({"emails": "zoe@example.org", "role": "agent"}),
    "people:permissions": Press(
        lambda _: {permission: "no" for permission, rights in TABLE.items() if rights.is_delicate}
    ),
    "people:factor_demands": Press({"demand_agent": "on", "days_agent": "14"}),
    "people:come_back": Press(first=("people:leave",)),
    "people:person_working": Press(
        {
            "most_open": "5",
            **{f"{name}-{key}": value for name in ("skills", "languages") for key, value in FORMSET.items()},
        }
    ),
    "people:person_away": Press({"first_day": "2030-01-01", "last_day": "2030-01-05"}),
    "people:end_person_away": Press(first=("people:person_away",)),
    "people:restore_person_away": Press(first=("people:person_away", "people:end_person_away")),
    "people:delegate_work": Press(before=lambda _: away_with_work(ADMIN)),
    "people:take_work_back": Press(first=("people:delegate_work",)),
    "people:delegate_work_of": Press(before=lambda _: away_with_work("Colin")),
    "people:take_work_back_of": Press(first=("people:delegate_work_of",)),
    "people:archive_team": Press(lambda world: {"to": other_team(world).pk}),
    "people:restore_team": Press(first=("people:archive_team",)),
    "customers:restore_organisation": Press(first=("customers:put_organisation_away",)),
    "customers:choose_reader": Press({"to": "on"}),
    "portal:close_account": Press(first=("portal:offer_account",)),
    "portal:reopen_account": Press(first=("portal:offer_account", "portal:close_account")),
    "customers:add_member": Press(first=("customers:remove_member",)),
    "customers:restore_product": Press(first=("customers:retire_product",)),
    "customers:merge_product": Press(lambda _: {"into": factories.product().name, "sure": "on"}),
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
    "escalation:new_level": Press({"percent": "150", "tells": "managers", "is_active": "on"}),
    "escalation:level": Press({"percent": "70"}),
    "escalation:switch_level": Press({"to": "off"}),
    "tickets:new_word_list": Press({"name": "Late words", "words": "late, delayed"}),
    "tickets:word_list": Press({"words": "refund*, money back"}),
    "tickets:restore_word_list": Press(first=("tickets:put_word_list_away",)),
    "tickets:restore_own_field": Press(first=("tickets:put_own_field_away",)),
    "tickets:move_own_field": Press({"to": "up"}, of=other_field),
    "tagging:new_tag": Press({"name": "fragile"}),
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
    "rules:roll_back": Press({"number": "1"}, of=changed_rule),
    "rules:switch": Press({"on": "1"}),
    "rules:move": Press({"to": "up"}, of=other_rule),
    "rules:restore": Press(first=("rules:archive",)),
    "rules:new_example": Press(EXAMPLE),
    "rules:example": Press({"name": "Money back", "do": "save"}),
    "rules:restore_example": Press(first=("rules:remove_example",)),
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
    "today:limits": Press({"limit_waiting": "9"}),
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
    "sso:read_metadata": "fills in what was typed and stores nothing",
    "sso:try_provider": "tries what was typed and stores nothing",
    "imports:new_import": "a file that nothing is stored of yet",
    "imports:columns": "a file that nothing is stored of yet",
    "imports:discard": "a file that nothing was stored of",
    "surveys:export": "told where it is read: figures of too few answers are refused",
    "customers:customers": "the page of a list",
}
"""What changes nothing that the audit log tells of, by its address, and why."""
