"""Rows that a press is about, where those of the world do not do, each made by services."""

from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.models import SocialAccount

from helpdesk.channels.form.services import save_contact_form
from helpdesk.imports.models import ImportBatch
from helpdesk.imports.services import check_import, start_import, upload
from helpdesk.imports.tasks import go_on_with_imports
from helpdesk.intake.services import mailbox_acts
from helpdesk.intake.services.save_mailbox import save_mailbox
from helpdesk.macros.models import Macro
from helpdesk.macros.services import save_macro
from helpdesk.outgoing.models import Mailbox, MailTemplate
from helpdesk.outgoing.services.mail_texts import version_of
from helpdesk.people.models import Team, User
from helpdesk.rules.models import Rule
from helpdesk.rules.services import save_rule
from helpdesk.shop.services import keep_picture, save_shop
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.services import save_provider
from helpdesk.tickets import services as tickets
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import ContactForm, OwnField, ReplyPolicy, Tag
from helpdesk.tickets.services import save_reply_policy
from knowledgebase.models import Category
from knowledgebase.services import save_category
from tests import factories
from tests.helpdesk.shop.test_look import png
from tests.security.world import World

Values = Mapping[str, Any]
ADMIN = "Adele"


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


def away_with_work(name: str) -> None:
    """Let somebody who has a ticket be away, and somebody stand in."""
    person = User.objects.get(name=name)
    factories.ticket(assignee=person)
    factories.away(person, factories.user("Dora"))


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


def changed_rule(world: World) -> Rule:
    rule, author = other_rule(world), User.objects.get(name="Bob")
    chosen = [{"do": "priority", "value": "high"}]
    return save_rule(rule=rule, name=rule.name, conditions={"all": []}, actions=chosen, author=author)


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
