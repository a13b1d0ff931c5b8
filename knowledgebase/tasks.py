"""Periodic work of the knowledge base."""

from celery import shared_task

from knowledgebase import services


@shared_task(name="knowledgebase.prune_searches")
def prune_searches() -> int:
    return services.prune_searches()
