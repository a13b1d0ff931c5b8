"""Tells the audit log who came in, who went, and who could not come in."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from helpdesk.audit.services import record
from helpdesk.audit.verbs import Action
from helpdesk.people.models import User


def tell() -> None:
    """Listen from now on; called once, from `apps.py`. Django tells of sign-ins by signals alone."""
    user_logged_in.connect(_came, dispatch_uid="audit.came")
    user_logged_out.connect(_went, dispatch_uid="audit.went")
    user_login_failed.connect(_failed, dispatch_uid="audit.failed")


def _came(user: User, **_: Any) -> None:
    record(Action.SIGNED_IN, by=user)


def _went(user: User | None, **_: Any) -> None:
    if user is not None:
        record(Action.SIGNED_OUT, by=user)


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """What was typed as the address is told, the password never."""
    name = str(credentials.get("email") or credentials.get("username") or "").replace("\x00", "")
    record(Action.SIGN_IN_FAILED, by=None, about=name)
