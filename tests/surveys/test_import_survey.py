"""Import of answers from elsewhere, with the airport's real file where it is at hand."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from helpdesk.people.models import User
from surveys.figures.measure import figure
from surveys.models import Answer, ImportBatch
from surveys.queries.counts import by_group
from surveys.scales import NPS

pytestmark = pytest.mark.django_db
AIRPORT = Path(os.environ.get("SURVEY_DATA", Path(__file__).parents[3] / "shared" / "data" / "surveys"))


def run(path: Path, **options: str) -> str:
    out = StringIO()
    call_command("import_survey", str(path), **{"scale": "nps", "column": "NETPRO", "stdout": out, **options})
    return out.getvalue()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.csv"
    path.write_text("GATE,NETPRO  ,WHEN\nA,10,2026-01-31\nB,11,x\nA,,\nB,9.0,\nB,0,2026-02-01T10:00Z\nA,-1,\nB,11,\n")
    return path


def test_codes_outside_the_scale_are_refused_and_counted(small: Path) -> None:
    said = run(small)
    batch = ImportBatch.objects.get()
    assert (batch.accepted, batch.blank, batch.refused) == (2, 1, {"11": 2, "9.0": 1, "-1": 1})
    assert "Refused: 4: -1 (1 times), 11 (2 times), 9.0 (1 times)" in said


def test_the_same_file_is_read_once(small: Path) -> None:
    run(small)
    assert "imported before" in run(small)
    assert Answer.objects.count() == 2


def test_dates_and_groups_come_from_their_columns(small: Path) -> None:
    run(small, date_column="WHEN", group_column="GATE")
    found = Answer.objects.order_by("answered_at").values_list("group", "answered_at__date")
    assert [(group, f"{day}") for group, day in found] == [("A", "2026-01-31"), ("B", "2026-02-01")]


@pytest.mark.parametrize(
    ("content", "words"), [(b"A,B\n1,2\n", "no column NETPRO"), (b"\xff\xfe", "UTF-8"), (b"", "No row")]
)
def test_a_file_that_holds_no_answers_says_so(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=words):
        run(path)
    assert not ImportBatch.objects.exists()


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
    areas = by_group(ImportBatch.objects.get().answers.all(), NPS, "group")
    scores = {area: found.value for area, counts in areas.items() if (found := figure(NPS, counts))}
    assert scores == pytest.approx(
        {"A": 39.9171, "B": 43.3735, "C": 46.9027, "D": 43.5233, "E": 46.8571, "F": 38.5135, "G": 32.96}, abs=1e-4
    )
