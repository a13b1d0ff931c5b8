from django.apps import AppConfig


class OnceConfig(AppConfig):
    name = "helpdesk.once"
    label = "once"
