"""Who calls the API: a person who is signed in, or a program with a token in their name."""

from helpdesk.tickets.actors import Actor
from helpdesk.web.api.requests import StaffApiRequest


def caller(request: StaffApiRequest) -> Actor:
    """The actor of a request; history keeps the first letters of the token that it came with."""
    user, token = request.user, getattr(request.auth, "token_key", "")
    return Actor.of(user, token=token) if token else Actor.of(user)
