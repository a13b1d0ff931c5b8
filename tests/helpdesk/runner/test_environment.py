"""What the application is told about where it runs."""

from pathlib import Path

import pytest

from helpdesk.runner import environment
from helpdesk.runner.layout import Layout
from helpdesk.runner.serve import ServeOptions, application_variables


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DEMO", "BASE_URL", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)


def test_what_a_person_sets_is_not_replaced(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "mine")
    monkeypatch.setenv("BASE_URL", "")
    made = environment.application(layout, {"BASE_URL": "http://127.0.0.1:8000"})
    assert (made["SECRET_KEY"], made["BASE_URL"]) == ("mine", "http://127.0.0.1:8000")


def test_the_data_directory_is_the_one_chosen(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", "/srv/other")
    assert environment.application(layout, {})["DATA_DIR"] == str(layout.data)


@pytest.mark.parametrize(("allowed", "asked", "demo"), [("1", "0", "0"), ("1", "1", "1"), ("0", "1", "0")])
def test_a_person_may_switch_the_demo_off_but_not_on(
    layout: Layout, monkeypatch: pytest.MonkeyPatch, allowed: str, asked: str, demo: str
) -> None:
    monkeypatch.setenv("DEMO", asked)
    made = environment.application(layout, {"DEMO": allowed})
    assert made["DEMO"] == demo
    assert ("DEMO_PASSWORD" in made) is (demo == "1")


@pytest.mark.parametrize(
    ("host", "wanted", "everything", "demo"),
    [
        ("127.0.0.1", True, True, "1"),
        ("127.0.0.1", False, True, "0"),
        ("127.0.0.1", True, False, "0"),
        ("0.0.0.0", True, True, "0"),
        ("192.168.1.5", True, True, "0"),
    ],
)
def test_the_demo_needs_an_embedded_start_for_this_machine_alone(
    host: str, wanted: bool, everything: bool, demo: str
) -> None:
    options = ServeOptions(Layout(Path("/srv/amends")), host, 8000, demo=wanted)
    assert application_variables(options, 8000, everything=everything)["DEMO"] == demo


def test_the_names_it_may_be_called_by_never_include_a_wildcard() -> None:
    options = ServeOptions(Layout(Path("/srv/amends")), "0.0.0.0", 8000, demo=False)
    names = application_variables(options, 8000, everything=True)["ALLOWED_HOSTS"].split(",")
    assert names[:2] == ["127.0.0.1", "localhost"]
    assert not {"0.0.0.0", "*"} & set(names)
