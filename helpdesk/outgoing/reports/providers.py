"""Says which providers may report, and what each proves itself with."""

from dataclasses import dataclass

from anymail.webhooks.base import AnymailCoreWebhookView
from django.conf import settings
from django.utils.module_loading import import_string

PASSWORD = "WEBHOOK_SECRET"  # noqa: S105 - the name of a setting


@dataclass(frozen=True)
class Provider:
    """A mail provider that can report.

    `view` reads and checks its posts; `secret` is the setting of ANYMAIL without which nobody could check them.

    `id_header` carries our Message-ID to a provider that gives mails names of its own and reports only those.
    """

    view: str
    secret: str = PASSWORD
    id_header: str = ""


PROVIDERS = {
    "brevo": Provider("anymail.webhooks.brevo.BrevoTrackingWebhookView"),
    "mailersend": Provider("anymail.webhooks.mailersend.MailerSendTrackingWebhookView", "MAILERSEND_SIGNING_SECRET"),
    "mailgun": Provider("anymail.webhooks.mailgun.MailgunTrackingWebhookView", "MAILGUN_WEBHOOK_SIGNING_KEY"),
    "mailjet": Provider("anymail.webhooks.mailjet.MailjetTrackingWebhookView", id_header="X-MJ-CustomID"),
    "mandrill": Provider("anymail.webhooks.mandrill.MandrillCombinedWebhookView", "MANDRILL_WEBHOOK_KEY"),
    "postal": Provider("anymail.webhooks.postal.PostalTrackingWebhookView", "POSTAL_WEBHOOK_KEY"),
    "postmark": Provider("anymail.webhooks.postmark.PostmarkTrackingWebhookView", id_header="X-PM-Metadata-message-id"),
    "sendgrid": Provider("anymail.webhooks.sendgrid.SendGridTrackingWebhookView"),
    "sparkpost": Provider("anymail.webhooks.sparkpost.SparkPostTrackingWebhookView"),
}


def configured(name: str) -> Provider | None:
    """The provider, if the operator named it and gave the secret that its posts are checked with."""
    provider = PROVIDERS.get(name)
    if provider is None or name not in settings.MAIL_WEBHOOKS:
        return None
    return provider if settings.ANYMAIL.get(provider.secret) else None


def reader(provider: Provider) -> AnymailCoreWebhookView:
    """The view that checks and reads one post. A provider that signs its posts needs no password besides."""
    own: dict[str, list[str]] = {} if provider.secret == PASSWORD else {"webhook_secret": []}
    view: AnymailCoreWebhookView = import_string(provider.view)(**own)
    return view


def id_headers(message_id: str) -> dict[str, str]:
    """Headers that make the configured providers report our Message-ID."""
    bare = message_id.strip("<>")
    found = (configured(name) for name in settings.MAIL_WEBHOOKS)
    return {provider.id_header: bare for provider in found if provider and provider.id_header}
