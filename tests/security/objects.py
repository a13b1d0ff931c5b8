"""Something for every address to be about: a row of each kind, by the name of the address that shows it."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from complaints.models import Complaint
from complaints.receipts import receipt_path
from complaints.services import issue_receipt, save_cause
from helpdesk.calendars.models import Calendar
from helpdesk.channels.webhook.models import Endpoint
from helpdesk.channels.webhook.services import save_endpoint
from helpdesk.customers.models import Organisation
from helpdesk.customers.services.note_fact import note_fact
from helpdesk.customers.services.organisations import save_organisation, set_organisation
from helpdesk.escalation.models import EscalationLevel
from helpdesk.events.models import Delivery
from helpdesk.imports.services import upload
from helpdesk.intake.models import RawMail
from helpdesk.intake.services.save_mailbox import save_mailbox
from helpdesk.intake.taking.take_in import receive
from helpdesk.macros.models import Macro
from helpdesk.macros.services import save_macro
from helpdesk.notifications.models import Notice
from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.outgoing.models import Breaker, Mailbox, OutgoingMail
from helpdesk.people.models import Role, StaffSession, User
from helpdesk.people.services.staff import invite
from helpdesk.privacy.models import CustomerExport, Erasure
from helpdesk.replies.models import SavedReply
from helpdesk.replies.services import save_saved_reply
from helpdesk.rules.foretelling.given import GivenMessage
from helpdesk.rules.models import Rule, RuleExample
from helpdesk.rules.services import save_example, save_rule
from helpdesk.shop.models import ProofFile
from helpdesk.shop.services import save_proof_file
from helpdesk.sso.services import make_provider
from helpdesk.tagging.models import RemovedTag
from helpdesk.tickets import services as tickets
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import ContactForm, ReplyPolicy, Tag, WordList
from helpdesk.tickets.words import NewFile
from knowledgebase.models import Category
from knowledgebase.services.public_texts import save_public_text
from surveys.models import FollowUp
from tests import factories
from tests.security.world import FILE, REPLY, SAVED, World

QUARANTINE = (
    *("quarantined", "quarantined_raw", "quarantined_body", "quarantined_download", "quarantined_file"),
    *("release", "read_again", "assign_mail", "discard", "restore"),
)
CONTACT_FORM = (
    *("contact_form", "share_contact_form", "preview_contact_form", "close_contact_form", "reopen_contact_form"),
    *("make_default_contact_form", "move_contact_form"),
)
PUBLIC_FORM = ("contact_page", "embedded", "embedded_thanks")
WEBHOOK = ("webhook", "renew_webhook_secret", "switch_webhook_off", "switch_webhook_on")
ORGANISATION = ("organisation", "put_organisation_away", "restore_organisation")
OWN_FIELD = ("own_field", "put_own_field_away", "restore_own_field", "move_own_field")
HOURS = ("calendar", "make_default_calendar", "archive_calendar", "restore_calendar", "close_day", "set_day")
WORD_LIST = ("word_list", "put_word_list_away", "restore_word_list")
POLICIES = ("reply_policy", "move_reply_policy", "switch_reply_policy")
STAFF = (
    *("person", "permissions", "sign_out_everywhere", "reset_factors", "leave", "come_back"),
    *(
        "person_away",
        "person_working",
        "end_person_away",
        "restore_person_away",
        "delegate_work_of",
        "take_work_back_of",
    ),
)
PUBLIC_TEXT = ("publish_public_text", "withdraw_public_text", "public_text_version", "bring_back_public_text")
TOPIC = ("topic_page", "translate_topic", "move_topic", "merge_topic", "remove_topic")
PROVIDER = (
    *("provider", "try_provider", "switch_provider_on", "switch_provider_off", "remove_provider", "restore_provider"),
    *("read_metadata", "passwords_off", "passwords_on", "unlink_person"),
)
RULE = ("edit", "history", "roll_back", "switch", "move", "archive", "restore", "new_example")
MACRO = ("macro", "archive", "restore", "copy", "move", "press")
MAIL_TEXT = ("mail_text", "mail_text_preview", "mail_text_check", "mail_text_built_in", "mail_text_restore")
MAILBOX = (
    *("mailbox", "test_mailbox", "fetch_mailbox_now", "make_mailbox_key", "end_mailbox_key"),
    *("make_default_mailbox", "switch_mailbox_off", "switch_mailbox_on"),
)


def _erasure() -> Erasure:
    return Erasure.objects.create(customer=factories.customer("Somebody gone"), state="done")


def _proof_file() -> ProofFile:
    return save_proof_file(by=None, name="google1a.html", content="google-site-verification: google1a.html")


def _quarantined() -> RawMail:
    return receive(b"From: help@harborpine.example\r\nSubject: From ourselves\r\n\r\nA loop.\r\n", source="test")


def _passkey(of: User) -> Authenticator:
    kept, _made = Authenticator.objects.get_or_create(
        user=of, type=Authenticator.Type.WEBAUTHN, defaults={"data": {"name": "Phone"}}
    )
    return kept


def _notice(person: User | None) -> Notice | None:
    """Of no ticket: who may open it is decided by whose it is."""
    return (
        Notice.objects.create(user=person, kind="standing_in", thing="absence:1", at=timezone.now()) if person else None
    )


def _example(rule: Rule) -> RuleExample:
    message = GivenMessage("The lid broke.", "elena@example.net")
    return save_example(rule=rule, name="Lids", given=message, matches=True, expected={"all": []}, by=None)


def _macro(owner: User | None) -> Macro:
    """Somebody's own."""
    kept = Macro.objects.filter(owner=owner).first()
    return kept or save_macro(
        macro=Macro(), name="Seen", actions=[{"do": "tag", "value": "seen"}], owner=owner, by=None
    )


def _name_contact_points(world: World) -> None:
    point = world.requester.contact_points.get()
    for name in ("make_primary", "verify_contact_point", "remove_contact_point"):
        world.named[f"customers:{name}"] = {"pk": world.requester.pk, "point_id": point.pk}
    note_fact(customer=world.requester, key="address", value="1 Quay")
    world.named["customers:restore_fact"] = {"pk": world.requester.pk}
    for name in ("correct_fact", "remove_fact"):
        world.named[f"customers:{name}"] = {"pk": world.requester.pk, "key": "address"}
    world.named["api-customer-contact-point"] = {"pk": world.requester.pk, "point_id": point.pk}


def _name_links(world: World) -> None:
    """Addresses whose token is the permission."""
    for name in ("score", "comment", "thanks", "stop"):
        world.named[f"surveys:{name}"] = {"token": world.survey_token}
    receipt = receipt_path(issue_receipt(held=Complaint.objects.get(ticket=world.ticket).ticket)[0])
    for name in ("receipt", "receipt_words"):
        world.named[f"complaints:{name}"] = {"token": receipt.split("/")[-2]}


def _values(world: World) -> dict[str, object]:
    """What fills an argument wherever it stands."""
    return {
        "number": world.ticket.number,
        "message_id": world.reply.pk,
        "key": world.attachment.key,
        "token": request_token(world.ticket),
        "language": "en",
        "slug": world.draft.slug,
        "frame": "help",
        "provider": "postmark",
        "uidb36": "1",
        "colour": "113355",
        "digest": "none",
        "name": "logo",
        "secret": "none",
        "token_key": "none",
        "file_number": 1,
    }


def fill(world: World, author: User) -> None:
    """Make a row for each address of the project and name it in the world's arguments."""
    ticket = world.ticket
    rule = save_rule(name="All", conditions={"all": []}, actions=[{"do": "priority", "value": "high"}], author=author)
    mail, example = OutgoingMail.objects.filter(ticket=ticket).first(), _example(rule)
    follow_up = FollowUp.objects.get(ticket=ticket)
    raw, cause = _quarantined(), save_cause(name="Parcel lost")
    mailbox = save_mailbox(Mailbox(address="help@harborpine.example"))
    webhook = save_endpoint(Endpoint(name="Shop chat", channel="chat"))
    colleague, product = factories.user("Colin"), factories.product()
    hours = Calendar.objects.create(name="Office")
    (invitation,) = invite(emails=["new@example.com"], role=Role.AGENT, teams=[], by=author)
    provider = make_provider(kind="other", name="Harbor ID", by=None)
    task = tickets.add_task(ticket=ticket, key="security", title="Call back", actor=Actor.system())
    firm = save_organisation(organisation=Organisation(), name="Lighthouse Café", domains=["lighthouse.example"])
    set_organisation(customer=world.requester, organisation=firm, by=None)
    tickets.update_ticket(ticket=ticket, actor=Actor.system(), add=["chipped"])
    tag = Tag.objects.get(name="chipped")
    delivery = Delivery.objects.order_by("pk").first()
    own_field = tickets.define_field(key="serial", label="Serial number", type="text")
    form = [NewFile(filename=FILE, content=b"text")]
    saved = save_saved_reply(
        reply=SavedReply(), name="Own words", body=SAVED, language="en", owner=ticket.assignee, files=form, by=author
    )
    public_text = save_public_text(key="about", language="en", body="We make lamps.", by=None)
    assert mail
    assert delivery
    world.values = _values(world)
    path = f"/desk/tickets/{ticket.number}/reply/"
    kept = tickets.keep_post(user_id=ticket.assignee_id or 0, path=path, fields=[("body", REPLY)])
    batch = upload(kind="customers", file_name="Tayrafile.csv", content=b"email\nquokka@example.org\n", by=None)
    link = SocialAccount.objects.create(user=colleague, provider=provider.key, uid="1")
    by_pk: dict[str, Any] = {
        "tickets:kept_post": kept,
        **{f"customers:{name}": world.requester for name in ("customer", "edit_customer", "contact")},
        "customers:restore_contact_point": world.requester,
        "tickets:of_customer": world.requester,
        "tickets:customer_fields": world.requester,
        **{
            f"portal:{name}": world.requester
            for name in ("account", "offer_account", "close_account", "reopen_account")
        },
        **{f"privacy:{name}": world.requester for name in ("of_customer", "order_export", "erase")},
        **{f"privacy:{name}": _erasure() for name in ("erasure", "erasure_again")},
        "events:retry": delivery,
        "outgoing:outgoing": mail,
        "outgoing:outgoing_body": mail,
        "outgoing:retry": mail,
        "outgoing:try_relay": Breaker.objects.create(channel="email", since=timezone.now(), met_by=0),
        **{f"tickets:{name}": task for name in ("finish_task", "reopen_task", "assign_task")},
        **{f"intake:{name}": raw for name in QUARANTINE},
        **{f"intake:{name}": mailbox for name in MAILBOX},
        **{f"channels:{name}": webhook for name in WEBHOOK},
        **{f"channels:{name}": ContactForm.objects.get() for name in CONTACT_FORM},
        **{f"rules:{name}": rule for name in RULE},
        **{f"rules:{name}": example for name in ("example", "remove_example", "restore_example")},
        **{f"knowledgebase:{name}": world.draft for name in ("edit", "publish", "unpublish")},
        **{f"people:{name}": colleague for name in STAFF},
        "people:end_session": StaffSession.objects.create(user=colleague, session_key="none", address="203.0.113.7"),
        **{f"mfa_{name}_webauthn": _passkey(colleague) for name in ("edit", "remove")},
        **{f"people:{name}": invitation for name in ("renew_invitation", "withdraw_invitation")},
        **{f"sso:{name}": provider for name in PROVIDER},
        **{f"people:{name}": world.team for name in ("team", "archive_team", "restore_team")},
        "outgoing:team_sender": world.team,
        **{f"customers:{name}": firm for name in ORGANISATION},
        **{f"tagging:{name}": tag for name in ("tag", "merge_tag", "remove_tag")},
        "tagging:restore_tag": RemovedTag.objects.create(name="lost"),
        **{f"customers:{name}": product for name in ("product", "merge_product", "retire_product", "restore_product")},
        "notifications:open": _notice(ticket.assignee),
        **{f"macros:{name}": _macro(ticket.assignee) for name in MACRO},
        **{f"replies:{name}": saved for name in ("saved_reply", "archive", "restore", "forget")},
        **{f"calendars:{name}": hours for name in HOURS},
        **{
            f"tickets:{name}": ReplyPolicy.objects.get()
            for name in ("reply_policy", "move_reply_policy", "switch_reply_policy")
        },
        **{f"escalation:{name}": EscalationLevel.objects.first() for name in ("level", "switch_level")},
        **{f"imports:{name}": batch for name in ("import", "columns", "lines", "start", "take_back", "discard")},
        **{f"knowledgebase:{name}": public_text for name in PUBLIC_TEXT},
        **{f"knowledgebase:{name}": Category.objects.get() for name in TOPIC},
        **{f"tickets:{name}": own_field for name in OWN_FIELD},
        **{f"tickets:{name}": _word_list(author) for name in WORD_LIST},
        **{f"shop:{name}": _proof_file() for name in ("remove_proof_file", "restore_proof_file")},
        "surveys:follow_up": follow_up,
        "surveys:take_follow_up": follow_up,
        "surveys:give_follow_up": follow_up,
        "complaints:cause": cause,
        "complaints:merge_cause": cause,
        "api-task-detail": task,
        "api-macro-detail": _macro(ticket.assignee),
        **{f"api-customer-{name}": world.requester for name in ("detail", "contact-points")},
        "api-article-detail": world.draft,
        "api-survey-answer-detail": follow_up.answer,
        "api-complaint-detail": Complaint.objects.get(ticket=ticket),
    }
    world.named = {name: {"pk": row.pk} for name, row in by_pk.items()}
    for name in ("file", "remove_file", "restore_file"):
        world.named[f"replies:{name}"] = {"key": saved.files.get().key}
    world.named |= {
        "imports:example": {"kind": "customers"},
        "shop:proof_file": {"name": "google1a.html"},
        "people:person_work": {"pk": colleague.pk, "kind": "tickets"},
        "people:person_hand_over": {"pk": colleague.pk},
        "people:team_hand_over": {"pk": world.team.pk},
        "people:team_work": {"pk": world.team.pk, "kind": "tickets"},
    }
    world.named["calendars:set_day"] |= {"date": "2030-01-02", "state": "closed"}
    for name in MAIL_TEXT:
        world.named[f"outgoing:{name}"] = {"key": "acknowledgement", "language": "en"}
    for name in ("public_text_version", "bring_back_public_text"):
        world.named[f"knowledgebase:{name}"] |= {"version": 1}
    world.named["knowledgebase:public_text"] = {"text": "about", "language": "en"}
    world.named["knowledgebase:revision"] = {"pk": world.draft.pk, "number": 1}
    ContactForm.objects.update(sites=["https://shop.example"])
    for name in PUBLIC_FORM:
        world.named[f"channels:{name}"] = {"slug": "contact-us"}
    export = CustomerExport.objects.create(customer=world.requester, state="failed")
    for name in ("export", "export_again"):
        world.named[f"privacy:{name}"] = {"pk": world.requester.pk, "export_id": export.pk}
    world.named["privacy:retention_examples"] = {"kind": "tickets"}
    _name_contact_points(world)
    for name in ("add_member", "remove_member", "choose_reader"):
        world.named[f"customers:{name}"] = {"pk": firm.pk, "customer_id": world.requester.pk}
    _name_links(world)
    for name in ("start", "callback", "acs", "metadata"):
        world.named[f"sso:{name}"] = {"key": provider.key}
    world.named["sso:unlink_person"] |= {"link": link.pk}
    world.named["account_reset_password_from_key"] = {"key": "set-password"}
    world.named["account_confirm_email"] = {"key": "none"}


def _word_list(author: User) -> WordList:
    found = WordList.objects.first()
    return found or tickets.save_word_list(word_list=WordList(), name="Refund words", words=["refund*"], by=author)
