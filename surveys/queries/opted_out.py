"""Whether an address wants no surveys, also one that was erased: of that only a keyed hash is kept."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.crypto import salted_hmac

from surveys.models import OptOut

_PREFIX = "hmac-sha256:"


def hashed(address: str, secret: str | None = None) -> str:
    """What is kept of an address that nobody shall read any more."""
    return _PREFIX + salted_hmac("surveys.opt_out", address, secret=secret, algorithm="sha256").hexdigest()


def any_opted_out(addresses: Iterable[str]) -> bool:
    """Whether one of these addresses, in their normal form, wants none; earlier secret keys count."""
    known = list(addresses)
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    forms = [*known, *(hashed(address, key) for address in known for key in keys)]
    return OptOut.objects.filter(address__in=forms).exists()
