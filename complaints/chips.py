"""The active choices of a complaint page in words, each removable."""

from typing import Any

from django.utils.translation import gettext

from complaints.forms import STATES, ComplaintFilterForm
from complaints.models import Severity
from complaints.queries.filters import ComplaintFilter
from helpdesk.web.words import formats


def chips(form: ComplaintFilterForm, chosen: ComplaintFilter) -> list[dict[str, str]]:
    """The active choices in words, each with the address without it."""
    clean = form.cleaned_data
    found: list[dict[str, str]] = []

    def add(name: str, words: Any, **without: Any) -> None:
        if words:
            found.append({"name": name, "words": str(words), "without": f"?{chosen.address(**without)}"})

    add(gettext("Received"), _period(chosen), first=None, last=None)
    for field, name in (("team", gettext("Team")), ("product", gettext("Product")), ("cause", gettext("Cause"))):
        add(name, clean.get(field), **{field: None})
    add(gettext("Severity"), Severity(chosen.severity).label if chosen.severity else "", severity="")
    add(gettext("State"), dict(STATES).get(chosen.state), state="")
    add(gettext("Cause"), gettext("none yet") if chosen.untagged else "", untagged=False)
    add(gettext("Product"), gettext("not said") if chosen.no_product else "", no_product=False)
    return found


def _period(chosen: ComplaintFilter) -> str:
    if chosen.first and chosen.first == chosen.last:
        return formats.long_date(chosen.first)
    if chosen.first and chosen.last:
        return f"{formats.long_date(chosen.first)} – {formats.long_date(chosen.last)}"
    if chosen.first:
        return gettext("since %(first)s") % {"first": formats.long_date(chosen.first)}
    return gettext("up to %(last)s") % {"last": formats.long_date(chosen.last)} if chosen.last else ""
