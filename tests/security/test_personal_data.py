"""No room forgets what it holds of a customer: every model with words in it, or a way to one, is answered for."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from helpdesk.customers.models import Customer
from helpdesk.customers.registry import holdings

WORDS: tuple[type[models.Field[Any, Any]], ...] = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.FileField,
    models.BinaryField,
    models.GenericIPAddressField,
)

NOTHING: dict[str, str] = {
    # What the shop is and how it works, written by its colleagues.
    "shop.Shop": "settings",
    "shop.Example": "which rows are examples to begin with",
    "shop.ShopPicture": "the shop's logo",
    "shop.ProofFile": "what other services made for the shop's domain",
    "knowledgebase.PublicText": "public words",
    "knowledgebase.PublicTextRevision": "public words",
    "calendars.Calendar": "settings",
    "calendars.Holiday": "settings",
    "escalation.EscalationStep": "what a ticket had and got by a level: keys of teams and colleagues, and a priority",
    "customers.Organisation": "a firm, no person",
    "customers.OrganisationDomain": "a firm's domain",
    "customers.Product": "settings",
    "tickets.OwnField": "settings",
    "tickets.ReplyPolicy": "settings",
    "tickets.WordList": "settings",
    "tickets.ContactForm": "settings",
    "replies.SavedReplyFile": "files of the shop",
    "mfa.Authenticator": "sealed secrets of an account; gone with it",
    "tickets.DueBasis": "a fingerprint of settings",
    "tickets.Tag": "names of tags, which many tickets share",
    "tagging.RemovedTag": "names of tags",
    "outgoing.Mailbox": "our own addresses",
    "outgoing.MailServer": "settings",
    "outgoing.MailTemplate": "texts of the shop",
    "outgoing.TeamSender": "texts of the shop",
    "outgoing.Breaker": "how a mail server is, with its own words",
    "intake.ImapAccount": "settings",
    "contact_channels.Endpoint": "settings",
    "replies.SavedReply": "texts of the shop",
    "replies.SavedReplyUse": "how alike two texts are, as a number",
    "macros.Macro": "settings",
    "macros.MacroUse": "which macro was pressed on a ticket",
    "rules.Rule": "settings",
    "rules.RuleExample": "messages that colleagues made up, as their page asks for",
    "rules.Firing": "which rule came to a ticket, and when",
    "rules.RuleVersion": "settings",
    "privacy.RetentionRule": "settings",
    "today.SweepSettings": "settings",
    "privacy.RetentionNight": "counts",
    "surveys.Programme": "settings",
    "surveys.ImportBatch": "counts of a file; its answers name nobody",
    "complaints.Cause": "names of causes",
    "complaints.ComplaintCause": "which causes a complaint has: it stays, for trends",
    # Colleagues are no customers.
    "people.Absence": "colleagues",
    "people.Team": "colleagues",
    "people.HandOver": "colleagues",
    "notifications.Notice": "ids alone; words are read where they are shown",
    "notifications.NoticeChoices": "how colleagues want to be told",
    "people.Skill": "colleagues",
    "people.StaffInvitation": "colleagues",
    "people.StaffSession": "colleagues",
    "people.TokenGrant": "colleagues",
    "auth.Permission": "not used",
    "auth.Group": "not used",
    "contenttypes.ContentType": "names of models",
    "knox.AuthToken": "a hash; goes with its account",
    "sso.SignInProvider": "settings",
    "socialaccount.SocialApp": "not used",
    "socialaccount.SocialAccount": "goes with its account",
    "socialaccount.SocialToken": "goes with its account",
    "sessions.Session": "keys, no names; those of an account end with it",
    "account.EmailAddress": "goes with its account",
    "account.EmailConfirmation": "goes with its address",
    # Public articles, and what readers did without saying who they are.
    "knowledgebase.Category": "public words",
    "knowledgebase.MovedTopic": "an address of public words",
    "knowledgebase.Article": "public words",
    "knowledgebase.ArticleRevision": "public words",
    "knowledgebase.ArticleWord": "public words",
    "knowledgebase.SearchLog": "addresses and numbers are left out when it is stored",
    "knowledgebase.ArticleVote": "a hash of a session: nobody knows whose it is",
}


def with_words_or_a_way() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        columns = model._meta.get_fields()
        has_words = any(isinstance(one, WORDS) and not getattr(one, "choices", None) for one in columns)
        if has_words or _leads_to_customer(model, set()):
            yield model


def _leads_to_customer(model: type[models.Model], seen: set[type[models.Model]]) -> bool:
    if model is Customer:
        return True
    seen.add(model)
    others: set[Any] = {one.related_model for one in model._meta.fields if isinstance(one, models.ForeignKey)}
    return any(_leads_to_customer(other, seen) for other in others - seen)


def test_every_model_is_answered_for() -> None:
    held = {model._meta.label for holding in holdings() for model in holding.models}
    known = {model._meta.label for model in with_words_or_a_way()}
    assert known - held - NOTHING.keys() == set(), "register a Holding (helpdesk/customers/registry.py) or say why not"
    assert held & NOTHING.keys() == set()
    assert NOTHING.keys() - {model._meta.label for model in apps.get_models()} == set()


@pytest.mark.parametrize("key", [holding.key for holding in holdings()])
def test_each_holding_says_what_goes(key: str) -> None:
    holding = next(one for one in holdings() if one.key == key)
    assert holding.label
    assert holding.goes
