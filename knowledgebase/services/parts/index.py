"""Writes the stored search document of an article, in the transaction that changes its words."""

from django.db import connection

from knowledgebase.languages import language
from knowledgebase.models import Article

_NO_TAGS = str.maketrans("<>", "  ")
_WRITE = """
    UPDATE knowledgebase_article SET search =
        setweight(to_tsvector(%(config)s::regconfig, %(title)s), 'A')
        || setweight(to_tsvector(%(config)s::regconfig, %(headings)s), 'B')
        || setweight(to_tsvector(%(config)s::regconfig, %(text)s), 'C')
    WHERE id = %(id)s
"""


def write(article: Article) -> None:
    """Write an article's search document: the title weighs A, headings and keywords B, the rest C."""
    headings = " . ".join(title for _level, _anchor, title in article.headings)
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE,
            {
                "config": language(article.language).config,
                "title": article.title.translate(_NO_TAGS),
                "headings": f"{headings} . {article.keywords}".translate(_NO_TAGS),
                "text": article.text,
                "id": article.pk,
            },
        )
