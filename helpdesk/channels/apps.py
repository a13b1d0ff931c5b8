from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "helpdesk.channels"
    label = "contact_channels"

    def ready(self) -> None:
        from helpdesk.channels import handlers  # noqa: F401
