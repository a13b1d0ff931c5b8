"""Forms of Settings, Sign-in."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from helpdesk.people.models import Role, Team
from helpdesk.people.services.staff.bounds import roles_below
from helpdesk.sso import assertions
from helpdesk.sso import certificates as pems
from helpdesk.sso.kinds import Preset
from helpdesk.sso.models import GroupGrant, SignInProvider
from helpdesk.web.words.formats import long_date

MORE_GROUPS = 2


def role_choices(*, with_admin: bool) -> list[tuple[str, str]]:
    """The roles of colleagues, by name."""
    return [(role.value, str(role.label)) for role in roles_below(None) if with_admin or role != Role.ADMIN]


def lines(text: str) -> list[str]:
    """The lines of a text in which something stands."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class LinesField(forms.CharField):
    """Some words, one a line."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"})
        super().__init__(widget=widget, **options)


class TeamsToGive(forms.ModelMultipleChoiceField[Team]):
    """Teams to tick; all that are in use."""

    def __init__(self, **options: Any) -> None:
        teams = Team.objects.filter(is_active=True)
        super().__init__(queryset=teams, required=False, widget=forms.CheckboxSelectMultiple, **options)


class NewProviderForm(forms.Form):
    """Which provider it is, and what its button says."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Provider"),
        choices=lambda: [one for one in SignInProvider.Kind.choices if one[0] != "saml" or assertions.INSTALLED],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Name on the button"),
        help_text=gettext_lazy("“Sign in with …”. As your colleagues call it."),
        max_length=40,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Without a name of its own it is called as what it is."""
        entered: dict[str, Any] = super().clean() or {}
        kind = entered.get("kind", "")
        if not entered.get("name") and kind == SignInProvider.Kind.OTHER:
            self.add_error("name", gettext("Give it a name."))
        elif kind and not entered.get("name"):
            entered["name"] = str(SignInProvider.Kind(kind).label)
        return entered


class RulesForm(forms.Form):
    """What is asked of every provider: what its button says, who may come by it, and what they get."""

    name = forms.CharField(label=gettext_lazy("Name on the button"), max_length=40)
    domains = LinesField(
        label=gettext_lazy("Mail domains"),
        help_text=gettext_lazy(
            "One a line, such as example.com. For these the provider may speak, and nobody with another address "
            "comes in. Name only domains that are yours."
        ),
    )
    group_claim = forms.CharField(
        label=gettext_lazy("Claim in which groups stand"),
        help_text=gettext_lazy("Usually groups; realm_access.roles for the roles of a Keycloak realm."),
        max_length=100,
        required=False,
    )
    groups = LinesField(label=gettext_lazy("Groups that may come in"), required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=lambda: role_choices(with_admin=False), widget=forms.RadioSelect
    )
    teams = TeamsToGive(label=gettext_lazy("Teams"))
    makes_admins = forms.BooleanField(label=gettext_lazy("Groups below may make admins"), required=False)

    def __init__(self, *args: Any, provider: SignInProvider, **kwargs: Any) -> None:
        self.preset: Preset = provider.preset
        kwargs["initial"] = self.stored(provider)
        super().__init__(*args, **kwargs)
        for question in self.preset.questions:
            self.fields[question.name] = forms.CharField(
                label=str(question.label), help_text=str(question.hint), max_length=400
            )
        self.fields["groups"].help_text = gettext(
            "One a line; whoever is in one of them. Empty: everybody of these domains. %(how)s"
        ) % {"how": self.preset.group_hint}

    def stored(self, provider: SignInProvider) -> dict[str, Any]:
        """What the fields hold at first."""
        return {
            "name": provider.name,
            "domains": "\n".join(provider.domains),
            "group_claim": provider.group_claim,
            "groups": "\n".join(provider.groups),
            "role": provider.role,
            "teams": [team.pk for team in provider.teams.all()],
            "makes_admins": provider.makes_admins,
            **self.preset.answers_of(provider.issuer),
        }

    def asked(self) -> list[forms.BoundField]:
        """The fields of what this kind of provider has to be asked for."""
        return [self[question.name] for question in self.preset.questions]

    def clean_domains(self) -> list[str]:
        return str(self.cleaned_data["domains"]).replace(",", "\n").split()

    def clean_groups(self) -> list[str]:
        return lines(self.cleaned_data["groups"])

    def clean(self) -> dict[str, Any]:
        """The issuer is made of the answers; it is empty where one is missing or wrong."""
        entered: dict[str, Any] = super().clean() or {}
        answers = {question.name: entered.pop(question.name, "") for question in self.preset.questions}
        wrong = [one for one in self.preset.questions if not re.fullmatch(one.pattern, answers[one.name])]
        for question in wrong:
            if answers[question.name]:
                self.add_error(question.name, str(question.wrong))
        entered["issuer"] = "" if wrong else self.preset.issuer_of(answers)
        return entered


class ProviderForm(RulesForm):
    """A provider of OpenID Connect. A secret that is stored is never shown."""

    client_id = forms.CharField(label=gettext_lazy("Client ID"), max_length=191)
    secret = forms.CharField(
        label=gettext_lazy("Client secret"),
        max_length=500,
        required=False,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, provider: SignInProvider, **kwargs: Any) -> None:
        super().__init__(*args, provider=provider, **kwargs)
        if provider.secret:
            self.fields["secret"].help_text = gettext("One is stored. Leave this empty to keep it.")

    def stored(self, provider: SignInProvider) -> dict[str, Any]:
        return super().stored(provider) | {"client_id": provider.client_id}


class SamlForm(RulesForm):
    """A provider of SAML."""

    sso_url = forms.CharField(
        label=gettext_lazy("Sign-in address"),
        help_text=gettext_lazy("Where people are sent, by redirect; in metadata “SingleSignOnService”."),
        max_length=500,
    )
    certificates = forms.CharField(
        label=gettext_lazy("Certificates"),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
    )
    email_attribute = forms.CharField(
        label=gettext_lazy("Attribute of the e-mail address"), max_length=200, required=False
    )
    name_attribute = forms.CharField(label=gettext_lazy("Attribute of the name"), max_length=200, required=False)
    owns_addresses = forms.BooleanField(
        label=gettext_lazy("In its directory nobody chooses an e-mail address of their own"),
        help_text=gettext_lazy(
            "SAML does not say whether an address is verified. Tick this where your administrators alone give "
            "addresses; otherwise the provider has to send the attribute email_verified."
        ),
        required=False,
    )

    def __init__(self, *args: Any, provider: SignInProvider, **kwargs: Any) -> None:
        super().__init__(*args, provider=provider, **kwargs)
        usual = gettext("Empty: its usual names at Microsoft Entra, AD FS, Google, Keycloak and Okta.")
        self.fields["email_attribute"].help_text = self.fields["name_attribute"].help_text = usual
        groups = self.fields["group_claim"]
        groups.label = gettext("Attribute in which groups stand")
        groups.help_text = gettext("Leave “groups” for the usual names.")
        ends = [long_date(timezone.localdate(pems.ends(one))) for one in provider.certificates]
        self.fields["certificates"].help_text = gettext(
            "Of the keys by which it signs, as PEM; before it changes its key, the new one as well."
        ) + (" " + gettext("Those stored hold until: %(dates)s.") % {"dates": ", ".join(ends)} if ends else "")

    def stored(self, provider: SignInProvider) -> dict[str, Any]:
        own = ("sso_url", "email_attribute", "name_attribute", "owns_addresses")
        shown = "\n".join(pems.shown(one) for one in provider.certificates)
        return super().stored(provider) | {name: getattr(provider, name) for name in own} | {"certificates": shown}

    def clean_certificates(self) -> list[str]:
        try:
            return pems.read(self.cleaned_data["certificates"])
        except ValueError:
            raise forms.ValidationError(gettext("One of these is no certificate.")) from None


class GrantForm(forms.Form):
    """What the people of one group get; a row without a group is none."""

    group = forms.CharField(label=gettext_lazy("Group"), max_length=200, required=False)
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=lambda: role_choices(with_admin=True), required=False)
    teams = TeamsToGive(label=gettext_lazy("Teams"))


_Rows = forms.formset_factory(GrantForm, extra=MORE_GROUPS, max_num=100)


class GrantRows(_Rows):  # type: ignore[misc, valid-type] # made by a factory
    """All groups of a provider, and room for more."""

    def __init__(self, data: Any, *, provider: SignInProvider) -> None:
        rows = [{"group": one.group, "role": one.role, "teams": list(one.teams)} for one in provider.group_grants]
        super().__init__(data, prefix="grant", initial=rows)

    def grants(self) -> list[GroupGrant]:
        """What was entered."""
        return [
            GroupGrant(row["group"].strip(), row["role"], tuple(sorted(team.pk for team in row["teams"])))
            for row in self.cleaned_data
            if row.get("group", "").strip()
        ]
