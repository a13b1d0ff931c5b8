"""The API: how it is read, limited, answered and described."""

import datetime as dt

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "helpdesk.web.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["helpdesk.web.api.permissions.IsStaffMember"],
    "DEFAULT_PAGINATION_CLASS": "helpdesk.web.api.paging.Pages",
    "DEFAULT_FILTER_BACKENDS": ["helpdesk.web.api.filters.StrictFilters"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "helpdesk.web.api.parsers.JSONParser",
        "rest_framework.parsers.FormParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["helpdesk.web.api.throttle.PerPerson"],
    "URL_FORMAT_OVERRIDE": None,
    "EXCEPTION_HANDLER": "helpdesk.web.api.errors.plain_errors",
}
API_CALLS_PER_MINUTE = 600
KNOX_TOKEN_MODEL = "knox.AuthToken"  # noqa: S105 - the name of a model
REST_KNOX = {"TOKEN_TTL": dt.timedelta(days=365), "AUTH_HEADER_PREFIX": "Token"}
SPECTACULAR_SETTINGS = {
    "TITLE": "Amends API",
    "DESCRIPTION": "Tickets, messages, customers, articles, survey answers and complaints.",
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PUBLIC": True,
    "SERVE_PERMISSIONS": ["helpdesk.web.api.permissions.IsStaffMember"],
    "SERVE_AUTHENTICATION": [
        "helpdesk.web.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "StatusEnum": "helpdesk.tickets.models.Status",
        "ContactKindEnum": "helpdesk.customers.models.ContactPoint.Kind",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "helpdesk.web.api.schema.name_refusals",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}
