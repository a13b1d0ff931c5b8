"""The reply policies that ask for a tag, and how they follow its name."""

from django.utils.translation import gettext_noop

from helpdesk.people.models import User
from helpdesk.tagging.registry import TagMention, names, register, renamed
from helpdesk.tickets.models import ReplyPolicy
from helpdesk.tickets.services.save_reply_policy import save_reply_policy


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        TagMention(
            "policies",
            gettext_noop("Reply policies"),
            lambda name: [policy.name for policy in _naming(name)],
            _rename,
            20,
        )
    )


def _naming(name: str) -> list[ReplyPolicy]:
    return [policy for policy in ReplyPolicy.objects.all() if names(policy.conditions, name)]


def _rename(old: str, new: str, by: User | None) -> None:
    for policy in _naming(old):
        policy.conditions = renamed(policy.conditions, old, new)
        save_reply_policy(policy=policy, by=by)
