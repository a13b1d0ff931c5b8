"""Who calls the API: a person who is signed in, or a program with a token in their name."""

from typing import cast

from rest_framework.request import Request

from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor


def caller(request: Request) -> Actor:
    """The actor of a request; history keeps the first letters of the token that it came with."""
    user, token = cast(User, request.user), getattr(request.auth, "token_key", "")
    return Actor.of(user, token=token) if token else Actor.of(user)
