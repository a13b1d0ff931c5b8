"""The link to the first account: it is good while there is no admin, and for whoever reads it on the machine."""

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from helpdesk.people.access import nobody_runs_it


def setup_link() -> str:
    """The whole address of the link; the same one until somebody used it."""
    return settings.BASE_URL + reverse("setup:begin", args=[_secret()])


def opens(secret: str) -> bool:
    """Whether this is the secret of the link, and the link is good."""
    return constant_time_compare(secret, _secret()) and nobody_runs_it()


def _secret() -> str:
    """Of the installation's own key, so that it needs no row before there is anything."""
    return salted_hmac("helpdesk.setup.link", "first account", algorithm="sha256").hexdigest()[:40]
