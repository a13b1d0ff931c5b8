"""Periodic work of this room. Each run finds what there is to do in the rows; a second run changes nothing."""

import time

from celery import shared_task

from helpdesk.imports.models import ImportBatch
from helpdesk.imports.services import go_on, prune_imports
from helpdesk.imports.services.go_on import AT_WORK
from helpdesk.web.workers.alone import advisory_lock

_WORK = 7_365_131
_AT_MOST_SECONDS = 60


@shared_task(name="imports.go_on")
def go_on_with_imports() -> None:
    """Go on with each import that there is something to do for, one worker an import, for a minute at most."""
    until = time.monotonic() + _AT_MOST_SECONDS
    for batch in ImportBatch.objects.defer("content").filter(state__in=AT_WORK).order_by("pk"):
        with advisory_lock(_WORK, batch.pk) as is_mine:
            while is_mine and go_on(batch=batch) and time.monotonic() < until:
                pass


@shared_task(name="imports.prune")
def prune() -> int:
    """Remove files and lines whose time is over."""
    return prune_imports()
