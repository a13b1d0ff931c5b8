"""Which version of a thing a page showed, so that who saves an older one is stopped under the lock of its row.

Every change of an audited thing leaves an entry, so its newest entry names its version. A page that was posted says
here which one it saw (`expect`); `services.recorded` compares once more when it has locked the row (`check`), for
somebody else may have saved between the first look and the lock.
"""

from contextvars import ContextVar

from helpdesk.audit.models import AuditEntry
from helpdesk.audit.registry import no_changes

UNCHANGED = "0"
"""The version of a thing that nobody changed since entries are written."""

Subject = tuple[str, str]
"""The kind of a thing and its key; without a key it stands for all things of that kind."""

expected: ContextVar[dict[Subject, str] | None] = ContextVar("audit_expected", default=None)
"""What the request at hand saw of what it changes; None outside of a request."""


class ChangedMeanwhile(Exception):
    """Somebody saved the thing after the page was compared and before its row was locked."""


def newest(subject: Subject) -> AuditEntry | None:
    """The newest entry that tells of a change of this thing, or of anything of its kind."""
    kind, key = subject
    entries = AuditEntry.objects.filter(kind=kind, **{"thing_id": key} if key else {}).exclude(changes={})
    return entries.exclude(action__in=no_changes()).order_by("-at", "-pk").first()


def version(entry: AuditEntry | None) -> str:
    return str(entry.pk) if entry else UNCHANGED


def expect(subject: Subject, seen: str) -> None:
    """Remember until the request is answered that it goes by this version."""
    if (seen_now := expected.get()) is not None:
        seen_now[subject] = seen


def check(kind: str, key: str) -> None:
    """Look again whether a thing is what the request saw. Call it when its row is locked.

    Raises:
        ChangedMeanwhile: it is not.
    """
    for subject in _expected_of(kind, key):
        if version(newest(subject)) != (expected.get() or {})[subject]:
            raise ChangedMeanwhile(f"{kind} {key}")


def go_on(entry: AuditEntry) -> None:
    """Go by what the request itself made of a thing."""
    for subject in _expected_of(entry.kind, entry.thing_id):
        expect(subject, version(entry))


def _expected_of(kind: str, key: str) -> list[Subject]:
    return [subject for subject in ((kind, key), (kind, "")) if subject in (expected.get() or {})]
