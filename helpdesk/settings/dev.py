"""The embedded start on one's own machine: real servers, real pages, plain HTTP; with the demo's shop where wanted."""

import os

from helpdesk.demo.identity import IDENTITY
from helpdesk.settings.env import env

_demo = env.bool("DEMO", False)
if _demo:
    for _name, _value in IDENTITY.items():
        os.environ.setdefault(_name, _value)

from helpdesk.settings.base import *  # noqa: E402, F403 - reads what stands above
from helpdesk.settings.base import INSTALLED_APPS  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "helpdesk.demo"]
LOCAL_ACCOUNTS = _demo
DEBUG = env.bool("DEBUG", False)
