"""The environment of the application on an embedded start. What a person has set is never replaced."""

import os
from collections.abc import Mapping

from helpdesk.runner.keys import kept_secret
from helpdesk.runner.layout import Layout


def application(layout: Layout, variables: Mapping[str, str]) -> dict[str, str]:
    """The whole environment for a Django process: ours, `variables`, then what a person has set.

    A person may switch the demo off, but not on.
    `DEMO_PASSWORD` is there only in a demo.
    """
    person = {name: value for name, value in os.environ.items() if value}
    demo = variables.get("DEMO") == "1" and person.get("DEMO", "1").lower() in {"1", "true", "yes", "on"}
    ours = {
        "DATA_DIR": str(layout.data),
        "DJANGO_SETTINGS_MODULE": "helpdesk.settings.dev",
        "SECRET_KEY": kept_secret(layout.data / "secret-key", size=48),
        "PYTHONUNBUFFERED": "1",
        **variables,
    }
    if demo:
        ours["DEMO_PASSWORD"] = kept_secret(layout.data / "demo-password", size=9)
    return {**ours, **person, "DATA_DIR": str(layout.data), "DEMO": "1" if demo else "0"}
