"""What a start remembers of the one before."""

from pathlib import Path

import pytest

from helpdesk.runner.layout import Layout
from helpdesk.runner.testing.prepared import Prepared


@pytest.fixture
def prepared(tmp_path: Path) -> Prepared:
    layout = Layout(tmp_path)
    layout.create()
    return Prepared(layout, demo=True)


def test_nothing_is_known_before_the_first_start(prepared: Prepared) -> None:
    assert prepared.sign_ins() is None


def test_the_same_code_and_data_are_known_again(prepared: Prepared) -> None:
    prepared.remember("priya, agent")
    assert prepared.sign_ins() == "priya, agent"


def test_another_cluster_is_not_known(prepared: Prepared) -> None:
    prepared.remember("priya, agent")
    cluster = prepared.layout.data / "postgres-18"
    cluster.mkdir()
    (cluster / "PG_VERSION").write_text("18")
    assert prepared.sign_ins() is None


def test_a_start_without_the_demo_does_not_show_its_sign_ins(prepared: Prepared) -> None:
    prepared.remember("priya, agent")
    assert Prepared(prepared.layout, demo=False).sign_ins() is None


def test_a_damaged_file_means_preparing_again(prepared: Prepared) -> None:
    (prepared.layout.run / "prepared.json").write_text("{")
    assert prepared.sign_ins() is None


def test_the_file_is_closed_to_others_for_it_holds_a_password(prepared: Prepared) -> None:
    prepared.remember("priya, agent")
    assert (prepared.layout.run / "prepared.json").stat().st_mode & 0o077 == 0
