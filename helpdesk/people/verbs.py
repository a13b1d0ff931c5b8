"""What is done to people that the audit log tells of, besides changes. Stored with entries: never change one."""

SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
ACCEPTED = "accepted"
TOKEN_MADE = "token_made"  # noqa: S105 - the id of an action
TOKEN_REVOKED = "token_revoked"  # noqa: S105 - the id of an action
