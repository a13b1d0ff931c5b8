"""Identity providers: who says who a colleague is, and what we make of it."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy

from helpdesk.people.models import Role
from helpdesk.sso.kinds import PRESETS, Preset


class GroupGrant(NamedTuple):
    """What people of one group of the provider get here; teams by their keys."""

    group: str
    role: str
    teams: tuple[int, ...]


class SignInProvider(models.Model):
    """One provider of OpenID Connect or SAML. It lets people in while it is on and was not removed.

    `key` stands in the address to which it sends people back and with the links to our people, and never changes.
    `secret` is sealed. For SAML `issuer` is the name of the provider as an entity, `sso_url` where people are sent,
    `certificates` those of the keys by which it signs (DER as base64), and `owns_addresses` says that in its directory
    nobody chooses an address of their own. `email_attribute` and `name_attribute` are empty where their names are among
    the usual ones. `domains` are those of mail for which it may speak, `groups` those that may come in (none:
    everybody), `role`, `teams` and `grants` what somebody gets whose account it makes.
    """

    class Kind(models.TextChoices):
        GOOGLE = "google", gettext_lazy("Google")
        MICROSOFT = "microsoft", gettext_lazy("Microsoft")
        KEYCLOAK = "keycloak", gettext_lazy("Keycloak")
        OTHER = "other", gettext_lazy("Another provider")
        SAML = "saml", gettext_lazy("SAML")

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=Kind)
    issuer = models.CharField(max_length=500, blank=True)
    client_id = models.CharField(max_length=191, blank=True)
    secret = models.TextField(blank=True)
    sso_url = models.CharField(max_length=500, blank=True, default="", db_default="")
    certificates = models.JSONField(default=list, blank=True, db_default=[])
    email_attribute = models.CharField(max_length=200, blank=True, default="", db_default="")
    name_attribute = models.CharField(max_length=200, blank=True, default="", db_default="")
    owns_addresses = models.BooleanField(default=False, db_default=False)
    domains = models.JSONField(default=list, blank=True)
    group_claim = models.CharField(max_length=200, default="groups", blank=True)
    groups = models.JSONField(default=list, blank=True)
    role = models.CharField(max_length=12, default=Role.AGENT)
    teams = models.ManyToManyField("people.Team", blank=True, related_name="+")
    grants = models.JSONField(default=list, blank=True)
    makes_admins = models.BooleanField(default=False)
    passwords_off = models.BooleanField(default=False)
    is_active = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether people come in by it."""
        return self.is_active and self.removed_at is None

    @property
    def is_saml(self) -> bool:
        """Whether it speaks SAML, and not OpenID Connect."""
        return self.kind == self.Kind.SAML

    @property
    def is_whole(self) -> bool:
        """Whether it has all that it takes to come in by it."""
        own = self.sso_url and self.certificates if self.is_saml else self.client_id
        return bool(self.issuer and own and self.domains)

    @property
    def preset(self) -> Preset:
        """What is known of its kind."""
        return PRESETS[self.kind]

    @property
    def group_grants(self) -> list[GroupGrant]:
        """What groups get, in order."""
        return [GroupGrant(one["group"], one["role"], tuple(one["teams"])) for one in self.grants]
