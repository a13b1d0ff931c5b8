import datetime as dt

from django.utils import timezone

from knowledgebase.models import SearchLog

KEPT = dt.timedelta(days=400)


def prune_searches() -> int:
    """Delete searches older than 400 days, which is enough to compare a month with the same month a year before."""
    deleted, _ = SearchLog.objects.filter(at__lt=timezone.now() - KEPT).delete()
    return deleted
