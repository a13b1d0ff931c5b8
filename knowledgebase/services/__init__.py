"""The verbs of the knowledge base; nothing else writes its rows."""

from knowledgebase.services.delete_draft import delete_category, delete_draft
from knowledgebase.services.merge_topics import merge_topics, remove_topic
from knowledgebase.services.move_topic import move_topic
from knowledgebase.services.prune_searches import prune_searches
from knowledgebase.services.publish import publish
from knowledgebase.services.record_search import record_search
from knowledgebase.services.relate import relate
from knowledgebase.services.save_article import Details, save_article
from knowledgebase.services.save_category import save_category
from knowledgebase.services.unpublish import unpublish
from knowledgebase.services.vote import vote

__all__ = [
    "Details",
    "delete_category",
    "delete_draft",
    "merge_topics",
    "move_topic",
    "prune_searches",
    "publish",
    "record_search",
    "relate",
    "remove_topic",
    "save_article",
    "save_category",
    "unpublish",
    "vote",
]
