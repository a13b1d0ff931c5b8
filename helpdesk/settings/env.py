"""Reads the environment once, in one place, and fails loudly.

Names: DATABASE_URL, REDIS_URL, CACHE_URL, EMAIL_URL, SECRET_KEY, ALLOWED_HOSTS, BASE_URL, DATA_DIR, DEMO.
"""

import os
import shlex
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from environs import Env, ValidationError

env = Env()

ROOT = Path(__file__).resolve().parents[2]
LEAST_AUDIT_DAYS = 30
DATA_DIR = Path(env.str("DATA_DIR", str(ROOT / ".local"))).resolve()


def audit_days(days: int) -> None:
    """Refuse to keep the audit log for less than the database does.

    Raises:
        ValidationError: fewer than thirty days, and not 0, which is for ever.
    """
    if days and days < LEAST_AUDIT_DAYS:
        raise ValidationError(f"The audit log is kept for at least {LEAST_AUDIT_DAYS} days, or for ever: 0.")


def broker_url(redis_url: str) -> str:
    """Celery's broker address for a Redis address; `unix://` becomes the form that kombu knows.

    >>> broker_url("unix:///run/valkey.sock?db=0")
    'redis+socket:///run/valkey.sock?virtual_host=0'
    >>> broker_url("redis://cache:6379/0")
    'redis://cache:6379/0'
    """
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    database = dict(parse_qsl(parts.query)).get("db", "0")
    return f"redis+socket://{parts.path}?virtual_host={database}"


def cache_url(redis_url: str, offset: int = 1) -> str:
    """The cache's address: another database of the same server, so that emptying it leaves the broker alone.

    >>> cache_url("unix:///run/valkey.sock?db=0")
    'unix:///run/valkey.sock?db=1'
    >>> cache_url("redis://cache:6379/3")
    'redis://cache:6379/4'
    """
    parts = urlsplit(redis_url)
    if parts.scheme == "unix":
        database = int(dict(parse_qsl(parts.query)).get("db", 0))
        return f"unix://{parts.path}?db={database + offset}"
    database = int(parts.path.strip("/") or 0)
    return urlunsplit(parts._replace(path=f"/{database + offset}"))


SENDING_PROVIDERS = (
    "brevo",
    "mailersend",
    "mailgun",
    "mailjet",
    "mandrill",
    "postal",
    "postmark",
    "resend",
    "sendgrid",
    "sparkpost",
)
"""Whose API can send, by the names of django-anymail."""


def email_settings(url: str, data_dir: Path) -> dict[str, object]:
    """Django's mail settings for an EMAIL_URL: `smtp://`, `smtps://`, `smtp+tls://`, `anymail+PROVIDER:`,
    `filemail:///DIR` or `consolemail://`.

    The keys of a provider's API are in variables that begin with `ANYMAIL_`. Without a URL, mail is written into the
    data directory. `?timeout=30` says for how many seconds a silent server is waited for.

    Raises:
        ValueError: the scheme is none of these.
    """
    if not url:
        return {
            "EMAIL_BACKEND": "helpdesk.channels.mail.backends.files.FileBackend",
            "EMAIL_FILE_PATH": data_dir / "outbox",
        }
    parts = urlsplit(url)
    if parts.scheme == "filemail":
        return {
            "EMAIL_BACKEND": "helpdesk.channels.mail.backends.files.FileBackend",
            "EMAIL_FILE_PATH": unquote(parts.path),
        }
    if parts.scheme == "consolemail":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    provider = parts.scheme.removeprefix("anymail+")
    if provider in SENDING_PROVIDERS and provider != parts.scheme:
        return {"EMAIL_BACKEND": f"anymail.backends.{provider}.EmailBackend"}
    if parts.scheme not in {"smtp", "smtps", "smtp+tls"}:
        known = "smtp, smtps, smtp+tls, anymail+PROVIDER, filemail or consolemail"
        raise ValueError(f"EMAIL_URL: unknown scheme {parts.scheme!r}; use {known}")
    implicit = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "helpdesk.channels.mail.backends.smtp.SmtpBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if implicit else 587 if parts.scheme == "smtp+tls" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": int(dict(parse_qsl(parts.query)).get("timeout", 30)),
    }


def token_commands(text: str) -> dict[str, list[str]]:
    """Commands by name, as argument lists; between two of them stands a semicolon. None ever sees a shell.

    >>> token_commands("office=/usr/local/bin/token --tenant 'a b'; shop=gcloud auth print-access-token")
    {'office': ['/usr/local/bin/token', '--tenant', 'a b'], 'shop': ['gcloud', 'auth', 'print-access-token']}

    Raises:
        ValueError: a part is not NAME=COMMAND.
    """
    pairs = [part.partition("=") for part in text.split(";") if part.strip()]
    commands = {name.strip(): shlex.split(command) for name, _, command in pairs}
    if not all(name and command for name, command in commands.items()):
        raise ValueError("IMAP_TOKEN_COMMANDS: each part must be NAME=COMMAND, with semicolons between them")
    return commands


def anymail_settings() -> dict[str, str | list[str]]:
    """Secrets of mail providers: `ANYMAIL_MAILGUN_WEBHOOK_SIGNING_KEY` becomes `MAILGUN_WEBHOOK_SIGNING_KEY`.

    `ANYMAIL_WEBHOOK_SECRET` may hold several `user:password` with commas between them, while one replaces another.
    """
    prefix = "ANYMAIL_"
    found: dict[str, str | list[str]] = {
        name.removeprefix(prefix): value for name, value in os.environ.items() if name.startswith(prefix) and value
    }
    if "WEBHOOK_SECRET" in found:
        found["WEBHOOK_SECRET"] = [part.strip() for part in str(found["WEBHOOK_SECRET"]).split(",") if part.strip()]
    return found
