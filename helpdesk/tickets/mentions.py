"""The tickets and reply policies that name a product, and how they follow one that is merged; lists of words that
policies name."""

from typing import Any

from django.utils.translation import gettext_noop

from helpdesk.conditions import named
from helpdesk.conditions.renaming import names, renamed
from helpdesk.customers.models import Product
from helpdesk.customers.uses import FIELD, ProductMention, ProductUse, register, register_mention
from helpdesk.people.models import User
from helpdesk.tickets.extensions import list_users
from helpdesk.tickets.models import ReplyPolicy, Ticket
from helpdesk.tickets.queries import word_lists
from helpdesk.tickets.services.changes.follow_calendar import follow_again
from helpdesk.tickets.services.save_reply_policy import save_reply_policy


def tell() -> None:
    """Register all of them; called once, from `apps.py`."""
    named.keep_lists_in(word_lists.words_of)
    list_users.register(list_users.ListUser("policies", gettext_noop("Reply policies"), _policies, 20))
    register(ProductUse("tickets", gettext_noop("Tickets"), Ticket, 20))
    register_mention(
        ProductMention(
            "policies",
            gettext_noop("Reply policies"),
            lambda product: [policy.name for policy in _naming(product)],
            _follow,
            20,
        )
    )


def _policies() -> list[tuple[str, Any]]:
    return list(ReplyPolicy.objects.values_list("name", "conditions"))


def _naming(product: Product) -> list[ReplyPolicy]:
    return [policy for policy in ReplyPolicy.objects.all() if names(policy.conditions, FIELD, str(product.pk))]


def _follow(old: Product, kept: Product, by: User | None) -> None:
    for policy in _naming(old):
        policy.conditions = renamed(policy.conditions, FIELD, str(old.pk), str(kept.pk))
        save_reply_policy(policy=policy, by=by)
    follow_again()
