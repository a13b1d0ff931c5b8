"""The second step of signing in, which a provider may have taken already."""

from typing import Any

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest


class SecondStep(AuthenticateStage):  # type: ignore[misc] # allauth has no types
    """Asks for a second factor, unless the provider's token says that it did: `amr` holds "mfa" (RFC 8176)."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return bool(super()._should_handle(request)) and not self._was_taken()

    def _was_taken(self) -> bool:
        sociallogin = (self.login.signal_kwargs or {}).get("sociallogin")
        methods: Any = getattr(sociallogin, "claims", {}).get("amr")
        return isinstance(methods, list) and "mfa" in methods
