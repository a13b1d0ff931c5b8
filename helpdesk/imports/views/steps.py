"""Settings → Imports: what is pressed once the lines were checked."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.imports.services import discard_import, start_import, take_back_import
from helpdesk.imports.views.batches import find
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.IMPORT)
@require_POST
def start(request: StaffRequest, pk: int) -> HttpResponse:
    batch = find(pk)
    _try(request, start_import, batch=batch, by=request.user)
    return redirect("imports:import", pk)


@permitted(Permission.IMPORT)
@require_POST
def take_back(request: StaffRequest, pk: int) -> HttpResponse:
    batch = find(pk)
    _try(request, take_back_import, batch=batch, by=request.user)
    return redirect("imports:import", pk)


@permitted(Permission.IMPORT)
@require_POST
def discard(request: StaffRequest, pk: int) -> HttpResponse:
    batch = find(pk)
    if not _try(request, discard_import, batch=batch):
        return redirect("imports:import", pk)
    messages.success(request, gettext("%(name)s is gone; nothing of it was stored.") % {"name": batch.file_name})
    return redirect("imports:imports")


def _try(request: StaffRequest, service: Callable[..., Any], **values: Any) -> bool:
    """Call a service; tell why where it refuses."""
    try:
        service(**values)
    except ValidationError as problem:
        messages.error(request, problem.message)
        return False
    return True
