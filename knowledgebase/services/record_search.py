"""Stores what people looked for, without storing who they are."""

import re

from knowledgebase.models import SearchLog

# People paste addresses, phone and order numbers into search boxes; the list of failed searches needs none of them.
_PERSONAL = re.compile(r"\S+@\S+|\+?\d[\d ()./-]{4,}\d")


def record_search(*, query: str, language: str, results: int, corrected_to: str = "") -> SearchLog:
    """Store one row for one search of the public help centre."""
    return SearchLog.objects.create(
        query=_PERSONAL.sub("…", query)[:200], language=language, results=results, corrected_to=corrected_to[:200]
    )
