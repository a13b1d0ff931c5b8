"""How the schema describes a mailbox's key. Imported once, from `apps.py`."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension


class MailboxKeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "helpdesk.intake.doors.api.authentication.MailboxKey"
    name = ["mailboxKey", "mailboxKeyAsPassword"]

    def get_security_definition(self, auto_schema: Any) -> list[dict[str, str]]:
        return [{"type": "http", "scheme": "bearer"}, {"type": "http", "scheme": "basic"}]
