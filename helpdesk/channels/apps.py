from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "helpdesk.channels"
    label = "contact_channels"
