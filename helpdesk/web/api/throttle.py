"""Limits how often one person may call the API, counted exactly however many calls come together."""

import time
from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from helpdesk.web.requests.throttle import allow

SECONDS = 60


class PerPerson(BaseThrottle):
    """So many calls a minute, `API_CALLS_PER_MINUTE`."""

    def allow_request(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return True  # refused a line later, by its permission
        return allow("api", str(request.user.pk), limit=settings.API_CALLS_PER_MINUTE, seconds=SECONDS)

    def wait(self) -> float:
        return SECONDS - time.time() % SECONDS
