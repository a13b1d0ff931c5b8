"""Production refuses to start half configured, and speaks HTTPS only."""

import subprocess
import sys

import pytest

from helpdesk.runner.layout import ROOT

pytestmark = pytest.mark.heavy

COMPLETE = {
    "SECRET_KEY": "kYt5r8aX0dQ2mB7vN4cZ1sL6pW9eR3uT8iO5hG2jF7k",
    "DATABASE_URL": "postgresql://amends@db/amends",
    "REDIS_URL": "redis://cache:6379/0",
    "EMAIL_URL": "smtp://mail:25",
    "BASE_URL": "https://help.example.org",
    "ALLOWED_HOSTS": "help.example.org",
    "SUPPORT_ADDRESS": "help@example.org",
}
READ = """
import django; from django.conf import settings as s; django.setup()
import sys
print(s.SECURE_HSTS_SECONDS, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.DEBUG)
print(s.LOCAL_ACCOUNTS)
print(any(name.startswith("helpdesk.demo") for name in sys.modules))
"""


def start(**changes: str) -> "subprocess.CompletedProcess[str]":
    env = {"PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": "helpdesk.settings.prod"} | COMPLETE | changes
    return subprocess.run([sys.executable, "-c", READ], env=env, cwd=ROOT, capture_output=True, text=True, check=False)


def test_complete_settings_are_strict() -> None:
    done = start()
    assert done.stdout.split() == ["31536000", "True", "True", "True", "False", "False", "False"], done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "demo-key-that-is-long-enough-to-pass-for-a-real-one"),
        ("SECRET_KEY", "short"),
        ("DEBUG", "1"),
        ("DEMO", "1"),
        ("ALLOWED_HOSTS", "*"),
        ("BASE_URL", "http://help.example.org"),
        ("EMAIL_URL", ""),
        ("SUPPORT_ADDRESS", ""),
    ],
)
def test_it_refuses(name: str, value: str) -> None:
    done = start(**{name: value})
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    assert name in done.stderr
