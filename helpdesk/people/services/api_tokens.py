"""Issues and revokes the tokens with which programs call the API in a person's name."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from knox.models import AuthToken

from helpdesk.audit.services import record
from helpdesk.people.models import TokenGrant, User
from helpdesk.people.verbs import TOKEN_MADE, TOKEN_REVOKED
from helpdesk.web.api.scopes import AREAS

SHOWN = 8
"""How many characters of a token name it in lists; the rest is stored as a hash alone."""
DAYS, MOST_DAYS = 365, 3650


def issue_api_token(
    *, user: User, days: int = DAYS, name: str = "", may_write: bool = True, areas: Sequence[str] = ()
) -> str:
    """Issue a new token; it is told in full this once. `areas` are keys of `web.api.scopes`; none is all.

    Raises:
        ValidationError: the person does not work here, `days` is no time that a token may live, or an area is unknown.
    """
    if not (user.is_active and user.is_agent):
        raise ValidationError(f"{user.email} is no active member of staff.")
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError(f"A token lives from 1 to {MOST_DAYS} days.")
    if unknown := set(areas) - set(AREAS):
        raise ValidationError(f"There is no such area: {', '.join(sorted(unknown))}.")
    with transaction.atomic():
        row, token = AuthToken.objects.create(user=user, expiry=dt.timedelta(days=days))
        name = name.strip() or f"{row.token_key[:SHOWN]}…"
        TokenGrant.objects.create(token=row, name=name, may_write=may_write, areas=list(areas))
        record(TOKEN_MADE, by=user, kind="api_token", about=name)
    return str(token)


def revoke_api_tokens(tokens: QuerySet[AuthToken], *, by: User | None = None) -> int:
    """Revoke tokens: they open nothing from now on. Returns how many there were."""
    with transaction.atomic():
        rows = list(tokens.select_related("grant"))
        for row in rows:
            grant = getattr(row, "grant", None)
            record(TOKEN_REVOKED, by=by, kind="api_token", about=str(grant or f"{row.token_key[:SHOWN]}…"))
            row.delete()
    return len(rows)
