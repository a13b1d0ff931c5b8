"""Counts the words of public articles, so that typing errors can be corrected towards them."""

import re

from django.db import connection

from knowledgebase.languages import language
from knowledgebase.models import Article, ArticleWord

_WORD = re.compile(r"[^\W\d_]{3,40}")
_LOCK = 7_214_001  # any number that no other advisory lock of the product uses

_ADD = """
    INSERT INTO knowledgebase_searchword (language, word, plain, lexeme, articles)
    SELECT %(language)s, word, unaccent(word), (tsvector_to_array(to_tsvector(%(config)s::regconfig, word)))[1], 1
    FROM unnest(%(words)s::text[]) AS word
    WHERE to_tsvector(%(config)s::regconfig, word) <> ''::tsvector
    ON CONFLICT (language, word) DO UPDATE SET articles = knowledgebase_searchword.articles + 1
"""
_TAKE = """
    UPDATE knowledgebase_searchword SET articles = articles - 1
    WHERE language = %(language)s AND word = ANY(%(words)s::text[]) AND articles > 0
"""


def public_words(article: Article) -> set[str]:
    """The words the public may find in this article: none while it is a draft or internal."""
    if not article.is_public:
        return set()
    headings = " ".join(title for _level, _anchor, title in article.headings)
    return set(_WORD.findall(f"{article.title} {article.keywords} {headings} {article.text}".lower()))


def change(code: str, before: set[str], after: set[str]) -> None:
    """Count one article's words out and in. One writer at a time: publishing is rare, and so nobody dead-locks."""
    if before == after:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        words = {"language": code, "config": language(code).config}
        cursor.execute(_ADD, words | {"words": sorted(after - before)})
        cursor.execute(_TAKE, words | {"words": sorted(before - after)})
    ArticleWord.objects.filter(language=code, word__in=before - after, articles=0).delete()
