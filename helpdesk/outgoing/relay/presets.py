"""Mail servers of well-known providers, so that nobody has to look them up."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from helpdesk.outgoing.models import Encryption


@dataclass(frozen=True, slots=True)
class RelayPreset:
    """What is filled in for a provider; `hint` says what its account needs. Both are marked for translation."""

    key: str
    name: str
    host: str
    port: int
    encryption: str
    hint: str


PRESETS = (
    RelayPreset(
        "google",
        "Google",
        "smtp.gmail.com",
        465,
        Encryption.TLS,
        gettext_noop(
            "The user name is the whole address. Google wants an app password in place of the usual one; it is made in "
            "the Google account, where two-step verification is on."
        ),
    ),
    RelayPreset(
        "microsoft",
        "Microsoft 365",
        "smtp.office365.com",
        587,
        Encryption.STARTTLS,
        gettext_noop(
            "The user name is the whole address. An administrator has to allow “Authenticated SMTP” for this mailbox; "
            "where Microsoft wants a token, send through another server."
        ),
    ),
    RelayPreset(
        "fastmail",
        "Fastmail",
        "smtp.fastmail.com",
        465,
        Encryption.TLS,
        gettext_noop("The user name is the whole address. Fastmail wants an app password that may send by SMTP."),
    ),
    RelayPreset(
        "own",
        gettext_noop("Your own server"),
        "",
        587,
        Encryption.STARTTLS,
        gettext_noop(
            "Whoever runs it knows its name. On this machine itself it is often localhost, port 25, without "
            "encryption and sign-in."
        ),
    ),
)


def preset_of(key: str) -> RelayPreset | None:
    """The preset of this key; None where there is none."""
    return next((preset for preset in PRESETS if preset.key == key), None)
