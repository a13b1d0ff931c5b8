"""The active choices of a complaint page in words, each removable."""

from typing import Any

from complaints.forms import ComplaintFilterForm
from complaints.queries.filters import ComplaintFilter
from helpdesk.web import formats


def chips(form: ComplaintFilterForm, chosen: ComplaintFilter) -> list[dict[str, str]]:
    """The active choices in words, each with the address without it."""
    clean = form.cleaned_data
    found: list[dict[str, str]] = []

    def add(name: str, words: Any, **without: Any) -> None:
        if words:
            found.append({"name": name, "words": str(words), "without": f"?{chosen.address(**without)}"})

    add("Received", _period(chosen), first=None, last=None)
    for field in ("team", "product", "cause"):
        add(field.capitalize(), clean.get(field), **{field: None})
    add("Severity", dict(form.fields["severity"].choices).get(chosen.severity) if chosen.severity else "", severity="")  # type: ignore[attr-defined]
    add("State", chosen.state.capitalize(), state="")
    add("Cause", "none yet" if chosen.untagged else "", untagged=False)
    add("Product", "not said" if chosen.no_product else "", no_product=False)
    return found


def _period(chosen: ComplaintFilter) -> str:
    if chosen.first and chosen.first == chosen.last:
        return formats.long_date(chosen.first)
    if chosen.first and chosen.last:
        return f"{formats.long_date(chosen.first)} – {formats.long_date(chosen.last)}"
    if chosen.first:
        return f"since {formats.long_date(chosen.first)}"
    return f"up to {formats.long_date(chosen.last)}" if chosen.last else ""
