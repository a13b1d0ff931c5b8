"""What managers do with the endpoints of programs."""

from django.db import transaction
from django.utils.text import slugify

from helpdesk.channels.webhook.models import Endpoint
from helpdesk.channels.webhook.signature import new_secret
from helpdesk.intake.sealed import seal


def save_endpoint(endpoint: Endpoint) -> Endpoint:
    """Store an endpoint; a new one gets a slug for its address, which never changes, and a secret."""
    with transaction.atomic():
        if endpoint._state.adding:
            endpoint.slug = _free_slug(endpoint.name)
            endpoint.secret = seal(new_secret())
        endpoint.save()
    return endpoint


def renew_secret(endpoint: Endpoint) -> str:
    """Make a new secret, shown once; what is signed with the one before is refused from now on."""
    secret = new_secret()
    endpoint.secret = seal(secret)
    endpoint.save(update_fields=["secret"])
    return secret


def switch(endpoint: Endpoint, *, on: bool) -> None:
    """Turn an endpoint on or off. None is ever deleted: what came through it stays."""
    endpoint.is_active = on
    endpoint.save(update_fields=["is_active"])


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:50] or "webhook"
    taken = set(Endpoint.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    free = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in free if slug not in taken)
