"""Providers that we know by name: how their address is made, what it takes to know, and where things stand there."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, gettext_noop

Words = str | Promise

GOOGLE_ISSUER = "https://accounts.google.com"


@dataclass(frozen=True)
class Question:
    """What the form asks for beside client ID and secret; it fills a gap of the preset's address."""

    name: str
    label: Words
    hint: Words
    pattern: str
    wrong: Words


@dataclass(frozen=True)
class Preset:
    """A known provider. `issuer` has a gap for each question; `steps` tell what to do in its console, in order.

    A step may name `%(redirect)s`, the address to which the provider sends people back.
    """

    issuer: str
    questions: tuple[Question, ...]
    steps: tuple[str, ...]
    group_hint: Words

    def issuer_of(self, answers: dict[str, str]) -> str:
        """The issuer that the answers make."""
        return self.issuer.format(**answers)

    def answers_of(self, issuer: str) -> dict[str, str]:
        """The answers that made an issuer; empty where it was made otherwise."""
        pattern = re.escape(self.issuer)
        for question in self.questions:
            pattern = pattern.replace(re.escape("{" + question.name + "}"), f"(?P<{question.name}>.+)")
        found = re.fullmatch(pattern, issuer)
        return found.groupdict() if found else {}


GOOGLE = Preset(
    GOOGLE_ISSUER,
    (),
    (
        gettext_noop("Open console.cloud.google.com with an account of your Workspace, and choose or make a project."),
        gettext_noop("Under “Google Auth Platform”, fill in the branding and choose “Internal” as the audience."),
        gettext_noop("Under “Clients”, create a client of the type “Web application”."),
        gettext_noop("Under “Authorised redirect URIs”, add %(redirect)s"),
        gettext_noop("Copy the client ID and the client secret that Google shows now into the fields below."),
    ),
    gettext_lazy("Google tells no groups: leave this empty."),
)
MICROSOFT = Preset(
    "https://login.microsoftonline.com/{tenant}/v2.0",
    (
        Question(
            "tenant",
            gettext_lazy("Directory (tenant) ID"),
            gettext_lazy("On the overview of the app registration. It keeps all other directories out."),
            r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            gettext_lazy("It looks like 8f2c1b34-5d6e-4f70-8a9b-0c1d2e3f4a5b."),
        ),
    ),
    (
        gettext_noop("Open entra.microsoft.com, and under “App registrations” make a new one."),
        gettext_noop("As supported account types choose “Accounts in this organizational directory only”."),
        gettext_noop("As redirect URI choose the platform “Web”, and enter %(redirect)s"),
        gettext_noop(
            "Copy the application (client) ID and the directory (tenant) ID from the overview into the fields below."
        ),
        gettext_noop("Under “Certificates & secrets”, make a client secret and copy its value, not its ID."),
        gettext_noop(
            "Under “Token configuration”, add the optional claim “email” to the ID token. Then add “xms_edov” to it "
            "under “Manifest”: by it Microsoft says that an address is verified."
        ),
        gettext_noop("For groups, add the groups claim there too: “Groups assigned to the application”, as group ID."),
    ),
    gettext_lazy("Microsoft names groups by their object ID."),
)
KEYCLOAK = Preset(
    "{base}/realms/{realm}",
    (
        Question(
            "base",
            gettext_lazy("Address of Keycloak"),
            gettext_lazy("As people open it, such as https://id.example.com, without a slash at the end."),
            r"https?://[^\s/?#]+(/[^\s?#]*[^\s?#/])?",
            gettext_lazy("It begins with https:// and ends without a slash."),
        ),
        Question(
            "realm",
            gettext_lazy("Realm"),
            gettext_lazy("The name of the realm in which your colleagues are."),
            r"[^\s/?#]+",
            gettext_lazy("It has no spaces and no slashes."),
        ),
    ),
    (
        gettext_noop(
            "In the admin console, choose the realm, and under “Clients” create one of the type OpenID Connect."
        ),
        gettext_noop("Switch “Client authentication” on, and leave “Standard flow” as the only flow."),
        gettext_noop("Under “Valid redirect URIs”, enter %(redirect)s"),
        gettext_noop("Copy the client ID, and the client secret of the tab “Credentials”, into the fields below."),
        gettext_noop("See that your people’s accounts have “Email verified” on: others do not come in."),
        gettext_noop(
            "For groups, open the dedicated scope under “Client scopes” and add the mapper “Group Membership”: name "
            "“groups”, “Full group path” off, “Add to ID token” on."
        ),
    ),
    gettext_lazy("As the mapper calls them, such as support-team."),
)
OTHER = Preset(
    "{issuer}",
    (
        Question(
            "issuer",
            gettext_lazy("Issuer"),
            gettext_lazy("The address before /.well-known/openid-configuration, exactly as the provider writes it."),
            r"https?://[^\s?#]+",
            gettext_lazy("It begins with https://."),
        ),
    ),
    (
        gettext_noop("In the provider’s console, make an application of the type OpenID Connect, for a web server."),
        gettext_noop("As redirect or callback address, enter %(redirect)s"),
        gettext_noop("Allow the authorization code flow, and the scopes openid, email and profile."),
        gettext_noop("Copy its issuer, client ID and client secret into the fields below."),
        gettext_noop("See that it tells “email_verified” with the address: others do not come in."),
    ),
    gettext_lazy("As the claim has them."),
)
SAML = Preset(
    "{issuer}",
    (
        Question(
            "issuer",
            gettext_lazy("Entity ID of the provider"),
            gettext_lazy("Its name as it writes it; in Microsoft Entra “Identifier”, elsewhere also “Issuer”."),
            r"\S+",
            gettext_lazy("It has no spaces."),
        ),
    ),
    (
        gettext_noop("In the provider’s console, make an application of the type SAML 2.0."),
        gettext_noop("As entity ID or audience, enter %(service)s – metadata to load stand at the same address."),
        gettext_noop("As reply address (assertion consumer service, binding POST), enter %(redirect)s"),
        gettext_noop(
            "As NameID choose what lasts for somebody, such as an object ID or a user name. An address that is given "
            "to somebody else later would give them the account."
        ),
        gettext_noop(
            "Let it tell the e-mail address, the name, and the groups if you need them. It has to sign by SHA-256, and "
            "must not encrypt."
        ),
        gettext_noop("Paste its metadata below, or the address of these, and have the fields filled in."),
    ),
    gettext_lazy("As the attribute has them; Microsoft Entra names groups by their object ID."),
)
PRESETS = {"google": GOOGLE, "microsoft": MICROSOFT, "keycloak": KEYCLOAK, "other": OTHER, "saml": SAML}
