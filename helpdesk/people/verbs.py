"""What is done to people that the audit log tells of, besides changes. Stored with entries: never change one."""

SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
ACCEPTED = "accepted"
PASSWORD_REFUSED = "password_refused"  # noqa: S105 - the id of an action
TOKEN_MADE = "token_made"  # noqa: S105 - the id of an action
TOKEN_REVOKED = "token_revoked"  # noqa: S105 - the id of an action
GIVEN_TO_DELEGATE = "given_to_delegate"
TAKEN_BACK = "taken_back"
SESSION = "session"
SESSION_ENDED = "session_ended"
OTHER_SESSIONS_ENDED = "other_sessions_ended"
FACTOR_ADDED = "factor_added"
FACTOR_REMOVED = "factor_removed"
FACTORS_RESET = "factors_reset"
FACTOR_FAILED = "factor_failed"
RECOVERY_CODES_MADE = "recovery_codes_made"
RECOVERY_CODE_USED = "recovery_code_used"
