"""The form of Settings, Public pages, Files."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.urls import Resolver404, resolve
from django.utils.translation import gettext, gettext_lazy

from helpdesk.shop.addresses import is_name
from helpdesk.shop.models import ProofFile

LONGEST = 20_000


class ProofFileForm(forms.Form):
    """A file as it was downloaded from the other service, or its name and content."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("As you downloaded it. Its name is kept."),
        required=False,
    )
    name = forms.CharField(
        label=gettext_lazy("Or its name"),
        help_text=gettext_lazy(
            "Such as google1a2b3c.html, or .well-known/apple-developer-merchantid-domain-association."
        ),
        max_length=120,
        required=False,
    )
    content = forms.CharField(
        label=gettext_lazy("And its content"),
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """A name and a content, from the file where there is one; a typed name goes before the file's."""
        typed: dict[str, Any] = super().clean() or {}
        file = typed.get("file")
        if isinstance(file, UploadedFile):
            typed["content"] = self._read(file)
            typed["name"] = typed.get("name") or file.name
        elif not self.errors:
            if not typed["name"]:
                self.add_error("name", gettext("Choose the file, or give its name and content."))
            elif not typed["content"].strip():
                self.add_error("content", gettext("What stands in the file?"))
        if name := typed.get("name"):
            typed["name"] = self._free(name.removeprefix("/"))
        return typed

    def _read(self, file: UploadedFile[bytes]) -> str:
        content: bytes = file.read(LONGEST + 1)
        try:
            words = content.decode()
        except UnicodeDecodeError:
            words = "\0"
        if not words.strip() or len(content) > LONGEST or "\0" in words:
            self.add_error("file", gettext("This is no such file: they are text, and at most 20 kB."))
        return words

    def _free(self, name: str) -> str:
        """The name, unless it cannot be one or a page of ours has its address."""
        if not is_name(name):
            words = gettext("A name ends in .html, .txt, .xml or .json, or begins with .well-known/.")
            self.add_error("name", words)
        elif _leads_elsewhere(f"/{name}"):
            self.add_error("name", gettext("A page of ours has this address already."))
        return name

    def facts(self) -> dict[str, str]:
        """What was typed, as `services.save_proof_file` takes it."""
        return {name: self.cleaned_data[name] for name in ("name", "content")}


def _leads_elsewhere(path: str) -> bool:
    try:
        return resolve(path).view_name != "shop:proof_file"
    except Resolver404:
        return True


def of(file: ProofFile) -> dict[str, str]:
    """The initial values of a form that changes a file."""
    return {"name": file.name, "content": file.content}
