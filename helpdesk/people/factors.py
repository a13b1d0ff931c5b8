"""Which second factors somebody has: an authenticator app, passkeys, and the recovery codes that come with them."""

import datetime as dt
from dataclasses import dataclass

from allauth.mfa.app_settings import RECOVERY_CODE_COUNT
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext

from helpdesk.people.models import User

REAL = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second factor; recovery codes stand in for one of these."""


@dataclass(frozen=True)
class Factor:
    """One of a person's factors, as a list shows it. `left` counts recovery codes that were not used yet."""

    pk: int
    type: str
    name: str
    created_at: dt.datetime
    last_used_at: dt.datetime | None
    left: int = 0

    @property
    def is_passkey(self) -> bool:
        return bool(self.type == Authenticator.Type.WEBAUTHN)

    @property
    def is_app(self) -> bool:
        return bool(self.type == Authenticator.Type.TOTP)


@dataclass(frozen=True)
class Factors:
    """All that one person has, the oldest first."""

    real: tuple[Factor, ...]
    recovery: Factor | None

    @property
    def has_app(self) -> bool:
        return any(factor.is_app for factor in self.real)


def factors_of(user: User) -> Factors:
    """A person's second factors and recovery codes."""
    all_of_them = [_factor(row) for row in Authenticator.objects.filter(user=user).order_by("created_at", "pk")]
    recovery = next((one for one in all_of_them if one.type not in REAL), None)
    return Factors(tuple(one for one in all_of_them if one.type in REAL), recovery)


def has_factor(user: User) -> bool:
    """Whether a person has a second factor."""
    return bool(Authenticator.objects.filter(user=user, type__in=REAL).exists())


def name_of(row: Authenticator) -> str:
    """What a factor is called."""
    if row.type == Authenticator.Type.WEBAUTHN:
        return str(row.data.get("name") or gettext("Passkey"))
    return gettext("Authenticator app") if row.type == Authenticator.Type.TOTP else gettext("Recovery codes")


def _factor(row: Authenticator) -> Factor:
    # Counted by the marks of used ones: the codes themselves stay sealed.
    left = RECOVERY_CODE_COUNT - int(row.data.get("used_mask", 0)).bit_count() if row.type not in REAL else 0
    return Factor(row.pk, row.type, name_of(row), row.created_at, row.last_used_at, left)
