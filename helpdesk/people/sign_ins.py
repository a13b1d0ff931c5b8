"""Tells the audit log who came in, who went, who could not come in, and what they come in with."""

from typing import Any, Protocol

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from helpdesk.audit.services import record
from helpdesk.audit.verbs import Action
from helpdesk.people.factors import REAL, name_of
from helpdesk.people.models import User
from helpdesk.people.registry import way_of
from helpdesk.people.verbs import (
    FACTOR_ADDED,
    FACTOR_FAILED,
    FACTOR_REMOVED,
    RECOVERY_CODE_USED,
    RECOVERY_CODES_MADE,
)
from helpdesk.web.requests.language import writing_for_the_desk

FACTOR = "second_factor"


class Letter(Protocol):
    """Queues the mail that tells a person that a factor was added to their account or removed from it."""

    def __call__(self, person: User, authenticator: Authenticator, *, is_new: bool) -> None: ...


_letters: list[Letter] = []


def register_letter(letter: Letter) -> None:
    """Register how that is mailed; whoever sends mail does so from `apps.py`."""
    _letters.append(letter)


def tell() -> None:
    """Listen from now on; called once, from `apps.py`. Django and allauth tell of sign-ins by signals alone."""
    user_logged_in.connect(_came, dispatch_uid="audit.came")
    user_logged_out.connect(_went, dispatch_uid="audit.went")
    user_login_failed.connect(_failed, dispatch_uid="audit.failed")
    signals.authenticator_added.connect(_added, dispatch_uid="audit.factor_added")
    signals.authenticator_removed.connect(_removed, dispatch_uid="audit.factor_removed")
    signals.authenticator_reset.connect(_made_anew, dispatch_uid="audit.recovery_codes")
    signals.authenticator_used.connect(_used, dispatch_uid="audit.factor_used")
    signals.authentication_failed.connect(_step_failed, dispatch_uid="audit.factor_failed")


def _came(user: User, request: HttpRequest | None = None, **_: Any) -> None:
    """By what somebody came is told where it is a thing of ours, such as a provider."""
    methods = [one for one in _methods(request, user) if one["method"] != "mfa"]
    record(Action.SIGNED_IN, by=user, thing=way_of(methods[-1]) if methods else None)


def _methods(request: HttpRequest | None, user: User) -> list[dict[str, Any]]:
    """How somebody showed who they are, in order, as allauth keeps it with the session."""
    found: list[dict[str, Any]] = get_authentication_records(request, user) if request else []
    return found


def _went(user: User | None, **_: Any) -> None:
    if user is not None:
        record(Action.SIGNED_OUT, by=user)


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """What was typed as the address is told, the password never."""
    name = str(credentials.get("email") or credentials.get("username") or "").replace("\x00", "")
    record(Action.SIGN_IN_FAILED, by=None, about=name)


def _added(user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type in REAL:  # recovery codes come with the first one
        _tell_of(authenticator, FACTOR_ADDED, user)
        for letter in _letters:
            letter(user, authenticator, is_new=True)


def _removed(user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type in REAL:  # recovery codes go with the last one
        _tell_of(authenticator, FACTOR_REMOVED, user)
        for letter in _letters:
            letter(user, authenticator, is_new=False)


def _tell_of(authenticator: Authenticator, action: str, by: User) -> None:
    with writing_for_the_desk():
        record(action, by=by, kind=FACTOR, about=name_of(authenticator))


def _made_anew(user: User, **_: Any) -> None:
    record(RECOVERY_CODES_MADE, by=user)


def _used(user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type not in REAL:
        record(RECOVERY_CODE_USED, by=user)


def _step_failed(user: User, **_: Any) -> None:
    """Whoever typed the code knows the password, and may still be somebody else."""
    record(FACTOR_FAILED, by=None, about=user.email)
