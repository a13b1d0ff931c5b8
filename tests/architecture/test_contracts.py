"""The plan of the house is held by the machine: each contract is kept, and is broken by a wrong import."""

import importlib
import re
import tomllib
from copy import deepcopy
from typing import Any

import grimp
import pytest
from importlinter.configuration import configure
from importlinter.contracts import acyclic_siblings, forbidden, layers, protected

from helpdesk.runner.layout import ROOT

KINDS: dict[str, Any] = {
    "layers": layers.LayersContract,
    "forbidden": forbidden.ForbiddenContract,
    "protected": protected.ProtectedContract,
    "acyclic_siblings": acyclic_siblings.AcyclicSiblingsContract,
}
OPTIONS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
CONTRACTS: dict[str, dict[str, Any]] = {contract["id"]: contract for contract in OPTIONS["contracts"]}
SHELF = ("helpdesk.web", "helpdesk.once")
PLANTED = [
    ("features", "helpdesk.tickets.access", "surveys.models"),
    ("features", "helpdesk.web.apps", "knowledgebase.apps"),
    ("rooms", "helpdesk.outgoing.addressing.tokens", "helpdesk.intake.models"),
    ("apart", "surveys.mail.compose", "complaints.models"),
    ("apart", "surveys.apps", "helpdesk.demo.shop"),
    ("rooms", "helpdesk.rules.apps", "helpdesk.demo.shop"),
    ("inside-rooms", "helpdesk.tickets.models.task", "helpdesk.tickets.services.messages.reply"),
    ("inside-rooms", "helpdesk.intake.matching.match", "helpdesk.intake.taking.take_in"),
    ("channels", "helpdesk.channels.form.inbound", "helpdesk.channels.mail.transport"),
    ("shelf", "helpdesk.web.words.formats", "helpdesk.web.requests.language"),
    ("doors", "helpdesk.intake.taking.take_in", "helpdesk.tickets.views.ticket.thread"),
    ("doors", "complaints.services", "helpdesk.tickets.api.serializers"),
    ("doors", "helpdesk.outgoing.tasks", "surveys.handlers"),
    ("doors", "helpdesk.rules.actions.tag", "helpdesk.channels.webhook.api"),
    ("doors", "helpdesk.portal.forms", "helpdesk.channels.form.contact"),
    ("doors", "helpdesk.channels.mail.transport", "helpdesk.intake.doors.api.views"),
    ("doors", "helpdesk.tickets.tasks", "helpdesk.web.views"),
    ("runner", "helpdesk.runner.keys", "django"),
    ("plain-python", "helpdesk.mime.parse", "django.utils.timezone"),
    ("plain-python", "helpdesk.conditions.tree", "django.db.models"),
    ("plain-python", "helpdesk.stats.poisson", "django.conf"),
    ("acyclic", "helpdesk.web.monitoring.health", "helpdesk.tickets.access"),
    ("acyclic", "helpdesk.intake.guards.size", "helpdesk.intake.taking.reread"),
    ("wiring", "helpdesk.web.monitoring.health", "helpdesk.settings.base"),
]


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    configure()
    return grimp.build_graph(*OPTIONS["root_packages"], include_external_packages=True)


def _as_read(value: Any) -> Any:
    """An option as import-linter hands it on: what is true or false in TOML is a word to its contracts."""
    return str(value) if isinstance(value, bool) else value


def is_kept(contract_id: str, graph: grimp.ImportGraph) -> bool:
    options = CONTRACTS[contract_id]
    contract = KINDS[options["type"]](
        name=options["name"],
        session_options={name: value for name, value in OPTIONS.items() if name != "contracts"},
        contract_options={
            name: _as_read(value) for name, value in options.items() if name not in ("id", "name", "type")
        },
    )
    return bool(contract.check(deepcopy(graph), verbose=False).kept)


@pytest.mark.parametrize("contract_id", CONTRACTS)
def test_it_is_kept(contract_id: str, graph: grimp.ImportGraph) -> None:
    assert is_kept(contract_id, graph)


@pytest.mark.parametrize(("contract_id", "importer", "imported"), PLANTED)
def test_a_wrong_import_breaks_it(contract_id: str, importer: str, imported: str, graph: grimp.ImportGraph) -> None:
    planted = deepcopy(graph)
    assert importer in planted.modules
    if imported not in planted.modules and not imported.startswith("helpdesk"):
        planted.add_module(imported.partition(".")[0], is_squashed=True)
        imported = imported.partition(".")[0]
    planted.add_import(importer=importer, imported=imported, line_number=1, line_contents="planted")
    assert not is_kept(contract_id, planted)


@pytest.mark.parametrize(
    ("contract_id", "room"), [("rooms", "helpdesk"), ("inside-rooms", "surveys"), ("channels", "helpdesk.channels")]
)
def test_a_module_without_a_place_breaks_it(contract_id: str, room: str, graph: grimp.ImportGraph) -> None:
    planted = deepcopy(graph)
    planted.add_module(f"{room}.somewhere")
    assert not is_kept(contract_id, planted)


def test_each_has_a_wrong_import_that_is_tried() -> None:
    assert {contract_id for contract_id, *_ in PLANTED} == set(CONTRACTS)
    assert all(importlib.util.find_spec(importer) for _, importer, _ in PLANTED)


def strangers(graph: grimp.ImportGraph) -> set[tuple[str, str]]:
    """Modules that import a page, an API or a handler of another room; those of the shelf are for all."""

    def room(module: str) -> str:
        return ".".join(module.split(".")[: 2 if module.startswith("helpdesk.") else 1])

    doors = (module for module in graph.modules if re.search(r"\.(views|api|handlers)(\.|$)", module))
    return {
        (importer, door)
        for door in doors
        if room(door) not in SHELF
        for importer in graph.find_modules_that_directly_import(door)
        if room(importer) != room(door)
    }


def test_no_wiring_imports_the_door_of_another_room(graph: grimp.ImportGraph) -> None:
    assert strangers(graph) == set()
    planted = ("helpdesk.rules.apps", "surveys.views.scores")
    changed = deepcopy(graph)
    changed.add_import(importer=planted[0], imported=planted[1])
    assert strangers(changed) == {planted}
