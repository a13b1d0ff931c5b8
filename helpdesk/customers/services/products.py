"""Makes, changes, retires and brings back products."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.customers.models import Product
from helpdesk.people.models import User

NAME_LENGTH = 200


def save_product(*, product: Product, name: str, by: User | None = None) -> Product:
    """Store a product. Its slug, by which programs know it, never changes.

    The name of one that was merged is free: that one goes on with its slug behind its name.

    Raises:
        ValidationError: the name is taken or missing.
    """
    with recorded(product, by=by):
        product.name = " ".join(name.split())
        _free_of_merged(product.name)
        product.slug = product.slug or _free_slug(product.name)
        product.full_clean()
        product.save()
    return product


def retire_product(*, product: Product, by: User | None) -> Product:
    """Offer a product no more, in forms and menus; what names it keeps it."""
    return _offer(product, False, by)


def restore_product(*, product: Product, by: User | None) -> Product:
    """Offer a product again.

    Raises:
        ValidationError: it was merged into another one, which nothing takes back.
    """
    if product.merged_into_id:
        raise ValidationError(gettext("This product was merged into another one."))
    return _offer(product, True, by)


def _offer(product: Product, is_active: bool, by: User | None) -> Product:
    with recorded(product, by=by):
        product.is_active = is_active
        product.save(update_fields=["is_active"])
    return product


def _free_of_merged(name: str) -> None:
    for merged in Product.objects.filter(name__iexact=name).exclude(merged_into=None):
        merged.name = f"{merged.name[: NAME_LENGTH - len(merged.slug) - 3]} ({merged.slug})"
        merged.save(update_fields=["name"])


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:100] or "product"
    taken = set(Product.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    free = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in free if slug not in taken)
