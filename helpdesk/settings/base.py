"""Everything that is the same everywhere. `dev`, `test` and `prod` switch a few values."""

from typing import Any

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from environs import validate
from kombu import Queue

from helpdesk.settings.api import *  # noqa: F403 - what it sets are settings of all
from helpdesk.settings.env import (
    DATA_DIR,
    ROOT,
    anymail_settings,
    audit_days,
    broker_url,
    cache_url,
    email_settings,
    env,
    token_commands,
)
from helpdesk.settings.schedule import BEAT_SCHEDULE, DEFAULT_QUEUE, MAIL_QUEUE
from helpdesk.settings.sign_in import *  # noqa: F403 - what it sets are settings of all

# Lets generic classes such as ModelForm[Row] name their row at run time too.
django_stubs_ext.monkeypatch()

# Identity -----------------------------------------------------------------------------------------
SECRET_KEY = env.str("SECRET_KEY", "")
# Earlier keys: what they signed or sealed stays valid until they are taken out here.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
BASE_URL = env.str("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SITE_NAME = env.str("SITE_NAME", "Amends")
SUPPORT_ADDRESS = env.str("SUPPORT_ADDRESS", "support@localhost")
SUPPORT_PHONE = env.str("SUPPORT_PHONE", "")
COMPLAIN_FURTHER = env.str("COMPLAIN_FURTHER", "")
# The same in the languages of customers, where it is not the one above.
COMPLAIN_FURTHER_IN = {
    "de": env.str("COMPLAIN_FURTHER_DE", ""),
    "es": env.str("COMPLAIN_FURTHER_ES", ""),
    "fr": env.str("COMPLAIN_FURTHER_FR", ""),
}
# A file in the MMDB format that says where addresses are, for the list of one's own sessions.
PLACES_DATABASE = env.str("PLACES_DATABASE", "")
# The team whose leads hear at once when somebody was hurt, by its slug.
SAFETY_TEAM = env.str("SAFETY_TEAM", "")
BRAND_COLOUR = env.str("BRAND_COLOUR", "#0e6b56", validate=validate.Regexp(r"#[0-9A-Fa-f]{6}\Z"))
POSTAL_ADDRESS = env.str("POSTAL_ADDRESS", "")
DEBUG = False
# Whether accounts for this machine alone let anybody in: their password is known to others. See `User.is_local`.
LOCAL_ACCOUNTS = False

# Applications ---------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "helpdesk.web",
    "helpdesk.events",
    "helpdesk.once",
    "helpdesk.audit",
    "helpdesk.shop",
    "helpdesk.calendars",
    "helpdesk.people",
    "helpdesk.sso",
    "helpdesk.customers",
    "helpdesk.privacy",
    "helpdesk.tickets",
    "helpdesk.tagging",
    "helpdesk.outgoing",
    "helpdesk.intake",
    "helpdesk.portal",
    "helpdesk.channels",
    "helpdesk.replies",
    "helpdesk.imports",
    "helpdesk.notifications",
    "helpdesk.escalation",
    "helpdesk.rules",
    "helpdesk.today",
    "helpdesk.macros",
    "helpdesk.setup",
    "knowledgebase",
    "surveys",
    "complaints",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "rest_framework",
    "knox",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "widget_tweaks",
    "django_prometheus",
    "csp",
]

MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "helpdesk.web.middleware.PlainRequestMiddleware",
    "helpdesk.web.requests.body_limit.BodyLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "helpdesk.people.middleware.SeenMiddleware",
    "helpdesk.web.middleware.TimeZoneMiddleware",
    "helpdesk.web.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "helpdesk.web.middleware.NoStoreMiddleware",
    "helpdesk.people.middleware.FactorMiddleware",
    "helpdesk.tickets.middleware.SignedOutMiddleware",
    "helpdesk.audit.middleware.AnsweringMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]

ROOT_URLCONF = "helpdesk.urls"
WSGI_APPLICATION = "helpdesk.wsgi.application"
ASGI_APPLICATION = "helpdesk.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "helpdesk.web.frame.context.navigation",
            ],
            "builtins": [
                "helpdesk.web.templatetags.amends",
                "helpdesk.tickets.templatetags.looks",
                "helpdesk.tickets.templatetags.channels",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Data -----------------------------------------------------------------------------------------------
DATABASE_URL = env.str("DATABASE_URL", "")
DATABASES = (
    {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)} if DATABASE_URL else {}
)
if DATABASES:
    # Short, indexed statements only: parallel workers and JIT cost more than they bring.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
        "-c jit=off -c max_parallel_workers_per_gather=0"
        " -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000"
    )
REDIS_URL = env.str("REDIS_URL", "")
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "helpdesk.web.cache.ForgivingRedisCache",
        "LOCATION": env.str("CACHE_URL", "") or cache_url(REDIS_URL),
        "KEY_PREFIX": "amends",
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MEDIA_ROOT = env.path("MEDIA_ROOT", DATA_DIR / "media")
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
ATTACHMENT_MAX_BYTES = 25 * 1024 * 1024
# All files of one message, its words, and what a form puts between them.
REQUEST_MAX_BYTES = ATTACHMENT_MAX_BYTES + DATA_UPLOAD_MAX_MEMORY_SIZE

# Jobs -----------------------------------------------------------------------------------------------
CELERY_BROKER_URL = broker_url(REDIS_URL) if REDIS_URL else ""
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Mail has a queue and a worker of its own: it never waits behind events. A worker that names no queue takes both.
CELERY_TASK_DEFAULT_QUEUE = DEFAULT_QUEUE
CELERY_TASK_QUEUES = [Queue(DEFAULT_QUEUE), Queue(MAIL_QUEUE)]
CELERY_TASK_ROUTES = {"outgoing.send_due_mail": {"queue": MAIL_QUEUE}}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# The row is the queue; a doorbell that cannot ring must not hold up the request.
CELERY_TASK_PUBLISH_RETRY = False
# Without a word about retries a bell takes six seconds to find its broker away. Workers wait for theirs on their own.
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 30, "socket_connect_timeout": 3, "max_retries": 0}
CELERY_BEAT_SCHEDULE = BEAT_SCHEDULE
CELERY_BEAT_SCHEDULER = "helpdesk.events.beat:Scheduler"
CELERY_TIMEZONE = "UTC"

# Mail -----------------------------------------------------------------------------------------------
EMAIL_URL = env.str("EMAIL_URL", "")
globals().update(email_settings(EMAIL_URL, DATA_DIR))
# Of one message as it arrives; 25 MB of attachments are 34 MB in base64. A larger one is refused where its sender
# hears of it, left on the IMAP server with a row that says so, and kept unread where neither can be.
MAIL_MAX_BYTES = env.int("MAIL_MAX_MB", 50) * 1024 * 1024
# Commands that print an OAuth 2 access token, for fetching mail: "office=/usr/local/bin/token --tenant x; shop=…".
IMAP_TOKEN_COMMANDS: dict[str, list[str]] = token_commands(env.str("IMAP_TOKEN_COMMANDS", ""))
# The servers that get such a token; no manager can have one sent anywhere else.
# Hosts of one's own network that answers of webhooks may be posted to, over http too.
WEBHOOK_HOSTS = set(env.str("WEBHOOK_HOSTS", "").lower().split())
IMAP_TOKEN_HOSTS = set(env.str("IMAP_TOKEN_HOSTS", "imap.gmail.com outlook.office365.com").lower().split())
# Providers that may report what became of our mail, and the secrets that prove them.
MAIL_WEBHOOKS: list[str] = env.list("MAIL_WEBHOOKS", [])
ANYMAIL = anymail_settings()
DEFAULT_FROM_EMAIL = SUPPORT_ADDRESS
ACKNOWLEDGEMENTS_PER_HOUR = env.int("ACKNOWLEDGEMENTS_PER_HOUR", 5)
SERVER_EMAIL = SUPPORT_ADDRESS
# What one address may write in an hour before the rest waits in quarantine; 0 is no limit.
MAIL_PER_SENDER_PER_HOUR = env.int("MAIL_PER_SENDER_PER_HOUR", 200)
# Addresses and domains for which that limit does not hold: a monitoring system, a form service.
MAIL_BUSY_SENDERS = set(env.str("MAIL_BUSY_SENDERS", "").lower().replace(",", " ").split())
# How long entries of the audit log are kept, in days; 0 is for ever. The database gives up none that is younger.
AUDIT_DAYS = env.int("AUDIT_DAYS", 730, validate=audit_days)
# How long the bytes of settled messages are kept, in days; 0 is for ever.
RAW_MAIL_DAYS = env.int("RAW_MAIL_DAYS", 90)

# Proxies ----------------------------------------------------------------------------------------------
# How many proxies of our own stand in front and add to X-Forwarded-For; without any the header is not believed.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT

# Pages ------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
# Of the pages that customers see. Words are in `locale/`.
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("es", "Español"), ("fr", "Français")]
# Those that people who work here can choose for the desk: the ones whose words in `locale/` are whole.
DESK_LANGUAGES = ["en", "de"]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = env.str("TIME_ZONE", "UTC")
USE_TZ = True
USE_I18N = True
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", DATA_DIR / "static")
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "helpdesk.web.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
MEDIA_URL = "/media-is-served-by-views-only/"

# Security ---------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "helpdesk.tickets.views.composer.kept_posts.csrf_failed"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# E-mail is unique without regard to case, by a constraint that this check does not see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]

# Watching -----------------------------------------------------------------------------------------------
PROMETHEUS_METRICS_TOKEN = env.str("METRICS_TOKEN", "")
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"refusals": {"()": "helpdesk.web.monitoring.refusals.WithoutTraceback"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django.request": {"filters": ["refusals"]},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # Names each of its detectors that it runs.
        "flufl.bounce": {"level": "CRITICAL"},
    },
}
