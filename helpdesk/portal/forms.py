"""Forms of the pages on which customers follow their requests."""

from django import forms
from django.utils.translation import gettext_lazy as _

from helpdesk.customers.forms import AddressField
from helpdesk.tickets.forms.composer import SubmissionKey
from helpdesk.tickets.forms.uploads import MAX_MESSAGE, FilesField, KeepsFiles


class NewLinkForm(forms.Form):
    """Asks who wants a new link in place of one that has ended."""

    email = AddressField(
        label=_("The address that you wrote from"),
        max_length=254,
        required=False,
        help_text=_("If the link in your mail is whole, you may leave this empty."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class AnswerForm(KeepsFiles):
    """A customer's further words on their request."""

    message = forms.CharField(
        label=_("Write to us"),
        max_length=MAX_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something first: your answer is empty.")},
    )
    attachments = FilesField(label=_("Photos or files"), required=False)
    submission_key = SubmissionKey()

    @property
    def is_blank(self) -> bool:
        """Whether it holds neither words nor files."""
        return not (self.data.get("message", "").strip() or self.files or self.waiting)
