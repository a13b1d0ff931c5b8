"""What the shop has decided once for all tickets: business rules, saved replies and macros."""

import datetime as dt
from typing import Any

from django.utils import timezone

from helpdesk.demo.files import content
from helpdesk.demo.shop import Shop
from helpdesk.macros.models import Macro
from helpdesk.macros.services import save_macro
from helpdesk.replies.models import SavedReply
from helpdesk.rules.models import Rule, RuleVersion
from helpdesk.rules.services import save_rule


def make_rules(shop: Shop) -> None:
    """Stores the rules in their order, each by the colleague who thought of it."""
    for row in content("rules"):
        rule = save_rule(
            name=row["name"],
            conditions=row["conditions"],
            actions=[{**action, "value": _value(action.get("value", ""), shop)} for action in row["actions"]],
            author=shop.staff[row["author"]],
            trigger=row.get("trigger", "created"),
            stop=row.get("stop", False),
            is_active=row.get("active", True),
        )
        written = timezone.now() - dt.timedelta(days=row["days_old"])
        RuleVersion.objects.filter(rule=rule).update(at=written)
        Rule.objects.filter(pk=rule.pk).update(created_at=written, updated_at=written)


def _value(value: str, shop: Shop) -> str:
    """The value of an action; `{team:slug}` stands for that team's key."""
    if value.startswith("{team:"):
        return str(shop.team(value[6:-1]).pk)
    return value


def make_saved_replies() -> None:
    rows: list[dict[str, Any]] = content("replies")
    SavedReply.objects.bulk_create(
        SavedReply(
            name=row["name"],
            folder=row.get("folder", ""),
            body=row["body"].strip(),
            language=row.get("language", "en"),
        )
        for row in rows
    )


def make_macros(shop: Shop) -> None:
    """Stores the macros, which bring saved replies along: those have to be there."""
    for row in content("macros"):
        save_macro(
            macro=Macro(),
            name=row["name"],
            folder=row.get("folder", ""),
            actions=[{**action, "value": _value(action.get("value", ""), shop)} for action in row["actions"]],
            reply=SavedReply.objects.get(name=row["reply"]) if "reply" in row else None,
            by=None,
        )
