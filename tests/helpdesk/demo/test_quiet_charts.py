"""The table of how often quiet charts cry wolf."""

import pytest

from helpdesk.demo import quiet_charts


def test_it_has_a_line_for_each_kind_of_chart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["quiet-charts", "--charts", "1"])
    quiet_charts.main()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + 6 * (len(quiet_charts.TICKETS) + 1)
    assert all(line.rstrip().endswith("%") for line in lines[1:])
