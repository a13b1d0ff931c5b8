"""Forms of the survey pages and of the desk."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy

from helpdesk.people import access as people
from helpdesk.people.models import User
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.words.languages import name_of
from surveys.kinds import Scale, kind_of
from surveys.mail.compose import question
from surveys.models import FollowUp, Programme
from surveys.models.answer import COMMENT_LENGTH
from surveys.texts import Texts, all_texts


class ScoreForm(forms.Form):
    """A score on the scale."""

    score = forms.IntegerField()

    def __init__(self, data: Any, *, scale: Scale) -> None:
        super().__init__(data)
        self.fields["score"] = forms.IntegerField(min_value=scale.low, max_value=scale.high)


class CommentForm(forms.Form):
    """The words after the score. All fields may stay empty; consent is off at first."""

    reasons = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    comment = forms.CharField(
        required=False, max_length=COMMENT_LENGTH, widget=forms.Textarea(attrs={"rows": 5, "maxlength": COMMENT_LENGTH})
    )
    may_contact = forms.BooleanField(required=False)

    def __init__(self, *args: Any, texts: Texts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reasons"] = forms.MultipleChoiceField(
            required=False, choices=list(texts.reasons.items()), widget=forms.CheckboxSelectMultiple
        )


class FollowUpContactForm(forms.Form):
    """A line in the contact log of a follow-up."""

    state = forms.ChoiceField(choices=FollowUp.State, widget=forms.RadioSelect)
    note = forms.CharField(
        required=False, max_length=2000, label=gettext_lazy("What happened?"), widget=forms.Textarea(attrs={"rows": 3})
    )


class GiveForm(forms.Form):
    """The form that gives a follow-up to a colleague: one of those who may see its ticket."""

    owner = forms.ModelChoiceField(
        queryset=User.objects.none(), label=gettext_lazy("Give it to"), empty_label=gettext_lazy("Choose a colleague")
    )

    def __init__(self, *args: Any, follow_up: FollowUp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = Q(pk__in=people.who_may(Permission.SEE_ALL_TEAMS)) | Q(memberships__team=follow_up.ticket.team_id)
        others = people.assignees().filter(able).exclude(pk=follow_up.owner_id or 0).distinct()
        self.fields["owner"].queryset = others  # type: ignore[attr-defined]


class ProgrammeForm(forms.ModelForm[Programme]):
    """One survey's settings, with its question in each language."""

    class Meta:
        model = Programme
        fields = ("is_active", "share", "delay_minutes", "cool_down_days")
        labels = {
            "is_active": gettext_lazy("Ask customers after a ticket"),
            "share": gettext_lazy("Share of resolved tickets"),
            "delay_minutes": gettext_lazy("Wait after resolving"),
            "cool_down_days": gettext_lazy("Ask one person at most every"),
        }
        help_texts = {
            "share": gettext_lazy("In percent. The shares of all surveys together are at most 100."),
            "delay_minutes": gettext_lazy("In minutes. A ticket that is opened again in this time is not asked about."),
            "cool_down_days": gettext_lazy("In days, counted over all surveys."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, texts in all_texts().items():
            self.fields[f"question_{code}"] = forms.CharField(
                required=False,
                max_length=200,
                label=gettext("Question (%(language)s)") % {"language": name_of(code)},
                help_text=gettext("Left empty: “%(question)s”")
                % {"question": question(None, kind_of(self.instance.kind), texts)},
                initial=self.instance.questions.get(code, ""),
            )

    def questions(self) -> dict[str, str]:
        """The filled-in questions by language."""
        given = {code: self.cleaned_data[f"question_{code}"].strip() for code in all_texts()}
        return {code: words for code, words in given.items() if words}
