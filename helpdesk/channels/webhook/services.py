"""What managers do with the endpoints of programs."""

from django.utils.text import slugify

from helpdesk.audit.services import recorded
from helpdesk.audit.verbs import Action
from helpdesk.channels.webhook.models import Endpoint
from helpdesk.channels.webhook.signature import new_secret
from helpdesk.people.models import User
from helpdesk.web.sealed import seal


def save_endpoint(endpoint: Endpoint, *, by: User | None = None) -> Endpoint:
    """Store an endpoint; a new one gets a slug for its address, which never changes, and a secret."""
    with recorded(endpoint, by=by):
        if endpoint._state.adding:
            endpoint.slug = _free_slug(endpoint.name)
            endpoint.secret = seal(new_secret())
        endpoint.save()
    return endpoint


def renew_secret(endpoint: Endpoint, *, by: User | None = None) -> str:
    """Make a new secret, shown once; what is signed with the one before is refused from now on."""
    secret = new_secret()
    with recorded(endpoint, by=by, action=Action.RENEWED):
        endpoint.secret = seal(secret)
        endpoint.save(update_fields=["secret"])
    return secret


def switch(endpoint: Endpoint, *, on: bool, by: User | None = None) -> None:
    """Turn an endpoint on or off. None is ever deleted: what came through it stays."""
    with recorded(endpoint, by=by):
        endpoint.is_active = on
        endpoint.save(update_fields=["is_active"])


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:50] or "webhook"
    taken = set(Endpoint.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    free = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in free if slug not in taken)
