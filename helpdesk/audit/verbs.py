"""What can be done that the audit log tells of, besides what rooms register."""

from enum import StrEnum


class Action(StrEnum):
    """The id of an action. Stored with entries: never change one."""

    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"
    EXPORTED = "exported"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    RENEWED = "renewed"
    READ = "read"
    IMPORTED = "imported"
