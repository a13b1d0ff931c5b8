"""Forms of Settings, Macros."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy, pgettext, pgettext_lazy

from helpdesk.macros.models import Macro
from helpdesk.macros.queries.listed import WantedMacros, folders
from helpdesk.people.models import User
from helpdesk.replies.access import visible_to as replies_visible_to
from helpdesk.replies.groups import GROUPS_SHOWN, FolderField, Groups
from helpdesk.rules.forms.actions import ActionsDraft
from helpdesk.tickets.forms.ticket_number import TicketNumberField
from helpdesk.web.parameters import FilterForm


@dataclasses.dataclass
class MacroActions(ActionsDraft):
    """What a macro does, as its editor shows it; `error` is about the whole."""

    error: str = ""

    def tell(self, problems: Mapping[str, list[str]]) -> None:
        """Put the refusals of `save_macro` beside what they are about."""
        self.error = self.tell_actions(problems.get("actions", ()))


class MacroForm(forms.Form):
    """A macro without its actions; `number` is the ticket that a preview is made for. A preview asks for no name."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the macro a name.")},
    )
    folder = FolderField()
    number = TicketNumberField()

    def __init__(self, data: Any, *, macro: Macro, user: User) -> None:
        self.groups = Groups(user)
        super().__init__(data, initial=_initial(macro, self.groups))
        usable = replies_visible_to(user).filter(is_active=True).order_by("folder", "name", "pk")
        self.replies = {str(reply.pk): reply for reply in usable}
        if macro.reply:
            self.replies.setdefault(str(macro.reply.pk), macro.reply)
        self.fields["group"] = self.groups.field(pgettext("macro", "Who may use it"))
        self.fields["reply"] = forms.ChoiceField(
            label=gettext("Saved reply"),
            required=False,
            choices=[("", gettext("None")), *((key, reply.name) for key, reply in self.replies.items())],
            help_text=gettext("Put into the composer for whoever presses. A macro sends nothing."),
        )
        self.order_fields(["name", "folder", "group", "reply", "number"])

    @property
    def whole(self) -> dict[str, Any]:
        """What `services.save_macro` stores beside the actions."""
        chosen = self.cleaned_data
        whose = self.groups.whose(chosen["group"])
        return {"name": chosen["name"], "folder": chosen["folder"], "reply": self.replies.get(chosen["reply"]), **whose}


def _initial(macro: Macro, groups: Groups) -> dict[str, Any]:
    held = {"name": macro.name, "folder": macro.folder, "reply": str(macro.reply_id or "")} if macro.pk else {}
    return {"group": groups.of(macro), **held}


class MacroFilter(FilterForm):
    """What the list is narrowed to."""

    q = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": gettext_lazy("Name")}),
    )
    group = forms.ChoiceField(label=pgettext_lazy("macro", "Who may use it"), required=False, choices=GROUPS_SHOWN)

    def __init__(self, data: Any, reader: User) -> None:
        super().__init__(data, reader)
        some = [("", gettext("All folders")), *((name, name) for name in folders(reader))]
        self.fields["folder"] = forms.ChoiceField(label=gettext("Folder"), required=False, choices=some)
        self.order_fields(["q", "folder", "group"])

    def wanted(self, *, is_away: bool) -> WantedMacros:
        """What an address asks for; what makes no sense narrows nothing."""
        return WantedMacros(self.choice("q"), self.choice("folder"), self.choice("group"), is_away)
