"""Tests: the real PostgreSQL and broker, quick password hashing, plain static files, mail kept in memory."""

import os

from helpdesk.settings.base import *  # noqa: F403
from helpdesk.settings.base import CACHES, DATABASES, INSTALLED_APPS, REDIS_URL
from helpdesk.settings.env import cache_url

INSTALLED_APPS = [*INSTALLED_APPS, "helpdesk.demo"]
SECRET_KEY = "a key for tests only, never used to serve anyone"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "helpdesk.web.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
ACCOUNT_RATE_LIMITS = {}
IMAP_TOKEN_HOSTS = {"127.0.0.1", "imap.example.org"}
SITE_NAME = "Harbor & Pine"
SUPPORT_ADDRESS = "help@harborpine.example"
DEFAULT_FROM_EMAIL = SUPPORT_ADDRESS
TIME_ZONE = "UTC"
# Each process of a parallel run empties a cache of its own.
CACHES["default"]["LOCATION"] = cache_url(
    REDIS_URL, offset=1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
)
# A database that is migrated already, of which those of the tests are copies.
if DATABASES and (template := os.environ.get("TEST_TEMPLATE")):
    DATABASES["default"]["TEST"] = {"TEMPLATE": template}
