"""Lists imported batches with their scores."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Count
from django.utils.translation import gettext, ngettext

from helpdesk.stats.intervals import SampleSize, sample_size
from helpdesk.web.lists.tables.numbers import whole_number
from surveys.kinds import kind_of
from surveys.models import Answer, ImportBatch


class BatchScore(NamedTuple):
    """A batch with its score from ten answers on, as `39.84 [37.18, 42.41]`, and its refusals in words."""

    batch: ImportBatch
    n: int
    score: str
    refused: str


def batches_with_scores() -> list[BatchScore]:
    """Every batch, newest first, in two queries."""
    imported = Answer.objects.filter(batch__isnull=False).order_by()
    tally: dict[int, dict[int, int]] = {}
    for batch_id, score, n in imported.values_list("batch_id", "score").annotate(n=Count("pk")):
        if batch_id is not None:
            tally.setdefault(batch_id, {})[score] = n
    return [_scored(batch, tally.get(batch.pk, {})) for batch in ImportBatch.objects.all()]


def scored(batch: ImportBatch) -> BatchScore:
    """One batch with its score."""
    return _scored(batch, dict(batch.answers.order_by().values_list("score").annotate(n=Count("pk"))))


def refused_words(refused: Mapping[str, int]) -> str:
    """The values that an import refused, in words: `11 (85 times), 9.5, no whole number (1 time)`, in order of the
    values.
    """
    return ", ".join(
        ngettext("%(value)s (%(count)s time)", "%(value)s (%(count)s times)", count)
        % {"value": _reason(value), "count": count}
        for value, count in sorted(refused.items())
    )


def _reason(value: str) -> str:
    is_number = value[:1].isdigit() and whole_number(value) is None
    return gettext("%(value)s, no whole number") % {"value": value} if is_number else value


def _scored(batch: ImportBatch, by_score: dict[int, int]) -> BatchScore:
    kind = kind_of(batch.kind)
    counts = tuple(by_score.get(score, 0) for score in kind.scale.steps)
    found = kind.figure(counts)
    enough = found and sample_size(sum(counts)) not in (SampleSize.SUPPRESSED, SampleSize.COUNTS)
    words = kind.exactly(found) if found and enough else "–"
    return BatchScore(batch, sum(counts), words, refused_words(batch.refused))
