"""The parts of other rooms on a contact form: shown with it, and done with the ticket that it makes."""

from collections.abc import Mapping, Sequence

from django import forms
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from helpdesk.channels.form.registry import Extra, all_extras
from helpdesk.tickets.models import ContactForm, Ticket
from helpdesk.web.parameters import form_data

Parts = Sequence[tuple[Extra, forms.Form]]
Posted = Mapping[str, Mapping[str, Sequence[str]]]


def parts_of(form: ContactForm, request: HttpRequest) -> Parts:
    """Each part that the form has, bound when the customer chose it."""
    return [(extra, _part(request, extra)) for extra in all_extras() if extra.key in form.extras]


def posted(parts: Parts, request: HttpRequest) -> Posted:
    """What was filled in of the parts that the customer chose, as it can be kept."""
    return {
        extra.key: {name: form_data(request).bodies(part.add_prefix(name)) for name in part.fields}
        for extra, part in parts
        if part.is_bound
    }


def finish(ticket: Ticket, filled_in: Posted) -> None:
    """Do what the parts bring about; one that its room would refuse by now is left out, for the words are there."""
    for extra in all_extras():
        if extra.key in filled_in:
            fields = {f"{extra.key}-{name}": list(values) for name, values in filled_in[extra.key].items()}
            part = extra.form_class(MultiValueDict(fields), prefix=extra.key)
            if part.is_valid():
                extra.on_created(ticket, part.cleaned_data)


def _part(request: HttpRequest, extra: Extra) -> forms.Form:
    if request.method == "POST" and form_data(request).words(extra.key) == "yes":
        return extra.form_class(request.POST, request.FILES, prefix=extra.key)
    return extra.form_class(prefix=extra.key)
