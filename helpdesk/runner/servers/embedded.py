"""The two embedded servers: which are wanted, where they are found, and what they are."""

from collections.abc import Mapping

from helpdesk.runner.layout import Layout
from helpdesk.runner.servers import postgres, valkey
from helpdesk.runner.system.process import Program


def addresses(layout: Layout, environment: Mapping[str, str]) -> dict[str, str]:
    """The variables that embedded servers provide, because the environment does not name other servers."""
    ours = {"DATABASE_URL": layout.database_url, "REDIS_URL": layout.redis_url}
    return {name: url for name, url in ours.items() if not environment.get(name)}


def programs(layout: Layout, variables: Mapping[str, str], *, durable: bool = True) -> list[Program]:
    """The servers behind these variables, in the order of their start."""
    chosen = []
    if "DATABASE_URL" in variables:
        chosen.append(postgres.program(layout, durable=durable))
    if "REDIS_URL" in variables:
        chosen.append(valkey.program(layout, durable=durable))
    return chosen
