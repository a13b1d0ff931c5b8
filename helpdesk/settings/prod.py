"""Production: HTTPS only, and a refusal to start half configured."""

from django.core.exceptions import ImproperlyConfigured

from helpdesk.settings.base import *  # noqa: F403
from helpdesk.settings.env import env

for _name in ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "BASE_URL", "ALLOWED_HOSTS", "SUPPORT_ADDRESS"):
    if not env.str(_name, ""):
        raise ImproperlyConfigured(
            f"{_name} is not set. Production refuses to start without it; see docs/operators.md."
        )
if env.bool("DEBUG", False) or env.bool("DEMO", False):
    raise ImproperlyConfigured("DEBUG and DEMO must be off in production.")
if len(SECRET_KEY) < 40 or SECRET_KEY.startswith("demo-"):  # noqa: F405
    raise ImproperlyConfigured("SECRET_KEY must be a secret of at least 40 characters of your own, not a demo one.")
if "*" in ALLOWED_HOSTS:  # noqa: F405
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts, not '*'.")
if not BASE_URL.startswith("https://"):  # noqa: F405
    raise ImproperlyConfigured("BASE_URL must start with https://.")

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
STORAGES = {
    "default": {"BACKEND": "helpdesk.web.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
