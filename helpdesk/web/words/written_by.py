"""Whose form this is. Every form of a signed-in person says so, signed, and outlives the session that it came with:
when the session is gone, what was written can be kept for its writer and for nobody else."""

from django.core import signing
from django.http import HttpRequest

FIELD = "written_by"
_SALT = "helpdesk.web.written_by"
_DAYS = 30


def mark_of(request: HttpRequest) -> str:
    """The signed mark of the person who is shown a form; empty for a visitor. One for each request."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    if not hasattr(request, "_written_by"):
        request._written_by = signing.dumps(user.pk, salt=_SALT)  # type: ignore[attr-defined]
    return str(request._written_by)  # type: ignore[attr-defined]


def writer_of(mark: str) -> int | None:
    """The id of the person who was shown the form; None without a mark of ours."""
    try:
        pk = signing.loads(mark, salt=_SALT, max_age=_DAYS * 86_400)
    except signing.BadSignature:
        return None
    return pk if isinstance(pk, int) else None
