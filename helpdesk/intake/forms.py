"""Forms of Settings, Mailboxes: an address of ours, and the account to fetch its mail from."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from helpdesk.customers.forms import AddressField
from helpdesk.intake.doors.imap import token_commands
from helpdesk.intake.doors.imap.access import Access
from helpdesk.intake.doors.imap.probe import PATIENCE
from helpdesk.intake.models import AfterFetch, ImapAccount, Security
from helpdesk.outgoing.models import Door, Mailbox
from helpdesk.people.models import Team
from helpdesk.web.parameters.fields import ONE_LINE
from helpdesk.web.words.hosts import is_host, is_near

_KEPT_FOR = ("host", "port", "security", "username")
"""A stored password is used for the very account that it was entered for: whoever could point it at another server
would get to know it."""


class MailboxForm(forms.ModelForm[Mailbox]):
    """The address, its team, and which door its mail comes through."""

    address = AddressField(
        label=gettext_lazy("Address"),
        max_length=254,
        help_text=gettext_lazy("Customers write here, and answers leave from here."),
        error_messages={"required": gettext_lazy("Which address is it?")},
    )

    class Meta:
        model = Mailbox
        fields = ["address", "name", "team", "plus_addressing", "takes_reply_to", "door"]
        labels = {
            "name": gettext_lazy("Name of the sender"),
            "plus_addressing": gettext_lazy("The mail server delivers plus addresses here"),
            "takes_reply_to": gettext_lazy("A form or a group writes here for other people"),
        }
        help_texts = {
            "name": gettext_lazy("Beside the address in mail that leaves, such as the shop’s name."),
            "team": gettext_lazy("Gets what arrives here, unless a rule decides otherwise."),
            "plus_addressing": gettext_lazy(
                "As in help+r12@example.org. Answers then find their request even without a reference."
            ),
            "takes_reply_to": gettext_lazy(
                "Mail from our own addresses and domain, and from a group that puts itself in the writer’s "
                "place, becomes a request of the person in Reply-To, who is answered. Anybody can write a "
                "Reply-To, so it joins a running request only when it quotes a mail of ours."
            ),
        }
        widgets = {"door": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["door"] = forms.ChoiceField(
            label=gettext("How mail arrives"),
            choices=Door.choices,
            widget=forms.RadioSelect,
            initial=Door.HANDED,
        )
        self.fields["team"] = forms.ModelChoiceField(
            label=gettext("Team"),
            queryset=Team.objects.filter(is_active=True),
            required=False,
            empty_label=gettext("No team"),
            help_text=self.Meta.help_texts["team"],
        )

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"])
        if Mailbox.objects.filter(address__iexact=address).exclude(pk=self.instance.pk).exists():
            raise ValidationError(gettext("There is a mailbox of this address already."))
        return address


class ImapForm(forms.ModelForm[ImapAccount]):
    """The account to fetch from. The password is never shown again; left empty, the stored one stays."""

    port = forms.IntegerField(label=gettext_lazy("Port"), min_value=1, max_value=65_535, initial=993)
    token_command = forms.ChoiceField(
        label=gettext_lazy("Sign in with"),
        required=False,
        help_text=gettext_lazy(
            "Commands that print an OAuth 2 token are set up by the operator, in IMAP_TOKEN_COMMANDS."
        ),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        required=False,
        strip=False,
        max_length=500,
        validators=[ONE_LINE],
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    take_existing = forms.ChoiceField(
        label=gettext_lazy("Mail that lies in the folder already"),
        choices=[
            ("no", gettext_lazy("Leave it; take in what arrives from now on")),
            ("yes", gettext_lazy("Take it in too")),
        ],
        initial="no",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ImapAccount
        fields = ["host", "port", "security", "username", "token_command", "folder", "after_fetch", "move_to"]
        labels = {
            "host": gettext_lazy("Server"),
            "security": gettext_lazy("Encryption"),
            "username": gettext_lazy("User name"),
            "folder": gettext_lazy("Folder"),
            "after_fetch": gettext_lazy("After a message is stored here"),
            "move_to": gettext_lazy("Folder to move it to"),
        }
        help_texts = {"username": gettext_lazy("Often the whole address.")}
        widgets = {
            "host": forms.TextInput(attrs={"placeholder": "imap.example.org", "autocomplete": "off"}),
            "username": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        error_messages = {
            "host": {"required": gettext_lazy("Which server is it?")},
            "username": {"required": gettext_lazy("Which user signs in there?")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._before = {name: getattr(self.instance, name) for name in _KEPT_FOR} if self.instance.pk else {}
        for name in ("username", "folder", "move_to"):
            self.fields[name].validators.append(ONE_LINE)
        choices = [
            ("", gettext("A password")),
            *((name, gettext("A token from “%(name)s”") % {"name": name}) for name in token_commands.names()),
        ]
        self.fields["token_command"].choices = choices  # type: ignore[attr-defined]
        for name in ("token_command", "password", "move_to"):
            # Which of them are needed follows from others.
            self.fields[name].needed_later = True  # type: ignore[attr-defined]
        if self.instance.pk:
            self.fields["take_existing"].initial = "yes" if self.instance.fetch_since is None else "no"
        if self.has_password:
            self.fields["password"].help_text = gettext("A password is kept. Leave this empty to go on using it.")
        if self.is_bound and self.data.get("password"):
            self.fields["password"].help_text = gettext("Enter it again: a password is never shown on a page.")

    @property
    def offers_tokens(self) -> bool:
        """Whether there is another way to sign in than a password."""
        return bool(token_commands.names() or self.instance.token_command)

    @property
    def has_password(self) -> bool:
        return bool(self.instance.pk and self.instance.secret)

    def clean_host(self) -> str:
        host = str(self.cleaned_data["host"]).strip().rstrip(".")
        if not is_host(host):
            raise ValidationError(gettext("A server’s name looks like imap.example.org, without https:// or spaces."))
        return host

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._check_encryption(data)
        self._check_password(data)
        if data.get("after_fetch") == AfterFetch.MOVE:
            self._check_target(data)
        return data

    def _check_encryption(self, data: dict[str, Any]) -> None:
        security, host = data.get("security"), data.get("host", "")
        if security == Security.NONE and host and not is_near(host):
            self.add_error(
                "security", gettext("Without encryption the password could be read on the way. Choose TLS or STARTTLS.")
            )
        if security == Security.STARTTLS and data.get("port") == 993:
            self.add_error("port", gettext("Port 993 speaks TLS at once. STARTTLS usually has port 143."))

    def _check_password(self, data: dict[str, Any]) -> None:
        if data.get("token_command") or data.get("password") or {"token_command", "password"} & self.errors.keys():
            return
        if not self.has_password:
            self.add_error("password", gettext("Enter the password of this account."))
        elif not self.errors and any(data.get(name) != value for name, value in self._before.items()):
            self.add_error("password", gettext("Enter the password again: the kept one is for the account as it was."))

    def _check_target(self, data: dict[str, Any]) -> None:
        if not data.get("move_to"):
            self.add_error("move_to", gettext("Where to? Enter the name of a folder."))
        elif data["move_to"] == data.get("folder"):
            self.add_error("move_to", gettext("This is the folder that mail is fetched from. Choose another one."))

    def access(self) -> Access:
        """What was entered, for a test that saves nothing.

        Raises:
            Trouble: the kept password cannot be read any more.
        """
        data = self.cleaned_data
        kept = "" if data["token_command"] or data["password"] else Access.of(self.instance).password
        return Access(
            host=data["host"],
            port=data["port"],
            security=data["security"],
            username=data["username"],
            password=data["password"] or kept,
            token_command=data["token_command"],
            patience=PATIENCE,
        )
