from knowledgebase.models.article import Article, ArticleState, Audience
from knowledgebase.models.category import Category
from knowledgebase.models.moved_topic import MovedTopic
from knowledgebase.models.public_text import PublicText, PublicTextRevision
from knowledgebase.models.revision import ArticleRevision
from knowledgebase.models.search import ArticleWord, SearchLog
from knowledgebase.models.vote import ArticleVote, VoteReason

__all__ = [
    "Article",
    "ArticleRevision",
    "ArticleState",
    "ArticleVote",
    "ArticleWord",
    "Audience",
    "Category",
    "MovedTopic",
    "PublicText",
    "PublicTextRevision",
    "SearchLog",
    "VoteReason",
]
