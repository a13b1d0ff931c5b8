from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "helpdesk.calendars"
    label = "calendars"
