"""Forms of Settings, Staff."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from helpdesk.people.belongings import Belonging
from helpdesk.people.forms.own import language_choices, zone_choices
from helpdesk.people.models import Role, Team, User
from helpdesk.people.services.staff.bounds import rank, roles_below
from helpdesk.web.requests.permissions import TABLE, Permission, allows

MOST_AT_ONCE = 100
EVERYTHING, NOBODY = "everything", "nobody"
"""The field of who takes over all of it, and the choice that a kind of work goes to nobody."""
AS_THE_ROLE, GIVEN, TAKEN = "role", "yes", "no"


ROLE_HINT = gettext_lazy(
    "A collaborator reads the tickets of their teams and writes private notes. Nothing of theirs goes to customers, and"
    " no ticket is theirs: what they had waits in Unassigned."
)


def _role_choices(by: User) -> list[tuple[str, str]]:
    return [(role.value, str(role.label)) for role in roles_below(by)]


class TeamsField(forms.ModelMultipleChoiceField[Team]):
    """Teams to tick; all that are in use."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(queryset=Team.objects.filter(is_active=True), required=False, **options)


def _addresses_in(text: str) -> list[str]:
    """All addresses of a text, also as mail programs copy them: `"Lima, Ana" <ana@example.org>; ben@example.org`."""
    found: list[str] = []
    for line in re.split(r"[\n;]", text):
        in_brackets = re.findall(r"<([^<>]*)>", line)
        rest = re.split(r"[,\s]+", re.sub(r"<[^<>]*>|\"[^\"]*\"", " ", line))
        # Beside an address in brackets stands a name.
        found += in_brackets + [word for word in rest if word and ("@" in word or not in_brackets)]
    return found


class InviteForm(forms.Form):
    """The addresses of new colleagues, and what they will be."""

    emails = forms.CharField(
        label=gettext_lazy("Email addresses"),
        help_text=gettext_lazy("One a line. Each gets a link that is open for seven days."),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Write at least one address.")},
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    teams = TeamsField(label=gettext_lazy("Teams"))
    time_zone = forms.ChoiceField(choices=zone_choices, required=False, label=gettext_lazy("Time zone"))
    language = forms.ChoiceField(
        choices=language_choices,
        required=False,
        label=gettext_lazy("Language of the desk"),
        help_text=gettext_lazy("The invitation is written in it. Each can choose another one later."),
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        kwargs["initial"] = {"language": by.language}
        super().__init__(*args, **kwargs)
        self.fields["role"] = forms.ChoiceField(
            label=gettext("Role"),
            choices=_role_choices(by),
            initial=Role.AGENT,
            widget=forms.RadioSelect,
            help_text=ROLE_HINT,
        )

    def clean_emails(self) -> list[str]:
        """The addresses, however they are parted."""
        words = _addresses_in(self.cleaned_data["emails"])
        if len(words) > MOST_AT_ONCE:
            raise forms.ValidationError(gettext("At most %(count)s are invited at once.") % {"count": MOST_AT_ONCE})
        return list(words)


class PersonForm(forms.Form):
    """What a colleague is: name, role, teams, place. A role that the reader may not give is shown and stays."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    teams = TeamsField(label=gettext_lazy("Teams"))
    leads = TeamsField(
        label=gettext_lazy("Leads"), help_text=gettext_lazy("Of the teams above: told when something needs a lead.")
    )
    time_zone = forms.ChoiceField(choices=zone_choices, required=False, label=gettext_lazy("Time zone"))
    language = forms.ChoiceField(choices=language_choices, required=False, label=gettext_lazy("Language of the desk"))

    def __init__(self, *args: Any, person: User, by: User, **kwargs: Any) -> None:
        memberships = list(person.memberships.all())
        kwargs["initial"] = {
            "name": person.name,
            "role": person.role,
            "teams": [row.team_id for row in memberships],
            "leads": [row.team_id for row in memberships if row.is_lead],
            "time_zone": person.time_zone,
            "language": person.language,
        }
        super().__init__(*args, **kwargs)
        fixed = person.pk == by.pk or rank(person.role) > rank(by.role)
        choices = [(person.role, str(Role(person.role).label))] if fixed else _role_choices(by)
        self.fields["role"] = forms.ChoiceField(
            label=gettext("Role"),
            choices=choices,
            initial=person.role,
            widget=forms.RadioSelect,
            help_text=gettext("Nobody changes their own role.") if person.pk == by.pk else ROLE_HINT,
        )


class PermissionsForm(forms.Form):
    """The delicate permissions of one person: as the role says, given, or taken."""

    def __init__(self, *args: Any, person: User, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for permission, rights in TABLE.items():
            if not rights.is_delicate:
                continue
            usual = allows(person.role, {}, permission)
            choices = [
                (AS_THE_ROLE, gettext("As the role: yes") if usual else gettext("As the role: no")),
                (TAKEN, gettext("No")),
            ]
            if by.may(permission) or person.permissions.get(permission):
                choices.insert(1, (GIVEN, gettext("Yes")))
            kept = person.permissions.get(permission)
            self.fields[permission.value] = forms.ChoiceField(
                label=gettext("Can %(what)s") % {"what": gettext(rights.does)},
                choices=choices,
                initial={None: AS_THE_ROLE, True: GIVEN, False: TAKEN}[kept],
            )

    def wanted(self) -> dict[Permission, bool | None]:
        """Each permission, given (true), taken (false) or left to the role."""
        meaning = {AS_THE_ROLE: None, GIVEN: True, TAKEN: False}
        return {Permission(name): meaning[value] for name, value in self.cleaned_data.items()}


class LeaveForm(forms.Form):
    """Who takes over the work of somebody who leaves: one for all of it, and another one for a kind of it."""

    def __init__(
        self, *args: Any, work: Sequence[Belonging[User]], heirs: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._work = work
        self.fields[EVERYTHING] = forms.ChoiceField(
            label=gettext("Who takes it over"),
            choices=[("", gettext("Nobody")), *heirs],
            required=False,
            help_text=gettext("With nobody it waits for somebody. What cannot wait is yours then."),
        )
        for belonging in work:
            nobody = gettext("You") if belonging.needs_owner else gettext("Nobody: it waits for somebody")
            self.fields[belonging.key] = forms.ChoiceField(
                label=gettext("%(what)s: who takes them over") % {"what": gettext(belonging.label)},
                choices=[("", gettext("As chosen above")), (NOBODY, nobody), *heirs],
                required=False,
            )

    def heirs(self) -> dict[str, int]:
        """Keys of who takes over, by kind; what nobody does is left out."""
        chosen = {one.key: self.cleaned_data[one.key] or self.cleaned_data[EVERYTHING] for one in self._work}
        return {key: int(value) for key, value in chosen.items() if value not in ("", NOBODY)}
