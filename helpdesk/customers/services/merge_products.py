"""Makes one product of two."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import record
from helpdesk.customers.audited import MERGED
from helpdesk.customers.models import Product
from helpdesk.customers.uses import product_mentions, product_uses
from helpdesk.people.models import User


def merge_products(*, product: Product, into: Product, by: User | None) -> Product:
    """Let all that names a product name the other one, a statement for each kind of rows, and offer it no more.

    Rules and reply policies that ask for it ask for the other one. It stays as a row that leads on, so that addresses
    and programs that know its slug find the other one; what was merged into it before leads there, too. What was
    written in histories stays.

    Raises:
        ValidationError: the two are one, one of them was merged already, or what names the product cannot be saved.
    """
    with transaction.atomic():
        # The row stays, so whoever writes one that names it need not wait; `move_late_ones` finds what they wrote.
        rows = Product.objects.select_for_update(no_key=True).filter(pk__in=[product.pk, into.pk], merged_into=None)
        found = {row.pk: row for row in rows.order_by("pk")}
        if len(found) < 2:
            raise ValidationError({"into": gettext("Choose another product.")})
        old, kept = found[product.pk], found[into.pk]
        record(MERGED, by=by, thing=old, changes={"name": (old.name, kept.name)})
        for use in product_uses():
            use.move(old, kept)
        old.merged_into, old.is_active = kept, False
        old.save(update_fields=["merged_into", "is_active"])
        Product.objects.filter(merged_into=old).update(merged_into=kept)
        for mention in product_mentions():
            mention.follow(old, kept, by)
    return kept


def move_late_ones() -> int:
    """Move what came to name a product while it was merged, or by an undo of before; returns how many rows."""
    merged = {row.pk: row for row in Product.objects.exclude(merged_into=None).select_related("merged_into")}
    if not merged:
        return 0
    return sum(
        use.move(merged[pk], merged[pk].successor) for use in product_uses() for pk in sorted(use.counts(merged))
    )
