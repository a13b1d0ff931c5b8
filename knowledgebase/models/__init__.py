from knowledgebase.models.article import Article, Audience, State
from knowledgebase.models.category import Category
from knowledgebase.models.revision import ArticleRevision
from knowledgebase.models.search import SearchLog, SearchWord
from knowledgebase.models.vote import ArticleVote, Reason

__all__ = [
    "Article",
    "ArticleRevision",
    "ArticleVote",
    "Audience",
    "Category",
    "Reason",
    "SearchLog",
    "SearchWord",
    "State",
]
