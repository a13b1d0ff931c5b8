from django.apps import AppConfig


class RulesConfig(AppConfig):
    name = "helpdesk.rules"
    label = "rules"
