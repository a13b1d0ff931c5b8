"""The form of Settings, Mail out: the server by which all mail leaves."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext, gettext_lazy

from helpdesk.outgoing.models import Encryption, MailServer
from helpdesk.outgoing.models.mail_server import ACCOUNT
from helpdesk.outgoing.relay.access import RelayAccess
from helpdesk.outgoing.relay.presets import RelayPreset
from helpdesk.outgoing.relay.probe import PATIENCE
from helpdesk.web.parameters.fields import ONE_LINE
from helpdesk.web.words.hosts import is_host, is_near

_SENDABLE = RegexValidator(
    r"\A[\x00-\x7f]*\Z",
    gettext_lazy("A mail server can be told only letters without accents, digits and signs of a plain keyboard."),
)
"""We sign in with ASCII."""
_FIELDS = (*ACCOUNT, "timeout")
_OTHER_ENCRYPTION = {(Encryption.TLS, 587): 465, (Encryption.STARTTLS, 465): 587}


class MailServerForm(forms.ModelForm[MailServer]):
    """Where it is and how we sign in. The password is never shown again; left empty, the stored one stays."""

    port = forms.IntegerField(label=gettext_lazy("Port"), min_value=1, max_value=65_535)
    timeout = forms.IntegerField(
        label=gettext_lazy("Patience in seconds"),
        help_text=gettext_lazy("For so long a server that says nothing is waited for."),
        min_value=5,
        max_value=120,
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        required=False,
        strip=False,
        max_length=500,
        validators=[ONE_LINE, _SENDABLE],
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = MailServer
        fields = _FIELDS
        labels = {
            "host": gettext_lazy("Server"),
            "encryption": gettext_lazy("Encryption"),
            "username": gettext_lazy("User name"),
        }
        help_texts = {"username": gettext_lazy("Often the whole address. Empty where nobody signs in.")}
        widgets = {
            "host": forms.TextInput(attrs={"placeholder": "smtp.example.org", "autocomplete": "off"}),
            "username": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        error_messages = {"host": {"required": gettext_lazy("Which server is it?")}}

    def __init__(self, data: Any = None, *, server: MailServer | None, preset: RelayPreset | None = None) -> None:
        self._stored = server
        chosen = {"host": preset.host, "port": preset.port, "encryption": preset.encryption} if preset else {}
        # What was typed must not change the row that the password is compared with.
        instance = MailServer(**{field: getattr(server, field) for field in _FIELDS}) if server else MailServer()
        super().__init__(data, instance=instance, initial=chosen)
        self.fields["username"].validators += [ONE_LINE, _SENDABLE]
        self.fields["password"].needed_later = True  # type: ignore[attr-defined] # with a user name alone
        if self._has_password():
            self.fields["password"].help_text = gettext("A password is kept. Leave this empty to go on using it.")
        if self.is_bound and self.data.get("password"):
            self.fields["password"].help_text = gettext("Enter it again: a password is never shown on a page.")

    def _has_password(self) -> bool:
        return bool(self._stored and self._stored.secret)

    def clean_host(self) -> str:
        host = str(self.cleaned_data["host"]).strip().rstrip(".")
        if not is_host(host):
            raise ValidationError(gettext("A server’s name looks like smtp.example.org, without https:// or spaces."))
        return host

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        encryption, host = data.get("encryption"), data.get("host", "")
        if encryption == Encryption.NONE and host and not is_near(host):
            self.add_error(
                "encryption",
                gettext("Without encryption mail and password could be read on the way. Choose TLS or STARTTLS."),
            )
        if other := _OTHER_ENCRYPTION.get((encryption, data.get("port"))):  # type: ignore[arg-type] # an unknown pair is none
            self.add_error("port", gettext("With this encryption it is usually port %(port)s.") % {"port": other})
        self._check_password(data)
        return data

    def _check_password(self, data: dict[str, Any]) -> None:
        if data.get("password") and not data.get("username") and "username" not in self.errors:
            self.add_error("username", gettext("Which user signs in there?"))
        if data.get("password") or not data.get("username") or "password" in self.errors:
            return
        if not self._has_password():
            self.add_error("password", gettext("Enter the password of this account."))
        elif not self.errors and any(data.get(name) != getattr(self._stored, name) for name in ACCOUNT):
            self.add_error("password", gettext("Enter the password again: the kept one is for the account as it was."))

    def access(self) -> RelayAccess:
        """What was entered, for a test that saves nothing.

        Raises:
            SealedUnreadable: the kept password cannot be read any more.
        """
        data = self.cleaned_data
        password = data["password"]
        if data["username"] and not password and self._stored:
            password = RelayAccess.of(self._stored).password
        return RelayAccess(data["host"], data["port"], data["encryption"], data["username"], password, PATIENCE)
