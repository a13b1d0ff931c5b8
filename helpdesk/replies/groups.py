"""For whom something is that a person writes: everybody, one of their teams, or they alone. For forms and lists."""

from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext, gettext_lazy

from helpdesk.people.access import teams_of
from helpdesk.people.models import Team, User
from helpdesk.replies.access import Grouped
from helpdesk.web.requests.permissions import Permission

EVERYBODY, ME = "all", "me"
GROUPS_SHOWN = [
    ("", gettext_lazy("For whomever")),
    (EVERYBODY, gettext_lazy("For everybody")),
    ("team", gettext_lazy("For a team")),
    (ME, gettext_lazy("Only for me")),
]
"""What a list is narrowed to."""
M = TypeVar("M", bound=Model)
NAME_LENGTH = 120


class FolderField(forms.CharField):
    """The folder that something stands in: typed, or chosen from those that the page lists under "folders"."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Folder"),
            max_length=80,
            required=False,
            help_text=gettext_lazy("Type a new one, or one that exists."),
            widget=forms.TextInput(attrs={"list": "folders", "autocomplete": "off"}),
        )


class Groups:
    """The groups that a person may write for."""

    def __init__(self, user: User) -> None:
        self.user, self.may_share = user, user.may(Permission.CHANGE_SAVED_REPLIES)
        self.teams: dict[str, Team] = (
            {str(team.pk): team for team in teams_of(user).distinct()} if self.may_share else {}
        )

    def field(self, label: str) -> forms.ChoiceField:
        """The field of a form that chooses one of them."""
        everybody = [(EVERYBODY, gettext("Everybody"))] if self.may_share else []
        return forms.ChoiceField(
            label=label,
            choices=[*everybody, *((key, team.name) for key, team in self.teams.items()), (ME, gettext("Only me"))],
            help_text="" if self.may_share else gettext("Team leads write those for a team or for everybody."),
        )

    def of(self, thing: Grouped) -> str:
        """The key of the group that a stored thing is for; of a new one, of the widest that its writer may choose."""
        if getattr(thing, "pk", None):
            return ME if thing.owner_id else str(thing.team_id or EVERYBODY)
        return EVERYBODY if self.may_share else ME

    def whose(self, key: str) -> dict[str, Any]:
        """`team` and `owner` of what is for this group."""
        return {"team": self.teams.get(key), "owner": self.user if key == ME else None}


def of_group(rows: QuerySet[M], user: User, group: str) -> QuerySet[M]:
    """The rows that are for everybody ("all"), for a team ("team") or for this person alone ("me"); else all."""
    match group:
        case "all":
            return rows.filter(team=None, owner=None)
        case "team":
            return rows.exclude(team=None)
        case "me":
            return rows.filter(owner=user)
    return rows


def free_name(name: str, rows: QuerySet[M], ending: str) -> str:
    """A name that none of these rows has: itself, or with the ending in brackets, and a number where that is taken."""
    found, number = name, 1
    while rows.filter(name__iexact=found).exists():
        end = f" ({ending})" if number == 1 else f" ({ending}, {number})"
        found, number = name[: NAME_LENGTH - len(end)] + end, number + 1
    return found
