"""The judgements of the trend page, one rule a test."""

import datetime as dt

from complaints.queries.counts import TrendCell
from complaints.trends.causes import groups, more_than_expected, ranking
from complaints.trends.headline import headline
from complaints.trends.weekly import Week, mondays, weekly

MONDAY = dt.date(2026, 1, 5)
COUNTS = [12, 15, 9, 14, 11, 13, 10, 16, 12, 28]
TICKETS = [1000, 1100, 900, 1050, 950, 1000, 980, 1120, 1010, 1200]


def weeks(counts: list[int], tickets: list[int], open_last: bool = False) -> tuple[Week, ...]:
    return tuple(
        Week(MONDAY + dt.timedelta(weeks=i), count, n, open_last and i == len(counts) - 1, f"?week={i}")
        for i, (count, n) in enumerate(zip(counts, tickets, strict=True))
    )


def cell(product: int, cause: int | None, count: int) -> TrendCell:
    return TrendCell(product, f"Product {product}", cause, f"Cause {cause}" if cause else "", count)


def test_weeks_start_on_monday_and_cover_the_period() -> None:
    assert mondays(dt.date(2026, 1, 7), dt.date(2026, 1, 20)) == [
        dt.date(2026, 1, 5),
        dt.date(2026, 1, 12),
        dt.date(2026, 1, 19),
    ]


def test_a_week_far_above_the_usual_is_flagged_and_opens_the_page() -> None:
    calm = COUNTS[:8] * 2
    judged = weekly(weeks([*calm, 40], [*TICKETS[:8], *TICKETS[:8], 1200]))
    assert [week.complaints for week, _ in judged.flagged] == [40]
    assert headline(judged, [cell(1, 1, 40)]).title == "Above normal for the last week."


def test_the_open_week_takes_part_in_no_rule() -> None:
    judged = weekly(weeks([*COUNTS[:9], 300], TICKETS, open_last=True))
    assert judged.flagged == ()
    assert len(judged.closed) == 9


def test_under_eight_closed_weeks_nothing_is_called_usual() -> None:
    judged = weekly(weeks(COUNTS[:5], TICKETS[:5]))
    assert judged.baseline == 0
    assert headline(judged, [cell(1, 1, 5)]).title == "Too early to say what is usual."


def test_without_complaints_the_page_says_so() -> None:
    assert headline(weekly(()), []).title == "No complaints in this period."


def test_untagged_complaints_stand_beside_the_ranking() -> None:
    ranked = ranking([cell(1, 1, 5), cell(2, None, 3)])
    assert (ranked.total, ranked.untagged) == (5, 3)


def test_what_is_not_said_comes_last() -> None:
    assert [g.id for g in groups([cell(1, None, 9), cell(1, 2, 1)], "cause")] == [2, None]


def test_a_cell_is_flagged_only_when_it_is_more_than_chance() -> None:
    even = [cell(p, c, 20) for p in (1, 2, 3) for c in (1, 2, 3)]
    assert more_than_expected(even) == set()
    odd = [cell(p, c, 60 if (p, c) == (1, 1) else 5) for p in (1, 2, 3) for c in (1, 2, 3)]
    assert more_than_expected(odd) == set()  # it makes up most of its own row: under twice the expected
    diagonal = [cell(p, c, 60 if p == c else 3) for p in range(1, 6) for c in range(1, 6)]
    assert more_than_expected(diagonal) == {(p, p) for p in range(1, 6)}


def test_many_against_somewhat_fewer_are_marked_and_four_against_one_are_not() -> None:
    table = [[40, 4, 3, 1], [12, 9, 2, 1], [9, 2, 4, 0], [3, 1, 0, 4]]
    cells = [cell(p, c, n) for p, row in enumerate(table, 1) for c, n in enumerate(row, 1) if n]
    large = [[30, 12, 8, 5], [20, 25, 10, 5], [15, 10, 40, 5], [10, 8, 6, 16]]
    others = [cell(p, c, n) for p, row in enumerate(large, 1) for c, n in enumerate(row, 1)]
    assert (4, 4) not in more_than_expected(cells)
    assert more_than_expected([*others, cell(9, 9, 4)]) >= {(p, p) for p in range(1, 5)}
    assert (9, 9) not in more_than_expected([*others, cell(9, 9, 4)])
