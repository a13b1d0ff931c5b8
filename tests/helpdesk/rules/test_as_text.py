"""Rules as a file: what is written is read again, what is wrong is told by line, and no rule is ever deleted."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Team, User
from helpdesk.rules.as_text.entries import stored_entries, written
from helpdesk.rules.as_text.lines import WrongText, lined
from helpdesk.rules.foretelling.given import GivenMessage
from helpdesk.rules.models import Rule
from helpdesk.rules.services import import_rules, plan_import, save_example
from tests import factories
from tests.helpdesk.rules.makers import one, rule

pytestmark = pytest.mark.django_db
ONE = """rules:
- name: Refunds
  enabled: yes
  when: [created]
  if:
    all:
    - {field: text, op: contains, value: [refund, no]}
  then:
  - {do: priority, value: high}
"""


def exported() -> str:
    return written(entry for _, entry in stored_entries())


def several(team: Team, bob: User) -> None:
    other = factories.team("Other")
    nested = {"any": [one("team", "is", str(team.pk), str(other.pk)), {"all": [one("tags", "any", "late", "yes")]}]}
    saved = rule("Route", nested, do={"team": str(other.pk), "assignee": str(bob.pk)}, author=bob, stop=True)
    given = GivenMessage("My lid\nbroke: on", "elena@example.net", values={"team": str(team.pk), "language": "no"})
    expected = {"all": [one("team", "is", str(other.pk))]}
    save_example(rule=saved, name="Lids", given=given, matches=True, expected=expected, by=None)
    rule("Task", do={"task": "3|Call: them", "note": "Line one\nline two"}, trigger="both", is_active=False)


def test_an_import_of_what_was_exported_is_the_same_text(team: Team, bob: User) -> None:
    several(team, bob)
    text = exported()
    planned = plan_import(text)
    assert (planned.made, planned.changed, planned.same, planned.missing) == ([], {}, ["Route", "Task"], [])
    Rule.objects.update(version=None)
    Rule.objects.all().delete()
    import_rules(text=text, by=None)
    assert exported() == text


def test_names_stand_for_keys(team: Team, bob: User) -> None:
    several(team, bob)
    text = exported()
    assert "value: Other" in text
    assert f"value: {bob.name}" in text
    assert f"owner: {bob.email}" in text


def test_of_two_with_one_name_the_file_says_which(alice: User, bob: User) -> None:
    User.objects.filter(pk__in=[alice.pk, bob.pk]).update(name="Twin")
    rule("Give", do={"assignee": str(bob.pk)})
    assert f"#{bob.pk}" in exported()
    wrong = ONE.replace("do: priority, value: high", "do: assignee, value: Twin")
    with pytest.raises(WrongText, match=r"line 9: several are called “Twin”: write #\d+ or #\d+"):
        plan_import(wrong)


def test_an_import_makes_versions_and_is_audited(bob: User) -> None:
    import_rules(text=ONE, by=bob)
    import_rules(text=ONE.replace("high", "urgent"), by=bob)
    import_rules(text=ONE.replace("high", "urgent"), by=bob)
    saved = Rule.objects.select_related("version").get()
    assert saved.version is not None
    assert (saved.version.number, saved.version.author, saved.is_active) == (2, bob, True)
    assert saved.version.conditions == {"all": [one("text", "contains", "refund", "no")]}
    assert AuditEntry.objects.filter(kind="rule", actor_id=bob.pk).count() == 2


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("rules:", "rule:", "line 1: a file of rules has one list"),
        ("  when: [created]", "  when: [sometimes]", "line 4: there is no moment “sometimes”"),
        ("  enabled: yes", "  enabled: perhaps", "line 3: say yes or no"),
        ("  enabled: yes", "  on: yes", "line 3: “on” is not known here"),
        ("  enabled: yes", "  owner: nobody@example.org", "line 3: there is no colleague nobody@example.org"),
        ("field: text", "field: weather", "line 7: There is no field called “weather”"),
        ("do: priority", "do: explode", "line 9: there is no action “explode”"),
        ("value: high", "value: terrible", "line 9: Choose one from the list"),
        ("- name: Refunds", "- name: Refunds\n  name: Again", "line 3: “name” stands here twice"),
        ("value: high}", "value: high", "this is no YAML"),
        ("[refund, no]", "*elsewhere", "line 7: "),
        ("- name: Refunds", "- stop: no", "line 2: “name” is missing"),
    ],
)
def test_a_wrong_file_is_refused_whole_with_line_and_reason(old: str, new: str, words: str) -> None:
    first = ONE.replace("rules:\n", "").replace("Refunds", "First")
    with pytest.raises(WrongText) as refusal:
        import_rules(text=ONE.replace(old, new) + first, by=None)
    assert words in str(refusal.value)
    assert not Rule.objects.exists()


TIMED = ONE.replace("when: [created]", "when: [time]\n  time: {kind: unanswered, amount: 4, unit: hours}")


@pytest.mark.parametrize(
    "timing",
    [
        {"kind": "unanswered", "amount": 4, "unit": "hours", "is_open": True, "again": 0},
        {"kind": "before_due", "amount": 2, "unit": "days", "is_open": False, "again": 3},
        {"kind": "weekly", "days": [0, 4], "at": "09:00"},
    ],
)
def test_a_rule_that_waits_for_a_time_is_read_as_it_was_written(timing: dict[str, Any]) -> None:
    rule("Late", do={"tag": "late"}, trigger="time", timing=timing)
    text = exported()
    Rule.objects.update(version=None)
    Rule.objects.all().delete()
    import_rules(text=text, by=None)
    (saved, _), *_ = stored_entries()
    assert saved.version is not None
    assert (saved.version.trigger, saved.version.timing, exported()) == ("time", timing, text)


def test_another_time_is_a_new_version() -> None:
    import_rules(text=TIMED, by=None)
    assert plan_import(TIMED.replace("amount: 4", "amount: 5")).changed == {"Refunds": ["time"]}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kind: unanswered", "kind: sometimes", "line 5: “kind” is one of unanswered, waiting"),
        ("amount: 4", "amount: four", "line 5: “amount” is a whole number"),
        ("amount: 4", "amount: 0", "line 5: Say how long"),
        ("unit: hours", "unit: moons", "line 5: “unit” is hours or days"),
        ("amount: 4", "amount: 4, days: [someday]", "line 5: “days” is a list of monday"),
        ("when: [time]", "when: [time, created]", "line 4: a rule waits for a time or for moments"),
        ("when: [time]", "when: [created]", "line 2: “when: [time]” and “time: …” belong together"),
    ],
)
def test_a_wrong_time_is_told_by_its_line(old: str, new: str, words: str) -> None:
    with pytest.raises(WrongText) as refusal:
        plan_import(TIMED.replace(old, new))
    assert words in str(refusal.value)


def test_one_name_twice_is_refused() -> None:
    with pytest.raises(WrongText, match="line 10: another rule is called “Refunds”, too"):
        plan_import(ONE + ONE.replace("rules:\n", ""))


def test_references_and_depths_are_refused() -> None:
    for text, words in (("a: &a [*a]", "references"), ("[" * 60 + "]" * 60, "nested too deeply")):
        with pytest.raises(WrongText, match=words):
            lined(text)


def test_what_the_file_does_not_name_stays_until_it_is_asked_for() -> None:
    other = rule("Other", do={"tag": "x"})
    assert import_rules(text=ONE, by=None).missing == [("Other", True)]
    assert Rule.objects.get(pk=other.pk).is_active
    import_rules(text=ONE, by=None, switch_off_missing=True)
    assert Rule.objects.filter(pk=other.pk, is_active=False, archived_at=None).exists()


def test_rules_take_the_order_of_the_file() -> None:
    for name in ("First", "Between", "Second"):
        rule(name, do={"tag": "x"})
    lines = exported().replace("name: First", "name: X").replace("name: Second", "name: First")
    text = lines.replace("name: X", "name: Second")
    assert plan_import(text).is_reordered
    import_rules(text=text, by=None)
    assert [entry.name for _, entry in stored_entries()] == ["Second", "Between", "First"]


def with_example(matches: str) -> str:
    return f"{ONE}  examples:\n  - name: Money\n    message: {{text: a refund}}\n    matches: {matches}\n"


def test_an_example_that_fails_refuses_the_file() -> None:
    with pytest.raises(WrongText, match="The rule matches, and should not"):
        import_rules(text=with_example("no"), by=None)
    assert not Rule.objects.exists()
    import_rules(text=with_example("yes"), by=None)
    assert Rule.objects.get().examples.get().name == "Money"


def test_rules_that_change_together_are_held_to_examples_at_the_end() -> None:
    import_rules(text=with_example("yes"), by=None)
    ahead = ONE.replace("Refunds", "Stop").replace("enabled: yes", "enabled: yes\n  stop: yes")
    with pytest.raises(WrongText, match="an earlier rule stops"):
        import_rules(text=ahead + with_example("yes").replace("rules:\n", ""), by=None)


def test_a_check_stores_nothing(tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text(ONE)
    call_command("rules", "check", str(file))
    assert "would be made: Refunds" in capsys.readouterr().out
    assert not Rule.objects.exists()
    assert not AuditEntry.objects.exists()


def test_the_command_takes_a_file_in_somebodys_name_and_writes_it(tmp_path: Path, bob: User, capsys: Any) -> None:
    file, copy = tmp_path / "rules.yaml", tmp_path / "copy.yaml"
    file.write_text(ONE)
    call_command("rules", "import", str(file), "--as", bob.email)
    assert "is made: Refunds" in capsys.readouterr().out
    call_command("rules", "export", str(copy))
    assert "name: Refunds" in copy.read_text()
    with pytest.raises(CommandError, match="there is no colleague"):
        call_command("rules", "import", str(file), "--as", "nobody@example.org")


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text("rules: 3")
    with pytest.raises(CommandError, match="is wrong, and nothing was stored:\n  line 1: "):
        call_command("rules", "import", str(file))
    with pytest.raises(CommandError, match="cannot be used"):
        call_command("rules", "check", str(tmp_path / "none.yaml"))


def test_two_rules_of_one_name_are_not_written() -> None:
    rule("Same")
    rule("Same")
    with pytest.raises(CommandError, match="two rules are called “Same”"):
        call_command("rules", "export")
