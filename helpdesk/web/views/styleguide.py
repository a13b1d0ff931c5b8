"""`/styleguide/`: every component and state on one page, for those who build pages. Only with DEBUG."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

FRAMES = {"desk": "web/styleguide.html", "help": "web/styleguide_help.html"}


@dataclass(frozen=True)
class Named:
    name: str
    colour: int = 0


class SampleForm(forms.Form):
    name = forms.CharField(help_text="Shown to everyone in the rule list", initial="Refund after delivery")
    amount = forms.DecimalField(label="Order value over", widget=forms.TextInput)
    team = forms.ChoiceField(choices=[("deliveries", "Deliveries")])
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    urgent = forms.BooleanField(label="Someone was hurt, or could be")
    channels = forms.MultipleChoiceField(
        choices=[("email", "Email"), ("phone", "Phone")], widget=forms.CheckboxSelectMultiple
    )


def sample() -> dict[str, Any]:
    """Values in every state that a list can show."""
    now = timezone.now()
    return {
        "form": SampleForm({"name": "Refund after delivery", "amount": "20O", "team": "deliveries"}),
        "statuses": ["new", "open", "waiting", "on_hold", "resolved", "closed"],
        "priorities": ["low", "normal", "high", "urgent"],
        "teams": [Named(f"Team {number}", number) for number in range(1, 9)],
        "names": ["Meg O’Dowd", "Priya Raman", "Lan Nguyễn", "Wulandari", "Jonas Weber", "Sofia Duarte"],
        "dues": [now + timedelta(minutes=minutes) for minutes in (-18, 9, 22, 54, 96, 3000)],
        "paid": Named("Priya Raman"),
        "trail": [("All open", "#"), ("#4821", "")],
        "now": now,
        "eleven": list(range(11)),
        "five": list(range(1, 6)),
    }


def styleguide(request: HttpRequest, frame: str = "desk") -> HttpResponse:
    if not settings.DEBUG or frame not in FRAMES:
        raise Http404
    return render(request, FRAMES[frame], sample())
