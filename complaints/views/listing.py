"""All complaints, filtered by the address: what every mark of the trend page leads to."""

from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from complaints import access
from complaints.forms import FilterForm
from complaints.queries.filters import ComplaintFilter
from complaints.queries.rows import page
from helpdesk.people.models import User
from helpdesk.web import formats
from helpdesk.web.access import staff_only
from helpdesk.web.sections import sections


@staff_only
def complaint_list(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    form = FilterForm(user, request.GET)
    chosen = form.chosen()
    complaints = chosen.apply(access.visible_to(user))
    rows, after = page(complaints, request.GET.get("after", ""))
    return render(
        request,
        "complaints/list.html",
        {
            "form": form,
            "rows": rows,
            "total": complaints.count(),
            "chips": chips(form, chosen),
            "next": f"?{chosen.address()}&{urlencode({'after': after})}" if after else "",
            "first": f"?{chosen.address()}" if "after" in request.GET else "",
            "export": chosen.address(),
            "report_links": sections("reports", request),
            "area": "reports",
        },
    )


def chips(form: FilterForm, chosen: ComplaintFilter) -> list[dict[str, str]]:
    """The active choices in words, each with the address without it."""
    clean = form.cleaned_data
    found: list[dict[str, str]] = []

    def add(name: str, words: Any, **without: Any) -> None:
        if words:
            found.append({"name": name, "words": str(words), "without": f"?{chosen.address(**without)}"})

    add("Received", _period(chosen), start=None, end=None)
    for field in ("team", "product", "cause"):
        add(field.capitalize(), clean.get(field), **{field: None})
    add("Severity", dict(form.fields["severity"].choices).get(chosen.severity) if chosen.severity else "", severity="")  # type: ignore[attr-defined]
    add("State", chosen.state.capitalize(), state="")
    add("Cause", "none yet" if chosen.untagged else "", untagged=False)
    add("Product", "not said" if chosen.no_product else "", no_product=False)
    return found


def _period(chosen: ComplaintFilter) -> str:
    start = f"from {formats.long_date(chosen.start)}" if chosen.start else ""
    end = f"before {formats.long_date(chosen.end)}" if chosen.end else ""
    return f"{start} {end}".strip()
