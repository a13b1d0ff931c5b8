"""Import of answers from elsewhere, with the airport's real file where it is at hand."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from helpdesk.people.models import User
from surveys.kinds.nps import NPS
from surveys.models import Answer, ImportBatch
from surveys.queries.counts import by_group

pytestmark = pytest.mark.django_db
AIRPORT = Path(os.environ.get("SURVEY_DATA", Path(__file__).parents[3] / "shared" / "data" / "surveys"))


def run(path: Path, **options: str) -> str:
    out = StringIO()
    call_command("import_survey", str(path), **{"scale": "nps", "column": "NETPRO", "stdout": out, **options})
    return out.getvalue()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.csv"
    path.write_text("GATE,NETPRO  ,WHEN\nA,10,2026-01-31\nB,11,x\nA,,\nB,9.5,\nB,0,2026-02-01T10:00Z\nA,-1,\nB,11,\n")
    return path


def test_codes_outside_the_scale_are_refused_and_counted(small: Path) -> None:
    said = run(small)
    batch = ImportBatch.objects.get()
    assert (batch.accepted, batch.blank, batch.refused) == (2, 1, {"11": 2, "9.5": 1, "-1": 1})
    assert "Refused: 4: -1 (1 time), 11 (2 times), 9.5, no whole number (1 time)" in said


def test_the_same_file_is_read_once(small: Path) -> None:
    run(small)
    assert "imported before" in run(small)
    assert Answer.objects.count() == 2


def test_dates_and_groups_come_from_their_columns(small: Path) -> None:
    run(small, date_column="WHEN", group_column="GATE")
    found = Answer.objects.order_by("answered_at").values_list("group", "answered_at__date")
    assert [(group, f"{day}") for group, day in found] == [("A", "2026-01-31"), ("B", "2026-02-01")]


@pytest.mark.parametrize(
    ("content", "words"), [(b"A,B\n1,2\n", "no column NETPRO"), (b"NETPRO\n\x81", "UTF-8"), (b"", "No row")]
)
def test_a_file_that_holds_no_answers_says_so(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=words):
        run(path)
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        "NETPRO;WHEN\r\n9,0;25.01.2026\r\n10;03.02.2026\r\n2;1.3.2026\r\n".encode("utf-8-sig"),
        b"NETPRO\tWHEN\n9.0000\t25/01/2026\n10.0\t03/02/2026\n2\t01/03/2026\n",
        "NETPRO,WHEN\n9.0,2026-01-25\n10,2026-02-03\n2,2026-03-01\n".encode("utf-16"),
    ],
)
def test_what_another_program_wrote_is_read_the_same(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(content)
    run(path, date_column="WHEN")
    found = Answer.objects.order_by("answered_at").values_list("score", "answered_at__date")
    assert [(score, f"{day}") for score, day in found] == [(9, "2026-01-25"), (10, "2026-02-03"), (2, "2026-03-01")]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("9,01.02.2025\n10,13/02/2025\n2,Feb 3 2025\n8,2025-02-04 10:00:00", "Line 3: '13/02/2025'"),
        ("9,03/04/2026\n8,04/05/2026", "--dates"),
    ],
)
def test_dates_that_are_not_sure_refuse_the_file(tmp_path: Path, rows: str, words: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(f"NETPRO,WHEN\n{rows}\n")
    with pytest.raises(CommandError, match=words):
        run(path, date_column="WHEN")
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("9,25/04/26\n8,03/04/26", r"row without a date \(2 times\)"),
        ("9.5,2026-01-25\n11,2026-01-25", r"11 \(1 time\), 9.5, no whole number \(1 time\)"),
    ],
)
def test_a_file_of_which_nothing_is_read_says_why(tmp_path: Path, rows: str, words: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(f"NETPRO,WHEN\n{rows}\n")
    with pytest.raises(CommandError, match=words):
        run(path, date_column="WHEN")


def test_a_row_without_its_day_does_not_count_for_today(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("NETPRO,WHEN\n9,2026-01-25\n8,\n7,someday\n6,2026-01-25,x\n")
    assert "Refused: 3: row with more cells than columns (1 time), row without a date (2 times)" in run(
        path, date_column="WHEN"
    )
    assert Answer.objects.get().score == 9


@pytest.mark.skipif(not AIRPORT.is_dir(), reason="the airport's files are not part of the project")
@pytest.mark.parametrize(
    ("year", "words", "n"),
    [("2017", "NPS 39.84 [37.18, 42.41], n 2746", 2746), ("2018", "NPS 30.98 [28.12, 33.77], n 2650", 2650)],
)
def test_the_airports_score_is_the_published_one(year: str, words: str, n: int) -> None:
    said = run(AIRPORT / f"sfo{year}.csv")
    assert words in said
    assert ImportBatch.objects.get().refused.keys() == {"11"}
    assert Answer.objects.count() == n


def test_managers_see_a_batch_beside_their_own_answers_and_agents_do_not(
    client: Client, alice: User, bob: User, small: Path
) -> None:
    run(small, name="Airport")
    batch = ImportBatch.objects.get()
    for user, seen in ((bob, True), (alice, False)):
        client.force_login(user)
        assert ("Airport" in client.get("/desk/surveys/").content.decode()) is seen
        assert ("small.csv" in client.get(f"/desk/surveys/?batch={batch.pk}").content.decode()) is seen


def test_a_batch_is_not_mixed_with_our_own(client: Client, bob: User, small: Path) -> None:
    run(small)
    client.force_login(bob)
    assert "Nobody has answered in this period." in client.get("/desk/surveys/").content.decode()


@pytest.mark.skipif(not AIRPORT.is_dir(), reason="the airport's files are not part of the project")
def test_the_airports_boarding_areas(client: Client, bob: User) -> None:
    run(AIRPORT / "sfo2017.csv", group_column="BAREA")
    areas = by_group(ImportBatch.objects.get().answers.all(), NPS.scale, "group")
    scores = {area: found.value for area, counts in areas.items() if (found := NPS.figure(counts))}
    assert scores == pytest.approx(
        {"A": 39.9171, "B": 43.3735, "C": 46.9027, "D": 43.5233, "E": 46.8571, "F": 38.5135, "G": 32.96}, abs=1e-4
    )
