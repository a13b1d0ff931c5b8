"""Forms of Settings, Saved replies."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from helpdesk.people.models import User
from helpdesk.replies.groups import GROUPS_SHOWN, FolderField, Groups
from helpdesk.replies.models import SavedReply
from helpdesk.replies.queries.brought import files_with
from helpdesk.replies.queries.listed import WantedReplies, folders
from helpdesk.tickets.forms.ticket_number import TicketNumberField
from helpdesk.tickets.forms.uploads import FilesField, KeepsFiles
from helpdesk.web import shop
from helpdesk.web.parameters import FilterForm
from helpdesk.web.words import languages


class SavedReplyForm(KeepsFiles):
    """A saved reply as its page shows it; `number` is the ticket that a preview is filled in for.

    `attachments` are files that come to those that it has.

    A preview asks for no name. For whom it can be follows from who writes it.
    """

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the saved reply a name.")},
    )
    folder = FolderField()
    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write the text.")},
    )
    attachments = FilesField(
        label=gettext_lazy("More files"),
        required=False,
        help_text=gettext_lazy("Put on each answer that the saved reply is inserted into. 25 MB together."),
    )
    number = TicketNumberField()

    def __init__(
        self, data: Any, files: Any = None, *, reply: SavedReply, user: User, is_preview: bool = False
    ) -> None:
        super().__init__(data, files, initial=_initial(reply, user))
        self.beside = [file.size for file in files_with(reply)] if reply.pk else []
        self.is_preview, self.groups = is_preview, Groups(user)
        self.fields["language"] = forms.ChoiceField(label=gettext("Language"), choices=languages.choices())
        self.fields["group"] = self.groups.field(gettext("Who may use it"))
        self.order_fields(["name", "folder", "language", "group", "body", "attachments", "number"])

    def clean(self) -> dict[str, Any]:
        """What was typed; to look at the text it needs no name yet."""
        if self.is_preview:
            self.errors.pop("name", None)
        return self.cleaned_data

    @property
    def text(self) -> dict[str, Any]:
        """What `services.save_saved_reply` stores."""
        chosen = self.cleaned_data
        words = {name: chosen[name] for name in ("name", "folder", "language", "body")}
        return {**words, **self.groups.whose(chosen["group"]), "files": chosen["attachments"]}


def _initial(reply: SavedReply, user: User) -> dict[str, Any]:
    group = Groups(user).of(reply)
    if not reply.pk:
        return {"language": shop.facts().language.partition("-")[0], "group": group}
    return {
        "name": reply.name,
        "folder": reply.folder,
        "language": reply.language,
        "group": group,
        "body": reply.body,
    }


class SavedReplyFilter(FilterForm):
    """What the list is narrowed to."""

    q = forms.CharField(
        label=gettext_lazy("Name or words"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": gettext_lazy("Name or words")}),
    )
    group = forms.ChoiceField(
        label=gettext_lazy("Who may use it"),
        required=False,
        choices=GROUPS_SHOWN,
    )

    def __init__(self, data: Any, reader: User) -> None:
        super().__init__(data, reader)
        some = [("", gettext("All folders")), *((name, name) for name in folders(reader))]
        self.fields["folder"] = forms.ChoiceField(label=gettext("Folder"), required=False, choices=some)
        known = [("", gettext("All languages")), *languages.choices()]
        self.fields["language"] = forms.ChoiceField(label=gettext("Language"), required=False, choices=known)
        self.order_fields(["q", "folder", "language", "group"])

    def wanted(self, *, is_away: bool) -> WantedReplies:
        """What an address asks for; what makes no sense narrows nothing."""
        return WantedReplies(
            words=self.choice("q"),
            folder=self.choice("folder"),
            language=self.choice("language"),
            group=self.choice("group"),
            is_away=is_away,
        )
