"""Shrunk ratios against published worked examples."""

import pytest

from helpdesk.stats.shrinkage import fitted_alpha, shrunk_ratio
from helpdesk.stats.special import digamma

TABLE = [[30, 12, 8, 5], [20, 25, 10, 5], [15, 10, 40, 5], [10, 8, 6, 16]]


def cells() -> list[list[tuple[int, float]]]:
    rows, columns = [sum(row) for row in TABLE], [sum(column) for column in zip(*TABLE, strict=True)]
    return [[(n, rows[i] * columns[j] / sum(rows)) for j, n in enumerate(row)] for i, row in enumerate(TABLE)]


@pytest.mark.parametrize(
    ("observed", "expected", "ebgm", "eb05"), [(12, 4.2, 2.177917, 1.365151), (2, 0.05, 1.713054, 0.666497)]
)
def test_a_large_ratio_of_few_says_less_than_a_small_one_of_many(
    observed: int, expected: float, ebgm: float, eb05: float
) -> None:
    assert shrunk_ratio(observed, expected, 2) == pytest.approx((ebgm, eb05), abs=1e-6)


def test_alpha_is_what_the_cells_of_a_table_make_most_likely() -> None:
    alpha = fitted_alpha([cell for row in cells() for cell in row])
    assert alpha == pytest.approx(4.5369, abs=1e-3)
    diagonal = [shrunk_ratio(*row[i], alpha).eb05 for i, row in enumerate(cells())]
    assert diagonal == pytest.approx([1.1137, 1.1040, 1.3971, 1.3628], abs=1e-3)


def test_without_cells_it_is_the_usual_one() -> None:
    assert fitted_alpha([]) == fitted_alpha([(0, 0.0)]) == 2


def test_digamma_of_one_is_minus_eulers_constant() -> None:
    assert digamma(1) == pytest.approx(-0.5772156649015329, abs=1e-12)
    with pytest.raises(ValueError, match="digamma"):
        digamma(0)
