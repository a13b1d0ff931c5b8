"""Stores what the shop says of itself."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from helpdesk.audit.services import Actor, recorded
from helpdesk.shop.known import kept
from helpdesk.shop.models import Shop

FIELDS = frozenset(
    {
        *("name", "address", "phone", "postal_address", "colour", "further"),
        *("logo", "logo_dark", "favicon", "handles", "footer_links", "languages", "language", "time_zone"),
    }
)


def save_shop(*, by: Actor | None, facts: Mapping[str, Any]) -> Shop:
    """Store facts by their names; all pages and mails say them within a second.

    Raises:
        ValueError: something that the shop does not say.
        ValidationError: a value that cannot be, by field.
    """
    if foreign := facts.keys() - FIELDS:
        raise ValueError(f"no facts of a shop: {', '.join(sorted(foreign))}")
    with transaction.atomic():
        shop = locked_shop()
        with recorded(shop, by=by):
            for name, value in facts.items():
                setattr(shop, name, value)
            shop.full_clean(validate_constraints=False, validate_unique=False)
            shop.save()
        transaction.on_commit(kept.changed)
    kept.forget()
    return shop


def begin_guide(*, by: Actor | None) -> None:
    """Show the guide through the first steps from now on."""
    _turn_guide("guide_began_at", by)


def end_guide(*, by: Actor | None) -> None:
    """Take the guide through the first steps away, for good and for everybody."""
    _turn_guide("guide_ended_at", by)


def _turn_guide(moment: str, by: Actor | None) -> None:
    with transaction.atomic():
        shop = locked_shop()
        if getattr(shop, moment) is None:
            with recorded(shop, by=by):
                setattr(shop, moment, timezone.now())
                shop.save()
            transaction.on_commit(kept.changed)
    kept.forget()


def locked_shop() -> Shop:
    """The row as it is now; two who save at once wait for each other, also for the first row."""
    Shop.objects.bulk_create([Shop(pk=1)], ignore_conflicts=True)
    return Shop.objects.select_for_update(no_key=True).get(pk=1)
