"""How the schema describes a post's signature. Imported once, from `apps.py`."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension

from helpdesk.channels.webhook.signature import SIGNATURE


class SignatureScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "helpdesk.channels.webhook.api.Signed"
    name = "signature"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "apiKey", "in": "header", "name": SIGNATURE}
