import datetime as dt

from django.utils import timezone

from knowledgebase import services
from knowledgebase.models import SearchLog
from knowledgebase.tasks import prune_searches


def test_old_searches_are_forgotten_and_recent_ones_kept(db: None) -> None:
    old = services.record_search(query="kettle", language="en", results=1)
    SearchLog.objects.filter(pk=old.pk).update(at=timezone.now() - dt.timedelta(days=401))
    kept = services.record_search(query="lid", language="en", results=0)
    assert prune_searches() == 1
    assert list(SearchLog.objects.all()) == [kept]
