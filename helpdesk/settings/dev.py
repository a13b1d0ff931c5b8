"""The embedded start on one's own machine: real servers, real pages, plain HTTP."""

from helpdesk.settings.base import *  # noqa: F403
from helpdesk.settings.env import env

DEBUG = env.bool("DEBUG", False)
